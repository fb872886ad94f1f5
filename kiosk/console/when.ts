import { addDays, daysBetween } from '../../shared/days.ts'
import { desk } from '../../shared/words/en.ts'

const format = new Intl.DateTimeFormat(desk.locale, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
})
const withYear = new Intl.DateTimeFormat(desk.locale, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})

/** A day as people say it: today, yesterday, Mon 23 Nov, or with its year once that is needed. */
export const dayInWords = (day: string, today: string) => {
  if (!day) return ''
  if (day === today) return desk.today
  if (day === addDays(today, -1)) return desk.yesterday
  const instant = Date.parse(`${day}T12:00:00Z`)
  return (Math.abs(daysBetween(day, today)) < 200 ? format : withYear).format(instant)
}

const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000
const DAY_MS = 86_400_000

/** How long ago something was. */
export const agoInWords = (at: number, now: number) => {
  const ms = Math.max(0, now - at)
  if (ms < MINUTE_MS) return desk.justNow
  if (ms < HOUR_MS) return desk.minutesAgo(Math.floor(ms / MINUTE_MS))
  if (ms < DAY_MS) return desk.hoursAgo(Math.floor(ms / HOUR_MS))
  return desk.daysAgo(Math.floor(ms / DAY_MS))
}
