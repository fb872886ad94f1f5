import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Auth, startServer, type TestServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())
const taps = (auth: Auth, count: number) =>
  Promise.all(Array.from({ length: count }, () => server.tell(auth, { type: 'mood-given', mood: 'good' })))
const tap = async (auth: Auth) => (await taps(auth, 1))[0]!.status

test('who taps like a machine is asked to wait, and nobody else is', async () => {
  const [noisy, quiet] = [await server.screen('kiosk'), await server.screen('kiosk')]
  const slow = (await taps(noisy.auth, 620)).filter(({ status }) => status === 429)
  expect(slow).toHaveLength(20)
  expect(slow[0]!.body.code).toBe('slow-down')
  expect(Number(slow[0]!.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
  expect(await tap(quiet.auth)).toBe(201)
  await server.clock.move(2_000)
  expect(await tap(noisy.auth)).toBe(201)
})

test('a phone may say thirty things in a while, and no more', async () => {
  const answers = await taps(await server.phone(), 40)
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(30)
})

test('nobody is served faster for asking in one list', async () => {
  const phone = await server.phone()
  const list = Array.from({ length: 20 }, () => ({ type: 'mood-given', mood: 'good' }))
  expect((await server.tell(phone, list)).status).toBe(200)
  expect((await server.tell(phone, list)).status).toBe(429)
})
