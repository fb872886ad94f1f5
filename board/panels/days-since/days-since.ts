import { isOverdue } from '../../../shared/cadence.ts'
import { isDailyCount } from '../../../shared/daily-count.ts'
import type { Measure } from '../../../shared/measures.ts'
import { board as words } from '../../../shared/words/en.ts'
import { choicesOf, chosenMeasure } from '../../chosen-measure.ts'
import { panel, type Reading } from '../../panel.ts'

const say = words.daysSince

export interface Model extends Reading {
  heading?: string
  measure: Measure | null
  /** The day up to which somebody looked: nobody knows what came after the last reading of an overdue count. */
  upTo: string
  timeZone: string
}

const fits = (measure: Measure) => measure.cadence === 'event' || isDailyCount(measure)

/** The days since something last happened, and whether the time between is really getting longer. */
export const daysSince = panel({
  kind: 'days-since',
  group: 'better',
  title: say.title,
  settings: { measure: '' },
  labels: { measure: say.measure },
  choices: { measure: choicesOf(fits) },
  select: ({ measures }, { measure: wanted }, scene): Model => {
    const { day, timeZone } = scene
    const measure = chosenMeasure(measures, wanted, fits)
    const now = { measure: null, upTo: day, timeZone, asOf: { at: scene.heardAt }, stale: scene.isOld }
    if (!measure) return { ...now, empty: say.empty }
    const last = measure.readings.findLast(({ y }) => y !== null)
    if (!last) return { ...now, empty: say.first(measure.name) }
    const old = isOverdue(measure, day)
    const lastDay = last.x.slice(0, 10)
    return {
      ...now,
      measure,
      heading: measure.name,
      upTo: old ? lastDay : day,
      asOf: measure.cadence === 'event' ? now.asOf : { day: lastDay },
      stale: scene.isOld || old,
      empty: null,
    }
  },
  view: () => import('./days-since.tsx'),
})
