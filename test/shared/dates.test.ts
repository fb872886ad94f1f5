import { expect, test } from 'vitest'
import { type DateOrder, looksLikePeriod, periodIn } from '../../shared/dates.ts'
import type { Cadence } from '../../shared/measures.ts'

const read = (cell: string, cadence: Cadence = 'daily', order: DateOrder = 'day-first') =>
  Object.values(periodIn(cell, { cadence, order, timeZone: 'Europe/London' }))[0]

test.each([
  ...['2026-11-23', '2026/11/23', '2026.11.23', '23/11/2026', '23.11.26', '23-11-2026', '23 Nov 2026'],
  ...['23rd November 2026', 'Monday 23 November 2026', 'Mon, 23 Nov 26', '23-Nov-26', 'Nov 23, 2026'],
  ...['23/11/2026 14:30', '2026-11-23T14:30:00Z'],
])('%s is the 23rd of November', cell => {
  expect(read(cell)).toBe('2026-11-23')
  expect(read(cell, 'weekly')).toBe('2026-11-23')
  expect(read(cell, 'monthly')).toBe('2026-11-01')
  expect(looksLikePeriod(cell)).toBe(true)
})

test.each(['Nov 2026', 'Nov-26', "Nov '26", 'November 2026', '11/2026', '2026-11'])('%s is a month', cell => {
  expect(read(cell, 'monthly')).toBe('2026-11-01')
  expect(read(cell)).toBe('wrong-cadence')
})

test.each([
  ['29/02/2028', '2028-02-29'],
  ['29/02/2027', 'no-such-day'],
  ['2027/02/29', 'no-such-day'],
  ['31/04/2026', 'no-such-day'],
  ['13/13/2026', 'no-such-month'],
  ['46349', 'excel-number'],
  ['23/11', 'no-year'],
  ['23 Nov', 'no-year'],
  ['Total', 'not-a-date'],
  ['2026.11', 'not-a-date'],
])('%s is %s', (cell, said) => expect(read(cell)).toBe(said))

test('a time is one by the clock on the team’s wall, also on the nights on which that is changed', () => {
  expect(read('23/06/2026 00:30', 'event')).toBe('2026-06-22T23:30:00.000Z')
  expect(read('25/10/2026 01:30', 'event')).toBe('2026-10-25T00:30:00.000Z')
  expect(read('29/03/2026 01:30', 'event')).toBe('2026-03-29T01:30:00.000Z')
  expect(read('2026-06-23T00:30:00Z', 'event')).toBe('2026-06-23T00:30:00.000Z')
  expect(read('23/06/2026 24:30', 'event')).toBe('not-a-date')
})
