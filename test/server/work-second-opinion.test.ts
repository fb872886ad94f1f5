import { describe, expect, test } from 'vitest'
import { heldClock } from '../../server/clock.ts'
import { newId } from '../../shared/id.ts'
import { paceOf } from '../../shared/pace.ts'
import { spanAt } from '../../shared/shifts.ts'
import { threeShifts } from '../../shared/templates.ts'
import { shiftOf } from '../../shared/work-record.ts'
import type { Break } from '../../shared/work-settings.ts'
import { type Dice, dice } from '../support/dice.ts'
import {
  type Ask,
  dueByMinute,
  dueOfFeed,
  type NaiveShift,
  type Pause,
  resultBy,
  shiftsBetween,
} from '../support/naive-work.ts'
import { openShifts } from '../support/shifts.ts'
import { dayAndNight, week } from '../support/working.ts'

// Days of a ward on which everything happens that should not, told to the server and to a second reckoning that knows
// nothing of the first. What boards, kiosks and the API show is worked out by `paceOf`; what is kept, by the keeper.

const MINUTE = 60_000
const wards = {
  'three shifts in November': { from: '2026-11-22', timeZone: 'Europe/London', shifts: threeShifts },
  'two shifts as the clock goes back': { from: '2026-10-24', timeZone: 'Europe/London', shifts: dayAndNight },
  'three shifts as the clock goes forward': {
    from: '2026-03-28',
    timeZone: 'Europe/Berlin',
    shifts: threeShifts,
  },
  'a clinic by day': {
    from: '2026-11-22',
    timeZone: 'America/New_York',
    shifts: [{ key: 'day', name: 'Day', from: '07:10', to: '16:25' }],
  },
} as const
// None in an hour that the clock shows twice or never: how long those are is for pace.test.ts to say.
const pauses: readonly (readonly Break[])[] = [
  [],
  [{ from: '10:00', to: '10:30' }],
  [
    { from: '12:15', to: '13:00' },
    { from: '23:15', to: '00:45' },
    { from: '04:00', to: '04:20' },
  ],
]

/** What the second reckoning keeps of a shift. */
interface Page extends NaiveShift {
  asks: Ask[]
  pauses: Pause[]
  done: number[]
  arrived: number[]
  isFed: boolean
  bucket: number
}

const DAYS = 3
type Which = keyof typeof wards
type Demand = 'plan' | 'typed' | 'feed'
const WITHIN = 45

const openDays = async (which: Which, roll: Dice, demand: Demand) => {
  const { from, timeZone, shifts } = wards[which]
  const eve = Date.parse(`${from}T00:00:00Z`)
  const all = shiftsBetween(eve, eve + (DAYS + 3) * 86_400_000, { timeZone, shifts })
  const first = all[0]!.start + 5 * MINUTE
  const ward = await openShifts({ clock: heldClock(first), timeZone, shifts })
  let plan = 5 + roll.upTo(40)
  let breaks = roll.pick(pauses)
  let bucket = roll.pick([15, 30, 60] as const)
  const settings = () => ({
    ...{ name: 'Beds', unit: 'beds', demand, carries: true, bucket, within: WITHIN, breaks: [...breaks] },
    plan: demand === 'plan' ? shifts.map(({ key }) => ({ shift: key, days: week(plan) })) : [],
  })
  const work = (await ward.lead({ type: 'work-defined', key: 'beds', ...settings() })).id
  const pages = new Map<string, Page>()
  const page = (one: NaiveShift): Page => {
    const key = shiftOf(one)
    // Nothing is due of the five minutes before the work was thought of.
    const begins = one.start < first ? [{ into: 0, required: 0 }] : []
    const asks = demand === 'plan' ? [...begins, { into: begins.length * 5, required: plan }] : []
    const fresh = {
      ...one,
      asks,
      pauses: [{ into: -1, breaks }],
      done: [],
      arrived: [],
      isFed: demand === 'feed',
      bucket,
    }
    const found = pages.get(key) ?? fresh
    pages.set(key, found)
    return found
  }
  /** The shift an instant belongs to: until the next begins. */
  const at = (when: number) => all.findLast(({ start }) => start <= when)!
  const slot = (one: Page, when: number) =>
    Math.floor((Math.min(when, one.end - 1) - one.start) / MINUTE / one.bucket)
  const kiosk = async (type: string, body: object) => {
    const [outcome] = await ward.log.tell(`team:${ward.team}`, [{ id: newId(), type, work, ...body }], {
      kind: 'device',
      id: roll.pick(['sink', 'lift']),
    })
    expect(outcome).not.toHaveProperty('refusal')
  }
  const now = () => ward.clock.now()
  const sometime = () => Math.max(first, now() - roll.upTo(roll.pick([1, 5, 90, 600, 2 * 1440])) * MINUTE)
  const ask = (one: Page, into: number, required: number) => {
    one.asks = [...one.asks.filter(other => other.into !== into), { into, required }].sort(
      (a, b) => a.into - b.into,
    )
  }
  const acts = {
    async taps() {
      const [when, count] = [sometime(), 1 + roll.upTo(4)]
      const one = page(at(when))
      const n = slot(one, when)
      one.done[n] = (one.done[n] ?? 0) + count
      await kiosk('work-done', { count, happenedAt: when })
    },
    async comes() {
      if (demand !== 'feed') return
      const [when, count] = [sometime(), 1 + roll.upTo(6)]
      const one = page(at(when))
      const n = slot(one, when)
      one.arrived[n] = (one.arrived[n] ?? 0) + count
      const draft = { id: newId(), type: 'work-arrived', work, count, happenedAt: when }
      await ward.log.write(`team:${ward.team}`, [draft], { kind: 'key', id: 'a-feed' })
    },
    async takesBack() {
      const [when, count] = [sometime(), 1 + roll.upTo(3)]
      const one = page(at(when))
      const n = slot(one, when)
      one.done[n] = Math.max(0, (one.done[n] ?? 0) - count)
      await kiosk('work-undone', { count, happenedAt: when })
    },
    async asks() {
      const required = roll.upTo(60)
      const one = page(at(now()))
      const into = Math.floor((Math.min(now(), one.end - 1) - one.start) / MINUTE)
      ask(one, one.asks.length === 0 ? 0 : into, required)
      await ward.lead({ type: 'work-required', work, required })
    },
    async asksOfBefore() {
      const required = roll.upTo(60)
      const one = page(at(Math.max(first, now() - 720 * MINUTE)))
      if (shiftOf(one) === shiftOf(at(now()))) return
      one.asks = [{ into: 0, required }]
      await ward.lead({ type: 'work-required', work, required, day: one.day, shift: one.shift })
    },
    async changes() {
      const one = page(at(now()))
      // What is changed in the minutes before the shift before is closed, or after the end of this one, is told elsewhere.
      if (now() < one.start + 11 * MINUTE || now() >= one.end) return
      const into = Math.floor((now() - one.start) / MINUTE)
      const was = { plan, breaks }
      breaks = roll.pick(pauses)
      if (roll.chance(0.5)) bucket = roll.pick([15, 30, 60] as const)
      if (demand === 'plan' && roll.chance(0.5)) plan = 5 + roll.upTo(40)
      if (breaks !== was.breaks) one.pauses.push({ into, breaks })
      if (plan !== was.plan) ask(one, into, plan)
      await kioskless({ type: 'work-changed', work, ...settings() })
    },
    async corrects() {
      const one = page(at(sometime()))
      const n = roll.upTo(Math.ceil((one.end - one.start) / MINUTE / one.bucket))
      const done = roll.upTo(6)
      const kind = (await ward.teams.get(ward.team)).full.work[work]!
      if (!kind.shifts[shiftOf(one)]) return
      one.done[n] = done
      const cell = { work, day: one.day, shift: one.shift, bucket: n }
      await kioskless({ type: 'work-corrected', ...cell, done, why: 'As it was' })
    },
  }
  const kioskless = (draft: object) => ward.lead(draft)
  return { ward, all, work, first, page, acts, at }
}

type Days = Awaited<ReturnType<typeof openDays>>

const kindOf = async ({ ward, work }: Days) => {
  const { full } = await ward.teams.get(ward.team)
  return { kind: full.work[work]!, team: full.team, measures: full.measures }
}

const reckon = (one: Page, carried: number, timeZone: string) => {
  if (one.isFed) {
    const atOnce = carried + (one.asks.at(-1)?.required ?? 0)
    const due = dueOfFeed(one, atOnce, one.arrived, { bucket: one.bucket, within: WITHIN })
    const required = atOnce + one.arrived.reduce((sum, count) => sum + count, 0)
    return { due, result: { ...resultBy(due, one.done, one.bucket), required } }
  }
  const asks = one.asks.map(({ into, required }) => ({ into, required: required + carried }))
  const due = dueByMinute(
    one,
    asks.length > 0 ? asks : [{ into: 0, required: carried }],
    one.pauses,
    timeZone,
  )
  return { due, result: resultBy(due, one.done, one.bucket) }
}

/** What everybody sees at this minute, against the second reckoning. */
const lookNow = async (days: Days, timeZone: string) => {
  const { kind, team } = await kindOf(days)
  const now = days.ward.clock.now()
  const span = spanAt(now, team)!
  const one = days.page(days.at(now))
  expect({ day: span.day, shift: span.shift, start: span.start, end: span.end }).toMatchObject({
    ...{ day: one.day, shift: one.shift, start: one.start, end: one.end },
  })
  const shift = kind.shifts[shiftOf(one)]
  // A shift that nobody spoke of yet takes the bucket that is set by now.
  if (!shift) one.bucket = kind.bucket
  const pace = paceOf(kind, span, team, now)
  if (shift?.closed) return
  const { due, result } = reckon(one, shift?.carried ?? 0, timeZone)
  const minute = Math.floor((Math.min(now, one.end) - one.start) / MINUTE)
  const isAsked = one.isFed || one.asks.length > 0 || (shift?.carried ?? 0) > 0
  const expected = {
    ...{ required: isAsked ? result.required : null, done: result.done },
    ...{ remaining: Math.max(0, result.required - result.done) },
    planNow: Math.floor(due[minute]! + 1e-5),
    gap: Math.floor(due[minute]! + 1e-5) - result.done,
  }
  expect(pace).toMatchObject(expected)
  expect(pace.buckets.map(bucket => ({ due: bucket.due, done: bucket.done }))).toEqual(result.buckets)
}

/** All that was kept, against all that was ever said, from the first shift on. */
const lookBack = async (days: Days, timeZone: string) => {
  const { kind, measures } = await kindOf(days)
  const closed = days.all.filter(
    ({ start, end }) =>
      start + MINUTE > days.first - 6 * MINUTE && end + 10 * MINUTE <= days.ward.clock.now(),
  )
  let carried = 0
  const byDay = new Map<string, { due: number; inTime: number; misses: number }>()
  for (const [n, one] of closed.map(days.page).entries()) {
    const kept = kind.shifts[shiftOf(one)]
    const { due, result } = reckon(one, carried, timeZone)
    const remaining = Math.max(0, result.required - result.done)
    const isAbout = one.isFed || one.asks.length > 0 || carried > 0 || one.done.length > 0
    const { inTime, misses, required, done } = result
    // The oldest are kept no longer.
    const isGone = !kept && closed.length - n > 10
    if (isAbout && !isGone)
      expect([shiftOf(one), kept?.closed]).toMatchObject([
        shiftOf(one),
        { required, done, inTime, misses, carried: remaining },
      ])
    else if (!isAbout) expect(kept?.closed ?? null).toBe(null)
    const day = byDay.get(one.day) ?? { due: 0, inTime: 0, misses: 0 }
    const more = { due: Math.floor(due.at(-1)! + 1e-5), inTime, misses }
    byDay.set(one.day, {
      due: day.due + more.due,
      inTime: day.inTime + more.inTime,
      misses: day.misses + more.misses,
    })
    carried = remaining
  }
  const read = (key: string) => Object.values(measures).find(one => one.key === key)?.readings ?? []
  for (const { x, y, n } of read('beds-in-time')) {
    const { due, inTime } = byDay.get(x)!
    expect([x, y, n]).toEqual(due > 0 ? [x, inTime, due] : [x, null, null])
  }
  for (const { x, y } of read('beds-short')) {
    const { due, misses } = byDay.get(x)!
    expect([x, y]).toEqual([x, due > 0 ? misses : null])
  }
  return byDay.size
}

const play = async (which: Which, seed: number) => {
  const roll = dice(seed)
  const { timeZone } = wards[which]
  const days = await openDays(which, roll, roll.pick(['plan', 'typed', 'feed'] as const))
  const until = days.first + DAYS * 86_400_000
  const { acts, ward } = days
  while (ward.clock.now() < until) {
    await ward.clock.move((1 + roll.upTo(roll.pick([3, 40, 200]))) * MINUTE)
    await ward.settled()
    await roll.pick([
      acts.taps,
      acts.taps,
      acts.taps,
      acts.takesBack,
      acts.asks,
      acts.asksOfBefore,
      acts.changes,
      acts.corrects,
      acts.comes,
      acts.comes,
    ])()
    await ward.settled()
    await lookNow(days, timeZone)
  }
  // Two more shifts, in which nothing happens: what came late has been counted again by then.
  await ward.clock.move(2 * 86_400_000)
  await ward.settled()
  expect(ward.failures).toEqual([])
  return lookBack(days, timeZone)
}

describe('whatever happens in three days, a second reckoning finds the same', () => {
  for (const which of Object.keys(wards) as Which[])
    for (const seed of [1, 2, 3, 26, 700_213])
      test(`${which}, told by dice ${seed}`, async () => {
        expect(await play(which, seed)).toBeGreaterThan(2)
      })
})
