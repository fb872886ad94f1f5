import { bucketsOf, frozenLine, inTimeOf, type PaceBucket } from './pace-buckets.ts'
import { type Line, levelAt, planLine, whenAt, whole } from './pace-curve.ts'
import { breaksIn, type Stretch, workAfter, workBefore, workBetween } from './pace-time.ts'
import { type Shift, type Span, spansOf } from './shifts.ts'
import { requiredOf, type WorkKind } from './work-kind.ts'
import { doneIn, newShift, type Result, shiftOf, type WorkShift } from './work-record.ts'

export type { PaceBucket } from './pace-buckets.ts'

export type Standing =
  | 'no-plan'
  | 'before'
  | 'break'
  | 'on-pace'
  | 'behind'
  | 'far-behind'
  | 'finished'
  | 'over'

/** How a shift of one kind of work stands at an instant. */
export interface Pace {
  span: Span
  standing: Standing
  required: number | null
  done: number
  remaining: number
  /** Whole units due by now. */
  planNow: number
  /** By how many fewer are done than due; negative when ahead. */
  gap: number
  /** How many buckets of working time ago the first missing unit fell due; 0 if not behind. */
  lag: number
  /** One every so many milliseconds is needed; null when nothing remains or no time is left. */
  everyMs: number | null
  /** Units an hour of working time, over the last two buckets; null before one bucket has been worked. */
  ratePerHour: number | null
  /** Whole units done by the end at that rate. */
  projected: number | null
  /** When all is done at that rate, breaks skipped. It may lie after the end; null if never, or not known. */
  finishAt: number | null
  breakUntil: number | null
  buckets: readonly PaceBucket[]
  heardAt: number
  /** At that rate the end is missed by a bucket's worth of the plan or more. */
  willMiss: boolean
  /** A feed that has said nothing for longer than two buckets of working time. */
  stale: boolean
}

type Clock = { timeZone: string; shifts: readonly Shift[] }
type Clocks = Clock & { before?: readonly Clock[] }
const HOUR_MS = 3_600_000

/** When a shift that is kept began and ended; null where it is not closed and the team's shifts are others now. */
export const spanIn = (kind: Pick<WorkKind, 'shifts'>, key: string, clock: Clocks): Span | null => {
  const [day = '', shift = ''] = key.split('/')
  const now = spansOf(day, clock).find(one => one.shift === shift)
  const times = kind.shifts[key]?.times
  if (!times) return now ?? null
  const then = [clock, ...(clock.before ?? []).toReversed()].flatMap(({ shifts }) => shifts)
  const name = now?.name ?? then.find(one => one.key === shift)?.name ?? shift
  return { day, shift, name, ...times }
}

const shiftIn = (kind: WorkKind, span: Span) => kind.shifts[shiftOf(span)] ?? newShift(kind)

/** What was done since an instant. Within a bucket that is over, work is taken to have gone evenly. */
const doneSince = (buckets: readonly PaceBucket[], since: number, breaks: readonly Stretch[]) =>
  buckets.reduce((sum, { from, to, done }) => {
    if (from >= since) return sum + done
    const [all, rest] = [workBetween(from, to, breaks), workBetween(since, to, breaks)]
    return all > 0 ? sum + (done * rest) / all : sum
  }, 0)

interface Times {
  now: number
  span: Span
  breaks: readonly Stretch[]
  /** A bucket in milliseconds. */
  bucket: number
}

/** What was done lately, in how much working time; null before one bucket has been worked. */
interface Lately {
  units: number
  ms: number
}

const latelyOf = (buckets: readonly PaceBucket[], { now, span, breaks, bucket }: Times): Lately | null => {
  const until = Math.min(now, span.end)
  if (workBetween(span.start, until, breaks) < bucket) return null
  const since = workBefore(until, 2 * bucket, breaks, span.start)
  return { units: doneSince(buckets, since, breaks), ms: workBetween(since, until, breaks) }
}

/** Of a bucket's time of work, how long ago the first unit fell due that is not done. */
const lagOf = (line: Line, done: number, { now, span, breaks, bucket }: Times) => {
  const due = whenAt(line, done + 1 - 1e-6)
  return due === null ? 0 : workBetween(Math.max(due, span.start), Math.min(now, span.end), breaks) / bucket
}

/**
 * Taken literally, "projected less than required" would call a team red all day that works at an even pace and is one
 * unit behind, and a team with a unit every three hours as soon as the first is a minute late. So the end must be
 * missed by more than a bucket's worth of the plan, and the plan must ask for one unit or more in a bucket. One more or
 * less in a bucket is chance, which nobody should be judged by when it is drawn out to the end of the day.
 */
const missesTheEnd = (
  line: Line,
  done: number,
  lately: Lately | null,
  { now, span, breaks, bucket }: Times,
) => {
  if (!lately || lately.ms < 2 * bucket) return false
  const inAll = levelAt(line, span.end)
  const worth = (inAll * bucket) / workBetween(span.start, span.end, breaks)
  const atBest = done + (lately.units / lately.ms + 1 / bucket) * workBetween(now, span.end, breaks)
  return worth >= 1 && inAll - atBest > worth
}

interface Figures {
  required: number | null
  remaining: number
  gap: number
  lag: number
  breakUntil: number | null
  willMiss: boolean
}

const standingOf = (kind: WorkKind, figures: Figures, { now, span }: Times): Standing => {
  const { required, remaining, gap, lag, breakUntil, willMiss } = figures
  if (required === null) return 'no-plan'
  if (now < span.start) return 'before'
  // A feed that is worked off may bring more; it is finished when its shift is over.
  const mayGrow = kind.demand === 'feed' && now < span.end
  if (remaining === 0 && required > 0 && !mayGrow) return 'finished'
  if (now >= span.end) return 'over'
  if (breakUntil !== null) return 'break'
  if (gap <= 0) return 'on-pace'
  return lag >= 2 || willMiss ? 'far-behind' : 'behind'
}

const isStale = (kind: WorkKind, { now, span, breaks, bucket }: Times) => {
  const isFed = kind.demand === 'feed' || !kind.tapped
  const isOn = now >= span.start && now < span.end
  return (
    isFed && isOn && workBetween(Math.max(span.start, kind.heardAt, kind.madeAt), now, breaks) > 2 * bucket
  )
}

const lineOf = (kind: WorkKind, span: Span, shift: WorkShift, { timeZone }: Clock) =>
  shift.closed ? frozenLine(span, shift, shift.closed.plan) : planLine(kind, span, shift, timeZone)

/** What is ahead: the pace that is needed, and where the pace of the last two buckets leads. */
const aheadOf = (done: number, remaining: number, lately: Lately | null, times: Times) => {
  const { now, span, breaks } = times
  const rate = lately && lately.units / lately.ms
  const left = workBetween(Math.max(now, span.start), span.end, breaks)
  return {
    everyMs: remaining > 0 && left > 0 ? left / remaining : null,
    ratePerHour: lately && (lately.units * HOUR_MS) / lately.ms,
    projected: rate === null ? null : whole(done + rate * left),
    finishAt: rate && remaining > 0 ? Math.round(workAfter(now, remaining / rate, breaks)) : null,
  }
}

/** How much is required, how much is done, and whether it will be done in time. A closed shift keeps the plan it had. */
export const paceOf = (kind: WorkKind, asked: Span, clock: Clock, now: number): Pace => {
  const shift = shiftIn(kind, asked)
  const span = { ...asked, ...shift.times }
  const breaks = breaksIn(kind.breaks, span, clock.timeZone)
  const times = { now, span, breaks, bucket: shift.bucket * 60_000 }
  const line = lineOf(kind, span, shift, clock) ?? []
  const required = requiredOf(kind, span)
  const done = doneIn(shift)
  const remaining = Math.max(0, (required ?? 0) - done)
  const buckets = bucketsOf(span, shift, line, now)
  const planNow = now < span.start ? 0 : whole(levelAt(line, Math.min(now, span.end)))
  const gap = planNow - done
  const lag = gap > 0 ? lagOf(line, done, times) : 0
  const lately = latelyOf(buckets, times)
  const ahead = aheadOf(done, remaining, lately, times)
  const breakUntil = breaks.find(({ from, to }) => from <= now && now < to)?.to ?? null
  const willMiss = missesTheEnd(line, done, lately, times)
  const figures = { required, done, remaining, planNow, gap, lag, ...ahead, breakUntil, willMiss }
  return {
    ...{ span, ...figures, standing: standingOf(kind, figures, times) },
    ...{ buckets, heardAt: kind.heardAt, stale: isStale(kind, times) },
  }
}

/**
 * What a shift came to that ended before its time, as the team works other shifts by now: what its plan asked for by
 * then. What was typed or came in is still to be done, so all of what is left of it is handed on.
 */
export const cutOf = (kind: WorkKind, span: Span, wouldEnd: number, clock: Clock): Result => {
  const shift = shiftIn(kind, span)
  const line = planLine(kind, { ...span, end: wouldEnd }, shift, clock.timeZone) ?? []
  const buckets = bucketsOf(span, shift, line, span.end)
  const required = kind.demand === 'plan' ? whole(levelAt(line, span.end)) : (requiredOf(kind, span) ?? 0)
  const done = doneIn(shift)
  return {
    ...{ required, done, inTime: inTimeOf(buckets) },
    misses: buckets.filter(({ short }) => short).length,
    carried: kind.carries ? Math.max(0, required - done) : 0,
    plan: buckets.map(({ plan }) => plan),
  }
}

/** What a shift came to, once it is over. Corrections change what was done; the plan stays as it was at the close. */
export const resultOf = (kind: WorkKind, span: Span, clock: Clock): Result => {
  const { required, done, remaining, buckets } = paceOf(kind, span, clock, span.end)
  return {
    ...{ required: required ?? 0, done, inTime: inTimeOf(buckets) },
    misses: buckets.filter(({ short }) => short).length,
    carried: kind.carries ? remaining : 0,
    plan: buckets.map(({ plan }) => plan),
  }
}
