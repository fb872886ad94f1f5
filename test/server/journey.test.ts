import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

test('from a finger on the kiosk to the pour on the wall', async () => {
  const kiosk = await server.screen('kiosk')
  for (const mood of ['good', 'good', 'good', 'good', 'hard'])
    expect((await server.tell(kiosk.auth, { type: 'mood-given', mood })).status).toBe(201)
  expect((await server.state('wall')).state.voices).toEqual({ '2026-11-23/early': { moods: 5, ideas: 0 } })
  await server.clock.moveTo(Date.parse('2026-11-23T14:10:00Z'))
  await server.settled()
  expect((await server.state('wall')).state.jar.last).toMatchObject({ shift: 'early', answers: 5, good: 4 })
})

test('a server that is stopped and started again knows what it knew', async () => {
  const before = await server.state('wall')
  await server.halt()
  await server.again()
  expect(await server.state('wall')).toEqual(before)
})
