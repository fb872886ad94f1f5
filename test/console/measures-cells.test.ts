import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cellsOf } from '../../kiosk/console/measures/cells.ts'
import { type Comma, figureIn } from '../../kiosk/console/measures/figures.ts'
import { periodIn } from '../../shared/dates.ts'
import type { Cadence } from '../../shared/measures.ts'

describe('the clipboard of a spreadsheet', () => {
  test.each([
    [
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a\t\t\n\nb', [['a', '', ''], [''], ['b']]],
    ['"two\nlines"\t"say ""so"""', [['two lines', 'say "so"']]],
    ['"half a quote\t1', [['"half a quote', '1']]],
    ['1\u00a0234\t ', [['1 234', '']]],
  ])('%j falls into its cells', (text, cells) => {
    expect(cellsOf(text)).toEqual(cells)
  })

  test('whatever was copied, plain cells come back as they were', () => {
    const cell = fc.stringMatching(/^[a-z0-9.,%/]{0,8}$/)
    const sheet = fc
      .integer({ min: 1, max: 5 })
      .chain(width =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
      )
    fc.assert(
      fc.property(sheet, rows => {
        const copied = rows.map(cells => cells.join('\t')).join('\r\n')
        expect(cellsOf(`${copied}\r\n`)).toEqual(rows)
      }),
    )
  })

  test('no text makes it stumble', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        expect(cellsOf(text).length).toBeGreaterThan(0)
      }),
    )
  })
})

describe('a day', () => {
  const placeIn = (text: string, cadence: Cadence) =>
    periodIn(text, { cadence, order: 'day-first', timeZone: 'Europe/London' })
  const dayIn = (text: string) => placeIn(text, 'daily')

  test.each([
    ['03/11/2026', '2026-11-03'],
    ['3/11/26', '2026-11-03'],
    ['3.11.2026', '2026-11-03'],
    ['3-11-2026', '2026-11-03'],
    ['2026-11-03', '2026-11-03'],
    ['3 November 2026', '2026-11-03'],
    ['3rd Nov 2026', '2026-11-03'],
    ['Tuesday 3 November 2026', '2026-11-03'],
    ['03-Nov-26', '2026-11-03'],
    ['03/11/2026 00:00', '2026-11-03'],
    ['29/02/2028', '2028-02-29'],
  ])('%s is %s: the day comes first', (text, x) => {
    expect(dayIn(text)).toEqual({ x })
  })

  test.each([
    ['31/02/2026', 'no-such-day'],
    ['11/13/2026', 'no-such-month'],
    ['46000', 'excel-number'],
    ['3/11', 'no-year'],
    ['3 Nov', 'no-year'],
    ['Sept total', 'not-a-date'],
    ['Total', 'not-a-date'],
    ['Nov-26', 'wrong-cadence'],
    ['2026-W45', 'wrong-cadence'],
    ['Q3 2026', 'not-a-date'],
    ['12', 'not-a-date'],
  ])('%s is refused as %s', (text, why) => {
    expect(dayIn(text)).toEqual({ why })
  })

  test('goes to the Monday of its week and the first of its month', () => {
    expect(placeIn('5/11/2026', 'weekly')).toEqual({ x: '2026-11-02' })
    expect(placeIn('2026-W45', 'weekly')).toEqual({ x: '2026-11-02' })
    for (const month of ['30/11/2026', 'Nov-26', 'November 2026', '2026-11', '11/2026'])
      expect(placeIn(month, 'monthly')).toEqual({ x: '2026-11-01' })
  })

  test('keeps its time where things happen by themselves, by the clock of the team', () => {
    expect(placeIn('1/7/2026 14:30', 'event')).toEqual({ x: '2026-07-01T13:30:00.000Z' })
    expect(placeIn('1/7/2026', 'event')).toEqual({ x: '2026-07-01' })
    expect(placeIn('1/7/2026 25:00', 'event')).toEqual({ why: 'not-a-date' })
  })
})

describe('a figure', () => {
  const read = (text: string, comma: Comma = null, percent = false) => figureIn(text, { comma, percent })

  test.each([
    ['12', 12],
    ['-0.5', -0.5],
    ['−3', -3],
    ['.5', 0.5],
    ['1.5E+3', 1500],
    ['1 234', 1234],
    ["1'234.5", 1234.5],
    ['£1,234.50', 1234.5],
    ['1,234,567', 1_234_567],
    ['1,234.5', 1234.5],
  ])('%s can mean one thing only', (text, value) => {
    expect(read(text)).toEqual({ value })
  })

  test.each(['1,234', '12,5', '0,75', '1.234,5'])('%s is asked about, not guessed', text => {
    expect(read(text)).toEqual({ why: 'ask-comma' })
  })

  test('the answer to what a comma means settles it', () => {
    expect(read('1,234', 'thousands')).toEqual({ value: 1234 })
    expect(read('1,234', 'decimal')).toEqual({ value: 1.234 })
    expect(read('12,5', 'thousands')).toEqual({ why: 'not-a-number' })
    expect(read('12,5', 'decimal')).toEqual({ value: 12.5 })
    expect(read('1.234,5', 'decimal')).toEqual({ value: 1234.5 })
    expect(read('1.234', 'decimal')).toEqual({ value: 1234 })
    expect(read('12.5', 'decimal')).toEqual({ why: 'dot-too' })
    expect(read('1,234.5', 'decimal')).toEqual({ why: 'not-a-number' })
  })

  test.each(['', '-', '–', 'n/a', 'NA'])('%j says that there is none', text => {
    expect(read(text)).toEqual({ value: null })
  })

  test.each([
    ['#DIV/0!', 'formula'],
    ['#N/A', 'formula'],
    ['#REF!', 'formula'],
    ['=SUM(A1:A3)', 'formula'],
    ['85%', 'percent'],
    ['twelve', 'not-a-number'],
    ['12 falls', 'not-a-number'],
    ['1,23,4', 'not-a-number'],
    ['Infinity', 'not-a-number'],
    ['1e30', 'too-big'],
  ])('%s is refused as %s', (text, why) => {
    expect(read(text)).toEqual({ why })
  })

  test('a per cent sign stands where the unit is per cent', () => {
    expect(read('85%', null, true)).toEqual({ value: 85 })
    expect(read('85,5 %', 'decimal', true)).toEqual({ value: 85.5 })
  })

  test('what it reads is always a finite number', () => {
    const commas = fc.constantFrom<Comma>(null, 'thousands', 'decimal')
    fc.assert(
      fc.property(fc.stringMatching(/^[-+0-9.,e% ]{0,12}$/), commas, (text, comma) => {
        const one = read(text, comma, true)
        if ('value' in one && one.value !== null) expect(Number.isFinite(one.value)).toBe(true)
      }),
    )
  })
})
