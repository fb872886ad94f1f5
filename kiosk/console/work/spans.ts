import { addDays } from '../../../shared/days.ts'
import { spanIn } from '../../../shared/pace.ts'
import { type Shift, type Span, spanAt, spansOf, wallClock } from '../../../shared/shifts.ts'
import type { WorkKind } from '../../../shared/work-kind.ts'
import { shiftOf } from '../../../shared/work-record.ts'

type Clock = { timeZone: string; shifts: readonly Shift[] }

/** The shift after another: of the same working day, or the first of the next. */
export const spanAfter = (span: Span, clock: Clock): Span | null =>
  [...spansOf(span.day, clock), ...spansOf(addDays(span.day, 1), clock)].find(
    ({ start }) => start > span.start,
  ) ?? null

/** What the clock on the wall shows. */
export const clockOf = (at: number, { timeZone }: Pick<Clock, 'timeZone'>) => {
  const { minutes } = wallClock(at, timeZone)
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

export interface KeptShift {
  key: string
  day: string
  shift: string
  /** Its instants; null where the team's shifts are others now. */
  span: Span | null
}

/** The shift that is on and those that are kept, newest first. What is set for a shift to come is not counted yet. */
export const keptShifts = (kind: Pick<WorkKind, 'shifts'>, clock: Clock, now: number): KeptShift[] => {
  const current = spanAt(now, clock)
  const keys = Object.keys(kind.shifts)
  const all = current && !keys.includes(shiftOf(current)) ? [...keys, shiftOf(current)] : keys
  return all
    .map((key, n) => {
      const [day = '', shift = ''] = key.split('/')
      return { key, day, shift, n, span: spanIn(kind, key, clock) }
    })
    .filter(({ span }) => !span || span.start <= now)
    .sort((a, b) =>
      a.span && b.span ? b.span.start - a.span.start : b.day.localeCompare(a.day) || b.n - a.n,
    )
    .map(({ n: _, ...kept }) => kept)
}
