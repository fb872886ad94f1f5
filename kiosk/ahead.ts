import type { Held } from '../shared/follow.ts'
import { placeOf, spanAt } from '../shared/shifts.ts'
import { apply, type Draft, type Event, type State } from '../shared/state.ts'
import type { Pending, Told } from './pending.ts'

const MINUTE_MS = 60_000

/** A draft as the server will write it down: in the shift and the hour in which it was tapped. */
const asWritten = (draft: Draft, { team }: State): Event => {
  const at = draft.happenedAt ?? 0
  const start = spanAt(at, team)?.start ?? at
  return {
    ...draft,
    ...placeOf(at, team),
    into: Math.floor((at - start) / MINUTE_MS),
    at,
    seq: 0,
    by: 'device',
  }
}

/**
 * What the wall knows, and on top of it what was tapped here and has not come back yet. A tap that the wall has heard
 * of is known by its id, also before its sender has the answer, so it is never in both.
 */
export const ahead = (
  { state, heads, newest }: Pick<Held, 'state' | 'heads' | 'newest'>,
  pending: readonly (Pending | Told)[],
): State => {
  const heard = new Set(newest)
  const own = pending.flatMap(one =>
    'draft' in one && !(one.seq !== undefined && one.seq <= heads.team) && !heard.has(one.id)
      ? [one.draft]
      : [],
  )
  return own.reduce((known, draft) => apply(known, asWritten(draft, known)), state)
}
