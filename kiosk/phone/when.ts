import { addDays } from '../../shared/days.ts'
import { phone } from '../../shared/words/en.ts'

/** Today by the reader's own clock, as an ISO day. */
export const todayBy = (now: Date) =>
  [now.getFullYear(), `${now.getMonth() + 1}`.padStart(2, '0'), `${now.getDate()}`.padStart(2, '0')].join('-')

/** A day as people say it: today, yesterday, `Monday 23 November`, with the year once it is another one. */
export const sayDay = (day: string, today: string) => {
  if (day === today) return phone.today
  if (day === addDays(today, -1)) return phone.yesterday
  return new Intl.DateTimeFormat(phone.locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(day.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' }),
    timeZone: 'UTC',
  })
    .format(Date.parse(`${day}T12:00:00Z`))
    .replace(',', '')
}

/** The time on the reader's clock. */
export const sayTime = (at: number) =>
  new Intl.DateTimeFormat(phone.locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
