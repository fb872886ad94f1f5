import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listen } from '../support/listener.ts'
import { type Screen, startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let kiosk: Screen
beforeAll(async () => {
  server = await startServer()
  kiosk = await server.screen('kiosk')
})
afterAll(() => server.stop())

/** Sends bytes as they are. Resolves with what came back once the other side hung up, or `until` was heard. */
const send = (bytes: string, until = /\r\n\r\n/) =>
  new Promise<string>(done => {
    let heard = ''
    const socket = connect(server.port, '127.0.0.1')
    socket.on('data', data => {
      heard += data
      if (until.test(heard)) socket.destroy()
    })
    socket.on('close', () => done(heard))
    socket.write(bytes)
  })

test('a program that offers a newer protocol with each request is answered in this one', async () => {
  const offer = 'connection: Upgrade, HTTP2-Settings\r\nupgrade: h2c\r\nhttp2-settings: AAMAAABkAAQAAP__'
  expect(await send(`GET /readyz HTTP/1.1\r\nhost: x\r\n${offer}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 200 /)
  const board = await listen({ base: server.base, auth: kiosk.auth })
  expect(board.refused).toBeNull()
  board.close()
})

test('a tap that breaks off on its way leaves no line that tells when', async () => {
  const before = server.logged.length
  const head = [
    `POST /api/v1/teams/${server.team}/events HTTP/1.1`,
    'host: x',
    `authorization: Bearer ${kiosk.token}`,
    'content-type: application/json',
    'expect: 100-continue',
    'content-length: 500',
  ].join('\r\n')
  expect(await send(`${head}\r\n\r\n{"id":`)).toContain('100 Continue')
  // It was seen to be gone before anything else is answered.
  await server.ask('GET', '/setup')
  await new Promise(setImmediate)
  expect(server.logged.slice(before)).toEqual([])
})

test('what lies hidden beside the pages is not for everybody', async () => {
  for (const path of ['/.vite/manifest.json', '/assets/../.vite/manifest.json', '/%2evite/manifest.json'])
    expect((await fetch(server.base + path)).status).toBe(404)
})

test('no page may use a camera, a microphone or where somebody is', async () => {
  for (const path of ['/board', '/kiosk', '/console', '/t/nobody']) {
    const policy = (await fetch(server.base + path)).headers.get('permissions-policy')
    for (const feature of ['camera', 'microphone', 'geolocation']) expect(policy).toContain(`${feature}=()`)
  }
})
