import { countOn } from '../../../shared/daily-count.ts'
import { addDays } from '../../../shared/days.ts'
import type { Measure } from '../../../shared/measures.ts'

/** `ahead`: still to come. `absent`: the month has no such day; its box keeps the shape of the cross. */
export type Is = 'none' | 'new' | 'unknown' | 'ahead' | 'absent'

export interface Box {
  number: number
  day: string
  is: Is
  count: number
}

const PLACES = 31

const isOf = (count: number | null, day: string, today: string): Is => {
  if (day > today) return 'ahead'
  if (count === null) return 'unknown'
  return count > 0 ? 'new' : 'none'
}

/** The month of a day as 31 boxes (domain 3.14): one state a day, and how many. */
export const boxesOf = (measure: Pick<Measure, 'readings'>, today: string): Box[] => {
  const month = today.slice(0, 8)
  return Array.from({ length: PLACES }, (_, n) => {
    const day = addDays(`${month}01`, n)
    if (!day.startsWith(month)) return { number: n + 1, day, is: 'absent', count: 0 }
    const count = countOn(measure, day)
    return { number: n + 1, day, is: isOf(count, day, today), count: count ?? 0 }
  })
}

export interface Place {
  row: number
  column: number
}

const ARM = 3
const FIRST_OF_BEAM = 7
const BEAM = 7
const FIRST_OF_FOOT = 28

/** Where a day's box stands in a cross of seven by seven: arms three wide, a beam of three full rows. */
export const placeOf = (number: number): Place => {
  if (number < FIRST_OF_BEAM)
    return { row: 1 + Math.floor((number - 1) / ARM), column: 3 + ((number - 1) % ARM) }
  if (number < FIRST_OF_FOOT) {
    const into = number - FIRST_OF_BEAM
    return { row: 3 + Math.floor(into / BEAM), column: 1 + (into % BEAM) }
  }
  return number === PLACES ? { row: 7, column: 4 } : { row: 6, column: 3 + (number - FIRST_OF_FOOT) }
}

const moves: Partial<Record<string, Place>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
}

/** The day that an arrow leads to from a day; the same where it leads out of the cross. */
export const nextOf = (from: number, key: string, last: number): number => {
  if (key === 'ArrowLeft') return Math.max(1, from - 1)
  if (key === 'ArrowRight') return Math.min(last, from + 1)
  const move = moves[key]
  if (!move) return from
  const { row, column } = placeOf(from)
  for (let n = 1; n <= last; n++) {
    const place = placeOf(n)
    if (place.row === row + move.row && place.column === column) return n
  }
  return from
}
