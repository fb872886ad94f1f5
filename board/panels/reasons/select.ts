import { addDays } from '../../../shared/days.ts'
import type { State } from '../../../shared/state.ts'
import { board, working as words } from '../../../shared/words/en.ts'
import type { WorkKind } from '../../../shared/work-kind.ts'
import { reasonName } from '../../../shared/work-record.ts'
import { chosenWork } from '../../chosen-work.ts'
import type { Reading } from '../../panel.ts'
import { type Bar, mostOf, rankedOf } from '../../ranked.ts'
import type { Scene } from '../../scene.ts'

const say = words.reasons

/** Reasons are kept for five weeks. */
const DAYS_MOST = 35

export interface Model extends Reading {
  bars: readonly Bar[]
  sentence: readonly [string, string]
  told: string
}

/** What was said of short hours since a day. Kinds may share a reason: it is one by the name that people read. */
const saidSince = (kinds: readonly WorkKind[], first: string, last: string) => {
  const keys = new Map<string, string>()
  const counts = kinds.flatMap(({ reasons, reasonsByDay }) =>
    Object.entries(reasonsByDay)
      .filter(([day]) => day >= first && day <= last)
      .flatMap(([, said]) => Object.entries(said))
      .filter(([, count]) => count > 0)
      .map(([key, count]) => {
        const name = reasonName(reasons, key)
        if (!keys.has(name)) keys.set(name, key)
        return { reason: keys.get(name)!, count }
      }),
  )
  const names = new Map([...keys].map(([name, key]) => [key, name]))
  return { counts, nameOf: (key: string) => names.get(key) ?? key }
}

/** What got in the way of the work over the last days, most frequent first. */
export const select = (
  { work }: State,
  { work: wanted, days: given }: { work: string; days: number },
  scene: Scene,
): Model => {
  const kinds = chosenWork(work, wanted)
  const days = Math.min(DAYS_MOST, Math.max(1, Math.round(given)))
  const { counts, nameOf } = saidSince(kinds, addDays(scene.day, 1 - days), scene.day)
  const now = { asOf: { at: scene.heardAt }, stale: scene.isOld }
  const nothing = { bars: [], sentence: ['', ''], told: '', ...now } as const
  if (kinds.length === 0) return { ...nothing, empty: wanted ? words.work.gone(wanted) : say.empty }
  const heading = say.heading(days)
  if (counts.length === 0) return { ...nothing, heading, empty: say.none(days) }
  const bars = rankedOf(counts, nameOf)
  const misses = bars.reduce((sum, { count }) => sum + count, 0)
  return {
    ...{ ...now, bars, heading, empty: null },
    sentence: board.pareto.most(...mostOf(bars)),
    told: say.counted(misses, days),
  }
}
