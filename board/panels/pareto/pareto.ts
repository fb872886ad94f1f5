import { addDays } from '../../../shared/days.ts'
import type { Jar } from '../../../shared/jar.ts'
import { board as words } from '../../../shared/words/en.ts'
import { panel, type Reading } from '../../panel.ts'
import { type Bar, mostOf, rankedOf } from '../../ranked.ts'
import type { Scene } from '../../scene.ts'

const say = words.pareto

/** Five weeks after the newest week that was counted, this is old news. */
const STALE_AFTER_WEEKS = 5
const WEEK_MS = 7 * 86_400_000

export interface Model extends Reading {
  bars: readonly Bar[]
  sentence: readonly [string, string]
  told: string
}

/** The newest weeks that are over and in which enough people gave a reason. */
const countedWeeks = ({ weeks }: Jar, monday: string, most: number) =>
  Object.entries(weeks)
    .filter(([start, { reasons }]) => start < monday && reasons.length > 0)
    .sort(([a], [b]) => b.localeCompare(a))
    .slice(0, most)

const isOld = (newest: string, { monday }: Scene) =>
  Date.parse(monday) - Date.parse(newest) > STALE_AFTER_WEEKS * WEEK_MS

/** What gets in the way, most frequent first. Only what enough people said is counted, so only that is here. */
export const pareto = panel({
  kind: 'pareto',
  group: 'voice',
  title: say.title,
  settings: { weeks: 4 },
  labels: { weeks: say.weeks },
  select: ({ jar, team }, { weeks: most }, scene): Model => {
    const weeks = countedWeeks(jar, scene.monday, Math.max(1, Math.round(most)))
    const newest = weeks[0]?.[0]
    if (newest === undefined) {
      const asOf = { at: scene.heardAt }
      return { bars: [], sentence: ['', ''], told: '', asOf, stale: scene.isOld, empty: say.empty }
    }
    const names = new Map(team.reasons.map(({ key, name }) => [key, name]))
    const counts = weeks.flatMap(([, { reasons }]) => reasons)
    const bars = rankedOf(counts, reason => names.get(reason) ?? say.other)
    const answers = bars.reduce((sum, { count }) => sum + count, 0)
    return {
      bars,
      sentence: say.most(...mostOf(bars)),
      told: say.counted(answers, weeks.length),
      asOf: { day: addDays(newest, 6) },
      stale: scene.isOld || isOld(newest, scene),
      empty: null,
    }
  },
  view: () => import('./pareto.tsx'),
})
