import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { buildApp } from '../../server/app.ts'
import { type Clock, type HeldClock, heldClock } from '../../server/clock.ts'
import { openDirectory } from '../../server/directory/directory.ts'
import { fileAdapter } from '../../server/directory/file.ts'
import { DIRECTORY, openErased } from '../../server/erased.ts'
import type { Settings } from '../../server/house.ts'
import { openStores } from '../../server/store/open.ts'
import { newId } from '../../shared/id.ts'
import type { State } from '../../shared/state.ts'
import type { Heads } from '../../shared/wire.ts'

export const SETUP_CODE = 'oak-kettle-heron'
export const PASSWORD = 'seven tall otters'
/** A Monday morning in the early shift. */
export const MORNING = Date.parse('2026-11-23T09:30:00Z')
export const dist = resolve(import.meta.dirname, '../../dist')

/** Who asks: by cookie, by Bearer, by Ticket, or nobody. `origin` is our own unless told; null sends none. */
export interface Auth {
  cookie?: string
  bearer?: string
  ticket?: string
  origin?: string | null
  headers?: Record<string, string>
}

export interface Answer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects and fails on the rest
  body: any
  cookie: string
  headers: Headers
}

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT'

export interface Screen {
  id: string
  kind: 'board' | 'kiosk'
  name: string
  team: string
  token: string
  auth: Auth
}

interface Options<C extends Clock> {
  /** Held at a Monday morning unless another is given. */
  clock?: C
  /** Where the data lives; a new folder that goes away with the server unless one is named. */
  folder?: string
  /** Set up with a first team and a person in charge; true unless told. */
  setUp?: boolean
  port?: number
  timeZone?: string
  template?: string
  settings?: Partial<Settings>
  logLevel?: string
  /** Where its pages are; those of this checkout unless told. */
  dist?: string
}

const asker =
  (base: string) =>
  async (method: Method, path: string, body?: unknown, auth: Auth = {}): Promise<Answer> => {
    const { cookie, bearer, ticket, origin = base, headers = {} } = auth
    const answer = await fetch(path.startsWith('/api/') ? base + path : `${base}/api/v1${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(origin === null ? {} : { origin }),
        ...(cookie ? { cookie } : {}),
        ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
        ...(ticket ? { authorization: `Ticket ${ticket}` } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await answer.text()
    const isJson = answer.headers.get('content-type')?.includes('json')
    return {
      status: answer.status,
      body: isJson && text ? JSON.parse(text) : text,
      cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '',
      headers: answer.headers,
    }
  }

const must = (answer: Answer, what: string): Answer => {
  if (answer.status >= 300) throw new Error(`${what}: ${answer.status} ${JSON.stringify(answer.body)}`)
  return answer
}

/** What a test does with a server that listens: over HTTP, as pages and scripts do. */
const doings = (ask: ReturnType<typeof asker>, first: { team: string; auth: Auth }) => {
  const { team: firstTeam, auth: admin } = first
  return {
    /** Pairs a screen through the API, as a lead does with the code that it shows. */
    async screen(kind: 'board' | 'kiosk', { team = firstTeam, name = `The ${kind}`, as = admin } = {}) {
      const started = must(await ask('POST', '/devices/start', { kind }), 'a screen asks to be paired').body
      const { userCode: code, phrase, deviceCode } = started
      const paired = must(
        await ask('POST', '/pair', { code, team, kind, name, phrase }, as),
        'a lead pairs it',
      )
      const token = String(
        must(await ask('POST', '/devices/poll', { deviceCode }), 'it gets its token').body.token,
      )
      const screen: Screen = { id: paired.body.device.id, kind, name, team, token, auth: { bearer: token } }
      return screen
    },
    /** Approves the screen that shows this code, as a lead standing in front of it. */
    approve: (
      code: string,
      kind: 'board' | 'kiosk',
      { team = firstTeam, name = `The ${kind}`, as = admin } = {},
    ) => ask('POST', '/pair', { code, team, kind, name }, as),
    /** Invites a lead of a team, who answers with a password. */
    async lead({ team = firstTeam, name = 'Lee Holt', email = 'lee@heron.example' } = {}) {
      const invited = must(
        await ask('POST', '/people', { name, email, team }, admin),
        'a lead is invited',
      ).body
      const password = 'quiet green boats'
      const joined = must(
        await ask('POST', '/invitations', { code: invited.invitation, password }),
        'a lead joins',
      )
      return {
        id: String(invited.person.id),
        email,
        password,
        auth: { cookie: joined.cookie } satisfies Auth,
      }
    },
    async found(name: string, template = 'hospital-ward', timeZone = 'Europe/London', parent?: string) {
      const { body } = must(
        await ask('POST', '/teams', { name, template, timeZone, ...(parent ? { parent } : {}) }, admin),
        'a team is founded',
      )
      return String(body.id)
    },
    /** Lets a phone in by the code on the team's wall. */
    async phone(team = firstTeam): Promise<Auth> {
      const { body } = must(
        await ask('GET', `/teams/${team}/state`, undefined, admin),
        'a lead reads the state',
      )
      const admitted = await ask('POST', '/phones', { teamCode: body.state.team.code })
      return { bearer: String(must(admitted, 'a phone is let in').body.token) }
    },
    /** Sends one draft, or a list. An id is added where there is none. */
    tell: (auth: Auth, drafts: object | readonly object[], team = firstTeam) =>
      ask(
        'POST',
        `/teams/${team}/events`,
        Array.isArray(drafts) ? drafts.map(draft => ({ id: newId(), ...draft })) : { id: newId(), ...drafts },
        auth,
      ),
    async state(
      as: 'full' | 'wall' = 'full',
      team = firstTeam,
    ): Promise<{ heads: Heads; state: State; log: string }> {
      const query = as === 'wall' ? '?as=wall' : ''
      return must(
        await ask('GET', `/teams/${team}/state${query}`, undefined, admin),
        'a lead reads the state',
      ).body
    },
    async events(stream: 'team' | 'voice' = 'team', team = firstTeam) {
      const path = `/teams/${team}/events?stream=${stream}`
      // biome-ignore lint/suspicious/noExplicitAny: see Answer
      return must(await ask('GET', path, undefined, admin), 'a lead reads a stream').body.events as any[]
    },
  }
}

const listen = async <C extends Clock>(clock: C, folder: string, options: Options<C>) => {
  const logged: string[] = []
  const erased = openErased(folder)
  const directory = await openDirectory(
    fileAdapter({ folder, say: line => void logged.push(line) }),
    clock,
    id => erased.note([{ stream: DIRECTORY, id }]),
  )
  const stores = openStores(folder)
  let distrusted = 0
  const { app, house } = await buildApp({
    clock,
    stores,
    erased,
    distrust: () => void distrusted++,
    directory,
    dist: options.dist ?? dist,
    settings: {
      publicUrl: null,
      trustProxy: false,
      demo: false,
      setupCode: directory.isDone() ? null : SETUP_CODE,
      build: 'test-build',
      ...options.settings,
    },
    logger: { level: options.logLevel ?? 'warn', stream: { write: line => void logged.push(line) } },
  })
  await app.listen({ port: options.port ?? 0, host: '127.0.0.1' })
  await house.keeper.start()
  const address = app.server.address()
  if (typeof address !== 'object' || !address) throw new Error('no address')
  const base = `http://127.0.0.1:${address.port}`
  return { app, house, stores, logged, port: address.port, base, distrusted: () => distrusted }
}

const setUp = async (
  ask: ReturnType<typeof asker>,
  { timeZone = 'Europe/London', template = 'hospital-ward' },
) => {
  const answer = await ask('POST', '/setup', {
    code: SETUP_CODE,
    organisation: 'Northfield Hospital',
    name: 'Ada Okafor',
    email: 'ada@heron.example',
    password: PASSWORD,
    timeZone,
    team: 'Heron Ward',
    template,
  })
  const { body, cookie } = must(answer, 'set-up')
  const auth: Auth = { cookie }
  return { team: String(body.team), person: String(body.person.id), auth }
}

/** Sets up a server that runs elsewhere, and pairs its screens. */
export const firstWard = async (base: string) => {
  const ask = asker(base)
  const { team, auth } = await setUp(ask, {})
  return { team, auth, ...doings(ask, { team, auth }) }
}

/**
 * The real server on a port of its own, over files in a folder of its own, on a clock that a test holds. `admin` is the
 * credential of the one in charge; sign in again after moving the clock by more than half a day.
 */
export const startServer = async <C extends Clock = HeldClock>(options: Options<C> = {}) => {
  const clock = options.clock ?? (heldClock(MORNING) as Clock as C)
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'marblewall-test-'))
  const running = await listen(clock, folder, options)
  const ask = asker(running.base)
  const first =
    options.setUp === false ? { team: '', person: '', auth: {} as Auth } : await setUp(ask, options)
  const admin: Auth = first.auth
  const server = {
    ...running,
    clock,
    folder,
    ask,
    admin,
    team: first.team,
    person: first.person,
    ...doings(ask, { team: first.team, auth: admin }),
    /** Renews the cookie of the one in charge, wherever `admin` is held. */
    async signIn(email = 'ada@heron.example', password = PASSWORD): Promise<Auth> {
      const { cookie } = must(await ask('POST', '/sign-in', { email, password }), 'sign in')
      if (email === 'ada@heron.example') admin.cookie = cookie
      return { cookie }
    },
    /** Waits until what the keeper began for a team is done. */
    settled: (team = first.team) => server.house.keeper.settled(team),
    /** Stops it as SIGTERM does; the folder stays. */
    async halt() {
      await server.app.close()
    },
    /** Starts it again on the same folder, port and clock; what a test holds of it stays good. */
    async again() {
      Object.assign(server, await listen(clock, folder, { ...options, port: running.port }))
    },
    /** Stops it for good. A folder that was made for it goes away. */
    async stop() {
      await server.app.close()
      if (!options.folder) rmSync(folder, { recursive: true, force: true })
    },
  }
  return server
}

export type TestServer<C extends Clock = HeldClock> = Awaited<ReturnType<typeof startServer<C>>>
