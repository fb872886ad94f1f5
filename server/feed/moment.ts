import { isDay } from '../../shared/days.ts'
import { Refusal } from '../refusal.ts'

const MINUTE_MS = 60_000
/** Clocks that differ by less are taken as they are. */
export const CLOCK_SLACK_MS = 5 * MINUTE_MS
/** What happened longer ago is in no shift that anybody looks at. */
const OLDEST_MS = 14 * 86_400_000
/** Milliseconds since 1970 have passed this mark since 1973; a time in seconds never reaches it. */
const SECONDS_BELOW = 100_000_000_000

const ISO = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-](0\d|1[0-4]):?\d{2})$/i

/** An instant as machines write one: epoch milliseconds, or ISO 8601 that says its offset. */
export const instantIn = (given: unknown, field: string): number => {
  if (typeof given === 'number' && Number.isSafeInteger(given) && given >= SECONDS_BELOW) return given
  // Of a day that does not exist another would be made.
  if (typeof given === 'string' && ISO.test(given) && isDay(given.slice(0, 10))) {
    const at = Date.parse(given.replace(' ', 'T'))
    if (Number.isFinite(at)) return at
  }
  throw new Refusal('bad-time', { field })
}

/** Refuses what cannot be believed. A time to come is said, not moved: it would be counted in the wrong hour. */
export const believed = (at: number, now: number, field: string) => {
  if (at > now + CLOCK_SLACK_MS) throw new Refusal('to-come', { field })
  if (at <= now - OLDEST_MS) throw new Refusal('too-old', { field })
}

/** Something that was taken and that the sender should look at. */
export interface Note {
  code: 'clock-off' | 'hour-off'
  message: string
}

const lengthOf = (ms: number) => {
  const minutes = Math.round(ms / MINUTE_MS)
  return minutes < 180 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`
}

/** How far the sender's clock is ahead, where that is more than clocks may differ; with what is said about it. */
export const clockOff = (sentAt: number | null, now: number): { by: number; notes: Note[] } => {
  const by = sentAt === null ? 0 : sentAt - now
  if (Math.abs(by) <= CLOCK_SLACK_MS) return { by: 0, notes: [] }
  const side = by > 0 ? 'ahead' : 'behind'
  const message = `Your clock is ${lengthOf(Math.abs(by))} ${side}; times were corrected.`
  return { by, notes: [{ code: 'clock-off', message }] }
}

const HOUR_OFF: Note = {
  code: 'hour-off',
  message:
    'The last entries all seem to be an hour old. If they are new, a clock is an hour off: mend it, or send sentAt too.',
}
const IN_A_ROW = 3
const SENDERS_MOST = 1_000

/** Watches senders that bring one entry at a time: three in a row that are an hour old look like a clock in the wrong time zone. */
export const watchHours = () => {
  const rows = new Map<string, number>()
  return (sender: string, at: number | null, now: number): Note[] => {
    const ago = at === null ? 0 : now - at
    const isHour = Math.abs(ago - 60 * MINUTE_MS) <= CLOCK_SLACK_MS
    const row = isHour ? (rows.get(sender) ?? 0) + 1 : 0
    rows.delete(sender)
    if (row > 0) rows.set(sender, row)
    const [oldest] = rows.keys()
    if (rows.size > SENDERS_MOST && oldest !== undefined) rows.delete(oldest)
    return row >= IN_A_ROW ? [HOUR_OFF] : []
  }
}
