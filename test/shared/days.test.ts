import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, daysBetween, isDay, mondayOf, weekday } from '../../shared/days.ts'

const day = fc
  .integer({ min: -30_000, max: 30_000 })
  .map(days => Temporal.PlainDate.from('2026-11-23').add({ days }).toString())
  .filter(text => text.length === 10)

test('days are added as a calendar adds them', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -4_000, max: 4_000 }), (from, days) => {
      const to = Temporal.PlainDate.from(from).add({ days }).toString()
      expect(addDays(from, days)).toBe(to)
      expect(daysBetween(from, to)).toBe(days)
    }),
  )
})

test('a week begins on Monday, and every day of it knows which', () => {
  fc.assert(
    fc.property(day, some => {
      expect(weekday(some)).toBe(Temporal.PlainDate.from(some).dayOfWeek)
      expect(weekday(mondayOf(some))).toBe(1)
      expect(daysBetween(mondayOf(some), some)).toBe(weekday(some) - 1)
    }),
  )
})

test.each([
  '2027-02-29',
  '2026-13-01',
  '2026-00-10',
  '2026-04-31',
  '26-01-01',
  '2026-1-1',
  '',
  'today',
  '2026-01-01 ',
])('%j is no day', text => expect(isDay(text)).toBe(false))

test.each(['2028-02-29', '2026-12-31', '1999-01-01'])('%j is a day', text => expect(isDay(text)).toBe(true))
