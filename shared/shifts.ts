import { addDays } from './days.ts'

export interface Shift {
  key: string
  name: string
  /** By the clock on the wall, `07:00`; a shift that ends before it begins crosses midnight. */
  from: string
  to: string
}

/** The reading of a wall clock: an ISO day and whole minutes since its midnight. */
export interface Reading {
  day: string
  minutes: number
}

const formats = new Map<string, Intl.DateTimeFormat>()
const formatFor = (timeZone: string) => {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    })
    formats.set(timeZone, format)
  }
  return format
}

/** Whether this is a time zone the clock knows: `Europe/London`, not `GMT+1`. */
export const isTimeZone = (timeZone: string) => {
  try {
    formatFor(timeZone)
    return timeZone === 'UTC' || timeZone.includes('/')
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** What the clock on the wall says at an instant, in a time zone. */
export const wallClock = (at: number, timeZone: string): Reading => {
  const parts: Record<string, string> = {}
  for (const { type, value } of formatFor(timeZone).formatToParts(at)) parts[type] = value
  const { year, month, day, hour, minute } = parts
  return { day: `${year}-${month}-${day}`, minutes: Number(hour) * 60 + Number(minute) }
}

const DAY_MS = 86_400_000

const asIfUtc = ({ day, minutes }: Reading) => Date.parse(`${day}T00:00:00Z`) + minutes * 60_000

const offsetAt = (at: number, timeZone: string) =>
  asIfUtc(wallClock(at, timeZone)) - Math.floor(at / 60_000) * 60_000

/**
 * The instant at which a wall clock shows this reading. Of two such instants (the clock goes back) the first; of
 * none (it goes forward) the reading moved on by the gap, as Temporal's `compatible` has it.
 */
export const instantOf = (reading: Reading, timeZone: string): number => {
  const wanted = asIfUtc(reading)
  const before = wanted - offsetAt(wanted - DAY_MS, timeZone)
  const after = wanted - offsetAt(wanted + DAY_MS, timeZone)
  if (asIfUtc(wallClock(before, timeZone)) === wanted) return before
  if (asIfUtc(wallClock(after, timeZone)) === wanted) return after
  return before
}

export const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

/** Shifts in the order of the working day, which starts with the first in the list. */
const inOrder = (shifts: readonly Shift[]) => {
  const start = minutesOf(shifts[0]!.from)
  return [...shifts].sort(
    (a, b) => ((minutesOf(a.from) - start + 1440) % 1440) - ((minutesOf(b.from) - start + 1440) % 1440),
  )
}

/** How far into the working day a reading of the clock is, in minutes. */
const intoDay = (minutes: number, shifts: readonly Shift[]) =>
  (minutes - minutesOf(shifts[0]!.from) + 1440) % 1440

export interface Place {
  day: string
  shift: string
}

/**
 * The working day and shift an instant belongs to. The working day starts with the first shift of the pattern; a
 * night shift belongs to the day it starts (domain 3.5). Time between two shifts belongs to the one before.
 */
export const placeOf = (at: number, clock: { timeZone: string; shifts: readonly Shift[] }): Place => {
  const { timeZone, shifts } = clock
  const { day, minutes } = wallClock(at, timeZone)
  if (shifts.length === 0) return { day, shift: 'day' }
  if (offsetAt(at - DAY_MS, timeZone) !== offsetAt(at + DAY_MS, timeZone)) {
    // A reading may come twice today: only the instants at which the shifts begin tell them apart.
    const begun = [...spansOf(addDays(day, -1), clock), ...spansOf(day, clock)].filter(
      ({ start }) => start <= at,
    )
    const { day: on, shift } = begun.at(-1)!
    return { day: on, shift }
  }
  const startsAt = minutesOf(shifts[0]!.from)
  const into = intoDay(minutes, shifts)
  const shift = inOrder(shifts).findLast(one => intoDay(minutesOf(one.from), shifts) <= into)!
  return { day: minutes < startsAt ? addDays(day, -1) : day, shift: shift.key }
}

export interface Span extends Place {
  name: string
  /** Epoch milliseconds; `end` is the first instant after the shift. */
  start: number
  end: number
}

/** The shifts of one working day with their instants, in order. Days of 23 and 25 hours come out right. */
export const spansOf = (
  day: string,
  { timeZone, shifts }: { timeZone: string; shifts: readonly Shift[] },
): Span[] => {
  if (shifts.length === 0) return []
  const startsAt = minutesOf(shifts[0]!.from)
  const instant = (into: number) => {
    const minutes = startsAt + into
    return instantOf({ day: addDays(day, Math.floor(minutes / 1440)), minutes: minutes % 1440 }, timeZone)
  }
  return inOrder(shifts).map(({ key, name, from, to }) => {
    const begins = intoDay(minutesOf(from), shifts)
    const length = (minutesOf(to) - minutesOf(from) + 1440) % 1440 || 1440
    return { day, shift: key, name, start: instant(begins), end: instant(begins + length) }
  })
}

/** The shift an instant belongs to, with its name and instants; null for a team without shifts. */
export const spanAt = (at: number, clock: { timeZone: string; shifts: readonly Shift[] }): Span | null => {
  const { day, shift } = placeOf(at, clock)
  return spansOf(day, clock).find(span => span.shift === shift) ?? null
}
