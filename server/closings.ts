import { addDays } from '../shared/days.ts'
import { type Span, spansOf } from '../shared/shifts.ts'
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
  { timeZone, shifts, until: Number.POSITIVE_INFINITY },
]

/** The pattern that a team had at an instant. */
export const clockAt = (at: number, team: TeamClock): Pick<Team, 'timeZone' | 'shifts'> =>
  team.before?.find(({ until }) => at < until) ?? team

/** The shifts from a day on that a pattern knew while it held; what ran as it was changed ends there, unless it goes on. */
function* spansIn(eras: readonly Era[], from: string): Generator<Omit<Closing, 'isLast'>> {
  const sinceOf = (n: number) => eras[n - 1]?.until ?? Number.NEGATIVE_INFINITY
  const goesOn = (cell: Cell, n: number) =>
    eras.some(
      (era, later) =>
        later > n &&
        spansOf(cell.day, era).some(({ shift, end }) => shift === cell.shift && end > sinceOf(later)),
    )
  for (const [n, era] of eras.entries()) {
    const isOver = (day: string) => (spansOf(day, era)[0]?.start ?? era.until) >= era.until
    for (let day = from; era.shifts.length > 0 && !isOver(day); day = addDays(day, 1)) {
      for (const span of spansOf(day, era)) {
        if (span.end <= sinceOf(n) || span.start >= era.until || goesOn(span, n)) continue
        yield { ...span, end: Math.min(span.end, era.until), wouldEnd: span.end }
      }
    }
  }
}

/** The shifts from one on that are closed at their ends, in order, without end. Of a day that does not know it, all of them. */
export function* closingsFrom(from: Cell, team: Team): Generator<Closing> {
  let last: Omit<Closing, 'isLast'> | null = null
  const first: Closing[] = []
  let isBegun = false
  for (const span of spansIn(erasOf(team), from.day)) {
    const one = last && { ...last, isLast: span.day !== last.day }
    last = span
    if (!one) continue
    if (isBegun) {
      yield one
      continue
    }
    first.push(one)
    if (!one.isLast) continue
    isBegun = true
    const at = first.findIndex(({ day, shift }) => day === from.day && shift === from.shift)
    yield* first.slice(Math.max(0, at))
  }
}
