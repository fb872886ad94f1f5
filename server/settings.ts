import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import type { Broker } from './mqtt/mqtt.ts'
import { isPattern } from './mqtt/topic.ts'

/** What stops a start, in one line for the one who starts it, with the exit code that goes with it. */
export class CannotStart extends Error {
  readonly exitCode: number
  constructor(message: string, exitCode = 2) {
    super(message)
    this.name = 'CannotStart'
    this.exitCode = exitCode
  }
}

export interface Environment {
  port: number
  host: string
  dataDir: string
  /** Where the list of what was erased lies. */
  erasedDir: string
  publicUrl: string | null
  trustProxy: boolean | string
  logLevel: string
  setupCode: string | null
  broker: Broker | null
}

type Env = Readonly<Record<string, string | undefined>>

const portOf = (text: string | undefined) => {
  if (text === undefined || text === '') return 8080
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new CannotStart(`PORT must be a number from 1 to 65535, not "${text}".`)
  return port
}

const urlOf = (text: string | undefined) => {
  if (!text) return null
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new CannotStart(
      `PUBLIC_URL must be a whole address, like https://board.example.org, not "${text}".`,
    )
  }
  return new URL(text).origin
}

/** What is said of it never repeats the address: a password may stand in it. */
const brokerOf = (url: string | undefined, topic: string | undefined): Broker | null => {
  if (!url) return null
  if (!URL.canParse(url) || !/^mqtts?:$/.test(new URL(url).protocol) || !new URL(url).hostname)
    throw new CannotStart('MQTT_URL must be a whole address, like mqtts://user:password@broker.example.org.')
  const pattern = topic || 'marblewall/+/+/+'
  if (!isPattern(pattern))
    throw new CannotStart(
      `MQTT_TOPIC must have three levels that are +, for the team, the work and what is said of it; not "${pattern}".`,
    )
  return { url, topic: pattern }
}

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']

/** Addresses and networks of proxies, `true` for any, nothing for none. */
const proxyOf = (text: string | undefined): boolean | string => {
  if (!text || text === 'false') return false
  if (text === 'true') return true
  const names = ['loopback', 'linklocal', 'uniquelocal']
  const isPlace = (place: string) => {
    const [address = '', bits = '0', ...more] = place.split('/')
    return names.includes(place) || (isIP(address) > 0 && /^\d{1,3}$/.test(bits) && more.length === 0)
  }
  if (!text.split(',').every(place => isPlace(place.trim())))
    throw new CannotStart(`TRUST_PROXY must be the addresses of proxies, like 127.0.0.1, not "${text}".`)
  return text
}

/** Reads the environment; says in words what is wrong with it. */
export const readEnvironment = (env: Env): Environment => {
  if (env['DATABASE_URL'])
    throw new CannotStart('DATABASE_URL is set, but this version keeps its log in files. Unset it to start.')
  const logLevel = env['LOG_LEVEL'] || 'warn'
  if (!LEVELS.includes(logLevel)) throw new CannotStart(`LOG_LEVEL must be one of ${LEVELS.join(', ')}.`)
  return {
    port: portOf(env['PORT']),
    host: env['HOST'] || '0.0.0.0',
    dataDir: resolve(env['DATA_DIR'] || './data'),
    erasedDir: resolve(env['ERASED_DIR'] || env['DATA_DIR'] || './data'),
    publicUrl: urlOf(env['PUBLIC_URL']),
    trustProxy: proxyOf(env['TRUST_PROXY']),
    logLevel,
    setupCode: env['SETUP_CODE'] || null,
    broker: brokerOf(env['MQTT_URL'], env['MQTT_TOPIC']),
  }
}

/** A code short enough to type and too long to guess. */
export const newSetupCode = () => {
  const letters = 'BCDFGHJKMNPQRSTVWXYZ23456789'
  const code = Array.from(randomBytes(12), byte => letters[byte % letters.length]).join('')
  return code.replace(/(.{4})(?=.)/g, '$1-')
}

/** The name of the build in a folder, or null when there is none. */
export const buildIn = (dist: string): string | null => {
  try {
    return String(JSON.parse(readFileSync(join(dist, 'build.json'), 'utf8')).build)
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
