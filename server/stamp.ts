import { type Place, placeOf, type Shift, spanAt, spansOf } from '../shared/shifts.ts'
import type { Writer } from '../shared/subject.ts'
import type { Era } from '../shared/team.ts'
import { clockAt } from './closings.ts'
import type { Understood } from './door.ts'
import type { Kept } from './store/store.ts'

/** Who writes. `voice` is the kind that a nameless stream keeps of a device. */
export interface By {
  kind: Writer
  id?: string
}

export interface TeamClock {
  timeZone: string
  shifts: readonly Shift[]
  before?: readonly Era[]
  /** How many texts come together before a lead reads any. */
  lots?: number
}

const LATE_BY_MOST_MS = 14 * 86_400_000
const EARLY_BY_MOST_MS = 5 * 60_000

export const isVoice = (stream: string) => stream.startsWith('voice:')

/** In `voice` nobody is more than a kind of writer. */
const nameless: Partial<Record<Writer, string>> = { device: 'kiosk' }
const nameOf = ({ kind, id }: By, stream: string) =>
  isVoice(stream) ? (nameless[kind] ?? kind) : id === undefined ? kind : `${kind}:${id}`

interface Spot extends Place {
  /** When its shift began, and ended: what comes before the next begins is counted at its end. */
  start: number
  end: number
  /** When its day ends. */
  dayEnd: number
}

const MINUTE_MS = 60_000
const SPOTS_KEPT = 1_440
const spots = new WeakMap<TeamClock, Map<number, Spot>>()

/** Where an instant falls. Worked out once a minute and clock: calendars are slow, and none changes within a minute. */
const spotOf = (when: number, clock: TeamClock): Spot => {
  const known = spots.get(clock) ?? new Map<number, Spot>()
  const minute = Math.floor(when / MINUTE_MS)
  const found = known.get(minute)
  if (found) return found
  // What happened under another pattern belongs to a shift of that.
  const then = clockAt(when, clock)
  const place = placeOf(when, then)
  const dayEnd = spansOf(place.day, then).at(-1)?.end ?? 0
  const { start, end } = spanAt(when, then) ?? { start: 0, end: Number.POSITIVE_INFINITY }
  const spot = { ...place, start, end, dayEnd }
  if (known.size >= SPOTS_KEPT) known.clear()
  spots.set(clock, known.set(minute, spot))
  return spot
}

const isBelieved = (happenedAt: number | undefined, now: number) =>
  happenedAt === undefined || (happenedAt > now - LATE_BY_MOST_MS && happenedAt < now + EARLY_BY_MOST_MS)

/**
 * What the screen promised to the one who wrote: with how many others the words are mixed, and when they are read in
 * any case. It holds, also if a lead asks for smaller lots or shorter days afterwards. Kept with the words and erased
 * with them: beside an answer for ever, it would say whether that came before or after a lead's change.
 */
export const promiseFor = (
  { texts, happenedAt }: Understood,
  stream: string,
  now: number,
  clock: TeamClock,
): { promise?: string } => {
  if (!isVoice(stream) || !(texts['text'] || texts['comment'])) return {}
  const { dayEnd } = spotOf(isBelieved(happenedAt, now) ? (happenedAt ?? now) : now, clock)
  return { promise: `${clock.lots ?? ''} ${dayEnd}` }
}

/** What every stamp holds; in `voice` it holds no more. */
export interface Stamped {
  at: number
  day: string
  shift: string
  by: string
}

/** What the server adds to a draft: when it was written, whose day and shift it belongs to, and by whom. */
export const stampOf = (
  draft: Understood,
  stream: string,
  by: By,
  now: number,
  clock: TeamClock,
  about: Kept | null,
): Stamped & Record<string, unknown> => {
  const { happenedAt } = draft
  const inTime = by.kind === 'system' || isBelieved(happenedAt, now)
  const when = inTime ? (happenedAt ?? now) : now
  const { day, shift, start, end } = spotOf(when, clock)
  // What was said without a name is placed in its shift and no closer. Not even that it came late is kept: that would
  // mark all that was said at the one kiosk whose clock is wrong. What speaks of an answer belongs to its shift.
  if (isVoice(stream)) {
    const place = about
      ? { at: Number(about.doc['at']), day: String(about.doc['day']), shift: String(about.doc['shift']) }
      : { at: start, day, shift }
    return { ...place, by: nameOf(by, stream) }
  }
  const late = inTime ? {} : { late: true }
  const kept = inTime && happenedAt !== undefined && by.kind !== 'system' ? { happenedAt } : {}
  // What is said of another shift did not happen at a minute of it.
  const { body } = draft
  const isHere = (body['day'] ?? day) === day && (body['shift'] ?? shift) === shift
  const into =
    draft.kind.timed && isHere ? { into: Math.floor((Math.min(when, end - 1) - start) / MINUTE_MS) } : {}
  return { at: now, day, shift, by: nameOf(by, stream), ...kept, ...into, ...late }
}
