import { daysBetween } from './days.ts'
import type { Cadence, Measure } from './measures.ts'

/** Days from the start of a period to the next, at least. */
const PERIOD_DAYS: Record<Cadence, number> = { daily: 1, weekly: 7, monthly: 28, event: 0 }
/** A reading is overdue after one and a half periods past the end of its own. */
const OVERDUE_PERIODS = 1.5

/** Whether the next reading is overdue for its cadence on a day; an `event` measure never is. */
export const isOverdue = ({ cadence, readings }: Pick<Measure, 'cadence' | 'readings'>, today: string) => {
  const last = readings.at(-1)
  const period = PERIOD_DAYS[cadence]
  if (!last || period === 0) return false
  return daysBetween(last.x.slice(0, 10), today) > period * (1 + OVERDUE_PERIODS)
}
