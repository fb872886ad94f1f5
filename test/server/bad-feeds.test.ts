import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { addDays } from '../../shared/days.ts'
import { newId } from '../../shared/id.ts'
import type { WorkKind } from '../../shared/work-kind.ts'
import { doneOf } from '../../shared/work-kind.ts'
import { openBroker } from '../support/broker.ts'
import { type Auth, MORNING, startServer, type TestServer } from '../support/server.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

let server: TestServer
let key: Auth
beforeEach(async () => {
  server = await startServer()
  await define({ key: 'beds', name: 'Beds to clean', unit: 'beds', demand: 'feed' })
  await define({ key: 'bloods', name: 'Bloods', unit: 'samples', demand: 'plan' })
  const { body } = await server.ask(
    'POST',
    `/teams/${server.team}/keys`,
    { name: 'Bed system' },
    server.admin,
  )
  key = { bearer: body.secret, origin: null }
})
afterEach(() => server.stop())

const define = async (more: object) =>
  expect((await server.tell(server.admin, { type: 'work-defined', ...more })).status).toBe(201)
const send = (body: unknown, { kind = 'beds', as = key, headers = {} } = {}) =>
  server.ask('POST', `/teams/${server.team}/work/${kind}`, body, { ...as, headers })
const kindOf = async (name = 'beds'): Promise<WorkKind> =>
  Object.values((await server.state()).state.work).find(one => one.key === name)!
const head = async () => (await server.state()).heads.team
const early = { day: '2026-11-23', shift: 'early' }

/** What the sender is told; nothing may have been written. */
const refused = async (body: unknown, more: Parameters<typeof send>[1] = {}) => {
  const before = await head()
  const answer = await send(body, more)
  expect(await head()).toBe(before)
  expect(answer.body.message).toMatch(/\w+ \w+.*\.$/)
  return [answer.status, answer.body.code, answer.body.field]
}

describe('a feed that is right', () => {
  test('sends what arrived and what was done, one by one or in a list, each in its own hour', async () => {
    expect((await send({ what: 'arrived', count: 12 })).status).toBe(201)
    const list = [
      { what: 'done', happenedAt: MORNING - 2 * HOUR },
      { what: 'done', count: 2, happenedAt: '2026-11-23T10:20:00+01:00', unit: 'Beds' },
      { what: 'undone', happenedAt: '2026-11-23T09:25Z' },
    ]
    const { status, body } = await send(list)
    expect([status, body.results.map((one: { status: number }) => one.status)]).toEqual([
      200,
      [201, 201, 201],
    ])
    expect(body.results[0].event).toEqual({ id: expect.any(String), seq: expect.any(Number), ...early })
    const beds = await kindOf()
    expect(beds.shifts['2026-11-23/early']).toMatchObject({ arrived: { 2: 12 }, done: { 0: 1, 2: 1 } })
    const [event] = (await server.events()).filter(({ type }) => type === 'work-arrived')
    expect(event).toMatchObject({ source: 'Bed system', by: expect.stringMatching(/^key:/) })
  })

  test('says what is required of this shift, and of tomorrow’s', async () => {
    await send({ what: 'required', count: 20 }, { kind: 'bloods' })
    await send({ what: 'required', count: 30, day: '2026-11-24', shift: 'late' }, { kind: 'bloods' })
    await send({ what: 'required', count: 0, shift: 'night' }, { kind: 'bloods' })
    const { shifts } = await kindOf('bloods')
    expect(shifts['2026-11-23/early']!.set).toEqual([{ into: 0, required: 20 }])
    expect(shifts['2026-11-24/late']!.set).toEqual([{ into: 0, required: 30 }])
    expect(shifts['2026-11-23/night']!.set).toEqual([{ into: 0, required: 0 }])
  })

  test('two of the same that were done at the same time are two; one that is sent twice by its name is one', async () => {
    const done = { what: 'done', happenedAt: MORNING }
    await send([done, done])
    expect(doneOf(await kindOf(), early)).toBe(2)
    const named = { ...done, ref: 'bed 4, third clean' }
    const answers = await Promise.all(Array.from({ length: 5 }, () => send(named)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 201])
    await server.clock.move(20 * MINUTE)
    const numbered = { id: newId(), what: 'done' }
    await send(numbered)
    await server.clock.move(20 * MINUTE)
    expect((await send(numbered)).body).toMatchObject({ duplicate: true })
    expect(doneOf(await kindOf(), early)).toBe(4)
  })

  test('by a lead too, who types it; not by a phone, a stranger or a kiosk', async () => {
    expect((await send({ what: 'done' }, { as: server.admin })).status).toBe(201)
    const kiosk = await server.screen('kiosk')
    const phone = await server.phone()
    const strangers = [kiosk.auth, phone, {}, { bearer: 'nobody' }]
    for (const as of strangers) {
      const { status, body } = await send({ what: 'done' }, { as })
      expect([status, body.code]).toEqual([
        as === strangers[0] || as === phone ? 403 : 401,
        expect.any(String),
      ])
    }
    expect(doneOf(await kindOf(), early)).toBe(1)
  })
})

describe('whoever asks how the work stands', () => {
  const ask = (as: Auth, team = server.team) => server.ask('GET', `/teams/${team}/work`, undefined, as)

  test('hears what is required and done in the shift that runs, and by the hour', async () => {
    await send([
      { what: 'arrived', count: 4, happenedAt: MORNING - 2 * HOUR },
      { what: 'done', happenedAt: MORNING - HOUR },
    ])
    const { status, body } = await ask(key)
    expect(status).toBe(200)
    expect(body).toMatchObject({ day: '2026-11-23', shift: 'early' })
    const [beds, bloods] = body.kinds
    expect(beds).toMatchObject({
      ...{ key: 'beds', name: 'Beds to clean', unit: 'beds', demand: 'feed' },
      ...{ required: 4, done: 1, remaining: 3, gap: 3, standing: 'behind' },
    })
    expect(beds.buckets[1]).toEqual({ from: MORNING - 1.5 * HOUR, to: MORNING - HOUR / 2, due: 4, done: 1 })
    expect(bloods).toMatchObject({ key: 'bloods', required: null, standing: 'no-plan' })
    const reason = { ...early, work: beds.id, bucket: 1, reason: 'staffing' }
    await server.tell(server.admin, { type: 'miss-explained', ...reason })
    expect((await ask(key)).body.kinds[0].buckets[1].reason).toBe('Too few of us')
  })

  test('must lead the team, or be one of its machines or screens', async () => {
    const other = await server.found('Swan Ward')
    const board = await server.screen('board')
    for (const as of [key, server.admin, board.auth]) expect((await ask(as)).status).toBe(200)
    for (const as of [key, board.auth]) expect((await ask(as, other)).body.code).toBe('wrong-team')
    expect((await ask(await server.phone())).status).toBe(403)
    expect((await ask({})).status).toBe(401)
    expect((await ask(key, 'heron')).body.code).toBe('no-such-team')
  })
})

describe('a feed that is wrong is told so, and nothing is written', () => {
  test('when it counts below nought, by halves, in words, or beyond all measure', async () => {
    for (const count of [-1, 0, 1.5, '3', null, 10_000, Number.MAX_VALUE])
      expect(await refused({ what: 'done', count })).toEqual([422, 'bad-count', 'count'])
    expect(await refused({ what: 'required' })).toEqual([422, 'bad-count', 'count'])
    expect(await refused({ what: 'required', count: -1 })).toEqual([422, 'bad-count', 'count'])
  })

  test('when it speaks of a time to come, of long ago, or of no time at all', async () => {
    const at = (happenedAt: unknown) => refused({ what: 'done', happenedAt })
    expect(await at(MORNING + 6 * MINUTE)).toEqual([422, 'to-come', 'happenedAt'])
    expect(await at('2026-11-23T11:30:00Z')).toEqual([422, 'to-come', 'happenedAt'])
    expect(await at(MORNING - 15 * 24 * HOUR)).toEqual([422, 'too-old', 'happenedAt'])
    const nonsense = [Math.floor(MORNING / 1_000), '2026-11-23T09:30', '2026-11-23', 'now', '', null, {}]
    for (const time of nonsense) expect(await at(time)).toEqual([422, 'bad-time', 'happenedAt'])
    for (const time of ['2026-11-31T09:30:00Z', '2026-02-30T09:30:00Z', '2026-11-23T09:30:00+15:00'])
      expect(await at(time)).toEqual([422, 'bad-time', 'happenedAt'])
    expect(await at('2026-11-31T99:30:00Z')).toEqual([422, 'bad-time', 'happenedAt'])
    expect((await send({ what: 'done', happenedAt: MORNING + 4 * MINUTE })).status).toBe(201)
  })

  test('when it speaks of a shift that is kept no longer, once there are as many as are kept', async () => {
    const days = Array.from({ length: 12 }, (_, n) => MORNING - n * 24 * HOUR)
    const answers = await send(days.map(happenedAt => ({ what: 'done', happenedAt })))
    expect(answers.body.results.every(({ status }: { status: number }) => status === 201)).toBe(true)
    const old = { what: 'done', happenedAt: MORNING - 12 * 24 * HOUR }
    expect(await refused(old)).toEqual([422, 'too-old', 'happenedAt'])
    expect((await send({ what: 'done', happenedAt: MORNING - 5 * 24 * HOUR })).status).toBe(201)
  })

  test('when it plans for longer than a week; what it plans for the week pushes out nothing that was counted', async () => {
    for (const ago of [0, 8, 16, 24]) await send({ what: 'done', count: 3, happenedAt: MORNING - ago * HOUR })
    const now = await server.ask('GET', `/teams/${server.team}/work`, undefined, key)
    expect(now.body.kinds[0].done).toBe(3)
    const days = Array.from({ length: 7 }, (_, n) => addDays('2026-11-24', n))
    const items = days.flatMap(day =>
      ['early', 'late', 'night'].map(shift => ({ what: 'required', count: 5, day, shift })),
    )
    const taken = await send(items)
    expect(new Set(taken.body.results.map(({ status }: { status: number }) => status))).toEqual(
      new Set([201]),
    )
    expect(await refused({ what: 'required', count: 5, day: '2026-12-01' })).toEqual([422, 'too-far', 'day'])
    expect(await server.ask('GET', `/teams/${server.team}/work`, undefined, key)).toMatchObject({
      body: now.body,
    })
    const [kind] = Object.values((await server.state()).state.work)
    expect(Object.keys(kind!.shifts)).toHaveLength(4 + 21)
  })

  test('when it names work that nobody counts, or that takes no arrivals', async () => {
    expect(await refused({ what: 'done' }, { kind: 'biscuits' })).toEqual([404, 'no-such-work', 'kind'])
    expect(await refused({ what: 'arrived' }, { kind: 'bloods' })).toEqual([409, 'not-fed', 'what'])
    const { id } = await kindOf()
    await server.tell(server.admin, { type: 'work-ended', work: id })
    expect(await refused({ what: 'done' })).toEqual([404, 'no-such-work', 'kind'])
  })

  test('when it counts in another unit', async () => {
    expect(await refused({ what: 'done', unit: 'patients' })).toEqual([422, 'wrong-unit', 'unit'])
  })

  test('when it uses an id or a name of its own for two different things', async () => {
    const id = newId()
    await send({ id, what: 'done', count: 2 })
    expect(await refused({ id, what: 'done', count: 3 })).toEqual([409, 'id-reused', 'id'])
    expect(await refused({ id, what: 'undone', count: 2 })).toEqual([409, 'id-reused', 'id'])
    await send({ ref: 'HL7 4711', what: 'done', count: 2 })
    expect(await refused({ ref: 'HL7 4711', what: 'done', count: 3 })).toEqual([409, 'id-reused', 'ref'])
  })

  test('when it says what nobody understands', async () => {
    const oddities: [unknown, string | undefined][] = [
      [{ what: 'eaten' }, 'what'],
      [{ count: 2 }, 'what'],
      [{ what: 'done', amount: 3 }, 'amount'],
      [{ what: 'done', id: '17' }, 'id'],
      [{ what: 'done', ref: 'x'.repeat(61) }, 'ref'],
      [{ what: 'done', day: '2026-11-24' }, 'day'],
      [{ what: 'done', shift: 'late' }, 'shift'],
      [{ items: 3 }, 'items'],
      [{ items: [{ what: 'done' }], sendAt: 3 }, 'sendAt'],
      [[], 'items'],
      ['"done"', undefined],
    ]
    for (const [body, field] of oddities) expect(await refused(body)).toEqual([400, 'not-understood', field])
    const tooMany = Array.from({ length: 1_001 }, () => ({ what: 'done' }))
    expect(await refused(tooMany)).toEqual([413, 'too-many-items', undefined])
    expect(await refused({ what: 'required', count: 1, day: '2026-02-30' })).toEqual([422, 'bad-day', 'day'])
    expect(await refused({ what: 'required', count: 1, shift: 'tea' })).toEqual([
      422,
      'no-such-shift',
      'shift',
    ])
  })

  test('and what is right in the same list is taken', async () => {
    const { body } = await send([
      { what: 'done' },
      { what: 'done', count: -4 },
      7,
      { what: 'done', count: 2 },
    ])
    expect(body.results.map((one: { status: number; code?: string }) => one.code ?? one.status)).toEqual([
      201,
      'bad-count',
      'not-understood',
      201,
    ])
    expect(doneOf(await kindOf(), early)).toBe(3)
  })
})

describe('a clock that is off', () => {
  const ahead = MORNING + 61 * MINUTE

  test('is put right where the sender says what it shows, and the sender hears of it', async () => {
    const items = [
      { what: 'done', happenedAt: ahead },
      { what: 'done', happenedAt: ahead - 2 * HOUR },
    ]
    const { status, body } = await send({ sentAt: ahead, items })
    expect(status).toBe(200)
    expect(body.notes).toEqual([
      { code: 'clock-off', message: 'Your clock is 61 minutes ahead; times were corrected.' },
    ])
    expect((await kindOf()).shifts['2026-11-23/early']!.done).toEqual({ 0: 1, 2: 1 })
    const one = await send(
      { what: 'done', happenedAt: MORNING - 25 * HOUR },
      { headers: { 'x-sent-at': new Date(MORNING - 24 * HOUR).toISOString() } },
    )
    expect(one.body.notes[0].message).toBe('Your clock is 24 hours behind; times were corrected.')
    expect((await kindOf()).shifts['2026-11-23/early']!.done).toEqual({ 0: 1, 1: 1, 2: 1 })
  })

  test('is let be within five minutes', async () => {
    const { body } = await send({
      sentAt: MORNING + 4 * MINUTE,
      items: [{ what: 'done', happenedAt: MORNING }],
    })
    expect(body).not.toHaveProperty('notes')
  })

  test('is refused where it says nothing and is ahead, and pointed out where all it sends is an hour old', async () => {
    expect(await refused({ what: 'done', happenedAt: ahead })).toEqual([422, 'to-come', 'happenedAt'])
    const behind = { what: 'done', happenedAt: MORNING - 61 * MINUTE }
    expect((await send(behind)).body).not.toHaveProperty('notes')
    expect((await send(behind)).body).not.toHaveProperty('notes')
    const third = await send(behind)
    expect([third.status, third.body.notes[0].code]).toEqual([201, 'hour-off'])
    await send({ what: 'done', happenedAt: MORNING })
    expect((await send(behind)).body).not.toHaveProperty('notes')
  })

  test('that it says in no words anybody understands is refused', async () => {
    expect(await refused({ sentAt: 'soon', items: [{ what: 'done' }] })).toEqual([422, 'bad-time', 'sentAt'])
  })
})

describe('a broker that goes away and comes back', () => {
  test('is missed in words, loses nothing that was right, and is told what was wrong', {
    timeout: 60_000,
  }, async () => {
    const broker = await openBroker()
    const fed = await startServer({ settings: { broker: { url: broker.url, topic: 'marblewall/+/+/+' } } })
    const draft = { type: 'work-defined', key: 'beds', name: 'Beds', unit: 'beds', demand: 'feed' }
    await fed.tell(fed.admin, draft)
    const state = () => fed.house.mqtt.seen()
    const soon = (check: () => unknown) => vi.waitFor(check, { timeout: 18_000, interval: 10 })
    const topic = (what: string) => `marblewall/${fed.team}/beds/${what}`
    const done = async () => doneOf(Object.values((await fed.state()).state.work)[0]!, early)
    const first = await broker.sender()
    await soon(async () => {
      // Taken once it is subscribed to, and once only.
      await first(topic('done'), { ref: 'the first', count: 1 })
      expect(await done()).toBe(1)
    })
    await broker.down()
    await soon(() => expect(state()).toMatchObject({ connected: false, trouble: 'no-connection' }))
    await fed.clock.move(HOUR)
    await broker.up()
    const send = await broker.sender()
    await send(topic('done'), { count: -2 })
    await send(topic('done'), { count: 2, happenedAt: MORNING })
    await send(topic('done'), { count: 9, happenedAt: MORNING + 3 * HOUR })
    await soon(async () => {
      await fed.clock.move(70_000)
      expect(await done()).toBe(3)
      expect(state().recent.refused.map(({ code, field }) => [code, field])).toEqual([
        ['bad-count', 'count'],
        ['to-come', 'happenedAt'],
      ])
    })
    expect(state()).toMatchObject({ connected: true, trouble: null })
    await fed.stop()
    await broker.stop()
  })
})
