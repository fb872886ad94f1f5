import { isOverdue } from '../../../shared/cadence.ts'
import { inUse, type Measures } from '../../../shared/measures.ts'
import { measuring as words } from '../../../shared/words/en.ts'
import { panel, type Reading } from '../../panel.ts'

const say = words.summary

export interface Model extends Reading {
  measures: Measures
  day: string
  history: number
}

/** All measures of a team in a table, what matters most first. */
export const summary = panel({
  kind: 'summary',
  group: 'better',
  title: say.title,
  settings: { history: 26 },
  labels: { history: say.history },
  select: ({ measures }, { history }, scene): Model => {
    const used = inUse(measures)
    return {
      measures,
      day: scene.day,
      history,
      asOf: { at: scene.heardAt },
      stale: scene.isOld || (used.length > 0 && used.every(one => isOverdue(one, scene.day))),
      empty: used.length === 0 ? say.empty : null,
    }
  },
  view: () => import('./summary.tsx'),
})
