import { ApiRefusal, type call, Unreachable } from './api.ts'
import type { Device } from './keep.ts'

/** What the server answers to a screen that asks for a code. Times in seconds. */
export interface Start {
  deviceCode: string
  userCode: string
  phrase: string
  expiresIn: number
  interval: number
  verifyUrl: string
}

export type Showing =
  | { step: 'starting' }
  | { step: 'code'; start: Start; until: number }
  | { step: 'unreachable' }
  | { step: 'resting' }

/** What pairing needs of the world, so that a test can hold its clock. */
export interface World {
  call: typeof call
  now: () => number
  wait: (ms: number) => Promise<void>
  show: (showing: Showing) => void
  signal: AbortSignal
}

type Poll = { waiting: true } | { token: string; device: Omit<Device, 'token'> }

/** An abandoned screen must not make codes all weekend. */
const ROUNDS = 6
const SLOWER_BY_MS = 5_000
const REST_AT_MOST_MS = 30_000

const restOf = (tries: number) => Math.min(REST_AT_MOST_MS, 3_000 * 2 ** tries)

/** Asks for a code until one comes; null when the page went away. */
const askForCode = async (kind: Device['kind'], world: World): Promise<Start | null> => {
  for (let tries = 0; !world.signal.aborted; tries++) {
    try {
      return await world.call<Start>('POST', '/devices/start', { kind })
    } catch (error) {
      if (!(error instanceof ApiRefusal || error instanceof Unreachable)) throw error
      if (error instanceof Unreachable) world.show({ step: 'unreachable' })
      const asked = error instanceof ApiRefusal ? (error.retryAfter ?? 0) * 1_000 : 0
      await world.wait(Math.max(asked, restOf(tries)))
    }
  }
  return null
}

type Answer = Device | 'waiting' | 'slower' | 'over'

const poll = async (deviceCode: string, { call }: World): Promise<Answer> => {
  try {
    const said = await call<Poll>('POST', '/devices/poll', { deviceCode })
    return 'token' in said ? { ...said.device, token: said.token } : 'waiting'
  } catch (error) {
    // The code may well be approved while the network is away: it stays until it runs out.
    if (error instanceof Unreachable) return 'waiting'
    if (!(error instanceof ApiRefusal)) throw error
    if (error.code === 'slow-down') return 'slower'
    return error.status >= 500 || error.code === 'not-waiting' ? 'waiting' : 'over'
  }
}

/** Shows one code until somebody approves it or it runs out. */
const showCode = async (start: Start, world: World): Promise<Device | null> => {
  const until = world.now() + start.expiresIn * 1_000
  let intervalMs = start.interval * 1_000
  world.show({ step: 'code', start, until })
  while (!world.signal.aborted) {
    await world.wait(intervalMs)
    if (world.now() >= until) return null
    const answer = await poll(start.deviceCode, world)
    if (answer === 'over') return null
    if (answer === 'slower') intervalMs += SLOWER_BY_MS
    if (typeof answer === 'object') return answer
  }
  return null
}

/** Shows codes until this screen is paired; null when nobody did, or the page went away. */
export const pair = async (kind: Device['kind'], world: World): Promise<Device | null> => {
  for (let round = 0; round < ROUNDS; round++) {
    const start = await askForCode(kind, world)
    if (!start || world.signal.aborted) return null
    const device = await showCode(start, world)
    if (device) return device
  }
  if (!world.signal.aborted) world.show({ step: 'resting' })
  return null
}

/** Waits, or until the page goes away. */
export const waitFor = (signal: AbortSignal) => (ms: number) =>
  new Promise<void>(done => {
    const over = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', over)
      done()
    }
    const timer = setTimeout(over, ms)
    signal.addEventListener('abort', over)
  })
