import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../shared/id.ts'
import { type RefusalCode, refusals } from '../../shared/refusals.ts'
import { type Answer, type Auth, type Method, startServer, type TestServer } from '../support/server.ts'

interface Call {
  method: Method
  path: string
  /** The statuses its description names; `4XX` for all of them. */
  named: string[]
}

let server: TestServer
let calls: Call[]
/** Who has nothing to do with the team that is asked about. */
let strangers: [string, Auth][]
/** Who has, and may do some of it. */
let insiders: [string, Auth][]

beforeAll(async () => {
  server = await startServer()
  const other = await server.found('Swan Ward')
  const key = async (team: string): Promise<Auth> => {
    const made = await server.ask('POST', `/teams/${team}/keys`, { name: 'Lab' }, server.admin)
    return { bearer: made.body.secret }
  }
  const screen = async (kind: 'board' | 'kiosk', team = server.team) =>
    (await server.screen(kind, { team })).auth
  strangers = [
    ['nobody', {}],
    ['a made-up token', { bearer: 'made up' }],
    ['the lead of another team', (await server.lead({ team: other, email: 'swan@heron.example' })).auth],
    ['a kiosk of another team', await screen('kiosk', other)],
    ['a board of another team', await screen('board', other)],
    ['a key of another team', await key(other)],
    ['a phone of another team', await server.phone(other)],
    ['a ticket', { ticket: 'K7QM2XDP09AB' }],
  ]
  insiders = [
    ['the one in charge', server.admin],
    ['a lead', (await server.lead()).auth],
    ['a kiosk', await screen('kiosk')],
    ['a board', await screen('board')],
    ['a key', await key(server.team)],
    ['a phone', await server.phone()],
  ]
  const document = (await server.ask('GET', '/api/docs?as=json')).body
  const paths: [string, Record<string, { responses?: object }>][] = Object.entries(document.paths)
  calls = paths.flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { responses = {} }]) => ({
      method: method.toUpperCase() as Method,
      path,
      named: Object.keys(responses).map(name => name.toUpperCase()),
    })),
  )
})
afterAll(() => server.stop())

const ask = (who: Auth, { method, path }: Call, body: unknown): Promise<Answer> => {
  const names: Record<string, string> = { key: 'falls', kind: 'beds', code: 'BCDFGHJK' }
  const address = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    name === 'id' && path.includes('/teams/') ? server.team : (names[name] ?? newId()),
  )
  return server.ask(method, address, method === 'GET' || method === 'DELETE' ? undefined : body, who)
}

const wrongWith = ({ named }: Call, { status, body, headers }: Answer): string | null => {
  if (!named.includes(String(status)) && !named.includes(`${String(status)[0]}XX`)) return 'is not described'
  if (status >= 500) return 'is a fault of the server'
  if (headers.get('cache-control') !== 'no-store') return 'may be kept on the way'
  if (status < 400) return null
  if (!Object.hasOwn(refusals, body.code)) return 'is no refusal of ours'
  return refusals[body.code as RefusalCode][0] === status ? null : 'has the status of another refusal'
}

test('every call answers everybody as its description says, with a refusal from the closed list or what was asked for', async () => {
  expect(calls.length).toBeGreaterThan(40)
  const odd: string[] = []
  for (const call of calls)
    for (const [name, who] of [...strangers, ...insiders])
      for (const body of [{}, 'half a {']) {
        // Signing out is what the others would have to sign in again after.
        if (call.path.endsWith('/sign-out')) continue
        await server.clock.move(1_000)
        const answer = await ask(who, call, body)
        const wrong = wrongWith(call, answer)
        if (wrong) odd.push(`${call.method} ${call.path} for ${name}: ${answer.status} ${wrong}`)
      }
  expect([...new Set(odd)]).toEqual([])
}, 60_000)

test('nothing of a team is told to, or done for, whoever does not belong to it', async () => {
  const told: string[] = []
  for (const call of calls.filter(({ path }) => /\/teams\/|\/people|\/mqtt|\/pair/.test(path)))
    for (const [name, who] of strangers) {
      const { status, body } = await ask(who, call, {})
      const isRefused = status === 401 || status === 403
      // What is sent may be looked at before who sent it, but no further.
      const isSenseless = status === 400 && body.code === 'not-understood'
      const isOwn = status === 404 && call.path.includes('/pair/')
      if (!isRefused && !isSenseless && !isOwn) told.push(`${call.method} ${call.path} to ${name}: ${status}`)
    }
  expect(told).toEqual([])
}, 60_000)
