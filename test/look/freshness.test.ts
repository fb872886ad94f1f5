import { expect, test } from 'vitest'
import { clockOffset, connectionAt } from '../../shared/look/freshness.ts'

const opened = 0

test('a wall is live while it is spoken to, late after twelve seconds of silence, offline after thirty', () => {
  const after = (silence: number) =>
    connectionAt(100_000 + silence, { heard: 100_000, opened, failed: false })
  expect([0, 12_000, 12_001, 30_000, 30_001].map(after)).toEqual(['live', 'live', 'late', 'late', 'offline'])
})

test('a server that restarts in two seconds is no news', () => {
  expect(connectionAt(2_000, { heard: 0, opened, failed: true })).toBe('live')
})

test('a screen that comes up without a server says so as soon as it knows', () => {
  expect(connectionAt(100, { heard: null, opened, failed: false })).toBe('late')
  expect(connectionAt(200, { heard: null, opened, failed: true })).toBe('offline')
  expect(connectionAt(31_000, { heard: null, opened, failed: false })).toBe('offline')
})

test('of several beats the least delayed one tells the time', () => {
  const clock = clockOffset()
  expect(clock.ahead()).toBe(0)
  clock.heard(10_000 - 300, 4_000)
  clock.heard(15_000 - 20, 9_000)
  clock.heard(20_000 - 900, 14_000)
  expect(clock.ahead()).toBe(5_980)
})

test('when somebody sets the clock of the screen, what was known of it is forgotten', () => {
  const clock = clockOffset()
  clock.heard(3_600_000, 0)
  clock.heard(3_605_000, 3_605_010)
  expect(clock.ahead()).toBe(-10)
})

test('a clock that drifts slowly is followed', () => {
  const clock = clockOffset()
  for (let beat = 0; beat < 100; beat++) clock.heard(beat * 5_000, beat * 5_001)
  expect(clock.ahead()).toBe(-88)
})
