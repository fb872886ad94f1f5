import { isDay } from './days.ts'
import { rateKinds } from './measure-settings.ts'
import type { Measure, Reading } from './measures.ts'

/** The newest readings a measure keeps: ten years of weeks, or nearly four of days. The log has them all. */
const READINGS_KEPT = 1_400
const WAS_KEPT = 5

/** What is said of one period. */
export interface Given {
  x: string
  y: number | null
  n?: number | null
  note?: string
  why?: string
}

export const readingAt = ({ readings }: Pick<Measure, 'readings'>, x: string) =>
  readings.findLast(one => one.x === x)

/** Puts a reading where its period belongs; most come last. */
const place = (readings: readonly Reading[], one: Reading): readonly Reading[] => {
  const at = readings.findLastIndex(({ x }) => x <= one.x)
  const same = readings[at]?.x === one.x
  return [...readings.slice(0, same ? at : at + 1), one, ...readings.slice(at + 1)].slice(-READINGS_KEPT)
}

/** The readings with one more; of a period that has one already the old values stay on record. */
export const give = (
  was: Pick<Measure, 'readings'>,
  { x, y, n = null, note = '', why = '' }: Given,
  { day: on, seq }: { day: string; seq: number },
): readonly Reading[] => {
  const before = readingAt(was, x)
  const by = before?.seq === undefined ? {} : { seq: before.seq }
  const old = before ? [...before.was, { y: before.y, n: before.n, on, why, ...by }].slice(-WAS_KEPT) : []
  return place(was.readings, {
    seq,
    x,
    y,
    n,
    note: note || before?.note || '',
    ghost: before?.ghost ?? '',
    was: old,
  })
}

/** Whether text is a day, or a time of one. */
export const isX = (x: string) => isDay(x.slice(0, 10)) && (x.length === 10 || !Number.isNaN(Date.parse(x)))

/** Why numbers cannot be a reading of this measure. */
export const impossible = ({ x, y, n = null }: Given, { chart }: Measure) => {
  if (!isX(x)) return 'bad-day' as const
  if (y === null) return null
  const isWhole = n === null ? chart === 'ip' : n > 0
  if (rateKinds.includes(chart) && !isWhole) return 'rate-impossible' as const
  if ((chart === 'p' || chart === 'pp') && n !== null && (y < 0 || y > n)) return 'rate-impossible' as const
  // One time of nought would take the whole t chart from the wall.
  const isBelow =
    chart === 't' ? y <= 0 : (chart === 'c' || chart === 'u' || chart === 'up' || chart === 'g') && y < 0
  return isBelow ? ('rate-impossible' as const) : null
}

/** Whether numbers can be a reading of this measure. */
export const isPossible = (given: Given, measure: Measure) => impossible(given, measure) === null
