import { inUse, type Measure } from '../../../shared/measures.ts'
import { isOverdue, type Reckoned, reckonedOf } from '../../../shared/measuring.ts'
import { measuring as words } from '../../../shared/words/en.ts'
import { panel, type Reading } from '../../panel.ts'
import { byConcern } from '../../weight.ts'

const say = words.summary

export interface Line {
  measure: Measure
  reckoned: Reckoned
  overdue: boolean
}

export interface Model extends Reading {
  lines: readonly Line[]
  history: number
}

/** All measures of a team in a table, what matters most first. */
export const summary = panel({
  kind: 'summary',
  title: say.title,
  settings: { history: 26 },
  labels: { history: say.history },
  select: ({ measures }, { history }, scene): Model => {
    const lines = inUse(measures)
      .map(measure => ({
        measure,
        reckoned: reckonedOf(measure),
        overdue: isOverdue(measure, scene.day),
      }))
      .sort((a, b) => byConcern(a.reckoned, b.reckoned))
    const newest = lines.reduce((most, { measure }) => Math.max(most, measure.heardAt), 0)
    return {
      lines,
      history,
      asOf: { at: scene.heardAt },
      stale: scene.isOld || (newest > 0 && lines.every(({ overdue }) => overdue)),
      empty: lines.length === 0 ? say.empty : null,
    }
  },
  view: () => import('./summary.tsx'),
})
