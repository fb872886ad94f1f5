import { expect, test } from 'vitest'
import { sayDay, todayBy } from '../../kiosk/phone/when.ts'

test('a day is said as people say it', () => {
  expect(sayDay('2026-11-23', '2026-11-23')).toBe('Today')
  expect(sayDay('2026-02-28', '2026-03-01')).toBe('Yesterday')
  expect(sayDay('2026-11-17', '2026-11-23')).toBe('Tuesday 17 November')
  expect(sayDay('2025-12-08', '2026-11-23')).toBe('Monday 8 December 2025')
})

test('today is the reader’s own day, not that of Greenwich', () => {
  expect(todayBy(new Date(2026, 0, 5, 0, 30))).toBe('2026-01-05')
  expect(todayBy(new Date(2026, 11, 31, 23, 59))).toBe('2026-12-31')
})
