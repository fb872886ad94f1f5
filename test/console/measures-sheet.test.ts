import { describe, expect, test } from 'vitest'
import type { Ask, Told } from '../../kiosk/console/asking.ts'
import { keyFrom } from '../../kiosk/console/form/key.ts'
import { blankDraft, defined, withChart } from '../../kiosk/console/measures/draft.ts'
import { duePeriods, rowsToStart } from '../../kiosk/console/measures/due.ts'
import type { Comma } from '../../kiosk/console/measures/figures.ts'
import { paste, ROWS_MOST } from '../../kiosk/console/measures/pasting.ts'
import { type Column, columnsOf, type Row, readSheet } from '../../kiosk/console/measures/sheet.ts'
import { periodInWords } from '../../kiosk/console/measures/standing.ts'
import { toWrite } from '../../kiosk/console/measures/to-write.ts'
import { DRAFTS_MOST, type Fared, type ToWrite, writeAll } from '../../kiosk/console/measures/writing-all.ts'
import { newId } from '../../shared/id.ts'
import { ApiRefusal, Unreachable } from '../../shared/look/api.ts'
import { type Measure, type Measures, measures } from '../../shared/measures.ts'
import { apply, type Event, empty } from '../../shared/state.ts'

const TODAY = '2026-11-23'
const id = newId()
let seq = 0

const told = (all: Measures, event: Told & { id?: string }): Measures =>
  apply({ ...empty, measures: all }, {
    id: newId(),
    seq: ++seq,
    at: 1,
    day: TODAY,
    shift: 'early',
    by: 'lead:x',
    ...event,
  } as Event).measures

const made = (
  more: Partial<Pick<Measure, 'chart' | 'cadence' | 'unit'>> = {},
  readings: readonly [string, number, number?][] = [],
) => {
  const first = told(measures.empty, {
    type: 'measure-defined',
    id,
    key: 'falls',
    name: 'Falls',
    better: 'down',
    cadence: 'monthly',
    chart: 'c',
    ...more,
  })
  const all = readings.reduce(
    (before, [x, y, n]) =>
      told(before, { type: 'reading-taken', measure: id, x, y, ...(n === undefined ? {} : { n }) }),
    first,
  )
  return all[id]!
}

const row = (at: number, cells: Partial<Row>): Row => ({
  id: at,
  period: '',
  y: '',
  n: '',
  note: '',
  ...cells,
})
const rowsOf = (...cells: Partial<Row>[]) => cells.map((one, at) => row(at, one))
const read = (measure: Measure, rows: readonly Row[], comma: Comma = null) =>
  readSheet(rows, { measure, today: TODAY, timeZone: 'Europe/London', comma })

describe('a sheet of readings', () => {
  test('what happened this evening has happened, also where it is tomorrow in Greenwich', () => {
    const falls = made({ chart: 't', cadence: 'event' })
    const rows = rowsOf({ period: `${TODAY} 18:30`, y: '12' })
    const sheet = readSheet(rows, {
      ...{ measure: falls, today: TODAY, comma: null },
      timeZone: 'America/Los_Angeles',
    })
    expect(sheet.troubles).toEqual([])
    expect(sheet.fresh[0]!.x.slice(0, 10) > TODAY).toBe(true)
    const calendar = { today: TODAY, timeZone: 'America/Los_Angeles' }
    expect(periodInWords(sheet.fresh[0]!.x, falls, calendar)).toBe('today')
  })

  test('what is good is ready, what is not names its cell and its reason', () => {
    const sheet = read(
      made({}, [
        ['2026-08-01', 4],
        ['2026-07-01', 9],
      ]),
      rowsOf(
        { period: '01/09/2026', y: '5', note: 'New poster' },
        { period: '01/08/2026', y: '4' },
        { period: '01/07/2026', y: '8' },
        { period: '31/02/2026', y: '1' },
        { period: '01/12/2026', y: '1' },
        { y: '1' },
        { period: '01/10/2026', y: 'seven' },
        { period: '12/09/2026', y: '6' },
        { period: '01/06/2026', y: '-2' },
        { period: '01/05/2026', y: '3', note: 'ring jo@ward.example' },
        { period: '01/11/2026' },
        {},
      ),
    )
    expect(sheet.fresh).toMatchObject([
      { row: 0, x: '2026-09-01', y: 5, n: null, note: 'New poster', before: null },
    ])
    expect(sheet.other.map(({ x, y, before }) => [x, y, before?.y])).toEqual([['2026-07-01', 8, 9]])
    expect(sheet.same).toBe(1)
    expect(sheet.without).toBe(1)
    expect(sheet.troubles).toEqual([
      { row: 3, column: 'period', why: 'no-such-day' },
      { row: 4, column: 'period', why: 'not-yet' },
      { row: 5, column: 'period', why: 'period-missing' },
      { row: 6, column: 'y', why: 'not-a-number' },
      { row: 7, column: 'period', why: 'twice' },
      { row: 8, column: 'y', why: 'below-nought' },
      { row: 9, column: 'note', why: 'identifier' },
    ])
  })

  test('a share needs its whole, and no more than all of it', () => {
    const share = made({ chart: 'p', unit: '%' })
    expect(columnsOf(share)).toEqual(['period', 'y', 'n', 'note'])
    const sheet = read(
      share,
      rowsOf(
        { period: '01/09/2026', y: '9', n: '10' },
        { period: '01/08/2026', y: '9' },
        { period: '01/07/2026', y: '11', n: '10' },
        { period: '01/06/2026', y: '90%', n: '100' },
      ),
    )
    expect(sheet.fresh.map(({ y, n }) => [y, n])).toEqual([[9, 10]])
    expect(sheet.troubles.map(({ column, why }) => [column, why])).toEqual([
      ['n', 'needs-whole'],
      ['y', 'more-than-whole'],
      ['y', 'percent'],
    ])
  })

  test('a comma is asked about until somebody says what it means', () => {
    const rows = rowsOf({ period: '01/09/2026', y: '1,234' }, { period: '01/10/2026', y: '7' })
    const measure = made({ chart: 'xmr' })
    expect(read(measure, rows).asksComma).toBe(true)
    expect(read(measure, rows).fresh.map(({ y }) => y)).toEqual([7])
    expect(read(measure, rows, 'thousands').fresh.map(({ y }) => y)).toEqual([1234, 7])
    expect(read(measure, rows, 'decimal').fresh.map(({ y }) => y)).toEqual([1.234, 7])
  })

  test('is written oldest first; what stood there is corrected with its reason', () => {
    const sheet = read(
      made({}, [['2026-07-01', 9]]),
      rowsOf(
        { period: '01/09/2026', y: '5' },
        { period: '01/07/2026', y: '8' },
        { period: '01/08/2026', y: '4' },
      ),
    )
    expect(toWrite(sheet, id, 'Counted again').map(({ row, told: { type } }) => [row, type])).toEqual([
      [1, 'reading-corrected'],
      [2, 'reading-taken'],
      [0, 'reading-taken'],
    ])
  })
})

test('what was pasted is on record as pasted, what was typed as typed', () => {
  const start = rowsOf({}, { period: '01/08/2026', y: '3' })
  const where = {
    row: 0,
    column: 'period',
    measure: made(),
    columns: columnsOf(made()),
    nextId: () => 9,
  } as const
  const { rows } = paste(start, '01/09/2026\t5\n', where)
  const notes = paste(rows, 'Strike\n', { ...where, row: 1, column: 'note' }).rows
  const sources = toWrite(read(made(), notes), id, '').map(({ told }) => 'source' in told && told.source)
  expect(sources).toEqual(['typed', 'pasted'])
})

describe('a paste', () => {
  const start = rowsOf({}, {}, {}, {})
  const put = (text: string, at: { row?: number; column?: Column } = {}, measure = made()) => {
    let next = 100
    const { row: on = 0, column = 'period' } = at
    return paste(start, text, { row: on, column, measure, columns: columnsOf(measure), nextId: () => next++ })
  }

  test('fills from the cell it was pasted into and grows the grid', () => {
    const { rows, taken } = put(Array.from({ length: 36 }, (_, n) => `${n}\t1`).join('\n'), { row: 2 })
    expect(taken).toBe(36)
    expect(rows).toHaveLength(38)
    expect(rows[2]).toMatchObject({ id: 2, period: '0', y: '1' })
    expect(new Set(rows.map(one => one.id)).size).toBe(38)
  })

  test('headings say which column is which, in whatever order; blank rows are passed over', () => {
    const { rows, taken, unplaced, twice } = put(
      'Comment\tBed days\tFalls\tWard\tMonth\n\nquiet\t812\t4\tHeron\t01/10/2026\n\t\t\t\t\nbusy\t799\t6\tHeron\t01/11/2026\n',
      {},
      made({ chart: 'u' }),
    )
    expect(taken).toBe(2)
    expect(rows.slice(0, 2)).toMatchObject([
      { period: '01/10/2026', y: '4', n: '812', note: 'quiet' },
      { period: '01/11/2026', y: '6', n: '799', note: 'busy' },
    ])
    expect(unplaced).toEqual(['Ward'])
    expect(twice).toEqual([])
  })

  test('a heading that stands there twice is told', () => {
    const { rows, twice } = put('Month\tValue\tValue\n01/10/2026\t1\t2\n')
    expect(twice).toEqual(['Value'])
    expect(rows[0]).toMatchObject({ y: '1', note: '' })
  })

  test('of two columns under the name of the measure the first is taken, and no other', () => {
    const { rows, twice, unplaced } = put('Month\tWard\tFalls\tFALLS\n01/10/2026\tHeron\t4\t9\n')
    expect(rows[0]).toMatchObject({ period: '01/10/2026', y: '4', note: '' })
    expect([twice, unplaced]).toEqual([['FALLS'], ['Ward']])
  })

  test('a heading that says nothing is only taken for the value where none is named', () => {
    expect(put('Month\tWard\tFalls\n01/10/2026\tHeron\t4\n').rows[0]).toMatchObject({ y: '4' })
    const { rows, twice } = put('Month\tSlips\tSlips\n01/10/2026\t4\t9\n')
    expect([rows[0]?.y, twice]).toEqual(['4', ['Slips']])
  })

  test('beside periods a blank value stays in its line', () => {
    const { rows } = put('4\n\n6\n', { column: 'y' })
    expect(rows.map(({ y }) => y)).toEqual(['4', '', '6', ''])
  })

  test('more rows than a person can look through are counted, not taken', () => {
    const { rows, over } = put(Array.from({ length: ROWS_MOST + 9 }, (_, n) => `x\t${n}`).join('\n'))
    expect([rows.length, over]).toEqual([ROWS_MOST, 9])
  })
})

describe('many readings', () => {
  const many = (length: number): ToWrite[] =>
    Array.from({ length }, (_, n) => ({
      row: n,
      told: {
        type: 'reading-taken',
        measure: id,
        x: `2026-01-${String((n % 28) + 1).padStart(2, '0')}`,
        y: n,
      },
    }))

  interface Sent {
    id: string
    y: number
  }
  const isSent = (body: unknown): body is Sent[] => Array.isArray(body)

  const writing = (answer: (drafts: Sent[], call: number) => { status: number; message?: string }[]) => {
    const sent: Sent[][] = []
    const fared: Fared[] = []
    const waited: number[] = []
    const ask: Ask = async <T>(_method: string, _path: string, body?: unknown) => {
      if (!isSent(body)) throw new Error('no list')
      sent.push(body)
      return { results: answer(body, sent.length) } as T
    }
    return {
      ...{ sent, fared, waited },
      how: {
        ...{ ask, team: 'a-team', ids: new Map<string, string>() },
        wait: async (seconds: number) => void waited.push(seconds),
        onPart: (part: readonly Fared[]) => void fared.push(...part),
      },
    }
  }
  const fine = (drafts: Sent[]) => drafts.map(() => ({ status: 201 }))

  test('go in lots the server takes, in order, and each says how it fared', async () => {
    const { sent, fared, how } = writing(drafts =>
      drafts.map(({ y }) => (y === 30 ? { status: 422, message: 'No.' } : { status: 201 })),
    )
    await writeAll(many(45), how)
    expect(sent.map(part => part.length)).toEqual([DRAFTS_MOST, DRAFTS_MOST, 5])
    expect(sent.flat().map(({ y }) => y)).toEqual(Array.from({ length: 45 }, (_, n) => n))
    expect(fared.filter(({ refusal }) => refusal)).toEqual([{ row: 30, refusal: 'No.' }])
  })

  test('sent again after a lost answer they carry the same ids', async () => {
    const { sent, how, fared } = writing((drafts, call) => {
      if (call === 2) throw new Unreachable('gone')
      return fine(drafts)
    })
    await expect(writeAll(many(25), how)).rejects.toThrow(Unreachable)
    expect(fared).toHaveLength(DRAFTS_MOST)
    await writeAll(many(25).slice(DRAFTS_MOST), how)
    expect(sent[2]).toEqual(sent[1])
  })

  test('wait when the server asks to', async () => {
    const { sent, waited, how } = writing((drafts, call) => {
      if (call === 1)
        throw new ApiRefusal({ status: 429, code: 'slow-down', message: '', field: undefined, retryAfter: 3 })
      return fine(drafts)
    })
    await writeAll(many(3), how)
    expect([sent.length, waited]).toEqual([2, [3]])
  })
})

describe('a new measure', () => {
  test('has a key made from its name', () => {
    expect(keyFrom('Falls per 1,000 bed days')).toBe('falls-per-1-000-bed-days')
    expect(keyFrom('Étage – été')).toBe('etage-ete')
    expect(keyFrom('A name that is far too long for a key to hold')).toMatch(/^[a-z0-9-]{1,32}$/)
  })

  test('is a share in per cent, or rare and without a cadence, by what is counted', () => {
    expect(withChart(blankDraft, 'p').unit).toBe('%')
    expect(withChart({ ...blankDraft, unit: 'of all' }, 'p').unit).toBe('of all')
    expect(withChart(blankDraft, 't').cadence).toBe('event')
    expect(withChart(withChart(blankDraft, 'p'), 'c')).toEqual({ ...blankDraft, chart: 'c' })
    expect(withChart(withChart(blankDraft, 't'), 'xmr')).toEqual(blankDraft)
  })

  test('says beside its field what is missing', () => {
    const draft = { ...blankDraft, name: 'Falls', key: 'falls' }
    expect(defined(draft, [])).toMatchObject({ type: 'measure-defined', key: 'falls', target: null })
    expect(defined({ ...draft, target: '12.5' }, [])).toMatchObject({ target: 12.5 })
    const wrongs = [{ name: ' ' }, { key: 'Falls!' }, { target: '12,5' }, { baseline: '5' }]
    for (const wrong of wrongs) {
      const [field] = Object.keys(wrong)
      expect(() => defined({ ...draft, ...wrong }, [])).toThrow(expect.objectContaining({ field }))
    }
    expect(() => defined(draft, ['falls'])).toThrow(expect.objectContaining({ field: 'key' }))
  })
})

describe('rows to begin with', () => {
  test('are the periods that are due, up to this one', () => {
    expect(duePeriods(made({}, [['2026-08-01', 4]]), TODAY)).toEqual([
      '2026-09-01',
      '2026-10-01',
      '2026-11-01',
    ])
    expect(duePeriods(made({ cadence: 'weekly' }, [['2026-11-09', 4]]), TODAY)).toEqual([
      '2026-11-16',
      '2026-11-23',
    ])
    expect(duePeriods(made({ cadence: 'event' }, [['2026-11-09', 4]]), TODAY)).toEqual([])
    expect(rowsToStart(made({}, [['2026-10-01', 4]]), TODAY).map(({ period }) => period)).toEqual([
      '01/11/2026',
      '',
      '',
      '',
    ])
  })
})
