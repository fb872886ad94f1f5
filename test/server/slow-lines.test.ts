import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verdictOf } from '../../kiosk/outbox-rules.ts'
import { newId } from '../../shared/id.ts'
import { listen } from '../support/listener.ts'
import { type Screen, startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let kiosk: Screen
beforeAll(async () => {
  server = await startServer()
  kiosk = await server.screen('kiosk')
})
afterAll(() => server.stop())

/** Sends so much of a request and then nothing more. Resolves with what came back once the server hung up. */
const stall = (bytes: string) =>
  new Promise<string>(done => {
    let heard = ''
    const socket = connect(server.port, '127.0.0.1')
    socket.on('data', data => {
      heard += data
    })
    socket.on('close', () => done(heard))
    socket.write(bytes)
  })

test('a tap that a slow line cut off is asked for again, never set aside', async () => {
  const { headersTimeout, requestTimeout } = server.app.server
  Object.assign(server.app.server, { headersTimeout: 100, requestTimeout: 200 })
  const body = JSON.stringify({ id: newId(), type: 'mood-given', mood: 'good' })
  const head = [
    `POST /api/v1/teams/${server.team}/events HTTP/1.1`,
    'host: board.test',
    'content-type: application/json',
    `authorization: Bearer ${kiosk.token}`,
    `content-length: ${body.length}`,
  ].join('\r\n')
  const cut = await Promise.all([stall(`${head}\r\n\r\n${body.slice(0, 20)}`), stall(head)])
  Object.assign(server.app.server, { headersTimeout, requestTimeout })
  for (const heard of cut) {
    expect(heard).toMatch(/^HTTP\/1\.1 408 /)
    const { code } = JSON.parse(heard.slice(heard.indexOf('{')))
    expect(code).toBe('too-slow')
    expect(verdictOf({ status: 408, code })).toBe('again')
  }
  expect((await server.state()).heads.voice).toBe(0)
})

test('a wall that stops reading is spared what it misses, holds nobody up, and hears how things stand once it reads on', async () => {
  const board = await server.screen('board')
  const one = await listen({ base: server.base, auth: board.auth })
  one.follow(server.team)
  await one.hear('state')
  const { transport } = one.socket.io.engine as unknown as {
    transport: { ws: { _socket: { pause(): void; resume(): void } } }
  }
  transport.ws._socket.pause()
  const text = 'A notice that is rather long. '.repeat(6)
  const twenty = () => Array.from({ length: 20 }, () => ({ type: 'notice-posted', text }))
  // Until all that lies between the two is full.
  for (let n = 0; n < 3_000 && server.house.live.followers(server.team) > 0; n++)
    expect((await server.tell(server.admin, twenty())).status).toBe(200)
  expect(server.house.live.followers(server.team)).toBe(0)
  const { heads } = await server.state()
  const from = one.told.length
  transport.ws._socket.resume()
  expect(await one.hear('state', from)).toMatchObject({ heads })
  expect(server.house.live.followers(server.team)).toBe(1)
  const told = one.told.length
  await server.tell(kiosk.auth, { type: 'mood-given', mood: 'good' })
  expect(await one.hear('events', told)).toMatchObject({ stream: 'voice', to: heads.voice + 1 })
  one.close()
}, 60_000)

test('a head has ten seconds to arrive, a file a minute', async () => {
  const fresh = await startServer({ setUp: false })
  const { headersTimeout, requestTimeout } = fresh.app.server
  // Node takes the longer of the two for both where the head has more time than the whole.
  expect([headersTimeout, requestTimeout]).toEqual([10_000, 60_000])
  await fresh.stop()
})
