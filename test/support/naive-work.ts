import type { Break } from '../../shared/work-settings.ts'

// A second opinion on how work stands: a minute at a time, with nothing of the product's own reckoning in it.
const MINUTE = 60_000

export interface NaiveShift {
  day: string
  shift: string
  start: number
  end: number
}

const readings = new Map<string, Intl.DateTimeFormat>()
/** What a wall clock reads, `2026-11-23 07:30`. */
export const reads = (at: number, timeZone: string) => {
  const known = readings.get(timeZone)
  const format =
    known ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  readings.set(timeZone, format)
  return format.format(at)
}

/** Looks at the wall clock once a minute, and writes down when a shift begins and when it ends. */
export const shiftsBetween = (
  from: number,
  to: number,
  { timeZone, shifts }: { timeZone: string; shifts: readonly { key: string; from: string; to: string }[] },
): NaiveShift[] => {
  const seen: NaiveShift[] = []
  const begun = new Set<string>()
  let on = ''
  for (let at = from; at < to; at += MINUTE) {
    const [day = '', time] = reads(at, timeZone).split(' ')
    const running = seen.at(-1)
    const isOver = running?.end === 0
    if (isOver && shifts.find(({ key }) => key === running.shift)?.to === time && at > running.start)
      running.end = at
    const begins = shifts.find(one => one.from === time)
    // The clock may read the same twice in a night; a shift begins once.
    if (!begins || begun.has(`${day} ${begins.key}`)) continue
    begun.add(`${day} ${begins.key}`)
    if (begins === shifts[0]) on = day
    if (on) seen.push({ day: on, shift: begins.key, start: at, end: 0 })
  }
  return seen.filter(({ end }) => end > 0)
}

export interface Ask {
  /** Minutes into the shift. */
  into: number
  required: number
}
export interface Pause {
  into: number
  breaks: readonly Break[]
}

const isIn = (time: string, { from, to }: Break) =>
  from < to ? time >= from && time < to : time >= from || time < to

/** How much is due at each minute of a shift: what is left is spread over the working minutes that are left. */
export const dueByMinute = (
  { start, end }: NaiveShift,
  asks: readonly Ask[],
  pauses: readonly Pause[],
  timeZone: string,
): number[] => {
  const minutes = (end - start) / MINUTE
  const clock = Array.from({ length: minutes }, (_, n) => reads(start + n * MINUTE, timeZone).slice(11))
  const worksUnder = (breaks: readonly Break[]) => {
    const works = clock.map(time => !breaks.some(one => isIn(time, one)))
    return works.some(Boolean) ? works : clock.map(() => true)
  }
  let due = [0]
  let works: boolean[] = []
  let total = 0
  for (let minute = 0; minute < minutes; minute++) {
    const pause = pauses.findLast(({ into }) => into === minute || (minute === 0 && into < 0))
    if (pause) works = worksUnder(pause.breaks)
    const ask = asks.findLast(({ into }) => into === minute)
    if (ask) {
      total = ask.required
      due = due.map(level => Math.min(level, total))
    }
    const left = works.slice(minute).filter(Boolean).length
    const now = due[minute]!
    due.push(works[minute] ? now + (total - now) / left : now)
  }
  return due
}

/** Of a feed: what came at a minute is due so many minutes later; within its bucket it is taken to have come evenly. */
export const dueOfFeed = (
  { start, end }: NaiveShift,
  atOnce: number,
  arrived: readonly number[],
  { bucket, within }: { bucket: number; within: number },
): number[] =>
  Array.from({ length: (end - start) / MINUTE + 1 }, (_, minute) => {
    let due = atOnce
    for (const [n, count] of arrived.entries())
      for (let came = n * bucket; came < (n + 1) * bucket; came++)
        if (came + within < minute) due += (count ?? 0) / bucket
    return due
  })

const whole = (level: number) => Math.floor(level + 1e-5)

export interface NaiveResult {
  required: number
  done: number
  inTime: number
  misses: number
  buckets: { due: number; done: number }[]
}

/** What a shift came to, unit by unit: each is in time if it was done by the end of the bucket it fell due in. */
export const resultBy = (due: readonly number[], done: readonly number[], bucket: number): NaiveResult => {
  const minutes = due.length - 1
  const ends: number[] = []
  for (let at = bucket; at < minutes + bucket; at += bucket) ends.push(Math.min(at, minutes))
  const required = whole(due.at(-1)!)
  const doneAll = (n: number) => done.slice(0, n + 1).reduce((a, b) => a + b, 0)
  let inTime = 0
  for (let unit = 1; unit <= required; unit++) {
    const fell = ends.findIndex(at => whole(due[at]!) >= unit)
    if (doneAll(fell) >= unit) inTime++
  }
  const buckets = ends.map((at, n) => ({
    due: whole(due[at]!) - (n > 0 ? whole(due[ends[n - 1]!]!) : 0),
    done: done[n] ?? 0,
  }))
  const misses = buckets.filter((one, n) => one.done < one.due && doneAll(n) < whole(due[ends[n]!]!)).length
  return { required, done: doneAll(ends.length), inTime, misses, buckets }
}
