import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openAgain } from '../../server/mqtt/again.ts'
import { openLanes } from '../../server/mqtt/lanes.ts'
import { CannotStart, readEnvironment } from '../../server/settings.ts'
import { newId } from '../../shared/id.ts'
import { doneOf, requiredOf, type WorkKind } from '../../shared/work-kind.ts'
import { openBroker, openRelay } from '../support/broker.ts'
import { MORNING, startServer, type TestServer } from '../support/server.ts'

const MINUTE = 60_000
const early = { day: '2026-11-23', shift: 'early' }

let broker: Awaited<ReturnType<typeof openBroker>>
let server: TestServer
let send: Awaited<ReturnType<typeof broker.sender>>
let code: string
beforeEach(async () => {
  broker = await openBroker()
  await start(broker.url)
  send = await broker.sender()
})
afterEach(async () => {
  await server.stop()
  await broker.stop()
})

const start = async (url: string) => {
  server = await startServer({ settings: { broker: { url, topic: 'marblewall/+/+/+' } } })
  const define = { type: 'work-defined', key: 'beds', name: 'Beds to clean', unit: 'beds', demand: 'feed' }
  expect((await server.tell(server.admin, define)).status).toBe(201)
  code = (await server.state()).state.team.code
  await connected()
}
/** Real packets take real time. */
const soon = (check: () => unknown) => vi.waitFor(check, { timeout: 18_000, interval: 10 })
const seen = () => server.house.mqtt.seen()
const connected = () =>
  soon(() => {
    expect(seen().connected).toBe(true)
    expect(broker.clients()).toBeGreaterThan(0)
  })
const beds = async (): Promise<WorkKind> =>
  Object.values((await server.state()).state.work).find(one => one.key === 'beds')!
const done = async () => doneOf(await beds(), early)
const heads = async () => (await server.state()).heads.team
/** The pattern is subscribed to a moment after the line is there. */
const untilHeard = async () => {
  const before = seen().messages + seen().refused
  await soon(async () => {
    await send('marblewall/nobody/beds/done', '1')
    expect(seen().messages + seen().refused).toBeGreaterThan(before)
  })
  await soon(() => expect(seen().refused).toBe(seen().messages))
}

/** All that was sent before this has been heard. */
const untilNow = async () => {
  const marker = newId()
  await send(`marblewall/nobody/${marker}/done`, '1')
  await soon(() => expect(seen().recent.refused.at(-1)?.topic).toContain(marker))
}

describe('a broker', () => {
  test('brings what arrived, was done and is required, as a bare number, an item or a list', async () => {
    await untilHeard()
    await send(`marblewall/${code}/beds/arrived`, '12')
    await send(`marblewall/${server.team}/beds/done`, { count: 2, happenedAt: MORNING - 60 * MINUTE })
    await send(`marblewall/${code}/beds/done`, [1, { count: 2, unit: 'beds' }])
    await send(`marblewall/${code}/beds/undone`, '1')
    await send(`marblewall/${code}/beds/required`, '3')
    await soon(async () => expect(requiredOf(await beds(), early)).toBe(15))
    expect((await beds()).shifts['2026-11-23/early']!.done).toEqual({ 1: 2, 2: 2 })
    const [event] = (await server.events()).filter(({ type }) => type === 'work-arrived')
    expect(event).toMatchObject({ by: 'key:mqtt', source: expect.stringMatching(/^MQTT/) })
    expect(seen().lastMessageAt).toBe(MORNING)
  })

  test('tells each of what it sends once, though it sends it again', async () => {
    await untilHeard()
    const named = { id: newId(), count: 2 }
    for (let n = 0; n < 3; n++) await send(`marblewall/${code}/beds/done`, named)
    for (let n = 0; n < 3; n++) await send(`marblewall/${code}/beds/done`, { ref: 'bed 4', count: 3 })
    await send(`marblewall/${code}/beds/done`, '1')
    await send(`marblewall/${code}/beds/done`, '1')
    await soon(async () => expect(await done()).toBe(7))
  })

  test('that sends nonsense hears no more of it, and whoever is in charge reads why; not what it said', async () => {
    await untilHeard()
    const before = await heads()
    const base = seen().refused
    const wrong: [string, unknown, string][] = [
      [`marblewall/${code}/beds/done`, '-3', 'bad-count'],
      [`marblewall/${code}/beds/done`, 'three for Mrs Jones', 'not-json'],
      [`marblewall/${code}/beds/done`, '', 'not-json'],
      [`marblewall/${code}/beds/done`, 'true', 'not-understood'],
      [`marblewall/${code}/beds/done`, { happenedAt: MORNING + 60 * MINUTE }, 'to-come'],
      [`marblewall/${code}/beds/done`, { unit: 'patients' }, 'wrong-unit'],
      [`marblewall/${code}/beds/eaten`, '1', 'not-understood'],
      [`marblewall/${code}/biscuits/done`, '1', 'no-such-work'],
      [`marblewall/nowhere/beds/done`, '1', 'no-such-team'],
      [`marblewall/${code}/beds/done`, [{ what: 'arrived' }], 'not-understood'],
    ]
    for (const [topic, payload] of wrong) await send(topic, payload)
    await soon(() => expect(seen().refused - base).toBe(wrong.length))
    expect(await heads()).toBe(before)
    const { body } = await server.ask('GET', '/mqtt', undefined, server.admin)
    const recent = body.recent.refused.slice(-wrong.length)
    expect(recent.map((one: { code: string }) => one.code)).toEqual(wrong.map(([, , code]) => code))
    expect(recent[3]).toEqual({
      ...{ at: MORNING, topic: wrong[3]![0], code: 'not-understood', message: expect.any(String) },
    })
    expect(JSON.stringify(body)).not.toContain('Jones')
    // Nothing of it comes back, and what is right goes on.
    await send(`marblewall/${code}/beds/done`, '1')
    await soon(async () => expect(await done()).toBe(1))
    await broker.down()
    await broker.up()
    await comeBack()
    expect(seen().refused - base).toBe(wrong.length)
    const metrics = await (await fetch(`${server.base}/metrics`)).text()
    expect(metrics).toMatch(/^marblewall_mqtt_refused_total [1-9]/m)
    expect(metrics).toMatch(/^marblewall_mqtt_connected 1$/m)
  })

  const comeBack = () =>
    soon(async () => {
      await server.clock.move(70_000)
      expect(seen().connected).toBe(true)
    })

  test('goes away and comes back: what was sent meanwhile is counted, once', async () => {
    await untilHeard()
    await send(`marblewall/${code}/beds/done`, '1')
    // Cut off before it heard our thanks, a broker may forget that it ever sent it: that is another story.
    await soon(() => expect(broker.acknowledged).toContain(`marblewall/${code}/beds/done`))
    expect(await done()).toBe(1)
    await broker.down()
    await soon(() => expect(seen().connected).toBe(false))
    await server.clock.move(10 * MINUTE)
    expect(seen()).toMatchObject({ connected: false, since: MORNING })
    await soon(() => expect(seen().trouble).toBe('no-connection'))
    await broker.up()
    send = await broker.sender()
    await send(`marblewall/${code}/beds/done`, '2')
    await send(`marblewall/${code}/beds/done`, '4')
    await comeBack()
    await soon(async () => expect(await done()).toBe(7))
    await send(`marblewall/${code}/beds/done`, '8')
    await soon(async () => expect(await done()).toBe(15))
  })

  test('keeps what is sent while this server is started anew', async () => {
    await untilHeard()
    await server.halt()
    for (let n = 0; n < 20; n++) await send(`marblewall/${code}/beds/done`, '1')
    await server.again()
    await soon(async () => expect(await done()).toBe(20))
  })

  test('that was cut off before it heard our thanks sends it again, and it is counted once', async () => {
    await server.stop()
    const relay = await openRelay(broker.port)
    await start(relay.url)
    await untilHeard()
    relay.deafen()
    await send(`marblewall/${code}/beds/done`, '5')
    await soon(async () => expect(await done()).toBe(5))
    relay.cut()
    await soon(() => expect(seen().connected).toBe(false))
    const before = seen().messages
    await soon(async () => {
      await server.clock.move(70_000)
      expect(seen().messages).toBeGreaterThan(before)
    })
    await send(`marblewall/${code}/beds/done`, '5')
    await untilNow()
    expect(await done()).toBe(10)
    await relay.stop()
  })

  test('that heard no thanks, and finds this server started anew, has it found in the log', async () => {
    await server.stop()
    const relay = await openRelay(broker.port)
    await start(relay.url)
    await untilHeard()
    relay.deafen()
    await send(`marblewall/${code}/beds/done`, '5')
    await soon(async () => expect(await done()).toBe(5))
    await server.halt()
    relay.cut()
    await server.again()
    await connected()
    await send(`marblewall/${code}/beds/done`, '5')
    await soon(async () => expect(await done()).toBe(10))
    await untilNow()
    expect(await done()).toBe(10)
    expect(broker.acknowledged.filter(topic => topic.includes(code))).toHaveLength(2)
    await relay.stop()
  })

  test('sends many at once: they are written together, in their order, and it is thanked in that order', async () => {
    await untilHeard()
    const { append } = server.stores.team
    let commits = 0
    server.stores.team.append = async entries => {
      commits++
      await new Promise(resolve => setTimeout(resolve, 5))
      return append(entries)
    }
    await untilNow()
    const base = seen().messages
    const thanked = broker.acknowledged.length
    const sent: Promise<unknown>[] = []
    for (let n = 0; n < 600; n++) {
      sent.push(send(`marblewall/${code}/beds/done`, '1'))
      sent.push(send(`marblewall/${code}/beds/undone`, '1'))
      sent.push(send(`marblewall/${code}/beds/required`, `${n % 50}`))
    }
    await Promise.all(sent)
    await soon(() => expect(seen().messages - base).toBe(1_800))
    // Taken back before it was done, it would be one more.
    expect(await done()).toBe(0)
    expect(requiredOf(await beds(), early)).toBe(49)
    expect(commits).toBeLessThan(300)
    await soon(() => expect(broker.acknowledged.length - thanked).toBe(1_800))
    const whats = broker.acknowledged.slice(thanked).map(topic => topic.split('/').at(-1))
    expect(whats.filter((what, n) => what !== ['done', 'undone', 'required'][n % 3])).toEqual([])
  })

  test('is restarted with many under way, again and again: none is lost and none is counted twice', {
    timeout: 60_000,
  }, async () => {
    await untilHeard()
    let sent = 0
    const burst = (messages: number) => {
      sent += messages
      return Promise.all(Array.from({ length: messages }, () => send(`marblewall/${code}/beds/done`, '1')))
    }
    const restart = async (meanwhile: number) => {
      await broker.down()
      await soon(() => expect(seen().connected).toBe(false))
      await broker.up()
      send = await broker.sender()
      await burst(meanwhile)
      await comeBack()
    }
    for (let round = 0; round < 3; round++) {
      const before = seen().messages
      await burst(300)
      await soon(() => expect(seen().messages).toBeGreaterThan(before))
      await restart(100)
    }
    // This broker may stop in the middle of what it kept, and goes on when we come again.
    const isStill = async () => {
      const before = seen().messages
      await new Promise(resolve => setTimeout(resolve, 400))
      return seen().messages === before
    }
    for (let tries = 0; tries < 20 && (await done()) < sent; tries++) if (await isStill()) await restart(0)
    await untilNow()
    expect(await done()).toBe(sent)
  })

  test('has many under way while this server is started anew, again and again: none is lost or counted twice', async () => {
    await untilHeard()
    for (let round = 1; round <= 3; round++) {
      const before = seen().messages
      const burst = Array.from({ length: 300 }, () => send(`marblewall/${code}/beds/done`, '1'))
      await soon(() => expect(seen().messages).toBeGreaterThan(before))
      await server.halt()
      await Promise.all(burst)
      await server.again()
      await soon(async () => expect(await done()).toBe(300 * round))
    }
    await untilNow()
    expect(await done()).toBe(900)
  })

  test('that gives every message the same number has each counted, also one that was lost on the way and is like the one before', async () => {
    await server.stop()
    const relay = await openRelay(broker.port)
    await start(relay.url)
    broker.numberAlike()
    await untilHeard()
    const pings = broker.pings()
    await send(`marblewall/${code}/beds/done`, '1')
    await soon(async () => expect(await done()).toBe(1))
    await soon(() => expect(broker.acknowledged.at(-1)).toContain(code))
    await soon(() => expect(broker.pings()).toBeGreaterThan(pings))
    relay.mute()
    const before = relay.swallowed()
    await send(`marblewall/${code}/beds/done`, '1')
    await soon(() => expect(relay.swallowed()).toBeGreaterThan(before))
    relay.cut()
    await soon(() => expect(seen().connected).toBe(false))
    await soon(async () => {
      await server.clock.move(70_000)
      expect(await done()).toBe(2)
    })
    await relay.stop()
  })

  test('is thanked only once it is on disk', async () => {
    await untilHeard()
    const { append } = server.stores.team
    let tries = 0
    server.stores.team.append = async () => {
      tries++
      throw Object.assign(new Error('full'), { errcode: 13 })
    }
    const thanks = () => broker.acknowledged.filter(topic => topic.includes(code)).length
    await send(`marblewall/${code}/beds/done`, '3')
    await soon(() => expect(tries).toBe(1))
    await server.clock.move(6_000)
    await soon(() => expect(tries).toBe(2))
    expect(thanks()).toBe(0)
    server.stores.team.append = append
    await server.clock.move(6_000)
    await soon(() => expect(thanks()).toBe(1))
    expect(await done()).toBe(3)
  })

  test('that hands a message over again while the disk is full has it counted when there is room, and once', async () => {
    const { log, teams, directory, clock } = server.house
    const { topics, teamWithCode } = directory
    const message = {
      ...{ topic: `marblewall/${code}/beds/done`, payload: Buffer.from('4'), number: 7 },
      ...{ connection: 2, isAgain: true, isKept: false },
    }
    const takeWith = (again: ReturnType<typeof openAgain>, pause: () => Promise<void>) => {
      const reader = { teams, topics, teamWithCode, clock, again, pattern: 'marblewall/+/+/+' }
      const failed = (error: unknown) => expect(error).toBe(null)
      return openLanes({ log, reader, failed, pause }).take(message, () => true)
    }
    const { append } = server.stores.team
    server.stores.team.append = async () => {
      throw Object.assign(new Error('full'), { errcode: 13 })
    }
    const thereIsRoom = async () => {
      server.stores.team.append = append
    }
    const remembered = openAgain(log)
    await takeWith(remembered, thereIsRoom)
    expect(await done()).toBe(4)
    await takeWith(remembered, thereIsRoom)
    // This server, after a crash, finds it in the log.
    await takeWith(openAgain(log), thereIsRoom)
    expect(await done()).toBe(4)
  })

  test('that keeps a count is told not to, and what it keeps of a requirement is taken once a shift', async () => {
    await untilHeard()
    await server.halt()
    await send(`marblewall/${code}/beds/done`, '5', { retain: true })
    await send(`marblewall/${code}/beds/required`, '9', { retain: true })
    const told = () =>
      soon(() => expect(seen().recent.refused.map(({ code }) => code)).toContain('kept-count'))
    await server.again()
    await told()
    await untilNow()
    expect(requiredOf(await beds(), early)).toBe(9)
    await server.halt()
    await server.again()
    await told()
    await untilNow()
    expect((await server.events()).filter(({ type }) => type === 'work-required')).toHaveLength(1)
    expect(seen().recent.refused.map(({ code }) => code)).not.toContain('id-reused')
  })

  test('whose topics are called otherwise is listened to by those', async () => {
    await untilHeard()
    const map = (body: object, auth = server.admin) => server.ask('POST', '/mqtt/mappings', body, auth)
    const body = { topic: 'bms/ward-7/bed clean', team: server.team, kind: 'beds', what: 'done' }
    const { auth: lead } = await server.lead()
    expect((await map(body, lead)).status).toBe(403)
    expect((await server.ask('GET', '/mqtt', undefined, lead)).status).toBe(403)
    const { status, body: made } = await map(body)
    expect(status).toBe(201)
    const no = async (more: object) => {
      const answer = await map({ ...body, ...more })
      return [answer.body.code, answer.body.field]
    }
    expect(await no({})).toEqual(['topic-taken', 'topic'])
    expect(await no({ topic: `marblewall/${code}/beds/done` })).toEqual(['topic-taken', 'topic'])
    expect(await no({ topic: 'bms/+' })).toEqual(['bad-topic', 'topic'])
    expect(await no({ topic: 'bms/2', kind: 'biscuits' })).toEqual(['no-such-work', 'kind'])
    expect(await no({ topic: 'bms/2', team: newId() })).toEqual(['no-such-team', undefined])
    await soon(async () => {
      await send(body.topic, '1')
      expect(await done()).toBeGreaterThan(0)
    })
    expect((await server.ask('GET', '/mqtt/mappings', undefined, server.admin)).body.mappings).toEqual([
      { id: made.mapping.id, ...body, madeOn: '2026-11-23' },
    ])
    await server.halt()
    await server.again()
    await connected()
    const before = await done()
    await send(body.topic, '1')
    await soon(async () => expect(await done()).toBe(before + 1))
    const path = `/mqtt/mappings/${made.mapping.id}`
    expect((await server.ask('DELETE', path, undefined, server.admin)).status).toBe(204)
    expect((await server.ask('DELETE', path, undefined, server.admin)).status).toBe(404)
  })
})

describe('a message that we stumble over ourselves', () => {
  test('is tried alone, passed over in the end and named; what came before and after it is written, in order', async () => {
    const { log, teams, directory, clock } = server.house
    const { topics, teamWithCode } = directory
    const reader = { teams, topics, teamWithCode, clock, again: openAgain(log), pattern: 'marblewall/+/+/+' }
    const failures: unknown[] = []
    const lots: number[] = []
    const lanes = openLanes({
      log: {
        ...log,
        async tell(stream, drafts, by) {
          lots.push(drafts.length)
          if (JSON.stringify(drafts).includes('"required":13')) throw new TypeError('thirteen')
          return log.tell(stream, drafts, by)
        },
      },
      reader,
      failed: error => void failures.push(error),
      pause: async () => undefined,
    })
    const fates = await Promise.all(
      ['4', '13', '7'].map(required =>
        lanes.take(
          {
            ...{ topic: `marblewall/${code}/beds/required`, payload: Buffer.from(required) },
            ...{ number: undefined, connection: 1, isAgain: false, isKept: false },
          },
          () => true,
        ),
      ),
    )
    expect(fates.map(fate => fate?.outcomes[0])).toMatchObject([
      { duplicate: false },
      { refusal: { code: 'broken' } },
      { duplicate: false },
    ])
    expect(requiredOf(await beds(), early)).toBe(7)
    expect(failures).toHaveLength(3)
    expect(lots).toEqual([3, 1, 1, 1, 1])
    await lanes.settled()
  })
})

describe('a message that comes again without a name', () => {
  const message = (number: number, payload: string, connection: number, isAgain = false) => ({
    ...{ topic: `marblewall/${code}/beds/done`, payload: Buffer.from(payload), number },
    ...{ connection, isAgain, isKept: false },
  })

  test('is the one that was written only if it has its number and says the same, and our thanks may be lost', async () => {
    const again = openAgain(server.house.log)
    const isWritten = (one: ReturnType<typeof message>) => {
      again.came(one)
      return again.isWritten(`team:${server.team}`, one)
    }
    again.wrote(message(1, '5', 1))
    expect(await isWritten(message(1, '5', 2, true))).toBe(true)
    expect(await isWritten(message(1, '6', 2, true))).toBe(false)
    expect(await isWritten(message(2, '5', 2, true))).toBe(false)
    again.heard([again.known(1)!])
    expect(await isWritten(message(1, '5', 2, true))).toBe(false)
    // Its number was given to another meanwhile, which needed no writing.
    again.wrote(message(3, '5', 2))
    expect(await isWritten(message(3, '"', 3))).toBe(false)
    expect(await isWritten(message(3, '5', 4, true))).toBe(false)
    // What the broker does not say to come again is new, however like it is to what was written.
    again.wrote(message(4, '5', 4))
    expect(await isWritten(message(4, '5', 5))).toBe(false)
  })

  test('is another to a broker that forgot us and counts its numbers from 1 anew', async () => {
    const first = openAgain(server.house.log)
    const { clock, teams, directory, log } = server.house
    const { topics, teamWithCode } = directory
    const takeWith = (again: ReturnType<typeof openAgain>, one: ReturnType<typeof message>) => {
      const reader = { teams, topics, teamWithCode, clock, again, pattern: 'marblewall/+/+/+' }
      const pause = () => Promise.reject(new Error('nothing to wait for'))
      return openLanes({ log, reader, failed: error => expect(error).toBe(null), pause }).take(
        one,
        () => true,
      )
    }
    await takeWith(first, message(1, '5', 1))
    expect(await done()).toBe(5)
    await takeWith(openAgain(log), message(1, '5', 2, true))
    expect(await done()).toBe(5)
    const anew = openAgain(log)
    anew.beginAnew(2)
    await takeWith(anew, message(1, '5', 2, true))
    expect(await done()).toBe(10)
  })
})

describe('where there is', () => {
  test('no broker, nothing is listened for', async () => {
    const quiet = await startServer()
    const { body } = await quiet.ask('GET', '/mqtt', undefined, quiet.admin)
    expect(body).toMatchObject({ on: false, connected: false, since: null, topic: null })
    await quiet.stop()
  })

  test('a broker with a password, it is the one in the address', async () => {
    const guarded = await openBroker({ user: 'wall', password: 'tall otters' })
    const url = (password: string) => `mqtt://wall:${encodeURIComponent(password)}@127.0.0.1:${guarded.port}`
    const wrong = await startServer({ settings: { broker: { url: url('guess'), topic: 'm/+/+/+' } } })
    await soon(() =>
      expect(wrong.house.mqtt.seen()).toMatchObject({ connected: false, trouble: 'not-allowed' }),
    )
    await wrong.stop()
    const right = await startServer({ settings: { broker: { url: url('tall otters'), topic: 'm/+/+/+' } } })
    await soon(() => expect(right.house.mqtt.seen()).toMatchObject({ connected: true, trouble: null }))
    const { body } = await right.ask('GET', '/mqtt', undefined, right.admin)
    expect(JSON.stringify([body, right.logged])).not.toContain('otters')
    await right.stop()
    await guarded.stop()
  })

  test('an address that is none, the server says so before it starts, and repeats no password', () => {
    const said = (env: Record<string, string>) => {
      try {
        return readEnvironment(env).broker
      } catch (error) {
        expect(error).toBeInstanceOf(CannotStart)
        return error instanceof Error ? error.message : ''
      }
    }
    expect(said({})).toBe(null)
    expect(said({ MQTT_URL: 'mqtts://a:b@broker:8883' })).toEqual({
      url: 'mqtts://a:b@broker:8883',
      topic: 'marblewall/+/+/+',
    })
    expect(said({ MQTT_URL: 'http://a:secret@broker' })).toMatch(/^MQTT_URL must be (?!.*secret)/)
    for (const topic of ['a/+/+', '#', 'a/+/+/+/+', 'a/b+/+/+', 'a//+/+/+'])
      expect(said({ MQTT_URL: 'mqtt://broker', MQTT_TOPIC: topic })).toMatch(/^MQTT_TOPIC/)
  })
})
