import { describe, expect, test } from 'vitest'
import { readCsv } from '../../server/import/csv.ts'
import { numberIn } from '../../server/import/numbers.ts'
import { readTable } from '../../server/import/read.ts'
import { Unreadable } from '../../server/import/table.ts'
import { readXlsx } from '../../server/import/xlsx.ts'
import { orderOf, periodIn } from '../../shared/dates.ts'
import { dice } from '../support/dice.ts'
import { xlsxOf } from '../support/xlsx.ts'

const numbers = (isCommaDecimal: boolean) => (cell: string) => {
  const read = numberIn(cell, { isCommaDecimal, isPerCent: true })
  return 'value' in read ? read.value : read.why
}

describe('a number', () => {
  test('is read as it was written, to the last digit', () => {
    const die = dice(5)
    for (let n = 0; n < 2_000; n++) {
      const value = (die.upTo(2_000_000) - 1_000_000) / [1, 7, 1_000, 1e9][n % 4]!
      expect(numbers(false)(String(value))).toBe(value)
      expect(numbers(true)(String(value))).toBe(value)
    }
  })
  test('may have separators, a sign and a per cent sign', () => {
    const english = ['1,234', '1,234,567.5', '12 345', '+3', '−4', '.5', '5.', '85%', '85.5 %', '1e3']
    expect(english.map(numbers(false))).toEqual([1234, 1234567.5, 12345, 3, -4, 0.5, 5, 85, 85.5, 1000])
    expect(['3,5', '1.234,5', "1'234,50", '0,125', ',5'].map(numbers(true))).toEqual([
      3.5,
      1234.5,
      1234.5,
      'two-ways',
      0.5,
    ])
  })
  test('is none where it could be two, or is a word, or a formula that failed', () => {
    expect(numbers(true)('1,234')).toBe('two-ways')
    for (const cell of [
      '1,23',
      '3,5',
      '12 falls',
      '<5',
      '1-2',
      'n/a',
      '1,2,3',
      'Infinity',
      '1e999',
      '0x10',
      '--3',
    ])
      expect([cell, numbers(false)(cell)]).toEqual([cell, 'not-a-number'])
    for (const cell of ['#DIV/0!', '#N/A', '#REF!', '#VALUE!', '#NAME?'])
      expect(numbers(false)(cell)).toBe('formula-error')
  })
})

describe('a date', () => {
  const day = (cell: string, order: 'day-first' | 'month-first' = 'day-first') => {
    const read = periodIn(cell, { cadence: 'daily', order, timeZone: 'Europe/London' })
    return 'x' in read ? read.x : read.why
  }
  test('is read in the order that the whole column allows', () => {
    expect(orderOf(['03/04/2026', '13/04/2026'])).toMatchObject({ order: 'day-first', isSure: true })
    expect(orderOf(['03/04/2026', '04/13/2026'])).toMatchObject({ order: 'month-first', isSure: true })
    expect(orderOf(['03/04/2026'])).toMatchObject({
      order: 'day-first',
      isSure: false,
      example: '03/04/2026',
    })
    expect([day('03/04/2026'), day('03/04/2026', 'month-first')]).toEqual(['2026-04-03', '2026-03-04'])
  })
  test('is none where there is no such day, no year, or a longer period', () => {
    expect(['29/02/2026', '00/01/2026', '2026-04-31'].map(cell => day(cell))).toEqual(
      Array(3).fill('no-such-day'),
    )
    expect(['11/13/2026', '2026-00-12', '2026-13'].map(cell => day(cell))).toEqual(
      Array(3).fill('no-such-month'),
    )
    expect(['3/4', '12 March', 'March'].map(cell => day(cell))).toEqual(Array(3).fill('no-year'))
    expect(['2026-04', 'April 2026', '2026-W14'].map(cell => day(cell))).toEqual(
      Array(3).fill('wrong-cadence'),
    )
    expect(['46054', '46054.5'].map(cell => day(cell))).toEqual(Array(2).fill('excel-number'))
    expect(['soon', 'Q3 2026', '1/2/3/4', '2026'].map(cell => day(cell))).toEqual(Array(4).fill('not-a-date'))
    expect(day('2026-04-01 12:30')).toBe('2026-04-01')
  })
})

test('whatever bytes somebody brings, they are a table or are told why not', async () => {
  const die = dice(9)
  const good = xlsxOf([
    ['Month', 'Falls'],
    [{ day: '2026-01-01' }, 7],
  ])
  for (let n = 0; n < 300; n++) {
    const bytes = new Uint8Array(n % 2 ? good : Buffer.from('Month;Falls\n2026-01;"3"\n2026-02;4\n'))
    for (let hits = die.upTo(6); hits > 0; hits--) bytes[die.upTo(bytes.length) - 1] = die.upTo(256) - 1
    const cut = die.upTo(5) === 1 ? bytes.slice(0, die.upTo(bytes.length)) : bytes
    const read = async () => (n % 2 ? readXlsx(cut) : readCsv(cut))
    const result = await read().catch(error => error)
    if (result instanceof Error) expect(result).toBeInstanceOf(Unreadable)
    else expect(result.lines.length).toBeGreaterThan(0)
  }
})

test('a file that takes too long is given up, and the next one is read', async () => {
  const csv = new TextEncoder().encode('Month,Falls\n2026-01,3\n')
  await expect(readTable(csv, 0)).rejects.toMatchObject({ code: 'file-too-large' })
  expect((await readTable(csv)).lines).toHaveLength(2)
})
