import { isOverdue } from '../../../shared/cadence.ts'
import { inUse, type Measure, type Measures } from '../../../shared/measures.ts'

/** Measures in use whose next reading is overdue; those that somebody looks after first, then as they were made. */
export const lateFor = (me: string, measures: Measures, today: string): Measure[] => {
  const late = inUse(measures).filter(measure => isOverdue(measure, today))
  return [...late.filter(({ owner }) => owner === me), ...late.filter(({ owner }) => owner !== me)]
}
