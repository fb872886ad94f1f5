import { isDay } from './days.ts'
import type { Cadence } from './measures.ts'
import { periodOf } from './periods.ts'
import { instantOf } from './shifts.ts'

export type DateOrder = 'day-first' | 'month-first'
export type DateTrouble =
  | 'period-missing'
  | 'not-a-date'
  | 'no-such-day'
  | 'no-such-month'
  | 'no-year'
  | 'excel-number'
  | 'wrong-cadence'
type Read = { x: string } | { why: DateTrouble }

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const NAME =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const ISO = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/
const YEAR_FIRST = /^(\d{4})([/.])(\d{1,2})\2(\d{1,2})$/
const SLASHED = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/
const YEARLESS = /^\d{1,2}[/.-]\d{1,2}$/
const MONTH_YEAR = /^(\d{1,2})[/.](\d{4})$/
const DAY_NAMED = new RegExp(
  `^(?:[a-z]+,? )?(\\d{1,2})(?:st|nd|rd|th)?[ -]${NAME}\\.?[ ,-]+(\\d{4}|\\d{2})$`,
  'i',
)
const NAMED_DAY = new RegExp(`^(?:[a-z]+,? )?${NAME}\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})$`, 'i')
const MONTH_NAMED = new RegExp(`^${NAME}\\.?[ '-]+(\\d{4}|\\d{2})$`, 'i')
const NAME_YEARLESS = new RegExp(`^(?:\\d{1,2}[ -])?${NAME}$`, 'i')
const CLOCK = /[ T](\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(Z)?$/

const two = (part: string | number) => String(part).padStart(2, '0')
const yearOf = (text: string) => (text.length === 2 ? `20${text}` : text)
const monthNamed = (name: string) => two(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1)

/** A day, or a month where no day is said, as ISO text; checked by whoever makes a period of it. */
const plainOf = (text: string, order: DateOrder): string | null => {
  const iso = ISO.exec(text)
  if (iso) return [iso[1], two(iso[2]!), ...(iso[3] ? [two(iso[3])] : [])].join('-')
  const yearFirst = YEAR_FIRST.exec(text)
  if (yearFirst) return [yearFirst[1], two(yearFirst[3]!), two(yearFirst[4]!)].join('-')
  const slashed = SLASHED.exec(text)
  if (slashed) {
    const [, first, second, year] = slashed
    const [day, month] = order === 'day-first' ? [first, second] : [second, first]
    return `${yearOf(year!)}-${two(month!)}-${two(day!)}`
  }
  const month = MONTH_YEAR.exec(text)
  if (month) return `${month[2]}-${two(month[1]!)}`
  const named = DAY_NAMED.exec(text)
  if (named) return `${yearOf(named[3]!)}-${monthNamed(named[2]!)}-${two(named[1]!)}`
  const american = NAMED_DAY.exec(text)
  if (american) return `${american[3]}-${monthNamed(american[1]!)}-${two(american[2]!)}`
  const monthly = MONTH_NAMED.exec(text)
  return monthly ? `${yearOf(monthly[2]!)}-${monthNamed(monthly[1]!)}` : null
}

const hasMonth = (text: string) => Number(text.slice(5, 7)) >= 1 && Number(text.slice(5, 7)) <= 12
const isMonth = (text: string) => /^\d{4}-(0[1-9]|1[0-2])$/.test(text)
const isWeek = (text: string) => /^\d{4}-?W\d{2}$/i.test(text)

/** The time of day on the team's clock as an instant. */
const instantIn = (
  [, hours, minutes, zulu]: RegExpExecArray,
  day: string,
  timeZone: string,
): string | null => {
  if (Number(hours) > 23 || Number(minutes) > 59) return null
  const reading = { day, minutes: Number(hours) * 60 + Number(minutes) }
  const at = zulu ? Date.parse(`${day}T${two(hours!)}:${minutes}Z`) : instantOf(reading, timeZone)
  return new Date(at).toISOString()
}

interface How {
  cadence: Cadence
  order: DateOrder
  timeZone: string
}

/** Where on the time axis a cell belongs, in any of the ways people and spreadsheets write a day. */
export const periodIn = (written: string, { cadence, order, timeZone }: How): Read => {
  const cell = written.trim().replace(/\s+/g, ' ')
  if (cell === '') return { why: 'period-missing' }
  if (/^[2-9]\d{4}([.,]\d+)?$/.test(cell)) return { why: 'excel-number' }
  if (isWeek(cell)) {
    const x = periodOf(cell, 'weekly')
    if (x === null) return { why: 'no-such-day' }
    return cadence === 'weekly' ? { x } : { why: 'wrong-cadence' }
  }
  const clock = CLOCK.exec(cell)
  const plain = plainOf(clock ? cell.slice(0, clock.index) : cell, order)
  if (plain === null)
    return { why: YEARLESS.test(cell) || NAME_YEARLESS.test(cell) ? 'no-year' : 'not-a-date' }
  if (!hasMonth(plain)) return { why: 'no-such-month' }
  if (!isMonth(plain) && !isDay(plain)) return { why: 'no-such-day' }
  const x =
    clock && cadence === 'event' && isDay(plain)
      ? instantIn(clock, plain, timeZone)
      : periodOf(plain, cadence)
  return x === null ? { why: clock && cadence === 'event' ? 'not-a-date' : 'wrong-cadence' } : { x }
}

/** Whether a cell looks like a period at all. */
export const looksLikePeriod = (cell: string) =>
  isWeek(cell) || plainOf(cell.replace(CLOCK, ''), 'day-first') !== null

/** The order that all dates of a column can be read in; `isSure` if only one can. */
export const orderOf = (cells: readonly string[]): { order: DateOrder; isSure: boolean; example: string } => {
  const slashed = cells.map(cell => SLASHED.exec(cell.replace(CLOCK, ''))).filter(found => found !== null)
  const isDayFirst = slashed.some(([, first]) => Number(first) > 12)
  const isMonthFirst = slashed.some(([, , second]) => Number(second) > 12)
  const order = isMonthFirst && !isDayFirst ? 'month-first' : 'day-first'
  return { order, isSure: slashed.length === 0 || isDayFirst || isMonthFirst, example: slashed[0]?.[0] ?? '' }
}
