import { addDays } from './days.ts'
import type { Choice } from './team.ts'
import type { Break, Demand, WorkSettings } from './work-settings.ts'

/** From so many minutes into a shift on, this much is required of the whole of it. */
export interface Requirement {
  into: number
  required: number
}

export interface Miss {
  reason: string
  note: string
}

export interface Review {
  /** Epoch milliseconds. */
  at: number
  by: string
  /** What will be done about it, by whom and until when; all may be empty. */
  note: string
  owner: string
  due: string
}

/** A count that a lead put right: what it was before, and why. */
export interface Fix {
  /** Epoch milliseconds. */
  at: number
  by: string
  was: number
  why: string
}

/** How the plan of a shift was spread until so many minutes into it, when that was changed. */
export interface Drawing {
  until: number
  /** Weights of equal parts of the shift. */
  parts: readonly number[]
  breaks: readonly Break[]
}

/** What a shift came to when it was closed. */
export interface Result {
  required: number
  done: number
  /** Units that were done before the plan asked for them. */
  inTime: number
  /** Buckets that closed short. */
  misses: number
  /** Handed on to the next shift. */
  carried: number
  /** What the plan asked for by the end of each bucket. */
  plan: readonly number[]
}

/** Epoch milliseconds; `end` is the first instant after it. */
export interface Times {
  start: number
  end: number
}

/** One shift of one kind of work. Numbers of buckets count from 0. */
export interface WorkShift {
  /** Minutes of its buckets, whatever is set later. */
  bucket: number
  /** What was required by hand or changed in mid-shift, in the order of time; without any, the fixed plan stands. */
  set: readonly Requirement[]
  /** How it was spread before the way it is spread now, in the order of time. */
  drawn: readonly Drawing[]
  /** What the shift before did not finish. */
  carried: number
  arrived: Readonly<Record<number, number>>
  done: Readonly<Record<number, number>>
  misses: Readonly<Record<number, Miss>>
  reviews: Readonly<Record<number, Review>>
  /** What was put right in a bucket, the last few times, oldest first. */
  fixes: Readonly<Record<number, readonly Fix[]>>
  /** When the newest of its counts came, epoch milliseconds; 0 before the first. */
  heardAt: number
  /** What was counted after the close: units, with their sign. */
  since: number
  /** Whether what is required of it changed after the close. */
  reopened: boolean
  closed: Result | null
  /** When it began and ended, as its close had it: the team's shifts may be others since. Null until then. */
  times: Times | null
  /** How its requirement arose, and within so many minutes; null until its close. */
  terms: { demand: Demand; within: number } | null
  /** How often it was counted: at its close, and again when something came later. */
  counts: number
}

export const shiftOf = ({ day, shift }: { day: string; shift: string }) => `${day}/${shift}`

/** Shifts that are kept with their buckets: four days of three, enough for a huddle after a weekend. */
const SHIFTS_KEPT = 12
/** What came late, or in a file of a fortnight, is kept until it is counted; but no longer than anything may come late. */
const DAYS_KEPT = 15
const BUCKET_MOST = 191

export const newShift = ({ bucket }: Pick<WorkSettings, 'bucket'>): WorkShift => ({
  bucket,
  set: [],
  drawn: [],
  carried: 0,
  arrived: {},
  done: {},
  misses: {},
  reviews: {},
  fixes: {},
  heardAt: 0,
  since: 0,
  reopened: false,
  closed: null,
  times: null,
  terms: null,
  counts: 0,
})

/** The bucket of so many minutes into a shift. */
export const bucketAt = (into: number, { bucket }: Pick<WorkShift, 'bucket'>) =>
  Math.min(BUCKET_MOST, Math.max(0, Math.floor(into / bucket)))

/** Shifts to come of which something was said already: a week of six. */
const AHEAD_KEPT = 48

/** The last day that may have begun anywhere at an instant. */
const newestDay = (at: number) => addDays(new Date(at).toISOString().slice(0, 10), 1)
export const isAhead = (key: string, at: number) => key.slice(0, 10) > newestDay(at)

/** Whether as many shifts are kept as may be: of the day of the first, some may have gone. */
export const isFull = (all: Readonly<Record<string, WorkShift>>, at: number) =>
  Object.keys(all).filter(key => !isAhead(key, at)).length >= SHIFTS_KEPT

/** Whether something of a shift is still to be counted, at its close or again after it. */
const waits = ({ closed, since, reopened, done, arrived }: WorkShift) =>
  closed ? since !== 0 || reopened : Object.keys(done).length + Object.keys(arrived).length > 0

/**
 * The shifts with one of them changed, oldest first; the oldest go. Days sort as text, shifts of a day as they came. What
 * is said of shifts to come pushes out none that were.
 */
export const withShift = (
  all: Readonly<Record<string, WorkShift>>,
  key: string,
  to: WorkShift,
  at: number,
): Readonly<Record<string, WorkShift>> => {
  if (all[key]) return { ...all, [key]: to }
  const kept = [...Object.entries(all), [key, to] as const]
    .map((entry, n) => ({ entry, n, day: entry[0].slice(0, 10) }))
    .sort((a, b) => a.day.localeCompare(b.day) || a.n - b.n)
    .map(({ entry }) => entry)
  const ahead = kept.filter(([one]) => isAhead(one, at))
  const past = kept.slice(0, kept.length - ahead.length)
  const since = addDays(newestDay(at), -DAYS_KEPT)
  const first = past.findIndex(
    ([one, shift], n) => n >= past.length - SHIFTS_KEPT || (waits(shift) && one.slice(0, 10) >= since),
  )
  return Object.fromEntries([...past.slice(Math.max(0, first)), ...ahead.slice(0, AHEAD_KEPT)])
}

const total = (counts: Readonly<Record<number, number>>) =>
  Object.values(counts).reduce((sum, n) => sum + n, 0)
export const doneIn = ({ done }: Pick<WorkShift, 'done'>) => total(done)
export const arrivedIn = ({ arrived }: Pick<WorkShift, 'arrived'>) => total(arrived)

/** A count in a bucket, more or less by so many; never below nought. */
export const counted = (counts: Readonly<Record<number, number>>, bucket: number, by: number) => ({
  ...counts,
  [bucket]: Math.max(0, (counts[bucket] ?? 0) + by),
})

const SETS_KEPT = 24

/** Of too many those go that stood for the shortest time; never the first, by which the hours that are over were planned. */
const fewer = (set: readonly Requirement[]): readonly Requirement[] => {
  if (set.length <= SETS_KEPT) return set
  const stood = set.slice(1, -1).map(({ into }, n) => set[n + 2]!.into - into)
  const shortest = 1 + stood.indexOf(Math.min(...stood))
  return fewer(set.filter((_, n) => n !== shortest))
}

/**
 * The requirement from so far into the shift on. The first that is set holds from the start; one that comes late, for
 * earlier, leaves what was said for later.
 */
export const required = (set: readonly Requirement[], into: number, now: number): readonly Requirement[] => {
  const at = set.length === 0 ? 0 : Math.max(0, into)
  // A feed that says the same every minute says nothing new.
  if (set.findLast(one => one.into <= at)?.required === now) return set
  const others = set.filter(one => one.into !== at)
  return fewer([...others, { into: at, required: now }].sort((a, b) => a.into - b.into))
}

const DRAWINGS_KEPT = 8

/** The way it was spread so far, kept for what is over; not where it is what it was, or was so for no time at all. */
export const withDrawing = (
  drawn: readonly Drawing[],
  until: number,
  was: Omit<Drawing, 'until'>,
  now: Omit<Drawing, 'until'>,
): readonly Drawing[] => {
  if (JSON.stringify(was) === JSON.stringify(now)) return drawn
  const first = drawn.find(one => one.until === until) ?? { until, ...was }
  return [...drawn.filter(one => one.until < until), first].slice(-DRAWINGS_KEPT)
}

const FIXES_KEPT = 4

export const withFix = (
  all: Readonly<Record<number, readonly Fix[]>>,
  bucket: number,
  fix: Fix,
): Readonly<Record<number, readonly Fix[]>> => ({
  ...all,
  [bucket]: [...(all[bucket] ?? []), fix].slice(-FIXES_KEPT),
})

/** What got in the way, by day: how often each reason was given. */
export type MissesByDay = Readonly<Record<string, Readonly<Record<string, number>>>>
const MISS_DAYS_KEPT = 35

export const countMiss = (all: MissesByDay, day: string, reason: string, by: 1 | -1): MissesByDay => {
  const of = new Map(Object.entries(all[day] ?? {}))
  of.set(reason, Math.max(0, (of.get(reason) ?? 0) + by))
  const days = { ...all, [day]: Object.fromEntries(of) }
  const gone = Object.keys(days).sort().slice(0, -MISS_DAYS_KEPT)
  return gone.length === 0
    ? days
    : Object.fromEntries(Object.entries(days).filter(([key]) => !gone.includes(key)))
}

/** How a reason is called; one that was taken off the list is called by its key. */
export const reasonName = (reasons: readonly Choice[], key: string) =>
  reasons.find(one => one.key === key)?.name ?? key
