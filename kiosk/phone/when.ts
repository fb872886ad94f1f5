import { addDays } from '../../shared/days.ts'
import { phone } from '../../shared/words/en.ts'

/** Before this hour a night shift's day is still the day before, and "yesterday" would be said of what was just done. */
const DAY_IS_SURE_FROM = 8

const isoDay = (now: Date) =>
  [now.getFullYear(), `${now.getMonth() + 1}`.padStart(2, '0'), `${now.getDate()}`.padStart(2, '0')].join('-')

/** A day by its date, `Monday 23 November`, with the year once it is another one. */
export const sayDate = (day: string, now: Date) =>
  new Intl.DateTimeFormat(phone.locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(day.startsWith(`${now.getFullYear()}-`) ? {} : { year: 'numeric' }),
    timeZone: 'UTC',
  })
    .format(Date.parse(`${day}T12:00:00Z`))
    .replace(',', '')

/** A day as people say it by the reader's own clock: today, yesterday, or its date. */
export const sayDay = (day: string, now: Date) => {
  const today = isoDay(now)
  if (now.getHours() < DAY_IS_SURE_FROM) return sayDate(day, now)
  if (day === today) return phone.today
  return day === addDays(today, -1) ? phone.yesterday : sayDate(day, now)
}

/** The time on the reader's clock. */
export const sayTime = (at: number) =>
  new Intl.DateTimeFormat(phone.locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
