import { addDays } from '../shared/days.ts'
import { type Pace, paceOf } from '../shared/pace.ts'
import { type Span, spanAt, spansOf } from '../shared/shifts.ts'
import type { State } from '../shared/state.ts'
import type { Team } from '../shared/team.ts'
import type { WorkKind } from '../shared/work-kind.ts'
import { shiftOf } from '../shared/work-record.ts'
import { chosenWork } from './chosen-work.ts'
import type { AsOf, Scene } from './scene.ts'

/** A kind of work in the shift that is shown, and how it stands there. */
export interface Working {
  kind: WorkKind
  pace: Pace
  /** Taken over from the shift before. */
  carried: number
}

/** Between two shifts a wall looks ahead once the next is this near. */
const SOON_MS = 2 * 3_600_000

/** The shift that work is shown of: the one that runs, or between two the one that is over until the next is near. */
export const spanFor = (
  { knownAt: now }: Pick<Scene, 'knownAt'>,
  team: Pick<Team, 'timeZone' | 'shifts'>,
): Span | null => {
  const shift = spanAt(now, team)
  if (!shift || now < shift.end) return shift
  const later = [...spansOf(shift.day, team), ...spansOf(addDays(shift.day, 1), team)]
  const next = later.find(({ start }) => start > now)
  return next && next.start - now <= SOON_MS ? next : shift
}

export const workingOf = (
  kinds: readonly WorkKind[],
  span: Span,
  { knownAt, timeZone }: Pick<Scene, 'knownAt' | 'timeZone'>,
  { shifts }: Pick<Team, 'shifts'>,
): readonly Working[] =>
  kinds.map(kind => ({
    kind,
    pace: paceOf(kind, span, { timeZone, shifts }, knownAt),
    carried: kind.shifts[shiftOf(span)]?.carried ?? 0,
  }))

interface Shown {
  span: Span | null
  working: readonly Working[]
}

/** How the chosen kinds stand in the shift that is shown. */
export const shownWork = ({ work, team }: State, wanted: string, scene: Scene): Shown => {
  const span = spanFor(scene, team)
  return { span, working: span ? workingOf(chosenWork(work, wanted), span, scene, team) : [] }
}

/** A tap that does not come is no tap, so taps are known as of now; of a feed that fell silent only what it last said. */
export const asOfWork = (working: readonly Working[], { heardAt }: Scene): AsOf => {
  const silent = working.filter(({ pace }) => pace.stale && pace.heardAt > 0)
  return {
    at:
      silent.length < working.length
        ? heardAt
        : Math.max(0, ...silent.map(one => one.pace.heardAt)) || heardAt,
  }
}
