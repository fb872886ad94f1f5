import { isOverdue } from '../../../shared/cadence.ts'
import { inUse, type Measure, type Measures } from '../../../shared/measures.ts'
import { type Reckoned, reckonedOf } from '../../../shared/measuring.ts'
import { byConcern } from '../../weight.ts'

export interface Line {
  measure: Measure
  reckoned: Reckoned
  /** Its next reading is overdue, or the newest has no value. */
  isOld: boolean
}

/** Every measure in use on a day, what matters most first. */
export const linesOf = (measures: Measures, day: string): readonly Line[] =>
  inUse(measures)
    .map(measure => {
      const reckoned = reckonedOf(measure)
      return { measure, reckoned, isOld: isOverdue(measure, day) || reckoned.missing !== null }
    })
    .sort((a, b) => byConcern(a.reckoned, b.reckoned))
