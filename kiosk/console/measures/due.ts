import { addDays } from '../../../shared/days.ts'
import type { Cadence, Measure } from '../../../shared/measures.ts'
import { periodOf } from '../../../shared/periods.ts'
import type { Row } from './sheet.ts'

const ROWS_LEAST = 4
const DUE_MOST = 6
/** Long enough to fall into the next period, from the first day of one. */
const STEP_DAYS: Record<Cadence, number> = { daily: 1, weekly: 7, monthly: 31, event: 0 }

/** Periods after the last reading up to the one of today, oldest first. */
export const duePeriods = ({ cadence, readings }: Pick<Measure, 'cadence' | 'readings'>, today: string) => {
  const last = readings.at(-1)
  const step = STEP_DAYS[cadence]
  if (!last || step === 0) return []
  const after = (x: string) => periodOf(addDays(periodOf(x.slice(0, 10), cadence) ?? x, step), cadence)
  const due: string[] = []
  for (let next = after(last.x); next && next <= today && due.length < DUE_MOST; next = after(next))
    due.push(next)
  return due
}

/** A day as it is written by hand, the day first. */
export const byHand = (day: string) => `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`

export const blankRow = (id: number, period = ''): Row => ({ id, period, y: '', n: '', note: '' })

/** Rows to begin with: the periods that are due, and some more to type into. */
export const rowsToStart = (measure: Pick<Measure, 'cadence' | 'readings'>, today: string): Row[] => {
  const due = duePeriods(measure, today)
  const length = Math.max(ROWS_LEAST, due.length)
  return Array.from({ length }, (_, n) => blankRow(n, due[n] ? byHand(due[n]) : ''))
}
