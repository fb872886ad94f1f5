import { addDays } from '../shared/days.ts'
import type { Jar, Week } from '../shared/jar.ts'

/** The week before the one that begins on this Monday; null when nothing was poured in it. */
export const lastWeek = ({ weeks }: Jar, monday: string): Week | null => {
  const week = weeks[addDays(monday, -7)]
  return week && week.answers > 0 ? week : null
}

/** What most often got in the way, as the newest week that was counted has it; null when too few said so. */
export const oftenInTheWay = ({ weeks }: Jar, monday: string): string | null => {
  const counted = Object.entries(weeks)
    .filter(([start, { reasons }]) => start < monday && reasons.length > 0)
    .sort(([a], [b]) => b.localeCompare(a))
  return counted[0]?.[1].reasons[0]?.reason ?? null
}
