import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { explain } from '../../server/explain.ts'
import { traceOf } from '../../server/refusal.ts'
import { readEnvironment } from '../../server/settings.ts'
import { openStores } from '../../server/store/open.ts'
import { Damaged } from '../../server/store/store.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'marblewall-explain-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const why = (error: unknown) => {
  const { message, exitCode } = explain(error, { folder, port: '8080' })
  return [message, exitCode] as const
}
const thrownBy = (act: () => unknown) => {
  try {
    act()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

test('a log that is no log is told from a server that may not, so that nobody starts it again and again', async () => {
  for (const name of ['team.db', 'voice.db']) writeFileSync(join(folder, name), 'no log at all '.repeat(200))
  const [message, code] = why(thrownBy(() => openStores(folder)))
  expect([message, code]).toEqual([expect.stringContaining(`The log in ${folder} is damaged`), 3])
  expect(why(new Damaged('team:x', 7))).toEqual([expect.stringContaining('event 7'), 3])
})

test('a log that breaks while it is read is named in the server’s own log, to the event', () => {
  expect(traceOf(new Damaged('team:x', 7))).toMatchObject({
    where: expect.stringContaining('team:x, event 7'),
  })
  expect(traceOf(new Error('Mrs Jones said'))).not.toHaveProperty('where')
})

test('a file of another user is named, and not taken for a port', () => {
  const path = join(folder, 'directory.json')
  const error = Object.assign(new Error(`EACCES: permission denied, open '${path}'`), {
    code: 'EACCES',
    syscall: 'open',
    path,
  })
  expect(why(error)).toEqual([expect.stringContaining(`may not read and write ${path}`), 2])
  expect(why(Object.assign(new Error('attempt to write a readonly database'), { errcode: 8 }))).toEqual([
    expect.stringContaining(folder),
    2,
  ])
})

test('a port that is taken is named', async () => {
  const first = createServer().listen(0, '127.0.0.1')
  await new Promise(done => first.once('listening', done))
  const address = first.address()
  const second = createServer()
  const error = await new Promise(done =>
    second.once('error', done).listen(typeof address === 'object' ? address?.port : 0, '127.0.0.1'),
  )
  expect(why(error)).toEqual([expect.stringContaining('Port 8080 is taken'), 2])
  first.close()
})

test('an address that the machine has not got yet is waited for; a port that it may not open is not', () => {
  const listening = (code: string) => Object.assign(new Error(`listen ${code}`), { code, syscall: 'listen' })
  expect(why(listening('EADDRNOTAVAIL'))[1]).toBe(1)
  expect(why(Object.assign(new Error('x'), { code: 'EAI_AGAIN', syscall: 'getaddrinfo' }))[1]).toBe(1)
  expect(why(listening('EACCES'))).toEqual([expect.stringContaining('above 1024'), 2])
})

test('a full disk may be empty again in a minute, so a start is tried again', () => {
  expect(why(Object.assign(new Error('database or disk is full'), { errcode: 13 }))[1]).toBe(1)
})

test.each(['yes', '1', '127.0.0.1;10.0.0.1', '10.0.0.0/8/8', 'proxy.example'])(
  'a proxy called %s is no proxy, and is told before anything is opened',
  proxy => {
    const [message, code] = why(thrownBy(() => readEnvironment({ TRUST_PROXY: proxy })))
    expect([message, code]).toEqual([expect.stringContaining('TRUST_PROXY'), 2])
  },
)

test('proxies are believed by address, by network, or not at all', () => {
  const trusted = (proxy?: string) => readEnvironment({ TRUST_PROXY: proxy }).trustProxy
  expect(['', undefined, 'false'].map(trusted)).toEqual([false, false, false])
  expect(trusted('true')).toBe(true)
  for (const proxy of ['127.0.0.1', '10.0.0.0/8, ::1', 'loopback']) expect(trusted(proxy)).toBe(proxy)
})
