import type { Lines } from './lines.ts'
import type { Reading } from './reading.ts'
import { type Side, sides } from './sides.ts'
import { stretches } from './stretches.ts'

/** What is true of one point beside its lines and its neighbours. */
export interface Marks {
  /** Side of the centre; `null` where the point or its centre is missing. */
  side: Side | null
  /** Strictly beyond a limit; `null` where the point or both limits are missing. */
  outside: boolean | null
  /** In the outer third on either side, not outside; `null` likewise. */
  near: boolean | null
  /** In a run of points strictly rising, or falling, long enough to be a trend. */
  rising: boolean
  falling: boolean
  /** In the outer third and one of two in three there. */
  twoInThree: boolean
  /** In a run of points on one side long enough to be a shift. */
  shift: boolean
}

/** A point to be read: its value and its lines, in one unit. */
export interface Plotted {
  y: number | null
  lines: Lines
}

/** Whether a value lies strictly beyond one of two lines; `null` where it, or both of them, are missing. */
export const beyond = (y: number | null, lower: number | null, upper: number | null): boolean | null => {
  if (y === null || (lower === null && upper === null)) return null
  return (upper !== null && y > upper) || (lower !== null && y < lower)
}

/**
 * Two in three: three neighbours all on one side, at least two of them in the outer third (or beyond it, where the
 * reading counts that). Marks those in the outer third.
 */
const twoInThree = (where: readonly (Side | null)[], far: readonly boolean[]): boolean[] => {
  const marked = new Array<boolean>(where.length).fill(false)
  for (let i = 2; i < where.length; i++) {
    const side = where[i]
    const three = [i - 2, i - 1, i]
    if (!side || three.some(one => where[one] !== side)) continue
    const met = three.filter(one => far[one])
    if (met.length >= 2) for (const one of met) marked[one] = true
  }
  return marked
}

/**
 * Reads the points of one part, in order, by the special-cause rules. A gap breaks everything, a point on the centre
 * a shift, an equal neighbour a trend. Source: NHS England, Making Data Count; NHSRplotthedots.
 */
export const marksOf = (points: readonly Plotted[], { run, beyondCounts }: Reading): Marks[] => {
  const values = points.map(point => point.y)
  const where = sides(
    values,
    points.map(point => point.lines.centre),
  )
  const outside = points.map(({ y, lines }) => beyond(y, lines.lower, lines.upper))
  const past = points.map(({ y, lines }) => beyond(y, lines.lowerNear, lines.upperNear))
  const near = past.map((is, i) => (is === null || outside[i] === null ? null : is && !outside[i]))
  const steps = sides(values, [null, ...values])
  const two = twoInThree(
    where,
    near.map((is, i) => Boolean(is || (beyondCounts && outside[i]))),
  )
  const shift = stretches(values.length, run, i => Boolean(where[i]) && where[i] === where[i - 1])
  const rising = stretches(values.length, run, i => steps[i] === 1)
  const falling = stretches(values.length, run, i => steps[i] === -1)
  return points.map((_, i) => ({
    side: where[i]!,
    outside: outside[i]!,
    near: near[i]!,
    rising: rising[i]!,
    falling: falling[i]!,
    twoInThree: two[i]!,
    shift: shift[i]!,
  }))
}
