import { addDays, isDay, mondayOf, weekday } from './days.ts'
import type { Cadence } from './measures.ts'

const MONTH = /^(\d{4}-(?:0[1-9]|1[0-2]))$/
const WEEK = /^(\d{4})-?W(\d{2})$/i
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/

/** The Monday of an ISO week; null for a week that its year does not have. */
const mondayOfWeek = (year: string, week: number): string | null => {
  // The week with the fourth of January is the first (ISO 8601).
  const monday = addDays(mondayOf(`${year}-01-04`), 7 * (week - 1))
  const thursday = addDays(monday, 4 - weekday(monday))
  return week >= 1 && thursday.startsWith(year) ? monday : null
}

const instantIn = (text: string): string | null => {
  if (!TIME.test(text) || !isDay(text.slice(0, 10))) return null
  const at = Date.parse(text)
  return Number.isNaN(at) ? null : new Date(at).toISOString()
}

/**
 * The `x` of the period that a text names: the first day of its day, week or month, as often as the measure is read.
 * Null for what names none, or one that is too long: a month says nothing about one of its days.
 */
export const periodOf = (text: string, cadence: Cadence): string | null => {
  const given = text.trim()
  if (cadence === 'event' && given.length > 10) return instantIn(given)
  const [, month] = MONTH.exec(given) ?? []
  if (month) return cadence === 'monthly' ? `${month}-01` : null
  const [, year, week] = WEEK.exec(given) ?? []
  if (year && week) return cadence === 'weekly' ? mondayOfWeek(year, Number(week)) : null
  if (!isDay(given)) return null
  if (cadence === 'monthly') return `${given.slice(0, 7)}-01`
  return cadence === 'weekly' ? mondayOf(given) : given
}

/** The last day of the period that an `x` begins. */
export const lastDayOf = (x: string, cadence: Cadence): string => {
  const day = x.slice(0, 10)
  if (cadence === 'weekly') return addDays(day, 6)
  if (cadence !== 'monthly') return day
  // The 32nd of any month lies in the next.
  return addDays(`${addDays(`${day.slice(0, 7)}-01`, 31).slice(0, 7)}-01`, -1)
}
