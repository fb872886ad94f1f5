import { type FastifyInstance, fastify, LogController } from 'fastify'
import { Memory } from 'lowdb'
import { type HeldClock, heldClock } from '../../server/clock.ts'
import { openDirectory } from '../../server/directory/directory.ts'
import type { Document } from '../../server/directory/document.ts'
import { openPairings } from '../../server/directory/pairings.ts'
import { openPhones } from '../../server/directory/phones.ts'
import type { House, Settings } from '../../server/house.ts'
import { openKeeper } from '../../server/keeper.ts'
import { openLimits } from '../../server/limits.ts'
import { openLog } from '../../server/log.ts'
import { openMqtt } from '../../server/mqtt/mqtt.ts'
import { refuse, refuseUnknown } from '../../server/refusal.ts'
import { deviceRoutes } from '../../server/routes/devices.ts'
import { peopleRoutes } from '../../server/routes/people.ts'
import { phoneRoutes } from '../../server/routes/phones.ts'
import { setupRoutes } from '../../server/routes/setup.ts'
import { signInRoutes } from '../../server/routes/sign-in.ts'
import { teamRoutes } from '../../server/routes/teams.ts'
import { memoryStore } from '../../server/store/memory.ts'
import { openTeams } from '../../server/teams.ts'
import { openHooks } from '../../server/webhooks/webhooks.ts'
import { openWords } from '../../server/words.ts'
import type { Order } from '../../shared/wire.ts'

export const HOST = 'board.test'
export const SETUP_CODE = 'oak-kettle-heron'
export const PASSWORD = 'seven tall otters'
/** A Monday morning. */
export const MORNING = Date.parse('2026-11-23T09:30:00Z')

export interface TestHouse extends House {
  clock: HeldClock
  app: FastifyInstance
  /** All that the server logged. */
  logged: string[]
  dropped: string[]
  orders: [string, Order][]
  disk: Memory<Document>
}

interface Options {
  settings?: Partial<Settings>
  disk?: Memory<Document>
  clock?: HeldClock
  stores?: { team: ReturnType<typeof memoryStore>; voice: ReturnType<typeof memoryStore> }
}

/** The routes of the directory over a log in memory and a clock that stands still. */
export const openHouse = async (options: Options = {}): Promise<TestHouse> => {
  const clock = options.clock ?? heldClock(MORNING)
  const disk = options.disk ?? new Memory<Document>()
  const { teams, lookup, useLog } = openTeams(clock)
  const log = openLog(options.stores ?? { team: memoryStore(), voice: memoryStore() }, clock, lookup)
  await useLog(log)
  const words = openWords(log, teams)
  const dropped: string[] = []
  const orders: [string, Order][] = []
  const logged: string[] = []
  const directory = await openDirectory(disk, clock)
  const house: House = {
    clock,
    log,
    teams,
    directory,
    hooks: openHooks({ clock, log, teams, hooks: directory.hooks, failed: () => undefined }),
    mqtt: openMqtt({
      ...{ clock, log, teams, topics: directory.topics, teamWithCode: directory.teamWithCode },
      ...{ failed: () => undefined, broker: null },
    }),
    pairings: openPairings(clock),
    phones: openPhones(clock),
    limits: openLimits(clock),
    words,
    keeper: openKeeper(clock, log, teams, words, () => undefined),
    live: {
      drop: device => void dropped.push(device),
      order: (device, order) => orders.push([device, order]) > 0,
      presence: device =>
        dropped.includes(device) ? null : { online: true, lastSeen: clock.now(), build: 'b1', secure: true },
      recheck: () => undefined,
      followers: () => 0,
      connections: () => 0,
      close: () => undefined,
    },
    settings: {
      publicUrl: null,
      trustProxy: false,
      demo: false,
      setupCode: SETUP_CODE,
      build: 'b1',
      ...options.settings,
    },
  }
  const app = fastify({
    logger: { level: 'info', stream: { write: (line: string) => void logged.push(line) } },
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 16_384,
    frameworkErrors: refuse,
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
  })
  app.setErrorHandler(refuse)
  app.setNotFoundHandler(refuseUnknown)
  const all = [setupRoutes, signInRoutes, peopleRoutes, teamRoutes, deviceRoutes, phoneRoutes]
  await app.register(
    async scope => {
      for (const routes of all) await scope.register(async inner => routes(inner, house))
    },
    { prefix: '/api/v1' },
  )
  return { ...house, clock, app, logged, dropped, orders, disk }
}

interface Call {
  cookie?: string
  bearer?: string
  origin?: string | null
  from?: string
  headers?: Record<string, string>
}

export interface Answer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects and fails on the rest
  body: any
  cookie: string
  headers: Record<string, unknown>
}

/** Asks as a page of ours does. */
export const ask = async (
  { app }: TestHouse,
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
  { cookie, bearer, origin = `http://${HOST}`, from = '10.0.0.1', headers = {} }: Call = {},
): Promise<Answer> => {
  const answer = await app.inject({
    method,
    url: `/api/v1${path}`,
    remoteAddress: from,
    headers: {
      host: HOST,
      'user-agent': 'Ward Browser 7',
      ...(origin === null ? {} : { origin }),
      ...(cookie ? { cookie } : {}),
      ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
      ...(typeof body === 'string' ? { 'content-type': 'application/json' } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { payload: body as object }),
  })
  return {
    status: answer.statusCode,
    body: answer.body === '' ? null : JSON.parse(answer.body),
    cookie: String(answer.headers['set-cookie'] ?? '').split(';')[0] ?? '',
    headers: answer.headers,
  }
}

export const firstTeam = {
  code: SETUP_CODE,
  organisation: 'St Bee’s',
  name: 'Ada Marsh',
  email: 'Ada@bees.example',
  password: PASSWORD,
  timeZone: 'Europe/London',
  team: 'Ward 7',
  template: 'hospital-ward',
}

/** A house that is set up, with the cookie of the one in charge. */
export const openSetUp = async (options: Options = {}) => {
  const house = await openHouse(options)
  const { body, cookie } = await ask(house, 'POST', '/setup', firstTeam)
  return { house, cookie, team: String(body.team), admin: String(body.person.id) }
}

/** Invites a lead of a team and signs them in. */
export const addLead = async (house: TestHouse, cookie: string, team: string, email = 'lee@bees.example') => {
  const { body } = await ask(house, 'POST', '/people', { name: 'Lee Holt', email, team }, { cookie })
  const joined = await ask(house, 'POST', '/invitations', {
    code: body.invitation,
    password: 'quiet green boats',
  })
  return { id: String(body.person.id), cookie: joined.cookie }
}

/** Pairs a screen and fetches its token. */
export const addScreen = async (house: TestHouse, cookie: string, team: string, kind = 'kiosk') => {
  const { body: started } = await ask(house, 'POST', '/devices/start', { kind })
  const paired = await ask(
    house,
    'POST',
    '/pair',
    { code: started.userCode, team, kind, name: 'By the door' },
    { cookie },
  )
  const { body } = await ask(house, 'POST', '/devices/poll', { deviceCode: started.deviceCode })
  return {
    id: String(paired.body.device.id),
    token: String(body.token),
    deviceCode: String(started.deviceCode),
  }
}
