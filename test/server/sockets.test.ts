import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../shared/id.ts'
import type { Heads } from '../../shared/wire.ts'
import { type Listener, listen } from '../support/listener.ts'
import { type Auth, type Screen, startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let board: Screen
let kiosk: Screen
let lead: Auth
let good: Listener
beforeAll(async () => {
  server = await startServer()
  board = await server.screen('board')
  kiosk = await server.screen('kiosk')
  lead = (await server.lead()).auth
  good = await listen({ base: server.base, auth: board.auth })
  good.follow(server.team)
  await good.hear('state')
})
afterAll(async () => {
  good.close()
  await server.stop()
})
beforeEach(() => server.clock.move(60_000))

const tap = () => server.tell(kiosk.auth, { type: 'mood-given', mood: 'good' })

/** The server lives, and a board that behaves is told of the next tap. */
const othersAreFine = async () => {
  const from = good.told.length
  expect((await tap()).status).toBe(201)
  expect(await good.hear('events', from)).toMatchObject({ stream: 'voice' })
  expect((await fetch(`${server.base}/healthz`)).status).toBe(200)
}

/** A connection that speaks below Socket.IO. Resolves with what it heard once it was closed or `wait` has passed. */
const raw = async (
  frames: readonly (string | Uint8Array<ArrayBuffer>)[],
  wait = 300,
  token = board.token,
) => {
  const socket = new WebSocket(`${server.base.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`)
  const heard: string[] = []
  let isClosed = false
  const closed = new Promise<void>(resolve => {
    socket.onclose = () => {
      isClosed = true
      resolve()
    }
  })
  const next = () =>
    new Promise<void>(resolve => socket.addEventListener('message', () => resolve(), { once: true }))
  socket.onmessage = ({ data }) => heard.push(String(data))
  await next()
  if (token) {
    socket.send(`40${JSON.stringify({ token })}`)
    await next()
  }
  for (const frame of frames) socket.send(frame)
  await Promise.race([closed, new Promise(resolve => setTimeout(resolve, wait))])
  const was = isClosed
  socket.close()
  return { heard, isClosed: was }
}

const ask = (more: object = {}) => ({ team: server.team, log: '', after: { team: 0, voice: 0 }, ...more })
const follow = (asked: unknown) => `42${JSON.stringify(['follow', asked])}`

describe('a frame that no page sends ends the connection that sent it, and nothing else', () => {
  test.each<[string, () => string | Uint8Array<ArrayBuffer>]>([
    ['follow, and nothing', () => '42["follow"]'],
    ['follow null', () => follow(null)],
    ['follow a number', () => follow(5)],
    ['follow a word', () => follow(server.team)],
    ['follow a list', () => follow([])],
    ['follow nothing in particular', () => follow({})],
    ['follow a team that is no id', () => follow(ask({ team: '../etc' }))],
    ['follow without heads', () => follow({ team: server.team, log: '' })],
    ['follow with heads that are null', () => follow(ask({ after: null }))],
    ['follow with a head that is a word', () => follow(ask({ after: { team: '5', voice: 0 } }))],
    ['follow with a head beyond all numbers', () => follow(ask()).replace('"voice":0', '"voice":1e400')],
    ['follow as somebody else', () => follow(ask({ as: 'full' }))],
    ['follow with bytes that never come', () => '451-["follow",{"_placeholder":true,"num":0}]0'],
    ['bytes', () => new Uint8Array([1, 2, 3])],
    ['an object for a list', () => '42{"x":1}'],
    ['half a frame', () => '42["follow"'],
    ['garbage', () => '4garbage'],
    ['20 kB', () => follow(ask({ log: 'x'.repeat(20_000) }))],
    ['a name that is the server’s own', () => '42["disconnect"]'],
  ])('%s', async (_, frame) => {
    const { isClosed } = await raw([frame()], 2_000)
    expect(isClosed).toBe(true)
    await othersAreFine()
  })

  test.each<[string, () => string]>([
    ['a name nobody knows', () => '42["nonsense",{}]'],
    ['a name of the server’s', () => '42["state",{"team":1}]'],
    ['a name that is a number', () => '42[1,2]'],
    ['an answer to nothing', () => '4399["x"]'],
    ['a huge number to answer to', () => `424299999999999${JSON.stringify(['follow', ask()])}`],
  ])('%s is passed over', async (_, frame) => {
    await raw([frame()])
    await othersAreFine()
  })

  test('two hundred requests at once', async () => {
    const { isClosed } = await raw(
      Array.from({ length: 200 }, () => follow(ask())),
      2_000,
    )
    expect(isClosed).toBe(true)
    await othersAreFine()
  })

  test('an old protocol, no protocol, a token that is none', async () => {
    for (const query of ['EIO=3&transport=polling', 'transport=polling', 'EIO=4', 'EIO=4&transport=pigeon'])
      expect((await fetch(`${server.base}/socket.io/?${query}`)).status).toBe(400)
    const { heard } = await raw([], 300, 'made up')
    expect(heard.at(-1)).toContain('not-paired')
    await othersAreFine()
  })

  test('a handshake that is no object, or holds odd things', async () => {
    for (const hello of [
      '40null',
      '40[]',
      '40"token"',
      '40{"token":5}',
      '40{"token":{}}',
      '40{"token":""}',
      '40{"build":{}}',
    ]) {
      const { heard } = await raw([hello], 200, '')
      expect(heard.join(' ')).not.toContain('welcome')
    }
    const odd = await listen({
      base: server.base,
      auth: board.auth,
      more: { build: { x: 1 }, secure: 'yes' },
    })
    expect(odd.refused).toBeNull()
    odd.close()
    await othersAreFine()
  })
})

describe('who may listen', () => {
  const refused = async (auth: Auth, transports?: ('websocket' | 'polling')[]) => {
    const one = await listen({ base: server.base, auth, ...(transports ? { transports } : {}) })
    one.close()
    return one.refused
  }

  test('a paired screen and a lead, and nobody else', async () => {
    expect(await refused(board.auth)).toBeNull()
    expect(await refused(lead)).toBeNull()
    expect((await refused({}))?.data).toMatchObject({ code: 'not-signed-in' })
    expect((await refused({ bearer: 'made up' }))?.data).toMatchObject({ code: 'not-paired' })
    expect((await refused(await server.phone()))?.data).toMatchObject({ code: 'not-allowed' })
    expect((await refused({ headers: { authorization: 'Ticket K7QM2XDP09AB' } }))?.data).toMatchObject({
      code: 'not-allowed',
    })
  })

  test('no page of another site, whatever cookie it carries and however it connects', async () => {
    for (const origin of [
      'https://evil.example',
      'null',
      'http://127.0.0.1:1',
      'http://127.0.0.1.evil.example',
    ]) {
      expect(await refused({ ...lead, origin })).not.toBeNull()
      expect(await refused({ ...lead, origin }, ['polling'])).not.toBeNull()
      const answer = await fetch(`${server.base}/socket.io/?EIO=4&transport=polling`, { headers: { origin } })
      expect(answer.status).toBe(403)
    }
  })

  test('a screen its own team, a lead theirs, and as a wall when asked', async () => {
    const other = await server.found('Swan Ward')
    for (const auth of [board.auth, lead]) {
      const one = await listen({ base: server.base, auth })
      one.follow(other)
      expect(await one.hear('refused')).toMatchObject({ code: auth === lead ? 'not-allowed' : 'wrong-team' })
      one.follow(server.team)
      expect((await one.hear('state')).team).toBe(server.team)
      one.close()
    }
    const all = await listen({ base: server.base, auth: server.admin })
    all.follow(newId())
    expect(await all.hear('refused')).toMatchObject({ code: 'no-such-team' })
    all.close()
  })

  test('nobody tells a wall who leads', async () => {
    const { you } = await good.hear('welcome')
    expect(you).toEqual({ kind: 'board', name: 'The board', team: server.team })
  })
})

describe('where a follower stopped', () => {
  const from = async (log: string, after: Heads) => {
    const one = await listen({ base: server.base, auth: board.auth })
    one.follow(server.team, undefined, log, after)
    await Promise.race([one.hear('state'), one.hear('heartbeat')])
    const said = one.told.map(([name]) => name).filter(name => name !== 'welcome')
    one.close()
    return said
  }

  test('decides what it is told', async () => {
    await tap()
    const { log, heads } = await server.state()
    expect(await from(log, heads)).toEqual(['events', 'events', 'heartbeat'])
    expect(await from(log, { ...heads, voice: heads.voice - 1 })).toEqual(['events', 'events', 'heartbeat'])
    expect(await from(log, { team: -1, voice: 0 })).toEqual(['state'])
    expect(await from(log, { team: heads.team + 1, voice: 0 })).toEqual(['state'])
    expect(await from('of another house', heads)).toEqual(['state'])
  })
})

describe('a screen that is removed', () => {
  test('is told to leave, cut off at once, and not let in again', async () => {
    const gone = await server.screen('board')
    const one = await listen({ base: server.base, auth: gone.auth })
    one.follow(server.team)
    await one.hear('state')
    await server.ask('DELETE', `/devices/${gone.id}`, undefined, server.admin)
    await one.left
    expect(one.all('device').at(-1)).toEqual({ do: 'leave' })
    const again = await listen({ base: server.base, auth: gone.auth })
    expect(again.refused?.data).toMatchObject({ code: 'not-paired' })
    expect((await server.tell(gone.auth, { type: 'mood-given', mood: 'good' })).status).toBe(401)
  })
})

test('whoever copied a screen’s token cannot fill the server with lines of it', async () => {
  const copied = await server.screen('board')
  const lines: Listener[] = []
  for (let n = 0; n < 11; n++) lines.push(await listen({ base: server.base, auth: copied.auth }))
  for (const old of lines.slice(0, 3)) await old.left
  expect(lines.slice(3).every(({ socket }) => socket.connected)).toBe(true)
  expect(server.house.live.presence(copied.id)?.online).toBe(true)
  for (const line of lines) line.close()
  await othersAreFine()
})

describe('every five seconds', () => {
  test('a wall hears that the server is there, also while another team’s log cannot be read', async () => {
    const other = await server.found('Coot Ward')
    const there = await server.screen('board', { team: other })
    const one = await listen({ base: server.base, auth: there.auth })
    one.follow(other)
    await one.hear('state')
    const { get } = server.house.teams
    server.house.teams.get = async id => {
      if (id === server.team) throw new Error('a broken link of its chain')
      return get(id)
    }
    const from = one.told.length
    expect(await one.hear('heartbeat', from)).toMatchObject({ heads: { voice: 0 } })
    server.house.teams.get = get
    one.close()
    await othersAreFine()
  })

  test('a screen is asked after that was removed in the very moment it came in', async () => {
    const gone = await server.screen('board')
    const one = await listen({ base: server.base, auth: gone.auth })
    await server.house.directory.devices.revoke(gone.id)
    await one.left
  })
})

describe('a person who may no longer see', () => {
  test('because they were taken out, hears no more', async () => {
    const { id, auth } = await server.lead({ email: 'pat@heron.example' })
    const one = await listen({ base: server.base, auth })
    one.follow(server.team)
    await one.hear('state')
    await server.ask('DELETE', `/people/${id}`, undefined, server.admin)
    await one.left
  })

  test('because they lead another team now, hears no more of this one', async () => {
    const { id, auth } = await server.lead({ email: 'alex@heron.example' })
    const one = await listen({ base: server.base, auth })
    one.follow(server.team)
    await one.hear('state')
    await server.ask('PATCH', `/people/${id}`, { teams: [] }, server.admin)
    await one.left
  })

  test('because they signed out, hears no more', async () => {
    const { auth, email, password } = await server.lead({ email: 'sam@heron.example' })
    const elsewhere = await server.signIn(email, password)
    const here = await listen({ base: server.base, auth })
    const there = await listen({ base: server.base, auth: elsewhere })
    for (const one of [here, there]) one.follow(server.team)
    await Promise.all([here, there].map(one => one.hear('state')))
    await server.ask('POST', '/sign-out', undefined, auth)
    await here.left
    expect(there.socket.connected).toBe(true)
    there.close()
  })
})
