import { expect, test } from 'vitest'
import { drawMinute, nightIsDue, notTooSoon } from '../../shared/look/renew.ts'

const HOUR_MS = 3_600_000
const due = (utc: string, upMs = 20 * HOUR_MS) =>
  nightIsDue(Date.parse(utc), { timeZone: 'Europe/London', minute: 3 * 60 + 30, upMs })

test('a screen starts afresh between three and five at night, at a minute of its own', () => {
  expect([0, 0.5, 0.999].map(drawMinute)).toEqual([180, 240, 299])
  expect(due('2026-11-23T03:29:00Z')).toBe(false)
  expect(due('2026-11-23T03:30:00Z')).toBe(true)
  expect(due('2026-11-23T04:59:00Z')).toBe(true)
  expect(due('2026-11-23T05:00:00Z')).toBe(false)
})

test('the night is the team’s, in summer time too', () => {
  expect(due('2026-07-01T02:29:00Z')).toBe(false)
  expect(due('2026-07-01T02:30:00Z')).toBe(true)
})

test('a screen that has just started does not start again', () => {
  expect(due('2026-11-23T03:40:00Z', 0.2 * HOUR_MS)).toBe(false)
})

test('a new build that never comes does not make a wall flicker', () => {
  expect(notTooSoon('new-build', 600_000, 0)).toBe(true)
  expect(notTooSoon('new-build', 700_000, 200_000)).toBe(false)
  expect(notTooSoon('night', 800_000, 200_000)).toBe(true)
})

test('a lead who asks for it gets it, and a clock that was set back holds nothing up', () => {
  expect(notTooSoon('asked', 700_000, 699_000)).toBe(true)
  expect(notTooSoon('new-build', 100_000, 900_000)).toBe(true)
})

test('a page that fell and fell again is tried once a minute', () => {
  expect(notTooSoon('fallen', 700_000, 650_000)).toBe(false)
  expect(notTooSoon('fallen', 700_000, 640_000)).toBe(true)
})
