import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepDevice, keptDevice } from '../../shared/look/device.ts'
import type { Line } from '../../shared/look/line.ts'
import { openLine } from '../../shared/look/open-line.ts'
import { empty } from '../../shared/state.ts'
import type { Welcome } from '../../shared/wire.ts'

type Heard = (...said: unknown[]) => void

/** A socket whose other end is the test. */
const fakeSocket = () => {
  const heard = new Map<string, Heard[]>()
  return {
    active: true,
    said: [] as unknown[][],
    connected: 0,
    on: (name: string, listener: Heard) => heard.set(name, [...(heard.get(name) ?? []), listener]),
    off: () => heard.clear(),
    hasListeners: (name: string) => heard.has(name),
    emit(...words: unknown[]) {
      this.said.push(words)
    },
    connect() {
      this.connected++
    },
    disconnect: () => {},
    hear: (name: string, ...said: unknown[]) => {
      for (const listener of heard.get(name) ?? []) listener(...said)
    },
  }
}

let socket: ReturnType<typeof fakeSocket>
vi.mock('../../shared/look/socket.ts', async original => ({
  ...(await original<object>()),
  socketFor: () => socket,
}))

let lines: Line[]
let close: () => void
const now = () => lines.at(-1)!
const open = async (cache = '') => {
  lines = []
  const opened = openLine({
    team: 't1',
    token: 'a-token',
    as: 'wall',
    cache,
    onChange: line => lines.push(line),
  })
  close = opened.close
  await vi.waitFor(() => expect(socket.connected).toBe(1))
}
beforeEach(() => {
  socket = fakeSocket()
  vi.stubGlobal('addEventListener', () => {})
  vi.stubGlobal('removeEventListener', () => {})
})
afterEach(() => {
  close()
  vi.unstubAllGlobals()
})

const welcome: Welcome = {
  build: 'dev',
  log: 'log-1',
  now: Date.now() + 60_000,
  url: 'http://wall',
  demo: false,
  you: { kind: 'board', name: 'Staff room', team: 't1' },
}
const heads = { team: 4, voice: 2 }
const greet = () => {
  socket.hear('welcome', welcome)
  socket.hear('state', {
    team: 't1',
    log: 'log-1',
    state: { ...empty, team: { ...empty.team, name: 'Heron Ward' } },
    heads,
  })
}

test('a screen asks for its team, and tells the time by the server', async () => {
  await open()
  greet()
  expect(socket.said).toEqual([['follow', { team: 't1', log: '', after: { team: 0, voice: 0 }, as: 'wall' }]])
  expect(now()).toMatchObject({ connection: 'live', held: { log: 'log-1', heads }, refused: null })
  expect(Math.round((now().serverNow() - Date.now()) / 1_000)).toBe(60)
})

test('what was held at the last visit is shown before anybody answers, and asked on from there', async () => {
  await open('a board')
  greet()
  close()
  socket = fakeSocket()
  await vi.waitFor(async () => {
    await open('a board')
    expect(now().held.state.team.name).toBe('Heron Ward')
  })
  expect(now().heardAt).toBeGreaterThan(0)
  expect(now().connection).toBe('late')
  socket.hear('connect_error', new Error('xhr poll error'))
  expect(now().connection).toBe('offline')
  socket.hear('welcome', welcome)
  expect(socket.said.at(-1)).toEqual(['follow', { team: 't1', log: 'log-1', after: heads, as: 'wall' }])
})

test('a batch that was lost on the way is asked for after two beats', async () => {
  await open()
  greet()
  const beat = { now: Date.now(), heads: { team: 5, voice: 2 } }
  socket.hear('heartbeat', beat)
  expect(socket.said.length).toBe(1)
  socket.hear('heartbeat', beat)
  expect(socket.said.at(-1)).toEqual(['follow', { team: 't1', log: 'log-1', after: heads, as: 'wall' }])
})

test('a screen that was removed forgets that it was paired', async () => {
  await keepDevice({ id: 'd1', kind: 'board', name: 'Staff room', team: 't1', token: 'a-token' })
  await open()
  socket.hear('connect_error', Object.assign(new Error('not-paired'), { data: { code: 'not-paired' } }))
  expect(now().refused).toBe('not-paired')
  await vi.waitFor(async () => expect(await keptDevice('board')).toBe(null))
})

test('a network that is gone removes nobody', async () => {
  await keepDevice({ id: 'd1', kind: 'board', name: 'Staff room', team: 't1', token: 'a-token' })
  await open()
  socket.hear('connect_error', new Error('websocket error'))
  expect(now()).toMatchObject({ refused: null, connection: 'offline' })
  expect(await keptDevice('board')).toMatchObject({ id: 'd1' })
})

test('a lead finds a screen by asking it to say its name', async () => {
  await open()
  greet()
  socket.hear('device', { do: 'identify', name: 'Staff room' })
  expect(now().order).toEqual({ do: 'identify', name: 'Staff room' })
})

test('who may no longer look is told so, until the team comes back', async () => {
  await open()
  greet()
  socket.hear('refused', { code: 'wrong-team', message: '' })
  expect(now().refused).toBe('wrong-team')
  greet()
  expect(now().refused).toBe(null)
})
