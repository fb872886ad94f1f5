import { isOverdue } from '../../../shared/cadence.ts'
import { inUse, type Measures } from '../../../shared/measures.ts'
import { measuring as words } from '../../../shared/words/en.ts'
import { panel, type Reading } from '../../panel.ts'

const say = words.matrix

export interface Model extends Reading {
  measures: Measures
  day: string
}

/** What measures do, down, against whether they meet their targets, across. */
export const matrix = panel({
  kind: 'matrix',
  group: 'better',
  title: say.title,
  settings: {},
  labels: {},
  select: ({ measures }, _, scene): Model => {
    const used = inUse(measures)
    return {
      measures,
      day: scene.day,
      asOf: { at: scene.heardAt },
      stale: scene.isOld || (used.length > 0 && used.every(one => isOverdue(one, scene.day))),
      empty: used.length === 0 ? say.empty : null,
    }
  },
  view: () => import('./matrix.tsx'),
})
