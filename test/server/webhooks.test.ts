import { createHmac } from 'node:crypto'
import dns from 'node:dns'
import { createServer, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, type Mock, test, vi } from 'vitest'
import { post } from '../../server/webhooks/post.ts'
import { newId } from '../../shared/id.ts'
import { openReceiver, type Receiver } from '../support/receiver.ts'
import { MORNING, startServer, type TestServer } from '../support/server.ts'

const system = { kind: 'system' } as const
const MINUTE = 60_000

let server: TestServer
let receiver: Receiver
let work: string
beforeEach(async () => {
  server = await startServer()
  receiver = await openReceiver()
  const draft = { type: 'work-defined', key: 'beds', name: 'Beds to clean', unit: 'beds', demand: 'plan' }
  work = (await server.tell(server.admin, draft)).body.event.id
})
afterEach(async () => {
  await server.stop()
  await receiver.down()
})

const behind = (gap: number) => say({ type: 'work-fell-behind', work, gap })
const say = async (draft: object) => {
  const [written] = await server.house.log.write(`team:${server.team}`, [{ id: newId(), ...draft }], system)
  return written!.event
}
const make = async (url = receiver.url) => {
  const body = { name: 'Pager', url }
  const { status, body: made } = await server.ask('POST', `/teams/${server.team}/hooks`, body, server.admin)
  expect(status).toBe(201)
  return made as { hook: { id: string }; secret: string }
}
const list = async (auth = server.admin) =>
  (await server.ask('GET', `/teams/${server.team}/hooks`, undefined, auth)).body.hooks
const first = async () => (await list())[0]
/** Real packets take real time. */
const soon = (check: () => unknown) => vi.waitFor(check, { timeout: 18_000, interval: 10 })
const gaps = () => receiver.received.map(({ body }) => body.gap)

describe('another system is told', () => {
  test('when work falls behind and recovers, with a signature, and nobody’s name', async () => {
    await behind(9)
    const { secret } = await make()
    const fell = await behind(2)
    await say({ type: 'work-recovered', work })
    await soon(() => expect(receiver.received).toHaveLength(2))
    const [{ text, body, signature }] = receiver.received as [(typeof receiver.received)[0]]
    expect(body).toEqual({
      ...{ id: fell.id, type: 'work-fell-behind', at: MORNING, day: '2026-11-23', shift: 'early' },
      ...{ team: server.team, teamName: 'Heron Ward', gap: 2 },
      ...{ kind: 'beds', kindName: 'Beds to clean', unit: 'beds' },
    })
    const [, seconds, given] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(signature)!
    expect(Number(seconds)).toBe(MORNING / 1_000)
    expect(given).toBe(createHmac('sha256', secret).update(`${seconds}.${text}`).digest('hex'))
    expect(await first()).toMatchObject({ failingSince: null, last: '204', deliveredAt: MORNING })
  })

  test('when help is called and comes, without the words that somebody typed', async () => {
    await make()
    const help = {
      type: 'help-set',
      minutes: 5,
      kinds: [{ key: 'hands', name: 'A pair of hands' }],
      places: [{ key: 'bay-2', name: 'Bay 2' }],
      responders: [{ key: 'charge', name: 'Nurse in charge' }],
    }
    await server.tell(server.admin, help)
    const called = { type: 'help-called', what: 'hands', where: 'bay-2', note: 'for a lift' }
    const { id: call } = (await server.tell(server.admin, called)).body.event
    await server.tell(server.admin, { type: 'help-accepted', call, who: 'Nurse in charge' })
    await server.tell(server.admin, { type: 'help-ended', call })
    await soon(() => expect(receiver.types()).toEqual(['help-called', 'help-accepted', 'help-ended']))
    expect(receiver.received[0]!.body).toMatchObject({ call, what: 'A pair of hands', where: 'Bay 2' })
    const all = receiver.received.map(({ text }) => text).join()
    for (const secret of ['for a lift', server.person, 'Ada']) expect(all).not.toContain(secret)
  })

  test('of what happened while it was down, once it is up, in order', async () => {
    await make()
    await receiver.down()
    for (const gap of [1, 2, 3]) await behind(gap)
    await soon(async () => expect((await first()).failingSince).toBe(MORNING))
    expect(await first()).toMatchObject({ last: 'no-connection', deliveredAt: null })
    await receiver.up()
    await server.clock.move(6_000)
    await soon(() => expect(gaps()).toEqual([1, 2, 3]))
    await soon(async () => expect((await first()).failingSince).toBe(null))
  })

  test('of ever so many things without anything of them being kept', async () => {
    const leaving = new AbortController()
    const [add, remove] = [
      vi.spyOn(leaving.signal, 'addEventListener'),
      vi.spyOn(leaving.signal, 'removeEventListener'),
    ]
    const letter = { url: receiver.url, secret: 'a', body: '{}', now: MORNING, giveUpAfterMs: 5_000 }
    for (const _ of [1, 2, 3])
      expect(await post({ ...letter, signal: leaving.signal })).toEqual({ status: 204 })
    expect(add.mock.calls.map(([, listener]) => listener)).toHaveLength(3)
    expect(remove.mock.calls.map(([, listener]) => listener)).toEqual(
      add.mock.calls.map(([, listener]) => listener),
    )
  })

  test('of what it answered with an error, again and again, ever more rarely', async () => {
    const { hook } = await make()
    receiver.answers(500)
    await behind(1)
    await behind(2)
    const triesIn = async (minutes: number) => {
      const before = receiver.received.length
      for (let n = 0; n < minutes; n += 5) {
        await server.clock.move(5 * MINUTE)
        await server.house.hooks.settled()
      }
      return receiver.received.length - before
    }
    await server.house.hooks.settled()
    expect(await triesIn(60)).toBeGreaterThan(4)
    const later = await triesIn(10 * 60)
    expect(later).toBeGreaterThan(3)
    expect(later).toBeLessThan(10)
    expect(new Set(gaps())).toEqual(new Set([1]))
    expect(server.house.directory.hooks.find(hook.id)).toMatchObject({ failingSince: MORNING })
    expect(server.house.hooks.progress(hook.id).last).toEqual({ status: 500 })
    receiver.answers()
    await server.clock.move(150 * MINUTE)
    await soon(() => expect(gaps().slice(-2)).toEqual([1, 2]))
  })

  test('at the address that was typed, and at no other it points to', async () => {
    const elsewhere = await openReceiver()
    receiver.answers(response => void response.writeHead(307, { location: elsewhere.url }).end())
    await make()
    await behind(1)
    await soon(async () => expect(await first()).toMatchObject({ last: '307' }))
    expect(elsewhere.received).toEqual([])
    await elsewhere.down()
  })

  test('of each thing after a restart, also of what happened just before it', async () => {
    await make()
    await behind(1)
    await soon(() => expect(gaps()).toEqual([1]))
    await receiver.down()
    await behind(2)
    await soon(async () => expect((await first()).failingSince).toBe(MORNING))
    await server.halt()
    await receiver.up()
    await server.again()
    await soon(() => expect(gaps()).toEqual([1, 2]))
    await server.halt()
    await server.again()
    await behind(3)
    await soon(() => expect(gaps()).toEqual([1, 2, 3]))
    expect((await first()).failingSince).toBe(null)
  })

  test('though another is dead, and one that never ends its answer is given up', async () => {
    const held = new Set<Socket>()
    const silent = createServer(socket => {
      held.add(socket.on('error', () => undefined))
      socket.write('HTTP/1.1 200 OK\r\nx-slow: ')
      const drip = setInterval(() => socket.write('z'), 10)
      socket.on('close', () => clearInterval(drip))
    })
    await new Promise<void>(resolve => silent.listen(0, '127.0.0.1', resolve))
    const address = silent.address()
    const url = `http://127.0.0.1:${typeof address === 'object' && address?.port}/`
    await make(url)
    await make()
    await behind(1)
    await behind(2)
    await soon(() => expect(gaps()).toEqual([1, 2]))
    const letter = { url, secret: 'x', body: '{}', now: MORNING, giveUpAfterMs: 100 }
    expect(await post(letter)).toEqual({ why: 'no-answer' })
    for (const socket of held) socket.destroy()
    await new Promise(resolve => silent.close(resolve))
  })
})

describe('an address', () => {
  test('is set and taken away by those in charge; leads see how it goes, and may try it', async () => {
    const { auth: lead } = await server.lead()
    const path = `/teams/${server.team}/hooks`
    expect((await server.ask('POST', path, { name: 'Mine', url: receiver.url }, lead)).status).toBe(403)
    const { hook, secret } = await make()
    expect(JSON.stringify(await list())).not.toContain(secret)
    expect(await list(lead)).toMatchObject([{ name: 'Pager', failingSince: null, last: null }])
    expect(JSON.stringify(await list(lead))).not.toContain('127.0.0.1')
    const tried = await server.ask('POST', `/hooks/${hook.id}/test`, undefined, lead)
    expect(tried.body).toEqual({ delivered: true, last: '204' })
    expect(receiver.types()).toEqual(['test'])
    const { auth: stranger } = await server.lead({
      team: await server.found('Swan Ward'),
      email: 'kim@heron.example',
    })
    expect((await server.ask('POST', `/hooks/${hook.id}/test`, undefined, stranger)).status).toBe(403)
    expect((await server.ask('GET', path, undefined, stranger)).status).toBe(403)
    expect((await server.ask('DELETE', `/hooks/${hook.id}`, undefined, lead)).status).toBe(403)
    expect((await server.ask('DELETE', `/hooks/${hook.id}`, undefined, server.admin)).status).toBe(204)
    expect((await server.ask('DELETE', `/hooks/${hook.id}`, undefined, server.admin)).status).toBe(404)
    await behind(1)
    expect(await list()).toEqual([])
    expect(receiver.types()).toEqual(['test'])
  })

  test('is none where a machine in a cloud tells its keys, neither as it is typed nor as its name is found', async () => {
    const typed = [
      '169.254.169.254',
      '2852039166',
      '[::ffff:169.254.169.254]',
      '[fe80::1]',
      '[fd00:ec2::254]',
    ]
    for (const host of typed) {
      const body = { name: 'Pager', url: `http://${host}/latest` }
      const answer = await server.ask('POST', `/teams/${server.team}/hooks`, body, server.admin)
      expect([host, answer.status, answer.body.code]).toEqual([host, 422, 'bad-address'])
    }
    const { port } = new URL(receiver.url)
    const letter = { secret: 'a', body: '{}', now: MORNING, giveUpAfterMs: 5_000 }
    const named = () => post({ ...letter, url: `http://pager.example:${port}/` })
    const found = vi.spyOn(dns, 'lookup') as unknown as Mock
    const finds = (...addresses: string[]) =>
      found.mockImplementation((_: string, __: object, done: (error: null, all: object[]) => void) =>
        done(
          null,
          addresses.map(address => ({ address, family: 4 })),
        ),
      )
    finds('169.254.169.254')
    expect(await named()).toEqual({ why: 'no-connection' })
    finds('169.254.169.254', '127.0.0.1')
    expect(await named()).toEqual({ status: 204 })
    found.mockRestore()
  })

  test('is a whole one, without a password in it', async () => {
    const odd = ['pager', 'ftp://pager/', 'http://user:word@pager/', 'javascript:0', 'file:///etc/passwd', '']
    for (const url of odd) {
      const body = { name: 'Pager', url }
      const answer = await server.ask('POST', `/teams/${server.team}/hooks`, body, server.admin)
      expect([answer.status, answer.body.code, answer.body.field]).toEqual([422, 'bad-address', 'url'])
    }
    for (let n = 0; n < 10; n++) await make()
    const body = { name: 'Pager', url: receiver.url }
    const more = await server.ask('POST', `/teams/${server.team}/hooks`, body, server.admin)
    expect([more.status, more.body.code]).toEqual([409, 'too-many-hooks'])
  })
})
