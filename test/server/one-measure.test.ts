import { afterEach, beforeEach, expect, test } from 'vitest'
import { newId } from '../../shared/id.ts'
import { type Auth, startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let key: Auth
beforeEach(async () => {
  server = await startServer()
  const made = await server.ask('POST', `/teams/${server.team}/keys`, { name: 'Script' }, server.admin)
  key = { bearer: made.body.secret, origin: null }
})
afterEach(() => server.stop())

const measures = (method: 'GET' | 'POST', path: string, body?: unknown, auth: Auth = server.admin) =>
  server.ask(method, `/teams/${server.team}/measures${path}`, body, auth)
const falls = { key: 'falls', name: 'Falls', better: 'down', cadence: 'monthly', chart: 'xmr', target: 5 }

test('a script makes a measure, fills it, and reads what the wall says of it', async () => {
  const made = await measures('POST', '', falls)
  expect(made.status).toBe(201)
  const twoYears = Array.from({ length: 24 }, (_, n) => ({
    period: `${2024 + Math.floor((n + 10) / 12)}-${String(((n + 10) % 12) + 1).padStart(2, '0')}`,
    value: n < 16 ? 9 + (n % 3) : 4 + (n % 2),
  }))
  const { body } = await measures('POST', '/falls/readings', twoYears, key)
  expect(body.results.map(({ status }: { status: number }) => status)).toEqual(Array(24).fill(201))
  const told = (await measures('GET', '/falls', undefined, key)).body
  expect(told.measure).toMatchObject({ id: made.body.event.id, key: 'falls', target: 5 })
  expect(told.readings).toHaveLength(24)
  expect(told.readings[0]).toMatchObject({ period: '2024-11-01', value: 9, was: [] })
  expect(told.chart.points).toHaveLength(24)
  expect(told.says).toMatchObject({ variationIcon: 'improvement_low', tone: 'better', value: 5 })
  expect(told.says.sentence).toMatch(/^Falls are improving: /)
})

test('a measure that is made twice with one id is one measure', async () => {
  const id = newId()
  const answers = [await measures('POST', '', { id, ...falls }), await measures('POST', '', { id, ...falls })]
  expect(answers.map(({ status }) => status)).toEqual([201, 200])
  expect((await measures('POST', '', falls)).body.code).toBe('key-taken')
})

test('a machine reads without names of people, and makes no measures', async () => {
  await measures('POST', '', { ...falls, owner: newId() })
  expect((await measures('GET', '/falls')).body.measure).toHaveProperty('owner')
  expect((await measures('GET', '/falls', undefined, key)).body.measure).not.toHaveProperty('owner')
  expect((await measures('POST', '', { ...falls, key: 'more' }, key)).status).toBe(403)
  expect((await measures('GET', '/nothing')).status).toBe(404)
})

test.each([
  ['a list', []],
  ['a word', '"falls"'],
  ['no key', { name: 'Falls' }],
])('%s is no measure, and nothing is written', async (_, body) => {
  expect((await measures('POST', '', body)).body.code).toBe('not-understood')
  expect((await measures('GET', '')).body.measures).toEqual([])
})
