import { addDays, isDay } from './days.ts'
import type { Moment, Writer } from './subject.ts'
import type { Cell, Work, WorkKind } from './work-kind.ts'
import { isAhead, isFull, shiftOf } from './work-record.ts'

/** A plan for longer than a week is kept by whoever makes it. */
const AHEAD_DAYS = 7

/** Whether a shift is one that is kept no longer: what is said of it would be seen nowhere. */
export const isForgotten = ({ shifts }: Pick<WorkKind, 'shifts'>, cell: Cell, now: number) => {
  const [oldest = ''] = Object.keys(shifts)
  return isFull(shifts, now) && !shifts[shiftOf(cell)] && cell.day < oldest.slice(0, 10)
}

const kindIn = (all: Work, id: string) => {
  const found = all[id]
  return found && !found.ended ? found : null
}

export const unknownWork = ({ work }: { work: string }, all: Work) =>
  kindIn(all, work) ? null : ('no-such-work' as const)

/** Why nothing can be counted of work at a moment, if so. */
export const notCounted = ({ work }: { work: string }, all: Work, moment: Moment) => {
  const kind = kindIn(all, work)
  if (!kind) return 'no-such-work' as const
  return isForgotten(kind, moment, moment.at) ? ('too-old' as const) : null
}

/** The same of what is done: a kiosk counts what it was set up to count. */
export const notTapped = (body: { work: string }, all: Work, writer: Writer, moment: Moment) =>
  notCounted(body, all, moment) ??
  (writer === 'device' && !all[body.work]?.tapped ? ('not-allowed' as const) : null)

/** A shift that the team has, or that something was said of while the team had it. */
const isShift = (kind: WorkKind, cell: Cell, { shifts }: Moment) =>
  kind.shifts[shiftOf(cell)] !== undefined || shifts.some(({ key }) => key === cell.shift)

/** Why nothing can be said of a shift that is named, if so. */
const notSaid = (kind: WorkKind, cell: Cell, moment: Moment) => {
  if (!isDay(cell.day)) return 'bad-day' as const
  if (!isShift(kind, cell, moment)) return 'no-such-shift' as const
  return isForgotten(kind, cell, moment.at) ? ('too-old' as const) : null
}

/** Why nothing can be said of a bucket, if so. Nothing was missed in a shift that has not begun. */
export const notOfBucket = (body: Cell & { work: string }, all: Work, moment: Moment) => {
  const kind = kindIn(all, body.work)
  if (!kind) return 'no-such-work' as const
  return notSaid(kind, body, moment) ?? (isAhead(body.day, moment.at) ? ('not-begun' as const) : null)
}

/** Why this cannot be required, if so. */
export const notRequired = (
  { work, day, shift }: { work: string; day?: string; shift?: string },
  all: Work,
  writer: Writer,
  moment: Moment,
) => {
  const kind = kindIn(all, work)
  if (!kind) return 'no-such-work' as const
  // At the kiosk the nurse in charge types what the shift takes over; a plan is changed at the desk.
  const isOther = day !== undefined || shift !== undefined
  if (writer === 'device' && (kind.demand !== 'typed' || isOther)) return 'not-allowed' as const
  const cell = { day: day ?? moment.day, shift: shift ?? moment.shift }
  const isTooFar = isDay(cell.day) && cell.day > addDays(moment.day, AHEAD_DAYS)
  return isTooFar ? ('too-far' as const) : notSaid(kind, cell, moment)
}
