import { addDays } from './days.ts'
import { instantOf, minutesOf, type Span, wallClock } from './shifts.ts'
import type { Break } from './work-settings.ts'

export interface Stretch {
  /** Epoch milliseconds; `to` is the first instant after it. */
  from: number
  to: number
}

type Bounds = Pick<Span, 'start' | 'end'>

/** A break that the clock shows twice or never lasts as long as the clock says. */
const onDay = (day: string, { from, to }: Break, timeZone: string): Stretch => {
  const crosses = minutesOf(to) <= minutesOf(from)
  return {
    from: instantOf({ day, minutes: minutesOf(from) }, timeZone),
    to: instantOf({ day: crosses ? addDays(day, 1) : day, minutes: minutesOf(to) }, timeZone),
  }
}

const merged = (stretches: readonly Stretch[]): Stretch[] => {
  const all: Stretch[] = []
  for (const one of [...stretches].sort((a, b) => a.from - b.from)) {
    const last = all.at(-1)
    if (last && one.from <= last.to) last.to = Math.max(last.to, one.to)
    else all.push({ ...one })
  }
  return all
}

const length = (stretches: readonly Stretch[]) => stretches.reduce((sum, { from, to }) => sum + to - from, 0)

/** The breaks of a shift as instants, in order, none touching another. Breaks that leave no time to work are none. */
export const breaksIn = (
  breaks: readonly Break[],
  { start, end }: Bounds,
  timeZone: string,
): readonly Stretch[] => {
  if (breaks.length === 0) return []
  const days: string[] = []
  const last = wallClock(end, timeZone).day
  for (let day = addDays(wallClock(start, timeZone).day, -1); day <= last; day = addDays(day, 1))
    days.push(day)
  const inside = merged(days.flatMap(day => breaks.map(one => onDay(day, one, timeZone))))
    .map(({ from, to }) => ({ from: Math.max(from, start), to: Math.min(to, end) }))
    .filter(({ from, to }) => from < to)
  return length(inside) < end - start ? inside : []
}

/** Working time between two instants, in milliseconds: all of it but the breaks. */
export const workBetween = (from: number, to: number, breaks: readonly Stretch[]) => {
  if (to <= from) return 0
  const lost = breaks.reduce(
    (sum, one) => sum + Math.max(0, Math.min(to, one.to) - Math.max(from, one.from)),
    0,
  )
  return to - from - lost
}

/** The instant at which so much working time has gone by since another. */
export const workAfter = (from: number, ms: number, breaks: readonly Stretch[]) => {
  let at = from
  let left = ms
  for (const rest of breaks) {
    if (rest.to <= at) continue
    if (rest.from - at >= left) break
    left -= Math.max(0, rest.from - at)
    at = rest.to
  }
  return at + left
}

/** The instant so much working time before another; not before the first instant given. */
export const workBefore = (to: number, ms: number, breaks: readonly Stretch[], first: number) => {
  let at = to
  let left = ms
  for (const rest of breaks.toReversed()) {
    if (rest.from >= at) continue
    if (at - rest.to >= left) break
    left -= Math.max(0, at - rest.to)
    at = rest.from
  }
  return Math.max(first, at - left)
}
