import { expect, test } from 'vitest'
import { lastDayOf, periodOf } from '../../shared/periods.ts'

test('a period is named by its day, week or month, and written as its first day', () => {
  expect(periodOf('2026-11-23', 'daily')).toBe('2026-11-23')
  expect(periodOf(' 2026-11-29 ', 'weekly')).toBe('2026-11-23')
  expect(periodOf('2026-W48', 'weekly')).toBe('2026-11-23')
  expect(periodOf('2026W48', 'weekly')).toBe('2026-11-23')
  expect(periodOf('2026-11', 'monthly')).toBe('2026-11-01')
  expect(periodOf('2026-11-23', 'monthly')).toBe('2026-11-01')
  expect(periodOf('2026-11-23', 'event')).toBe('2026-11-23')
  expect(periodOf('2026-11-23T08:30+01:00', 'event')).toBe('2026-11-23T07:30:00.000Z')
})

test('the weeks of a year are those of ISO 8601', () => {
  expect(periodOf('2026-W01', 'weekly')).toBe('2025-12-29')
  expect(periodOf('2026-W53', 'weekly')).toBe('2026-12-28')
  expect(periodOf('2027-W53', 'weekly')).toBeNull()
  expect(periodOf('2027-W01', 'weekly')).toBe('2027-01-04')
  expect(periodOf('2027-W00', 'weekly')).toBeNull()
})

test('what names no period, or too long a one, is none', () => {
  for (const text of ['', 'November', '2026-13', '2027-02-29', '23/11/2026', '46349', '2026-11-23T25:00Z'])
    expect([text, periodOf(text, 'event')]).toEqual([text, null])
  expect(periodOf('2026-11', 'daily')).toBeNull()
  expect(periodOf('2026-11', 'weekly')).toBeNull()
  expect(periodOf('2026-W48', 'monthly')).toBeNull()
  expect(periodOf('2026-11-23T08:30Z', 'daily')).toBeNull()
})

test.each([
  ['2026-11-23', 'daily', '2026-11-23'],
  ['2026-11-23', 'weekly', '2026-11-29'],
  ['2026-12-01', 'monthly', '2026-12-31'],
  ['2028-02-01', 'monthly', '2028-02-29'],
  ['2027-02-01', 'monthly', '2027-02-28'],
  ['2026-11-23T07:30:00.000Z', 'event', '2026-11-23'],
] as const)('%s, read %s, is about the time up to %s', (x, cadence, last) => {
  expect(lastDayOf(x, cadence)).toBe(last)
})
