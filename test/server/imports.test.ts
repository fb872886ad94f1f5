import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { heldClock } from '../../server/clock.ts'
import { openHeld } from '../../server/import/held.ts'
import { Refusal } from '../../server/refusal.ts'
import { type Answer, type Auth, MORNING, startServer, type TestServer } from '../support/server.ts'
import { sheetXml, workbookParts, xlsxOf, zipOf } from '../support/xlsx.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

let measures = 0
/** A measure of its own for each test. */
const define = async (more: object = {}) => {
  const key = `m-${++measures}`
  const draft = {
    type: 'measure-defined',
    key,
    name: 'Falls',
    better: 'down',
    cadence: 'monthly',
    chart: 'xmr',
    ...more,
  }
  expect((await server.tell(server.admin, draft)).status).toBe(201)
  return key
}
const bring = (measure: string, file: Buffer | string, auth: Auth = server.admin) =>
  server.ask(
    'POST',
    `/teams/${server.team}/imports`,
    { measure, name: 'falls.csv', content: Buffer.from(file).toString('base64') },
    auth,
  )
const look = async (measure: string, file: Buffer | string) => {
  const answer = await bring(measure, file)
  expect([answer.status, answer.body.code]).toEqual([201, undefined])
  return answer.body
}
const again = (id: string, mapping: object) =>
  server.ask('POST', `/teams/${server.team}/imports/${id}`, { mapping }, server.admin)
const take = ({ import: id, guess }: Answer['body'], more: object = {}) =>
  server.ask('POST', `/teams/${server.team}/imports/${id}/take`, { mapping: guess, ...more }, server.admin)
const readings = async (key: string) =>
  Object.values((await server.state()).state.measures)
    .find(one => one.key === key)!
    .readings.map(({ x, y, n }) => (n === null ? [x, y] : [x, y, n]))
const head = async () => (await server.state()).heads.team
const said = ({ problems }: Answer['body']) =>
  problems.map(({ line, column, code }: { line: number; column: string; code: string }) => [
    line,
    column,
    code,
  ])
const no = ({ status, body }: Answer) => [status, body.code]

const csv = (...lines: string[]) => `${lines.join('\r\n')}\r\n`
const good = csv('Month,Falls,Note', '2026-01,7,', '2026-02,"1,005",half term', '2026-03,5.5,')

describe('a good file', () => {
  test('is shown first and nothing is written; then it is taken, all of it', async () => {
    const key = await define()
    const before = await head()
    const shown = await look(key, good)
    expect(shown).toMatchObject({
      name: 'falls.csv',
      format: 'csv',
      encoding: 'utf-8',
      guess: { period: 0, value: 1, note: 2, dates: 'day-first' },
      remembered: false,
      problems: [],
      counts: { good: 3, bad: 0, blank: 0, unchanged: 0 },
    })
    expect(shown.columns[0]).toEqual({
      at: 0,
      letter: 'A',
      name: 'Month',
      samples: ['2026-01', '2026-02', '2026-03'],
    })
    expect(shown.rows[1]).toEqual({
      line: 3,
      period: '2026-02-01',
      value: 1005,
      numerator: null,
      denominator: null,
      note: 'half term',
      was: null,
    })
    expect(await head()).toBe(before)
    const taken = await take(shown)
    expect([taken.status, taken.body]).toEqual([200, { written: 3, already: 0, unchanged: 0, leftOut: 0 }])
    expect(await readings(key)).toEqual([
      ['2026-01-01', 7],
      ['2026-02-01', 1005],
      ['2026-03-01', 5.5],
    ])
  })

  test('taken twice does nothing more, also when a value was corrected meanwhile', async () => {
    const key = await define()
    await take(await look(key, good))
    expect((await take(await look(key, good))).body).toEqual({
      written: 0,
      already: 0,
      unchanged: 3,
      leftOut: 0,
    })
    const path = `/teams/${server.team}/measures/${key}/readings`
    await server.ask('POST', path, { period: '2026-01', value: 8 }, server.admin)
    expect((await look(key, good)).rows[0].was).toBe(8)
    expect((await take(await look(key, good))).body).toEqual({
      written: 0,
      already: 1,
      unchanged: 2,
      leftOut: 0,
    })
    expect((await readings(key))[0]).toEqual(['2026-01-01', 8])
    // A later export of the same system brings one more month; the rest is known.
    const later = await look(key, csv('Month,Falls,Note', '2026-02,1005,', '2026-03,5.5,', '2026-04,6,'))
    expect((await take(later)).body).toEqual({ written: 1, already: 0, unchanged: 2, leftOut: 0 })
  })

  test('is looked at by other columns, and the choice is remembered', async () => {
    const key = await define()
    const file = csv('Month,Beds,Slips', '2026-01,20,7', '2026-02,20,8')
    const shown = await look(key, file)
    expect(shown.guess.value).toBe(1)
    const mapping = { period: 0, value: 2, dates: 'day-first' }
    expect(
      (await again(shown.import, mapping)).body.rows.map(({ value }: { value: number }) => value),
    ).toEqual([7, 8])
    await take(shown, { mapping })
    expect(await readings(key)).toEqual([
      ['2026-01-01', 7],
      ['2026-02-01', 8],
    ])
    await server.halt()
    await server.again()
    const next = await look(key, csv('Beds,Slips,Month', '20,9,2026-03'))
    expect(next).toMatchObject({ remembered: true, guess: { period: 2, value: 1 } })
    expect(JSON.stringify(await server.events())).not.toContain('Slips')
  })

  test('comes as shares too', async () => {
    const key = await define({ chart: 'p', unit: '%', cadence: 'weekly' })
    const shown = await look(
      key,
      csv('Week commencing,Compliant,Total', '02/11/2026,18,20', '09/11/2026,19,20'),
    )
    expect(shown.guess).toMatchObject({ period: 0, numerator: 1, denominator: 2 })
    expect((await take(shown)).status).toBe(200)
    expect(await readings(key)).toEqual([
      ['2026-11-02', 18, 20],
      ['2026-11-09', 19, 20],
    ])
    const bad = await look(key, csv('Week commencing,Compliant,Total', '02/11/2026,21,20', '09/11/2026,,20'))
    expect(said(bad)).toEqual([
      [2, 'Compliant', 'rate-impossible'],
      [3, 'Compliant', 'part-missing'],
    ])
  })

  test('of a rate that can do without its whole brings the whole where there is one', async () => {
    const key = await define({ chart: 'ip' })
    const shown = await look(key, csv('Month,Falls,Bed days', '2026-01,4,800', '2026-02,6,900'))
    expect(shown.guess).toMatchObject({ period: 0, value: 1, denominator: 2 })
    expect(shown.rows[0]).toMatchObject({ value: null, numerator: 4, denominator: 800 })
    expect((await take(shown)).body.written).toBe(2)
    expect(await readings(key)).toEqual([
      ['2026-01-01', 4, 800],
      ['2026-02-01', 6, 900],
    ])
    const wrong = await look(key, csv('Month,Falls,Bed days', '2026-03,4,', '2026-04,6,0'))
    expect(said(wrong)).toEqual([
      [2, 'Bed days', 'part-missing'],
      [3, 'Falls', 'rate-impossible'],
    ])
    const bare = await define({ chart: 'ip' })
    const without = await look(bare, csv('Month,Falls', '2026-01,4'))
    expect(without.rows[0]).toMatchObject({ value: 4, numerator: null, denominator: null })
    await take(without)
    expect(await readings(bare)).toEqual([['2026-01-01', 4]])
  })

  test('has dates as people write them', async () => {
    const key = await define({ cadence: 'daily' })
    const ways = [
      '1 March 2026',
      '2nd Mar 2026',
      'Tue 3 March 2026',
      '04/03/2026',
      '5.3.26',
      '2026-3-6',
      'March 7, 2026',
    ]
    const shown = await look(key, csv('Date,Falls', ...ways.map(way => `"${way}",1`), '31/03/2026,2'))
    expect(said(shown)).toEqual([])
    expect(shown.rows.map(({ period }: { period: string }) => period)).toEqual([
      ...[1, 2, 3, 4, 5, 6, 7].map(day => `2026-03-0${day}`),
      '2026-03-31',
    ])
    const american = await look(key, csv('Date,Falls', '03/01/2026,1', '03/31/2026,2'))
    expect([american.guess.dates, american.rows[0].period]).toEqual(['month-first', '2026-03-01'])
    const either = await look(key, csv('Date,Falls', '03/01/2026,1'))
    expect(either.notes[0].message).toContain('“03/01/2026”')
    const monthly = await look(await define(), csv('Month,Falls', 'Nov-25,1', 'December 2025,2', '01/2026,3'))
    expect(monthly.rows.map(({ period }: { period: string }) => period)).toEqual([
      '2025-11-01',
      '2025-12-01',
      '2026-01-01',
    ])
  })

  test('has times on the team’s clock where something is counted as it happens', async () => {
    const key = await define({ cadence: 'event', chart: 't' })
    const shown = await look(key, csv('When,Days since', '2026-07-01 07:30,4', '2026-11-01T07:30Z,5'))
    expect(shown.rows.map(({ period }: { period: string }) => period)).toEqual([
      '2026-07-01T06:30:00.000Z',
      '2026-11-01T07:30:00.000Z',
    ])
  })

  test('comes from a German Excel: semicolons, decimal commas, Windows-1252', async () => {
    const key = await define()
    const text = csv('Monat;Stürze', '2026-01;3,5', '2026-02;1.234,5', '2026-03;1,234')
    const shown = await look(key, Buffer.from(text, 'latin1'))
    expect([shown.encoding, shown.columns[1].name]).toEqual(['windows-1252', 'Stürze'])
    expect(shown.notes[0].message).toContain('Windows-1252')
    expect(shown.rows.map(({ value }: { value: number }) => value)).toEqual([3.5, 1234.5])
    expect(said(shown)).toEqual([[4, 'Stürze', 'two-ways']])
  })

  test('comes as Unicode text, with a byte mark, with a hint, without headings', async () => {
    const key = await define()
    const utf16 = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from('Month\tFalls\r\n2026-01\t3\r\n', 'utf16le'),
    ])
    for (const file of [utf16, '\ufeffMonth,Falls\n2026-01,3\n', 'sep=|\r\nMonth|Falls\r\n2026-01|3\r\n'])
      expect((await look(key, file)).rows).toMatchObject([{ period: '2026-01-01', value: 3 }])
    const bare = await look(key, csv('2026-01,3', '2026-02,4'))
    expect(bare.columns.map(({ name }: { name: string }) => name)).toEqual(['A', 'B'])
    expect(bare.rows).toMatchObject([{ line: 1 }, { line: 2 }])
  })

  test('comes from Excel', async () => {
    const key = await define()
    const shown = await look(
      key,
      xlsxOf([
        ['Falls on Heron Ward'],
        [],
        ['Month', 'Falls'],
        [{ day: '2026-01-01' }, 7],
        [{ day: '2026-02-01' }, 0.1],
      ]),
    )
    expect(shown).toMatchObject({ format: 'xlsx', sheet: 'Falls', problems: [] })
    expect((await take(shown)).body.written).toBe(2)
    expect(await readings(key)).toEqual([
      ['2026-01-01', 7],
      ['2026-02-01', 0.1],
    ])
  })
})

describe('a wrong file is explained row by row and leaves nothing behind', () => {
  const wrong = async (key: string, file: Buffer | string) => {
    const before = await head()
    const shown = await look(key, file)
    for (const { message } of shown.problems) expect(message).toMatch(/^[A-Z“].+\.$/s)
    expect(no(await take(shown))).toEqual([422, 'import-problems'])
    expect(await head()).toBe(before)
    return shown
  }

  test('dates as text, blank rows, a formula that failed, words for numbers', async () => {
    const key = await define()
    const shown = await wrong(
      key,
      csv(
        'Month,Falls',
        '2026-01,7',
        'last month,8',
        ',',
        '',
        '31/02/2026,8',
        '46054,9',
        '12 March,9',
        '2026-04,#DIV/0!',
        '2026-05,seven',
        '2026-06,',
        ',3',
        '2026-01-15,4',
        '2027-06,4',
        '2026-W05,4',
        '2026-07,50%',
      ),
    )
    expect(said(shown)).toEqual([
      [3, 'Month', 'not-a-date'],
      [6, 'Month', 'no-such-day'],
      [7, 'Month', 'excel-number'],
      [8, 'Month', 'no-year'],
      [9, 'Falls', 'formula-error'],
      [10, 'Falls', 'not-a-number'],
      [12, 'Month', 'period-missing'],
      [13, 'Month', 'period-twice'],
      [14, 'Month', 'not-begun'],
      [15, 'Month', 'wrong-cadence'],
      [16, 'Falls', 'per-cent'],
    ])
    expect(shown.notes.map(({ line }: { line: number }) => line)).toEqual([4, 5, 11])
    expect(shown.counts).toMatchObject({ good: 1, bad: 11, blank: 3 })
    expect(await readings(key)).toEqual([])
    const taken = await take(await look(key, csv('Month,Falls', '2026-01,7', 'last month,8')), {
      leaveOut: true,
    })
    expect(taken.body).toEqual({ written: 1, already: 0, unchanged: 0, leftOut: 1 })
  })

  test('a heading that stands twice', async () => {
    const shown = await wrong(await define(), csv('Month,Falls,Falls', '2026-01,7,9'))
    expect(said(shown)).toEqual([[0, 'Falls', 'duplicate-header']])
    expect(shown.problems[0].message).toContain('B and C')
    expect(no(await take(shown, { leaveOut: true }))).toEqual([422, 'import-problems'])
  })

  test('an Excel file with a failed formula, one without a result, and text for dates', async () => {
    const shown = await wrong(
      await define(),
      xlsxOf([
        ['Month', 'Falls'],
        [{ day: '2026-01-01' }, { error: '#DIV/0!' }],
        [{ day: '2026-02-01' }, { formula: 'B2*2' }],
        ['Third of March', 4],
        [{ day: '2026-04-01' }, '12 falls'],
      ]),
    )
    expect(said(shown)).toEqual([
      [2, 'Falls', 'formula-error'],
      [3, 'Falls', 'formula-error'],
      [4, 'Month', 'not-a-date'],
      [5, 'Falls', 'not-a-number'],
    ])
  })

  test('a note that says who somebody is', async () => {
    const shown = await wrong(await define(), csv('Month,Falls,Note', '2026-01,7,NHS number 943 476 5919'))
    expect(said(shown)).toEqual([[2, 'Note', 'bad-note']])
  })

  const locked = Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0]),
    Buffer.from('EncryptedPackage', 'utf16le'),
  ])
  const old = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('Workbook', 'utf16le')])
  const lying = () => {
    const parts = workbookParts(' '.repeat(60_000_000))
    parts.at(-1)!.says = 1_000
    return zipOf(parts)
  }
  test.each<[string, number, string, () => Buffer | string]>([
    [
      '1,000,000 rows of CSV',
      413,
      'file-too-many-rows',
      () => `Day,Falls\n${'2026-01-01,3\n'.repeat(1_000_000)}`,
    ],
    [
      'an Excel file of a whole hospital',
      413,
      'file-too-large',
      () => xlsxOf(Array(300_000).fill([{ day: '2026-01-01' }, 1])),
    ],
    ['a small file that unpacks to a large one and does not say so', 413, 'file-too-large', lying],
    [
      'a cell far out',
      413,
      'file-too-wide',
      () =>
        zipOf(
          workbookParts(
            sheetXml([]).replace('<sheetData>', '<sheetData><row r="1"><c r="ZZ1"><v>1</v></c></row>'),
          ),
        ),
    ],
    ['a locked Excel file', 422, 'file-password', () => locked],
    ['a locked ZIP', 422, 'file-password', () => zipOf(workbookParts(sheetXml([['a']])), { flags: 1 })],
    ['an Excel file of the old kind', 422, 'file-old-excel', () => old],
    ['a letter', 422, 'file-not-table', () => zipOf([{ name: 'word/document.xml', text: '<w/>' }])],
    ['a picture', 422, 'file-not-table', () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13])],
    ['half a file', 422, 'file-broken', () => xlsxOf([['Month', 'Falls']]).subarray(0, 400)],
    ['a quotation mark that never closes', 422, 'file-quote', () => csv('Month,Falls', '2026-01,"3')],
    ['nothing', 422, 'file-empty', () => ''],
    ['blank lines', 422, 'file-empty', () => '\r\n,,\r\n\r\n'],
  ])('%s is told by a sentence', async (_, status, code, file) => {
    const before = await head()
    const answer = await bring(await define(), file())
    expect(no(answer)).toEqual([status, code])
    expect(answer.body.message).toMatch(/\.$/)
    expect(await head()).toBe(before + 1)
  })
})

test('only leads of the team bring files, and only their own is taken', async () => {
  const key = await define()
  const other = await server.found('Swan Ward')
  const stranger = (await server.lead({ team: other })).auth
  const mate = (await server.lead({ email: 'kim@heron.example' })).auth
  const board = await server.screen('board')
  expect(no(await bring(key, good, {}))).toEqual([401, 'not-signed-in'])
  expect(no(await bring(key, good, stranger))).toEqual([403, 'not-allowed'])
  expect(no(await bring(key, good, board.auth))).toEqual([403, 'not-allowed'])
  expect(no(await bring('no-such', good))).toEqual([404, 'not-found'])
  const { import: id, guess } = await look(key, good)
  const path = `/teams/${server.team}/imports/${id}/take`
  expect(no(await server.ask('POST', path, { mapping: guess }, mate))).toEqual([410, 'import-gone'])
  await server.clock.move(31 * 60_000)
  expect(no(await server.ask('POST', path, { mapping: guess }, server.admin))).toEqual([410, 'import-gone'])
})

test('a file that was looked at is let go by the one who brought it, and by nobody else', async () => {
  const key = await define()
  const mate = (await server.lead({ email: 'sam@heron.example' })).auth
  const { import: id, guess } = await look(key, good)
  const leave = (auth: Auth) => server.ask('DELETE', `/teams/${server.team}/imports/${id}`, undefined, auth)
  expect(no(await leave({}))).toEqual([401, 'not-signed-in'])
  expect((await leave(mate)).status).toBe(204)
  expect((await again(id, guess)).status).toBe(200)
  expect((await leave(server.admin)).status).toBe(204)
  expect(no(await again(id, guess))).toEqual([410, 'import-gone'])
  expect((await leave(server.admin)).status).toBe(204)
})

test('a file that nobody takes leaves the memory after half an hour, whether or not another comes', async () => {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  const clock = heldClock(MORNING)
  const held = openHeld(clock)
  const mine = { team: 'heron', person: 'ada' }
  const bringOne = () => {
    const lines = [{ line: 1, cells: ['2026-01', '7'] }]
    const table = { encoding: null, sheet: null, otherSheets: [], isCommaDecimal: false, lines }
    const about = { measure: 'falls', work: null, name: 'falls.csv', hash: '' }
    const { id } = held.add({ ...mine, ...about, table: { format: 'csv', ...table } })
    return { id, seen: new WeakRef(lines) }
  }
  const { id, seen } = bringOne()
  await clock.move(29 * 60_000)
  collect()
  expect(seen.deref()).toBeDefined()
  await clock.move(60_000)
  collect()
  expect(seen.deref()).toBe(undefined)
  expect(() => held.need(id, mine)).toThrow(Refusal)
})

test('ten years of days are taken in one go', async () => {
  const key = await define({ cadence: 'daily' })
  const days = Array.from({ length: 3_652 }, (_, n) =>
    new Date(Date.UTC(2016, 10, 1 + n)).toISOString().slice(0, 10),
  )
  const shown = await look(key, csv('Day,Falls', ...days.map((day, n) => `${day},${n % 7}`)))
  expect((await take(shown)).body.written).toBe(3_652)
  expect(await readings(key)).toHaveLength(1_400)
})
