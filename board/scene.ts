import { addDays, daysBetween, mondayOf } from '../shared/days.ts'
import { placeOf, type Span, spanAt, wallClock } from '../shared/shifts.ts'
import type { Team } from '../shared/team.ts'
import { board as words } from '../shared/words/en.ts'

/** What a panel may know besides the state: the hour, how old the state is, and where phones reach us. */
export interface Scene {
  now: number
  /** When the server was last heard. */
  heardAt: number
  /** Whether that is so long ago that nothing here may be called now. */
  isOld: boolean
  /** Up to when anything is known: what work did not do since then nobody here can tell. */
  knownAt: number
  timeZone: string
  /** The working day, and the Monday of its week. */
  day: string
  monday: string
  shift: Span | null
  /** Where phones reach this server, without a slash at the end. */
  url: string
}

/** A moment, or a day where nothing finer is known. */
export type AsOf = { at: number } | { day: string }

/** A screen that starts shows what it kept until it hears; after so long that is not now any more. */
const NOW_FOR_MS = 90_000

interface Heard {
  now: number
  heardAt: number
  url: string
  offline?: boolean
}

/** Sets the scene from the clock and the team's own time zone and shifts. */
export const sceneOf = (
  { now, heardAt, url, offline = false }: Heard,
  { timeZone, shifts }: Pick<Team, 'timeZone' | 'shifts'>,
): Scene => {
  const { day } = placeOf(now, { timeZone, shifts })
  const shift = spanAt(now, { timeZone, shifts })
  const isOld = offline || now - heardAt > NOW_FOR_MS
  const knownAt = isOld && heardAt > 0 ? heardAt : now
  return {
    now,
    heardAt,
    isOld,
    knownAt,
    timeZone,
    day,
    monday: mondayOf(day),
    shift,
    url: url.replace(/\/$/, ''),
  }
}

/** `14:05`, by the team's wall clock. */
export const timeOf = (at: number, timeZone: string) => {
  const { minutes } = wallClock(at, timeZone)
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

const noon = (day: string) => new Date(`${day}T12:00:00Z`)
const named = (day: string, how: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(words.locale, { ...how, timeZone: 'UTC' }).format(noon(day))

/** `Tuesday 24 November`. */
export const longDay = (day: string) =>
  named(day, { weekday: 'long', day: 'numeric', month: 'long' }).replace(',', '')

/** `24 November`. */
export const plainDay = (day: string) => named(day, { day: 'numeric', month: 'long' })

/** `November`. */
export const monthOf = (day: string) => named(day, { month: 'long' })

const dayAge = (day: string, today: string) => {
  if (day >= today) return words.age.today
  if (day === addDays(today, -1)) return words.age.yesterday
  if (daysBetween(day, today) < 7) return named(day, { weekday: 'long' })
  return plainDay(day)
}

/** How old something is, in a word that can be read from six metres. */
export const ageOf = (asOf: AsOf, { now, day: today, timeZone, isOld }: Scene) => {
  if ('day' in asOf) return dayAge(asOf.day, today)
  // A feed may have fallen silent while the server is heard.
  if (!isOld && now - asOf.at <= NOW_FOR_MS) return words.age.now
  const { day } = wallClock(asOf.at, timeZone)
  return day === wallClock(now, timeZone).day ? words.age.at(timeOf(asOf.at, timeZone)) : dayAge(day, today)
}

const HOUR_MS = 3_600_000

/** The same age for machines: never ahead of the clock, and still within the hour, so that nothing is drawn for it. */
export const isoOf = (asOf: AsOf, { now }: Pick<Scene, 'now'>) =>
  new Date('day' in asOf ? Math.min(noon(asOf.day).getTime(), now - (now % HOUR_MS)) : asOf.at).toISOString()
