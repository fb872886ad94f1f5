import { weekday } from './days.ts'
import type { Stamp } from './subject.ts'
import {
  arrivedIn,
  bucketAt,
  counted,
  type Drawing,
  doneIn,
  type MissesByDay,
  newShift,
  type Result,
  required,
  shiftOf,
  type Times,
  type WorkShift,
  withDrawing,
  withShift,
} from './work-record.ts'
import type { WorkSettings } from './work-settings.ts'

/** One kind of work: beds to clean, discharges by noon. */
export interface WorkKind extends WorkSettings {
  id: string
  key: string
  /** The newest shifts with their buckets, by `day/shift`, oldest first. */
  shifts: Readonly<Record<string, WorkShift>>
  /** Reasons of the last weeks, by day. */
  reasonsByDay: MissesByDay
  /** Since when it is behind, epoch milliseconds; 0 while it is not. */
  behindSince: number
  /** When the newest entry came, epoch milliseconds; 0 before the first. */
  heardAt: number
  /** When it was made, epoch milliseconds: shifts that were over by then are not counted. */
  madeAt: number
  ended: boolean
}

/** By id, in the order they were made. */
export type Work = Readonly<Record<string, WorkKind>>

export const KINDS_MOST = 12

/** Kinds of work that are counted, in the order they were made. */
export const workInUse = (all: Work) => Object.values(all).filter(({ ended }) => !ended)

export type Cell = { day: string; shift: string }

/** The kinds with one of them changed. */
export const change = (all: Work, id: string, to: (was: WorkKind) => WorkKind): Work => {
  const was = all[id]
  return was ? { ...all, [id]: to(was) } : all
}

/** The kind with one of its shifts changed; a shift nobody spoke of yet begins here. */
export const inShift = (
  kind: WorkKind,
  cell: Cell,
  { at }: Pick<Stamp, 'at'>,
  to: (was: WorkShift) => WorkShift,
): WorkKind => ({
  ...kind,
  shifts: withShift(kind.shifts, shiftOf(cell), to(kind.shifts[shiftOf(cell)] ?? newShift(kind)), at),
})

/** Of too many kinds the first that ended goes. */
export const make = (all: Work, one: WorkKind): Work => {
  const kept = Object.values(all)
  if (kept.length < KINDS_MOST) return { ...all, [one.id]: one }
  const gone = kept.find(({ ended }) => ended) ?? kept[0]!
  return { ...Object.fromEntries(kept.filter(was => was !== gone).map(was => [was.id, was])), [one.id]: one }
}

/** What the fixed plan asks of a shift. Null where it says nothing of it. */
export const planned = ({ demand, plan }: Pick<WorkKind, 'demand' | 'plan'>, { day, shift }: Cell) =>
  (demand === 'plan' && plan.find(one => one.shift === shift)?.days[weekday(day) - 1]) || null

/** How the plan of a shift is spread: as weights of equal parts, and the breaks in which it stands still. */
export const drawingOf = ({ curve, shape, breaks }: WorkSettings, shift: string) => {
  const drawn = curve === 'even' ? undefined : shape.find(one => one.shift === shift)
  return { parts: drawn?.parts ?? [1], breaks }
}

const MINUTES_MOST = 2_880

/** The way it was spread last holds to its end, however it is spread from the next shift on. */
const drawnToTheEnd = (drawn: readonly Drawing[], last: Omit<Drawing, 'until'>): readonly Drawing[] =>
  drawn.some(({ until }) => until === MINUTES_MOST) ? drawn : [...drawn, { until: MINUTES_MOST, ...last }]

/** A shift that began under one plan, as it stands under another from so far into it on. */
const under = (shift: WorkShift, at: Cell, was: WorkKind, now: WorkKind, into: number): WorkShift => {
  const [before, after] = [planned(was, at), planned(now, at)]
  const isSame = before === after || before === null
  return {
    ...shift,
    drawn: withDrawing(shift.drawn, into, drawingOf(was, at.shift), drawingOf(now, at.shift)),
    set: isSame
      ? shift.set
      : required(shift.set.length ? shift.set : [{ into: 0, required: before }], into, after ?? 0),
  }
}

/** A shift that is over keeps its plan to the end, though nobody has closed it yet, and however often it is changed. */
const kept = (shift: WorkShift, at: Cell, was: WorkKind, now: WorkKind): WorkShift => {
  if (shift.closed || Object.keys(shift.done).length === 0) return shift
  const fixed = planned(was, at)
  return {
    ...under(shift, at, was, { ...now, demand: was.demand, plan: was.plan }, MINUTES_MOST),
    set: shift.set.length || fixed === null ? shift.set : [{ into: 0, required: fixed }],
  }
}

/** What was over before anybody asked for it owes nothing: the plan of its first shift is spread over the rest of it. */
export const begun = (kind: WorkKind, stamp: Stamp): WorkKind => {
  const { into = 0 } = stamp
  const asked = planned(kind, stamp)
  if (asked === null || into === 0) return kind
  const set = [
    { into: 0, required: 0 },
    { into, required: asked },
  ]
  return inShift(kind, stamp, stamp, shift => ({ ...shift, set }))
}

/** A plan that is changed in mid-shift changes what is to come and not what was. */
export const replanned = (was: WorkKind, now: WorkKind, stamp: Stamp): WorkKind => {
  const here = shiftOf(stamp)
  const shifts = Object.entries(now.shifts).map(([key, shift]) => {
    const [day = '', name = ''] = key.split('/')
    return [key, key === here ? shift : kept(shift, { day, shift: name }, was, now)] as const
  })
  const all = { ...now, shifts: Object.fromEntries(shifts) }
  const shift = was.shifts[here] ?? newShift(was)
  const changed = under(shift, stamp, was, now, stamp.into ?? 0)
  const isSame = changed.set === shift.set && changed.drawn === shift.drawn
  return isSame ? all : inShift(all, stamp, stamp, () => changed)
}

/** Counts in the bucket that an entry belongs to. */
export const add = (
  was: WorkShift,
  what: 'done' | 'arrived',
  by: number,
  { into = 0, at }: Stamp,
): WorkShift => {
  const bucket = bucketAt(into, was)
  const now = counted(was[what], bucket, by)
  const more = (now[bucket] ?? 0) - (was[what][bucket] ?? 0)
  return {
    ...was,
    [what]: now,
    heardAt: Math.max(was.heardAt, at),
    since: was.closed && what === 'done' ? was.since + more : was.since,
    reopened: was.reopened || (was.closed !== null && what === 'arrived'),
  }
}

/** A shift that is over keeps what it came to, and what its plan asked for, whatever is planned from now on. */
export const close = (
  kind: WorkKind,
  at: Cell,
  result: Result,
  { next, times }: { next: Cell | null; times: Times | null },
  stamp: Pick<Stamp, 'at'>,
): WorkKind => {
  const fixed = planned(kind, at)
  const isFirst = !kind.shifts[shiftOf(at)]?.closed
  const closed = inShift({ ...kind, behindSince: isFirst ? 0 : kind.behindSince }, at, stamp, one => ({
    ...one,
    closed: result,
    times: one.times ?? times,
    terms: one.terms ?? { demand: kind.demand, within: kind.within },
    drawn: drawnToTheEnd(one.drawn, drawingOf(kind, at.shift)),
    counts: one.counts + 1,
    since: 0,
    reopened: false,
    set: one.set.length || fixed === null ? one.set : [{ into: 0, required: fixed }],
  }))
  if (!next) return closed
  return inShift(closed, next, stamp, one => ({
    ...one,
    carried: result.carried,
    reopened: one.reopened || (one.closed !== null && one.carried !== result.carried),
  }))
}

/** What is required of a shift in all, as things stand: what was carried over, and the plan, the typed number or what arrived. Null where nobody said. */
export const requiredOf = (kind: WorkKind, at: Cell): number | null => {
  const shift = kind.shifts[shiftOf(at)]
  if (shift?.closed) return shift.closed.required
  const carried = shift?.carried ?? 0
  const set = shift?.set.at(-1)?.required ?? planned(kind, at)
  if (kind.demand === 'feed') return carried + (set ?? 0) + (shift ? arrivedIn(shift) : 0)
  return set === null ? carried || null : carried + set
}

/** How much of a shift is done. */
export const doneOf = (kind: WorkKind, at: Cell) => {
  const shift = kind.shifts[shiftOf(at)]
  return shift ? doneIn(shift) : 0
}
