import { isOverdue } from '../../../shared/cadence.ts'
import { inUse, type Measures } from '../../../shared/measures.ts'
import { reckonedOf } from '../../../shared/measuring.ts'
import { doingOf } from '../../weight.ts'

/** What a measure does, down; what needs us stands first. */
export const rows = ['concern', 'neither', 'common', 'improvement', 'none'] as const
/** How it stands to its target, across. */
export const columns = ['fail', 'inconsistent', 'pass', 'none'] as const

export interface Named {
  key: string
  name: string
  /** Its next reading is overdue, or the newest has no value. */
  isOld: boolean
}

/** Measures that do the same and stand the same to their targets. */
export interface Cell {
  row: (typeof rows)[number]
  column: (typeof columns)[number]
  measures: readonly Named[]
}

/** Every cell of the grid, empty ones too, with its measures in the order they were made. */
export const cellsOf = (measures: Measures, day: string): readonly Cell[] => {
  const all = inUse(measures).map(measure => {
    const reckoned = reckonedOf(measure)
    return {
      row: doingOf(reckoned),
      column: reckoned.chart?.assuranceIcon ?? 'none',
      named: {
        key: measure.key,
        name: measure.name,
        isOld: isOverdue(measure, day) || reckoned.missing !== null,
      },
    }
  })
  const measuresAt = (row: Cell['row'], column: Cell['column']) =>
    all.filter(one => one.row === row && one.column === column).map(({ named }) => named)
  return rows.flatMap(row => columns.map(column => ({ row, column, measures: measuresAt(row, column) })))
}
