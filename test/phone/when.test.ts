import { expect, test } from 'vitest'
import { sayDay } from '../../kiosk/phone/when.ts'

const noon = new Date(2026, 10, 23, 12, 0)

test('a day is said as people say it, by their own clock', () => {
  expect(sayDay('2026-11-23', noon)).toBe('Today')
  expect(sayDay('2026-11-22', noon)).toBe('Yesterday')
  expect(sayDay('2026-02-28', new Date(2026, 2, 1, 23, 59))).toBe('Yesterday')
  expect(sayDay('2026-11-17', noon)).toBe('Tuesday 17 November')
  expect(sayDay('2025-12-08', noon)).toBe('Monday 8 December 2025')
})

test('on a night shift nothing just said is called yesterday’s', () => {
  expect(sayDay('2026-11-22', new Date(2026, 10, 23, 2, 55))).toBe('Sunday 22 November')
})
