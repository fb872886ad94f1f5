import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../shared/id.ts'
import { type Auth, startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let key: Auth
let keyId: string
beforeEach(async () => {
  server = await startServer()
  await define({ key: 'falls', name: 'Falls' })
  const made = await server.ask(
    'POST',
    `/teams/${server.team}/keys`,
    { name: 'Incident system' },
    server.admin,
  )
  keyId = made.body.key.id
  key = { bearer: made.body.secret, origin: null }
})
afterEach(() => server.stop())

const define = async (more: object) => {
  const draft = { type: 'measure-defined', better: 'down', cadence: 'monthly', chart: 'xmr', ...more }
  expect((await server.tell(server.admin, draft)).status).toBe(201)
}
const send = (body: unknown, measure = 'falls', auth: Auth = key) =>
  server.ask('POST', `/teams/${server.team}/measures/${measure}/readings`, body, auth)
const list = async (auth: Auth = key) =>
  (await server.ask('GET', `/teams/${server.team}/measures`, undefined, auth)).body
const readings = async (measure = 'falls') =>
  Object.values((await server.state()).state.measures).find(one => one.key === measure)!.readings
const no = ({
  status,
  body,
}: {
  status: number
  body: { code: string; message: string; field?: string }
}) => {
  expect(body.message).toMatch(/\w{3}/)
  return [status, body.code, body.field]
}

describe('a machine with a key', () => {
  test('sends a reading, and the board has it', async () => {
    const sent = await send({ period: '2026-10', value: 7, note: 'from the incident system' })
    expect(sent.status).toBe(201)
    expect(sent.body).toEqual({
      event: { id: expect.any(String), seq: expect.any(Number), day: '2026-11-23', shift: 'early' },
    })
    expect(await readings()).toMatchObject([
      { x: '2026-10-01', y: 7, n: null, note: 'from the incident system' },
    ])
    const [event] = (await server.events()).filter(({ type }) => type === 'reading-taken')
    expect(event).toMatchObject({ by: `key:${keyId}`, source: 'Incident system' })
  })

  test('sends it again, also ten times at once, and it is written once', async () => {
    const body = { period: '2026-10-17', value: 7 }
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(body)))
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(9).fill(200), 201])
    expect((await send(body)).body).toMatchObject({
      duplicate: true,
      event: { id: answers[0]!.body.event.id },
    })
    expect((await server.events()).filter(({ type }) => type === 'reading-taken')).toHaveLength(1)
    const named = { id: newId(), period: '2026-09', value: 3 }
    expect((await send(named)).status).toBe(201)
    expect((await send(named)).body.duplicate).toBe(true)
    expect(no(await send({ ...named, value: 4 }))).toEqual([409, 'id-reused', 'id'])
  })

  test('an equal value again is still a new reading: of another period, with another id, or after another value', async () => {
    for (const period of ['2026-08', '2026-09', '2026-10'])
      expect((await send({ period, value: 5 })).status).toBe(201)
    expect(await readings()).toHaveLength(3)
    expect((await send({ id: newId(), period: '2026-10', value: 5 })).status).toBe(201)
    expect((await readings()).at(-1)!.was).toMatchObject([{ y: 5 }])
    const back = [6, 5, 6, 5, 6, 5, 6, 5, 6, 5]
    for (const value of back) expect((await send({ period: '2026-09', value })).status).toBe(201)
    expect((await send({ period: '2026-09', value: 5 })).body.duplicate).toBe(true)
    expect((await readings())[1]).toMatchObject({ y: 5 })
  })

  test('sends a list: good ones are written, each bad one is told with its field', async () => {
    const { status, body } = await send([
      { period: '2026-08', value: 5 },
      { period: 'last month', value: 5 },
      { period: '2026-09', value: 'five' },
      { period: '2026-09' },
      { period: '2026-08', value: 5 },
      { period: '2026-08', value: 6 },
      { period: '2027-01', value: 6 },
      { period: '2026-09', value: 4, ward: 'Heron' },
      'nothing',
      { period: '2026-09', value: null },
    ])
    expect(status).toBe(200)
    const told = body.results.map(
      (one: { status: number; code?: string; field?: string; duplicate?: boolean }) => [
        one.status,
        one.code ?? one.duplicate,
        one.field,
      ],
    )
    expect(told).toEqual([
      [201, undefined, undefined],
      [422, 'bad-period', 'period'],
      [400, 'not-understood', 'value'],
      [422, 'value-missing', 'value'],
      [200, true, undefined],
      [422, 'period-twice', 'period'],
      [422, 'not-begun', 'period'],
      [400, 'not-understood', 'ward'],
      [400, 'not-understood', undefined],
      [201, undefined, undefined],
    ])
    expect((await readings()).map(({ x, y }) => [x, y])).toEqual([
      ['2026-08-01', 5],
      ['2026-09-01', null],
    ])
    const many = Array.from({ length: 1_001 }, () => ({ period: '2026-08', value: 1 }))
    expect(no(await send(many))).toEqual([413, 'too-many-items', undefined])
    expect(no(await send([]))).toEqual([400, 'not-understood', undefined])
  })

  test('sends a share as part and whole', async () => {
    await define({ key: 'hand-hygiene', name: 'Hand hygiene', chart: 'p', cadence: 'weekly' })
    const share = (numerator: unknown, denominator: unknown) =>
      send({ period: '2026-W46', numerator, denominator }, 'hand-hygiene')
    expect((await share(18, 20)).status).toBe(201)
    expect(await readings('hand-hygiene')).toMatchObject([{ x: '2026-11-09', y: 18, n: 20 }])
    expect(no(await share(21, 20))).toEqual([422, 'rate-impossible', 'numerator'])
    expect(no(await share(18, 0))).toEqual([422, 'rate-impossible', 'numerator'])
    expect(no(await share(18, undefined))).toEqual([422, 'value-missing', 'denominator'])
    expect(no(await send({ period: '2026-W46', value: 0.9 }, 'hand-hygiene'))).toEqual([
      422,
      'value-missing',
      'denominator',
    ])
    expect(no(await send({ period: '2026-10', numerator: 1, denominator: 2 }))).toEqual([
      422,
      'value-missing',
      'value',
    ])
  })

  test('writes no name of a patient and nothing for another team', async () => {
    expect(no(await send({ period: '2026-10', value: 1, note: 'NHS number 943 476 5919' }))).toEqual([
      422,
      'identifier-found',
      'note',
    ])
    const other = await server.found('Swan Ward')
    const there = await server.ask(
      'POST',
      `/teams/${other}/measures/falls/readings`,
      { period: '2026-10', value: 1 },
      key,
    )
    expect(no(there)).toEqual([403, 'wrong-team', undefined])
    expect(no(await send({ period: '2026-10', value: 1 }, 'flying'))).toEqual([404, 'not-found', 'measure'])
    expect(no(await send('{', 'falls'))).toEqual([400, 'not-json', undefined])
  })

  test('others may not: nobody, a stranger, a board, a kiosk', async () => {
    const body = { period: '2026-10', value: 1 }
    const board = await server.screen('board')
    const kiosk = await server.screen('kiosk')
    const other = await server.found('Swan Ward')
    const stranger = await server.lead({ team: other })
    expect(no(await send(body, 'falls', {}))).toEqual([401, 'not-signed-in', undefined])
    expect(no(await send(body, 'falls', { bearer: 'made up' }))).toEqual([401, 'not-paired', undefined])
    for (const { auth } of [board, kiosk])
      expect(no(await send(body, 'falls', auth))).toEqual([403, 'not-allowed', undefined])
    expect(no(await send(body, 'falls', stranger.auth))).toEqual([403, 'wrong-team', undefined])
    expect(no(await send(body, 'falls', { ...server.admin, origin: 'https://evil.example' }))).toEqual([
      403,
      'wrong-origin',
      undefined,
    ])
    expect((await send(body, 'falls', server.admin)).status).toBe(201)
    expect(await readings()).toHaveLength(1)
  })
})

test('the list tells the last reading and what is overdue; so does the state', async () => {
  await define({ key: 'stock', name: 'Stock checks', cadence: 'daily' })
  await send({ period: '2026-08', value: 7 })
  await send({ period: '2026-11-23', value: 1 }, 'stock')
  const { today, measures } = await list()
  expect(today).toBe('2026-11-23')
  expect(measures).toMatchObject([
    {
      key: 'falls',
      overdue: true,
      last: { period: '2026-08-01', value: 7, numerator: null, denominator: null },
    },
    { key: 'stock', overdue: false },
  ])
  const withOwners = measures.map((one: object) => ({ ...one, owner: '' }))
  expect(await list(server.admin)).toEqual({ today, measures: withOwners })
  const state = await server.ask('GET', `/teams/${server.team}/state`, undefined, server.admin)
  expect(state.body.overdue).toEqual([measures[0].id])
  await send({ period: '2026-10', value: 4 })
  expect((await list()).measures[0].overdue).toBe(false)
})

describe('a key', () => {
  test('is told once, kept as a hash, and shows the last day it was used', async () => {
    const listed = async () =>
      (await server.ask('GET', `/teams/${server.team}/keys`, undefined, server.admin)).body.keys
    expect(await listed()).toEqual([
      { id: keyId, name: 'Incident system', team: server.team, madeOn: '2026-11-23', usedOn: null },
    ])
    await list()
    expect(await listed()).toMatchObject([{ usedOn: '2026-11-23' }])
    expect(JSON.stringify(await listed())).not.toContain(key.bearer)
    await server.halt()
    await server.again()
    expect(await listed()).toMatchObject([{ usedOn: '2026-11-23' }])
    expect((await list()).measures).toHaveLength(1)
  })

  test('is revoked at once', async () => {
    expect((await server.ask('DELETE', `/keys/${keyId}`, undefined, server.admin)).status).toBe(204)
    expect(no(await send({ period: '2026-10', value: 1 }))).toEqual([401, 'not-paired', undefined])
    expect(no(await server.ask('DELETE', `/keys/${keyId}`, undefined, server.admin))).toEqual([
      404,
      'not-found',
      undefined,
    ])
    expect(
      (await server.ask('GET', `/teams/${server.team}/keys`, undefined, server.admin)).body.keys,
    ).toEqual([])
  })

  test('is made by a lead of its team, with a name', async () => {
    const make = (auth: Auth, name: unknown = 'Rota') =>
      server.ask('POST', `/teams/${server.team}/keys`, { name }, auth)
    const other = await server.found('Swan Ward')
    const stranger = (await server.lead({ team: other })).auth
    expect(no(await make(key))).toEqual([403, 'not-allowed', undefined])
    expect(no(await make(stranger))).toEqual([403, 'not-allowed', undefined])
    expect(no(await server.ask('DELETE', `/keys/${keyId}`, undefined, stranger))).toEqual([
      403,
      'not-allowed',
      undefined,
    ])
    expect(no(await make(server.admin, '  '))).toEqual([422, 'text-empty', 'name'])
    for (let n = 1; n < 40; n++) expect((await make(server.admin)).status).toBe(201)
    expect(no(await make(server.admin))).toEqual([409, 'too-many-keys', undefined])
  })
})

test('limits from days that do not exist, or that end before they begin, are refused', async () => {
  const measure = Object.keys((await server.state()).state.measures)[0]!
  const changed = (more: object) =>
    server.tell(server.admin, {
      ...{
        type: 'measure-changed',
        measure,
        name: 'Falls',
        better: 'down',
        cadence: 'monthly',
        chart: 'xmr',
      },
      ...more,
    })
  expect(no(await changed({ baselineUntil: '2026-02-30' })).slice(0, 2)).toEqual([422, 'bad-day'])
  const backwards = await changed({ baselineFrom: '2026-05-01', baselineUntil: '2026-04-01' })
  expect(no(backwards).slice(0, 2)).toEqual([422, 'bad-day'])
  expect(no(await changed({ baselineFrom: '2026-05-01' })).slice(0, 2)).toEqual([422, 'bad-day'])
  const until = { baselineFrom: '2026-01-01', baselineUntil: '2026-12-31', why: 'The year before' }
  expect((await changed(until)).status).toBe(201)
})
