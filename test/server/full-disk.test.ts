import { afterEach, beforeEach, expect, test } from 'vitest'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
beforeEach(async () => {
  server = await startServer()
})
afterEach(() => server.stop())

const full = async () => {
  throw Object.assign(new Error('database or disk is full'), { errcode: 13 })
}

test('a team that is put away while the disk is full ends nothing: it is read again when somebody asks', async () => {
  const ended: unknown[] = []
  const hear = (error: unknown) => void ended.push(error)
  process.on('unhandledRejection', hear)
  server.stores.team.keep = full
  await server.clock.move(60 * 60_000)
  process.off('unhandledRejection', hear)
  expect(ended).toEqual([])
  expect(server.house.teams.loaded()).toBe(0)
  expect(server.logged.join('')).toContain('"failed"')
  expect((await server.state()).state.team.name).toBe('Heron Ward')
})

test('a monitor is told when a store does not answer', async () => {
  const ready = async () => (await fetch(`${server.base}/readyz`)).status
  expect(await ready()).toBe(200)
  for (const store of [server.stores.team, server.stores.voice]) {
    const { fetch: asked } = store
    store.fetch = async () => {
      throw Object.assign(new Error('database disk image is malformed'), { errcode: 11 })
    }
    expect(await ready()).toBe(503)
    store.fetch = asked
  }
  expect(await ready()).toBe(200)
})

test('a server that is stopped while the disk is full ends well, with all it said thanks for', async () => {
  const { screen } = server
  const kiosk = await screen('kiosk')
  expect((await server.tell(kiosk.auth, { type: 'mood-given', mood: 'good' })).status).toBe(201)
  server.stores.team.keep = full
  await server.halt()
  await server.again()
  expect((await server.state()).heads.voice).toBe(1)
})

test('after the disk failed once nothing more is written, whatever it says then: another start looks at it first', async () => {
  const kiosk = await server.screen('kiosk')
  const { append } = server.stores.voice
  const tap = () => server.tell(kiosk.auth, { type: 'mood-given', mood: 'good' })
  server.stores.voice.append = async () => {
    throw Object.assign(new Error('disk I/O error'), { errcode: 1034 })
  }
  expect(await tap()).toMatchObject({ status: 503, body: { code: 'store-unavailable' } })
  server.stores.voice.append = append
  expect(await tap()).toMatchObject({ status: 503, body: { code: 'store-unavailable' } })
  expect(server.distrusted()).toBe(1)
  expect((await fetch(`${server.base}/readyz`)).status).toBe(503)
  expect((await server.state()).heads.voice).toBe(0)
  await server.halt()
  await server.again()
  expect((await tap()).status).toBe(201)
})
