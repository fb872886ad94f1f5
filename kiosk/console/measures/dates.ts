import { isDay } from '../../../shared/days.ts'
import type { Cadence } from '../../../shared/measures.ts'
import { periodOf } from '../../../shared/periods.ts'
import { instantOf } from '../../../shared/shifts.ts'

export type DateTrouble = 'not-a-date' | 'no-such-day' | 'no-such-month' | 'excel-number' | 'no-year'
type Read = { x: string } | { why: DateTrouble }

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const two = (text: string | number) => String(text).padStart(2, '0')
const yearOf = (text: string) => (text.length === 2 ? `20${text}` : text)
const monthOf = (name: string) => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1
const isMonthName = (name: string) =>
  /^(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)\.?$/i.test(
    name,
  )

const day = (year: string, month: string | number, date: string): Read => {
  if (Number(month) < 1 || Number(month) > 12) return { why: 'no-such-month' }
  const x = `${yearOf(year)}-${two(month)}-${two(date)}`
  return isDay(x) ? { x } : { why: 'no-such-day' }
}

/** Each way people and spreadsheets write a day, the day before the month, and what it says. */
const ways: readonly [RegExp, (parts: string[]) => Read][] = [
  [/^(\d{4})-(\d{1,2})-(\d{1,2})$/, ([, year, month, date]) => day(year!, month!, date!)],
  [/^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/, ([, date, month, year]) => day(year!, month!, date!)],
  [/^(\d{4})-(\d{1,2})$/, ([, year, month]) => day(year!, month!, '1')],
  [/^(\d{1,2})[/.-](\d{4})$/, ([, month, year]) => day(year!, month!, '1')],
  [/^(\d{1,2})[/.-](\d{1,2})$/, () => ({ why: 'no-year' })],
  [
    /^(?:[a-z]{3,9},? )?(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9}\.?)[ -](\d{4}|\d{2})$/i,
    ([, date, month, year]) =>
      isMonthName(month!) ? day(year!, monthOf(month!), date!) : { why: 'not-a-date' },
  ],
  [
    /^([a-z]{3,9}\.?)[ -]'?(\d{4}|\d{2})$/i,
    ([, month, year]) => (isMonthName(month!) ? day(year!, monthOf(month!), '1') : { why: 'not-a-date' }),
  ],
  [
    /^(\d{1,2})[ -]([a-z]{3,9})$/i,
    ([, , month]) => ({ why: isMonthName(month!) ? 'no-year' : 'not-a-date' }),
  ],
  [/^[34]\d{4}([.,]\d+)?$/, () => ({ why: 'excel-number' })],
]

const dayIn = (text: string): Read => {
  for (const [way, read] of ways) {
    const parts = way.exec(text)
    if (parts) return read(parts)
  }
  return { why: 'not-a-date' }
}

const TIME = /[ T](\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(Z)?$/

const instantIn = (found: RegExpExecArray, on: string, timeZone: string) => {
  const minutes = Number(found[1]) * 60 + Number(found[2])
  const at = found[3]
    ? Date.parse(`${on}T00:00:00Z`) + minutes * 60_000
    : instantOf({ day: on, minutes }, timeZone)
  return new Date(at).toISOString()
}

/** Where on the time axis something written in a cell belongs. What happens by itself keeps its time of day. */
export const placeIn = (written: string, cadence: Cadence, timeZone: string): Read => {
  const text = written.trim().replace(/\s+/g, ' ')
  const time = TIME.exec(text)
  const read = dayIn(time ? text.slice(0, time.index) : text)
  if ('why' in read) return read
  if (cadence !== 'event' || !time) return { x: periodOf(read.x, cadence) ?? read.x }
  const isTime = Number(time[1]) < 24 && Number(time[2]) < 60
  return isTime ? { x: instantIn(time, read.x, timeZone) } : { why: 'not-a-date' }
}
