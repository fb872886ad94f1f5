import { addDays } from '../shared/days.ts'
import { type Span, spanAt, spansOf } from '../shared/shifts.ts'
import type { Era, Team } from '../shared/team.ts'

/** A shift that is to be closed at its end. */
export interface Closing extends Span {
  /** Later than its end where the team's pattern was changed in mid-shift and knows it no longer. */
  wouldEnd: number
  /** The last of its day. */
  isLast: boolean
}

type Cell = { day: string; shift: string }

type TeamClock = Pick<Team, 'timeZone' | 'shifts'> & Partial<Pick<Team, 'before'>>

const erasOf = ({ before = [], timeZone, shifts }: TeamClock): readonly Era[] => [
  ...before,
  { timeZone, shifts, since: before.at(-1)?.until ?? 0, until: Number.POSITIVE_INFINITY },
]

/** The pattern that a team had at an instant. */
export const clockAt = (at: number, team: TeamClock): Pick<Team, 'timeZone' | 'shifts'> =>
  team.before?.find(({ until }) => at < until) ?? team

/**
 * Whoever begins with a pattern after the end of its last shift is counted in that until the next begins. Nobody worked
 * it by this name, so it owes nothing: of its plan no more than an instant is asked for.
 */
const overBefore = (era: Era): Omit<Closing, 'isLast'> | null => {
  const span = era.since > 0 ? spanAt(era.since, era) : null
  if (!span || span.end > era.since) return null
  const end = era.since + 1
  return { ...span, start: era.since, end, wouldEnd: end + span.end - span.start }
}

/** The shifts from a day on that a pattern knew while it held; what ran as it was changed ends there, unless it goes on. */
function* spansIn(eras: readonly Era[], from: string): Generator<Omit<Closing, 'isLast'>> {
  const goesOn = (cell: Cell, n: number) =>
    eras.some(
      (era, later) =>
        later > n &&
        spansOf(cell.day, era).some(
          ({ shift, start, end }) => shift === cell.shift && start < era.until && end > era.since,
        ),
    )
  for (const [n, era] of eras.entries()) {
    const gap = overBefore(era)
    if (gap && gap.day >= from && !goesOn(gap, n)) yield gap
    const isOver = (day: string) => (spansOf(day, era)[0]?.start ?? era.until) >= era.until
    for (let day = from; era.shifts.length > 0 && !isOver(day); day = addDays(day, 1)) {
      for (const span of spansOf(day, era)) {
        if (span.end <= era.since || span.start >= era.until || goesOn(span, n)) continue
        yield { ...span, end: Math.min(span.end, era.until), wouldEnd: span.end }
      }
    }
  }
}

/** The shifts from a day on that are closed at their ends, in order, without end. */
export function* closingsFrom(day: string, team: Team): Generator<Closing> {
  let last: Omit<Closing, 'isLast'> | null = null
  for (const span of spansIn(erasOf(team), day)) {
    if (last) yield { ...last, isLast: span.day !== last.day }
    last = span
  }
}

/** The closing of a shift, if the team had it. */
export const closingIn = ({ day, shift }: Cell, team: Team): Closing | null => {
  for (const one of closingsFrom(day, team)) {
    if (one.day === day && one.shift === shift) return one
    if (one.day > day) return null
  }
  return null
}
