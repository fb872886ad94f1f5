import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Pace } from '../../shared/pace.ts'
import { inTimeOf } from '../../shared/pace-buckets.ts'
import { threeShifts } from '../../shared/templates.ts'
import type { Curve, Demand } from '../../shared/work-settings.ts'
import { atWork, dayAndNight, week } from '../support/working.ts'

const MINUTE = 60_000
const patterns = [
  dayAndNight,
  threeShifts,
  [{ key: 'day', name: 'Day', from: '07:10', to: '14:25' }],
  [{ key: 'day', name: 'All day', from: '00:00', to: '00:00' }],
]
/** An ordinary Monday, and the days on which the clock is put forward and back. */
const days = ['2026-11-23', '2026-03-29', '2026-03-28', '2026-10-25', '2026-10-24']
const clockTime = fc.integer({ min: 0, max: 95 }).map(n => {
  const [hours, minutes] = [Math.floor(n / 4), (n % 4) * 15]
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
})
const part = fc.double({ min: 0, max: 1, noNaN: true })

const ward = fc.record({
  shifts: fc.constantFrom(...patterns),
  day: fc.constantFrom(...days),
  nth: fc.integer({ min: 0, max: 2 }),
  demand: fc.constantFrom<Demand>('plan', 'typed', 'feed'),
  plan: fc.integer({ min: 0, max: 400 }),
  curve: fc.constantFrom<Curve>('even', 'hours', 'drawn'),
  parts: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 24 }),
  breaks: fc.array(fc.record({ from: clockTime, to: clockTime }), { maxLength: 4 }),
  bucket: fc.constantFrom<15 | 30 | 60>(15, 30, 60),
  within: fc.integer({ min: 5, max: 300 }),
  carried: fc.integer({ min: 0, max: 9 }),
  said: fc.array(
    fc.record({
      what: fc.constantFrom('done', 'done', 'done', 'required', 'arrived'),
      at: part,
      count: fc.integer({ min: 1, max: 40 }),
    }),
    { maxLength: 25 },
  ),
  now: part,
})
type Ward = typeof ward extends fc.Arbitrary<infer W> ? W : never
type Said = Ward['said'][number]

/** The ward, its shift, and the instant that is so far into it. */
const open = (drawn: Ward, said: readonly Said[] = drawn.said) => {
  const { shifts, day, nth, demand, plan, curve, parts, breaks, bucket, within, carried } = drawn
  const shift = shifts[nth % shifts.length]!
  const shape = parts.some(one => one > 0) ? [{ shift: shift.key, parts }] : []
  const kind = { demand, curve, shape, breaks: breaks.filter(({ from, to }) => from !== to), bucket, within }
  const made = atWork({ ...kind, plan: [{ shift: shift.key, days: week(plan) }] }, { shifts })
  const span = made.spanOf(`${day} ${shift.from}`)
  const at = (share: number) => Math.floor((span.start + share * (span.end - span.start)) / MINUTE) * MINUTE
  if (carried > 0) {
    const next = { day: span.day, shift: span.shift }
    const before = { required: 0, done: 0, inTime: 0, misses: 0, carried, plan: [] }
    made.tell('work-counted', { ...before, day: '2026-01-01', shift: 'x', next }, span.start)
  }
  for (const { what, at: share, count } of said) {
    const when = Math.min(at(share), span.end - MINUTE)
    if (what === 'done') made.tell('work-done', { count }, when, span.end)
    if (what === 'arrived' && demand === 'feed') made.tell('work-arrived', { count }, when, span.end)
    if (what === 'required') made.tell('work-required', { required: count * 10 }, when, span.end)
  }
  return { ...made, span, paceAt: (share: number) => made.pace(span.start, at(share)), at }
}
const holds = (is: (one: ReturnType<typeof open>, drawn: Ward) => void, numRuns = 100) =>
  fc.assert(
    fc.property(ward, drawn => is(open(drawn), drawn)),
    { numRuns },
  )

const numbersIn = (value: unknown): number[] => {
  if (typeof value === 'number') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : []
}
const sum = (all: readonly number[]) => all.reduce((a, b) => a + b, 0)
const told = ({ heardAt: _, ...rest }: Pace) => rest

describe('whatever is planned and done', () => {
  test('what falls due in the hours of a shift adds up to what is required of it', () => {
    holds((one, { demand }) => {
      const { buckets, required } = one.paceAt(0.5)
      const due = sum(buckets.map(bucket => bucket.due))
      if (demand === 'feed') expect(due).toBeLessThanOrEqual(required ?? 0)
      else expect(due).toBe(required ?? 0)
    })
  })

  test('what is due never grows less, and neither does what is done', () => {
    holds(one => {
      const { buckets, done } = one.paceAt(0.5)
      for (const bucket of buckets) {
        expect(bucket.due).toBeGreaterThanOrEqual(0)
        expect(bucket.done).toBeGreaterThanOrEqual(0)
        expect(bucket.differenceAll).toBe(bucket.doneAll - bucket.dueAll)
      }
      expect(buckets.at(-1)!.doneAll).toBe(done)
      const due = [0, 0.1, 0.2, 0.35, 0.5, 0.8, 0.99, 1].map(share => one.paceAt(share).planNow)
      expect(due).toEqual(due.toSorted((a, b) => a - b))
      expect(due.at(-1)).toBe(buckets.at(-1)!.dueAll)
    })
  })

  test('every number is a number', () => {
    holds((one, { now }) => {
      for (const share of [0, now, 1]) {
        const numbers = numbersIn(one.paceAt(share))
        expect(numbers.length).toBeGreaterThan(10)
        expect(numbers.filter(number => !Number.isFinite(number))).toEqual([])
      }
    })
  })

  test('the buckets follow one another from the start of the shift to its end', () => {
    holds((one, { bucket }) => {
      const { buckets, span } = one.paceAt(0.3)
      expect([buckets[0]!.from, buckets.at(-1)!.to]).toEqual([span.start, span.end])
      for (const [n, { from, to }] of buckets.entries()) {
        expect(from).toBe(n === 0 ? span.start : buckets[n - 1]!.to)
        expect(to - from).toBeLessThanOrEqual(bucket * MINUTE)
        expect(to).toBeGreaterThan(from)
      }
      expect(buckets.filter(({ when }) => when === 'now')).toHaveLength(1)
    })
  })

  test('a team is on pace exactly when no less is done than due, and then it is not late', () => {
    holds((one, { now }) => {
      const pace = one.paceAt(now)
      const { standing, gap, lag, planNow, done } = pace
      expect(gap).toBe(planNow - done)
      expect(lag).toBeGreaterThanOrEqual(0)
      if (gap <= 0) expect(lag).toBe(0)
      if (lag > 0) expect(gap).toBeGreaterThan(0)
      if (standing === 'on-pace') expect(gap).toBeLessThanOrEqual(0)
      if (standing === 'behind' || standing === 'far-behind') expect(gap).toBeGreaterThan(0)
      if (standing === 'behind') expect(lag).toBeLessThan(2)
    })
  })

  test('no more is in time than was due, nor than was done', () => {
    holds(one => {
      const { buckets, done } = one.pace(one.span.start, one.span.end)
      const inTime = inTimeOf(buckets)
      expect(inTime).toBeGreaterThanOrEqual(0)
      expect(inTime).toBeLessThanOrEqual(Math.min(done, sum(buckets.map(({ due }) => due))))
      if (buckets.every(({ short }) => !short)) expect(inTime).toBe(sum(buckets.map(({ due }) => due)))
    })
  })

  test('projected and finish agree: who finishes before the end does all of it', () => {
    holds((one, { now }) => {
      const { projected, finishAt, span, done, remaining } = one.paceAt(now)
      if (finishAt === null || projected === null || now >= 1) return
      expect(finishAt).toBeGreaterThanOrEqual(one.at(now))
      if (finishAt <= span.end - MINUTE) expect(projected).toBeGreaterThanOrEqual(done + remaining)
      if (finishAt > span.end + MINUTE) expect(projected).toBeLessThan(done + remaining + 1)
    })
  })
})

describe('however it is counted', () => {
  test('ten at once are ten single ones', () => {
    fc.assert(
      fc.property(ward, drawn => {
        const singles = drawn.said.flatMap(one =>
          one.what === 'done' ? Array.from({ length: one.count }, () => ({ ...one, count: 1 })) : [one],
        )
        expect(told(open(drawn, singles).paceAt(drawn.now))).toEqual(told(open(drawn).paceAt(drawn.now)))
      }),
      { numRuns: 60 },
    )
  })

  test('what was done and what came may be heard in any order', () => {
    fc.assert(
      fc.property(ward, fc.infiniteStream(fc.nat()), (drawn, chance) => {
        const said = drawn.said.filter(({ what }) => what !== 'required')
        const mixed = said
          .map(one => ({ one, by: chance.next().value ?? 0 }))
          .sort((a, b) => a.by - b.by)
          .map(({ one }) => one)
        expect(told(open(drawn, mixed).paceAt(drawn.now))).toEqual(told(open(drawn, said).paceAt(drawn.now)))
      }),
      { numRuns: 60 },
    )
  })

  test('where in its hour a bed was done makes no difference', () => {
    fc.assert(
      fc.property(ward, drawn => {
        const { span } = open(drawn)
        const length = span.end - span.start
        const bucket = drawn.bucket * MINUTE
        const early = drawn.said.map(one => {
          if (one.what !== 'done') return one
          const into = Math.min(one.at * length, length - MINUTE)
          return { ...one, at: (Math.floor(into / bucket) * bucket + 1) / length }
        })
        expect(told(open(drawn, early).paceAt(drawn.now))).toEqual(told(open(drawn).paceAt(drawn.now)))
      }),
      { numRuns: 60 },
    )
  })

  test('more that is asked for in mid-shift changes no hour that was over by then', () => {
    fc.assert(
      fc.property(ward, fc.integer({ min: 1, max: 500 }), (drawn, more) => {
        fc.pre(drawn.demand !== 'feed')
        const said = drawn.said.filter(({ what }) => what === 'done')
        const before = open(drawn, said)
        const after = open(drawn, said)
        fc.pre(drawn.plan > 0 && drawn.demand === 'plan' && after.at(drawn.now) < after.span.end)
        after.tell('work-required', { required: drawn.plan + more }, after.at(drawn.now))
        const isOver = ({ to }: { to: number }) => to <= after.at(drawn.now)
        const hours = ({ paceAt }: typeof after) =>
          paceAt(1)
            .buckets.filter(isOver)
            .map(({ n, due, dueAll, done }) => [n, due, dueAll, done])
        expect(hours(after)).toEqual(hours(before))
      }),
      { numRuns: 60 },
    )
  })

  test('another curve and other breaks in mid-shift change no hour that was over by then, and lose no unit', () => {
    fc.assert(
      fc.property(ward, ward, (drawn, other) => {
        const [before, after] = [open(drawn), open(drawn)]
        fc.pre(after.at(drawn.now) < after.span.end)
        const shape = [{ shift: after.span.shift, parts: [1, ...other.parts] }]
        const breaks = other.breaks.filter(({ from, to }) => from !== to)
        const { demand, plan, bucket, within } = drawn
        const days7 = [{ shift: after.span.shift, days: week(plan) }]
        const same = { name: 'Beds', unit: 'beds', demand, plan: days7, bucket, within }
        after.tell('work-changed', { ...same, curve: 'drawn', shape, breaks }, after.at(drawn.now))
        const hours = ({ paceAt }: typeof after) =>
          paceAt(1)
            .buckets.filter(({ to }) => to <= after.at(drawn.now))
            .map(({ n, due, dueAll, done }) => [n, due, dueAll, done])
        expect(hours(after)).toEqual(hours(before))
        const due = ({ paceAt }: typeof after) => paceAt(1).buckets.at(-1)!.dueAll
        expect(due(after)).toBe(due(before))
      }),
      { numRuns: 60 },
    )
  })

  test('a shift that is closed says the same as it did at its end', () => {
    holds(one => {
      const { required, done, buckets } = one.pace(one.span.start, one.span.end)
      const before = one.result(one.span.start)
      one.tell(
        'work-counted',
        { ...before, plan: [...before.plan], day: one.span.day, shift: one.span.shift },
        one.span.end,
      )
      const after = one.pace(one.span.start, one.span.end)
      expect([after.required ?? 0, after.done]).toEqual([required ?? 0, done])
      expect(after.buckets.map(({ due, done: units, short }) => [due, units, short])).toEqual(
        buckets.map(({ due, done: units, short }) => [due, units, short]),
      )
    })
  })
})
