import { addDays } from '../../../shared/days.ts'
import type { Jar } from '../../../shared/jar.ts'
import { board as words } from '../../../shared/words/en.ts'
import { panel, type Reading } from '../../panel.ts'
import type { Scene } from '../../scene.ts'

const say = words.pareto

/** Five weeks after the newest week that was counted, this is old news. */
const STALE_AFTER_WEEKS = 5
const WEEK_MS = 7 * 86_400_000

export interface Bar {
  reason: string
  name: string
  count: number
  /** Per cent of all that was counted, whole: its own with those above it. */
  share: number
  /** How long its bar is, of the longest. */
  length: number
}

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

/** Reasons with their counts over some weeks, the most frequent first. */
export const barsOf = (
  weeks: readonly (readonly { reason: string; count: number }[])[],
  names: ReadonlyMap<string, string>,
): Bar[] => {
  const sums = new Map<string, number>()
  for (const { reason, count } of weeks.flat()) sums.set(reason, (sums.get(reason) ?? 0) + count)
  const sorted = [...sums].sort(([a, m], [b, n]) => n - m || a.localeCompare(b))
  const all = sorted.reduce((sum, [, count]) => sum + count, 0)
  let upTo = 0
  return sorted.map(([reason, count]) => {
    upTo += count
    const share = Math.round((upTo / all) * 100)
    const length = count / sorted[0]![1]
    return { reason, name: names.get(reason) ?? say.other, count, share, length }
  })
}

const HALF = 50

/** The few reasons that make up most: at least half of what was counted. */
const mostOf = (bars: readonly Bar[]): readonly [string, string] => {
  const few = bars.findIndex(({ share }) => share >= HALF) + 1
  return say.most(
    bars.slice(0, few).map(({ name }) => name),
    bars[few - 1]!.share,
  )
}

const isOld = (newest: string, { monday }: Scene) =>
  Date.parse(monday) - Date.parse(newest) > STALE_AFTER_WEEKS * WEEK_MS

/** What gets in the way, most frequent first. Only what enough people said is counted, so only that is here. */
export const pareto = panel({
  kind: 'pareto',
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
    const bars = barsOf(
      weeks.map(([, { reasons }]) => reasons),
      names,
    )
    const answers = bars.reduce((sum, { count }) => sum + count, 0)
    return {
      bars,
      sentence: mostOf(bars),
      told: say.counted(answers, weeks.length),
      asOf: { day: addDays(newest, 6) },
      stale: scene.isOld || isOld(newest, scene),
      empty: null,
    }
  },
  view: () => import('./pareto.tsx'),
})
