import { addDays, daysBetween, weekday } from './days.ts'
import type { Cadence } from './measures.ts'
import { lastDayOf, periodOf } from './periods.ts'

/** Two working weeks of readings show on which days of the week a team counts. */
const READINGS_TO_KNOW = 10
/** A day of the week with no more readings than this part of the busiest one’s is a day off. */
const DAY_OFF_PART = 0.25
/** Gaps between two readings that are drawn; a measure that rested for years starts anew all the same. */
const GAPS_MOST = 60
const WEEK = [1, 2, 3, 4, 5, 6, 7] as const

/** The days of the week (1 for Monday) on which a daily measure is not read: the weekend of a clinic is no gap. */
export const daysOff = (read: readonly { x: string }[]): ReadonlySet<number> => {
  if (read.length < READINGS_TO_KNOW) return new Set()
  const counts = new Map<number, number>()
  for (const { x } of read) {
    const day = weekday(x.slice(0, 10))
    counts.set(day, (counts.get(day) ?? 0) + 1)
  }
  const busiest = Math.max(...counts.values())
  return new Set(WEEK.filter(day => (counts.get(day) ?? 0) <= DAY_OFF_PART * busiest))
}

const nextOf = (x: string, cadence: Cadence) =>
  cadence === 'monthly' ? addDays(lastDayOf(x, cadence), 1) : addDays(x, cadence === 'weekly' ? 7 : 1)

/** The periods between two readings in which there should have been one. */
const between = (before: string, after: string, cadence: Cadence, off: ReadonlySet<number>): string[] => {
  const [from = before, to = after] = [before, after].map(x => periodOf(x.slice(0, 10), cadence) ?? x)
  const missed: string[] = []
  for (let x = nextOf(from, cadence); x < to && missed.length < GAPS_MOST; x = nextOf(x, cadence))
    if (!off.has(weekday(x))) missed.push(x)
  return missed
}

/** Readings so few days apart have no period between them; of months only the calendar can tell. */
const NEIGHBOURS = { daily: 1, weekly: 7, monthly: 0 }

/** The periods without a reading before each reading: gaps, which break what is said of points in a row. */
export const gapsBefore = (readings: readonly { x: string }[], cadence: Cadence): string[][] => {
  if (cadence === 'event') return readings.map(() => [])
  const off = cadence === 'daily' ? daysOff(readings) : new Set<number>()
  return readings.map(({ x }, n) => {
    const before = readings[n - 1]?.x ?? x
    const days = daysBetween(before.slice(0, 10), x.slice(0, 10))
    return days <= NEIGHBOURS[cadence] ? [] : between(before, x, cadence, off)
  })
}
