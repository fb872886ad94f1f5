import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { WorkKind } from '../../shared/work-kind.ts'
import { type Answer, startServer, type TestServer } from '../support/server.ts'
import { xlsxOf } from '../support/xlsx.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

let kinds = 0
/** A kind of work of its own for each test. */
const define = async (more: object = {}) => {
  const key = `w-${++kinds}`
  const draft = { type: 'work-defined', key, name: 'Beds', unit: 'beds', demand: 'feed', ...more }
  expect((await server.tell(server.admin, draft)).status).toBe(201)
  return key
}
const path = () => `/teams/${server.team}/imports`
const bring = (work: string, file: Buffer | string, auth = server.admin) => {
  const content = Buffer.from(file).toString('base64')
  return server.ask('POST', path(), { work, name: 'beds.csv', content }, auth)
}
const look = async (work: string, file: Buffer | string) => {
  const answer = await bring(work, file)
  expect([answer.status, answer.body.code]).toEqual([201, undefined])
  return answer.body
}
const take = ({ import: id, guess }: Answer['body'], more: object = {}) =>
  server.ask('POST', `${path()}/${id}/take`, { mapping: guess, ...more }, server.admin)
const kindOf = async (key: string): Promise<WorkKind> =>
  Object.values((await server.state()).state.work).find(one => one.key === key)!
const head = async () => (await server.state()).heads.team
const said = ({ problems }: Answer['body']) =>
  problems.map(({ line, column, code }: { line: number; column: string; code: string }) => [
    line,
    column,
    code,
  ])
const csv = (...lines: string[]) => `${lines.join('\r\n')}\r\n`

const good = csv(
  'When,What,Count,Reference',
  '23/11/2026 08:15,Done,2,job 17',
  '2026-11-23 07:10,arrived,5,',
  '2026-11-23T09:20:00Z,done,1,',
  '2026-11-23 07:10,arrived,5,',
)

describe('a file that is odd', () => {
  test('in its name is taken under a plain one', async () => {
    const key = await define()
    const content = Buffer.from(good).toString('base64')
    const body = { work: key, name: '\u202abeds\u200b \u202evsc.exe', content }
    const { status, body: seen } = await server.ask('POST', path(), body, server.admin)
    expect([status, seen.name]).toEqual([201, 'beds vsc.exe'])
    expect((await take(seen)).status).toBe(200)
  })

  test('in what it says happened is told so, also where the word means something to a machine', async () => {
    const key = await define()
    const rows = ['constructor', '__proto__', 'toString'].map(word => `2026-11-23 08:15,${word}`)
    const seen = await look(key, csv('When,What', '2026-11-23 08:10,done', ...rows))
    const mapping = { ...seen.guess, what: 1 }
    const { body } = await server.ask('POST', `${path()}/${seen.import}`, { mapping }, server.admin)
    expect(said(body)).toEqual([3, 4, 5].map(line => [line, 'What', 'not-what']))
  })
})

describe('a file of what was done', () => {
  test('is shown first and nothing is written; then each row is counted in its own hour', async () => {
    const key = await define()
    const before = await head()
    const seen = await look(key, good)
    expect(await head()).toBe(before)
    expect(seen.guess).toEqual({ when: 0, what: 1, count: 2, reference: 3, all: 'done', dates: 'day-first' })
    expect(seen.rows[2]).toEqual({
      ...{ line: 2, when: '2026-11-23 08:15', what: 'done', count: 2, reference: 'job 17', known: false },
    })
    expect([seen.problems, seen.counts.good]).toEqual([[], 4])
    expect((await take(seen)).body).toEqual({ written: 4, already: 0, unchanged: 0, leftOut: 0 })
    const { shifts } = await kindOf(key)
    expect(shifts['2026-11-23/early']).toMatchObject({ arrived: { 0: 10 }, done: { 1: 2, 2: 1 } })
  })

  test('that is taken twice is harmless, and so is a reference that a feed sent before', async () => {
    const key = await define()
    const made = await server.ask('POST', `/teams/${server.team}/keys`, { name: 'Feed' }, server.admin)
    const item = { what: 'done', count: 2, ref: 'job 17', happenedAt: '2026-11-23T08:15Z' }
    const as = { bearer: made.body.secret, origin: null }
    await server.ask('POST', `/teams/${server.team}/work/${key}`, item, as)
    const first = await look(key, csv('When,What,Count', '2026-11-23 08:00,done,3'))
    await take(first)
    const before = await head()
    const again = await look(key, csv('When,What,Count', '2026-11-23 08:00,done,3'))
    expect([again.counts.unchanged, again.rows[0].known]).toEqual([1, true])
    expect((await take(again)).body).toMatchObject({ written: 0, already: 1 })
    expect(await head()).toBe(before)
  })

  test('without a column for it is all done, one a row, until somebody says that it arrived', async () => {
    const key = await define()
    const seen = await look(key, csv('Discharged at', '23/11/2026 08:15', '23/11/2026 08:20'))
    expect(seen.rows.map(({ what, count }: { what: string; count: number }) => [what, count])).toEqual([
      ['done', 1],
      ['done', 1],
    ])
    const mapping = { ...seen.guess, all: 'arrived' }
    const next = await server.ask('POST', `${path()}/${seen.import}`, { mapping }, server.admin)
    expect(next.body.rows[0].what).toBe('arrived')
    await take(next.body)
    expect((await kindOf(key)).shifts['2026-11-23/early']!.arrived).toEqual({ 1: 2 })
    const later = await look(key, csv('Discharged at', '23/11/2026 08:30'))
    expect(later).toMatchObject({ remembered: true, guess: { all: 'arrived' } })
  })

  test('may be a workbook, with times as spreadsheets keep them', async () => {
    const key = await define()
    const rows = [
      ['When', 'Count'],
      ['2026-11-23 08:15', 2],
    ]
    const seen = await look(key, xlsxOf(rows))
    expect([seen.format, seen.rows[0].when, seen.rows[0].count]).toEqual(['xlsx', '2026-11-23 08:15', 2])
  })
})

describe('what cannot be read in it', () => {
  test('is named with its line, and nothing is written until it is put right or left out', async () => {
    const key = await define()
    const bad = csv(
      'When,What,Count,Reference',
      '2026-11-23 08:15,done,1,',
      '2026-11-23,done,1,',
      '2026-11-24 08:15,done,1,',
      '2026-10-23 08:15,done,1,',
      '2026-11-23 08:15,eaten,1,',
      '2026-11-23 08:15,done,-1,',
      '2026-11-23 08:15,done,two,',
      '2026-11-23 08:15,done,1,job 4',
      '2026-11-23 08:16,done,1,job 4',
      `2026-11-23 08:16,done,1,${'j'.repeat(61)}`,
    )
    const seen = await look(key, bad)
    const mapping = { when: 0, what: 1, count: 2, reference: 3, all: 'done', dates: 'day-first' }
    const again = await server.ask('POST', `${path()}/${seen.import}`, { mapping }, server.admin)
    expect(said(again.body)).toEqual([
      [3, 'When', 'no-time'],
      [4, 'When', 'to-come'],
      [5, 'When', 'too-old'],
      [6, 'What', 'not-what'],
      [7, 'Count', 'bad-count'],
      [8, 'Count', 'not-a-number'],
      [10, 'Reference', 'row-twice'],
      [11, 'Reference', 'long-reference'],
    ])
    for (const { message } of again.body.problems) expect(message).toMatch(/^\S.*\w.*\.$/)
    const before = await head()
    expect((await take(again.body)).body.code).toBe('import-problems')
    expect(await head()).toBe(before)
    expect((await take(again.body, { leaveOut: true })).body).toMatchObject({ written: 2, leftOut: 8 })
  })

  test('are arrivals at work that is planned, and a file without a time', async () => {
    const key = await define({ demand: 'plan' })
    const arrivals = await look(key, csv('When,What', '2026-11-23 08:15,arrived'))
    expect(said(arrivals)).toEqual([[2, 'What', 'not-fed']])
    const seen = await look(key, csv('Bed,Ward', 'four,Heron', 'five,Heron'))
    expect(said(seen)[0]).toEqual([0, '', 'no-when-column'])
    expect((await take(seen, { leaveOut: true })).body.code).toBe('import-problems')
  })

  test('is told to leads only, for one kind of work or one measure', async () => {
    const key = await define()
    const { auth } = await server.lead({
      team: await server.found('Swan Ward'),
      email: 'kim@heron.example',
    })
    expect((await bring(key, good, auth)).status).toBe(403)
    expect((await bring('biscuits', good)).body).toMatchObject({ code: 'no-such-work', field: 'kind' })
    const content = Buffer.from(good).toString('base64')
    for (const of of [{}, { work: key, measure: 'falls' }]) {
      const answer = await server.ask('POST', path(), { ...of, name: 'x', content }, server.admin)
      expect([answer.status, answer.body.code]).toEqual([400, 'not-understood'])
    }
    const seen = await look(key, good)
    const mapping = { period: 0, value: 2, dates: 'day-first' }
    const answer = await server.ask('POST', `${path()}/${seen.import}`, { mapping }, server.admin)
    expect([answer.status, answer.body.field]).toEqual([400, 'mapping'])
  })
})
