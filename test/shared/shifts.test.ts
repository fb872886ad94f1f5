import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../shared/days.ts'
import {
  instantOf,
  isTimeZone,
  placeOf,
  type Shift,
  spanAt,
  spansOf,
  wallClock,
} from '../../shared/shifts.ts'
import { oneShift, templates, threeShifts, twoShifts } from '../../shared/templates.ts'

const HOUR = 3_600_000
const zones = [
  'Europe/London',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Pacific/Chatham',
  'Africa/Casablanca',
  'America/Santiago',
  'UTC',
]
const from = Date.parse('2026-01-01T00:00:00Z')
const to = Date.parse('2031-01-01T00:00:00Z')

/** Every instant at which the clock of a zone is put forward or back in these years. */
const changesOf = (zone: string) => {
  const found: number[] = []
  let at = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone).getTimeZoneTransition('next')
  while (at && at.epochMilliseconds < to) {
    found.push(at.epochMilliseconds)
    at = at.getTimeZoneTransition('next')
  }
  return found
}
const changes = new Map(zones.map(zone => [zone, changesOf(zone)]))

/** Instants, half of them within a day of a change of the clock. */
const instantIn = (zone: string) =>
  fc.oneof(
    fc.integer({ min: from, max: to }),
    ...(changes.get(zone)!.length
      ? [
          fc
            .tuple(fc.constantFrom(...changes.get(zone)!), fc.integer({ min: -26 * HOUR, max: 26 * HOUR }))
            .map(([at, off]) => at + off),
        ]
      : []),
  )
const somewhere = fc
  .constantFrom(...zones)
  .chain(timeZone => fc.record({ timeZone: fc.constant(timeZone), at: instantIn(timeZone) }))
const RUNS = { numRuns: 400 }

const clockOf = (minutes: number) =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** One to six shifts round the clock, each ending as the next begins, the day starting anywhere. */
const roundTheClock: fc.Arbitrary<Shift[]> = fc
  .uniqueArray(
    fc.integer({ min: 0, max: 95 }).map(quarter => quarter * 15),
    { minLength: 1, maxLength: 6 },
  )
  .chain(starts => fc.tuple(fc.constant(starts.sort((a, b) => a - b)), fc.nat({ max: starts.length - 1 })))
  .map(([starts, first]) => {
    const shifts = starts.map((start, n) => ({
      key: `s${n}`,
      name: `Shift ${n}`,
      from: clockOf(start),
      to: clockOf(starts[(n + 1) % starts.length]!),
    }))
    return [...shifts.slice(first), ...shifts.slice(0, first)]
  })

test('the clock on the wall says what Temporal says', () => {
  fc.assert(
    fc.property(somewhere, ({ at, timeZone }) => {
      const said = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone)
      expect(wallClock(at, timeZone)).toEqual({
        day: said.toPlainDate().toString(),
        minutes: said.hour * 60 + said.minute,
      })
    }),
    RUNS,
  )
})

test('a reading of the clock is the instant that Temporal finds, also when there are two or none', () => {
  fc.assert(
    fc.property(somewhere, ({ at, timeZone }) => {
      // The reading as it would be had nobody touched the clock: now and then one that does not exist.
      const plain = Temporal.Instant.fromEpochMilliseconds(at - (at % 60_000))
        .toZonedDateTimeISO('UTC')
        .toPlainDateTime()
      const reading = { day: plain.toPlainDate().toString(), minutes: plain.hour * 60 + plain.minute }
      expect(instantOf(reading, timeZone)).toBe(
        plain.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds,
      )
    }),
    { numRuns: 2_000 },
  )
})

describe.each([
  ['three shifts', threeShifts],
  ['two shifts', twoShifts],
])('%s', (_, shifts) => {
  test('each begins as the one before ends, through every change of the clock until 2031', () => {
    for (const timeZone of zones) {
      for (const change of changes.get(timeZone)!) {
        const middle = wallClock(change, timeZone).day
        const spans = [-2, -1, 0, 1, 2].flatMap(days => spansOf(addDays(middle, days), { timeZone, shifts }))
        for (const [n, span] of spans.slice(1).entries()) expect(span.start).toBe(spans[n]!.end)
      }
    }
  })

  test('an instant lies in the shift it belongs to', () => {
    fc.assert(
      fc.property(somewhere, ({ at, timeZone }) => {
        const { day, shift } = placeOf(at, { timeZone, shifts })
        const span = spanAt(at, { timeZone, shifts })
        expect(span).toMatchObject({ day, shift })
        expect(span!.start).toBeLessThanOrEqual(at)
        expect(span!.end).toBeGreaterThan(at)
      }),
      RUNS,
    )
  })
})

test('whatever pattern a team has, an instant lies in the shift it belongs to', () => {
  fc.assert(
    fc.property(somewhere, roundTheClock, ({ at, timeZone }, shifts) => {
      const clock = { timeZone, shifts }
      const span = spanAt(at, clock)
      expect(span).toMatchObject(placeOf(at, clock))
      expect(span!.start).toBeLessThanOrEqual(at)
      expect(span!.end).toBeGreaterThan(at)
    }),
    { numRuns: 1_500 },
  )
})

test('a night belongs to the day it starts', () => {
  const clock = { timeZone: 'Europe/London', shifts: threeShifts }
  const at = (text: string) => placeOf(Date.parse(text), clock)
  expect(at('2026-11-23T21:00:00Z')).toEqual({ day: '2026-11-23', shift: 'night' })
  expect(at('2026-11-23T23:59:59Z')).toEqual({ day: '2026-11-23', shift: 'night' })
  expect(at('2026-11-24T00:00:00Z')).toEqual({ day: '2026-11-23', shift: 'night' })
  expect(at('2026-11-24T06:59:59Z')).toEqual({ day: '2026-11-23', shift: 'night' })
  expect(at('2026-11-24T07:00:00Z')).toEqual({ day: '2026-11-24', shift: 'early' })
})

test('the night on which the clock goes forward lasts nine hours, the other eleven', () => {
  const night = (day: string) =>
    spansOf(day, { timeZone: 'Europe/London', shifts: threeShifts }).find(({ shift }) => shift === 'night')!
  const hours = (day: string) => (night(day).end - night(day).start) / HOUR
  expect([hours('2026-03-27'), hours('2026-03-28'), hours('2026-10-24')]).toEqual([10, 9, 11])
})

test('a day of a hospital has 23 hours in March and 25 in October', () => {
  const hours = (day: string) => {
    const spans = spansOf(day, { timeZone: 'Europe/London', shifts: twoShifts })
    return (spans.at(-1)!.end - spans[0]!.start) / HOUR
  }
  expect([hours('2026-03-28'), hours('2026-06-01'), hours('2026-10-24')]).toEqual([23, 24, 25])
})

test('a practice that closes in the evening counts the night to its day', () => {
  const clock = { timeZone: 'Europe/London', shifts: oneShift }
  expect(placeOf(Date.parse('2026-11-24T02:00:00Z'), clock)).toEqual({ day: '2026-11-23', shift: 'day' })
  expect(placeOf(Date.parse('2026-11-24T06:59:00Z'), clock)).toEqual({ day: '2026-11-23', shift: 'day' })
  expect(placeOf(Date.parse('2026-11-24T07:00:00Z'), clock)).toEqual({ day: '2026-11-24', shift: 'day' })
})

test('a team without shifts has days', () => {
  const clock = { timeZone: 'Asia/Tokyo', shifts: [] }
  expect(placeOf(Date.parse('2026-11-23T15:30:00Z'), clock)).toEqual({ day: '2026-11-24', shift: 'day' })
  expect(spansOf('2026-11-23', clock)).toEqual([])
  expect(spanAt(0, clock)).toBeNull()
})

test('every template has shifts of different names, in their order, with none overlapping', () => {
  for (const { shifts } of templates) {
    const spans = spansOf('2026-11-23', { timeZone: 'UTC', shifts })
    expect(new Set(shifts.map(({ key }) => key)).size).toBe(shifts.length)
    for (const [n, span] of spans.slice(1).entries()) expect(span.start).toBeGreaterThanOrEqual(spans[n]!.end)
  }
})

test.each(['Europe/London', 'UTC', 'America/Argentina/Buenos_Aires'])('%s is a time zone', zone =>
  expect(isTimeZone(zone)).toBe(true),
)
test.each(['London', 'GMT+1', '+01:00', '', 'Europe/Atlantis', 'BST'])('%j is no time zone', zone =>
  expect(isTimeZone(zone)).toBe(false),
)
