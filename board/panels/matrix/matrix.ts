import { inUse } from '../../../shared/measures.ts'
import { isOverdue, reckonedOf } from '../../../shared/measuring.ts'
import { measuring as words } from '../../../shared/words/en.ts'
import { panel, type Reading } from '../../panel.ts'
import { doingOf } from '../../weight.ts'
import { type Cell, columns, rows } from './grid.ts'

const say = words.matrix

export interface Model extends Reading {
  cells: readonly Cell[]
}

/** What measures do, down, against whether they meet their targets, across. */
export const matrix = panel({
  kind: 'matrix',
  title: say.title,
  settings: {},
  labels: {},
  select: ({ measures }, _, scene): Model => {
    const all = inUse(measures).map(measure => {
      const reckoned = reckonedOf(measure)
      return {
        row: doingOf(reckoned),
        column: reckoned.chart?.assuranceIcon ?? 'none',
        named: { key: measure.key, name: measure.name, overdue: isOverdue(measure, scene.day) },
      }
    })
    const cells = rows.flatMap(row =>
      columns.map(column => ({
        row,
        column,
        measures: all.filter(one => one.row === row && one.column === column).map(({ named }) => named),
      })),
    )
    return {
      cells,
      asOf: { at: scene.heardAt },
      stale: scene.isOld || (all.length > 0 && all.every(({ named }) => named.overdue)),
      empty: all.length === 0 ? say.empty : null,
    }
  },
  view: () => import('./matrix.tsx'),
})
