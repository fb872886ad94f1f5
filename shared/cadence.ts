import { addDays, daysBetween, weekday } from './days.ts'
import { daysOff } from './gaps.ts'
import type { Cadence, Measure } from './measures.ts'

/** Days from the start of a period to the next, at least. */
const PERIOD_DAYS: Record<Cadence, number> = { daily: 1, weekly: 7, monthly: 28, event: 0 }
/** A reading is overdue after one and a half periods past the end of its own. */
const OVERDUE_PERIODS = 1.5

/** So many readings tell which days of the week a team counts on now. */
const READINGS_TO_KNOW = 30
/** After so long it is overdue whatever the days off. */
const LONG_DAYS = 14

/** Days after one, up to another, on which a daily measure is read. */
const daysRead = (from: string, to: string, readings: Measure['readings']) => {
  const off = daysOff(readings.slice(-READINGS_TO_KNOW))
  const days = Array.from({ length: Math.max(0, daysBetween(from, to)) }, (_, n) => addDays(from, n + 1))
  return days.filter(day => !off.has(weekday(day))).length
}

/** Whether the next reading is overdue for its cadence on a day; an `event` measure never is. */
export const isOverdue = ({ cadence, readings }: Pick<Measure, 'cadence' | 'readings'>, today: string) => {
  const last = readings.at(-1)
  const period = PERIOD_DAYS[cadence]
  if (!last || period === 0) return false
  const day = last.x.slice(0, 10)
  const since = daysBetween(day, today)
  const passed = cadence === 'daily' && since <= LONG_DAYS ? daysRead(day, today, readings) : since
  return passed > period * (1 + OVERDUE_PERIODS)
}
