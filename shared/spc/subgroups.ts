import type { Lot } from './method.ts'
import type { Reading } from './reading.ts'
import type { Spot } from './spot.ts'
import { finite, mean, present, sum } from './sums.ts'

/** Above this a series is exact to the last digits, and quicker than the recurrence. */
const LARGE = 1_000

/**
 * How far the standard deviation of a sample of n falls short of the population's: sqrt(2 / (n - 1)) times
 * gamma(n / 2) / gamma((n - 1) / 2). None for fewer than two.
 */
export const c4 = (n: number): number | null => {
  if (n < 2) return null
  if (n > LARGE) return 1 - 1 / (4 * n) - 7 / (32 * n ** 2) - 19 / (128 * n ** 3)
  let ratio = 1 / Math.sqrt(Math.PI)
  for (let size = 2; size < n; size++) ratio = (size - 1) / 2 / ratio
  return Math.sqrt(2 / (n - 1)) * ratio
}

const sized = (spots: readonly Spot[]) => spots.filter(spot => spot.count > 0)

/** The mean of all observations: subgroup means weighted by size. */
export const grandMean = (spots: readonly Spot[]): number | null => {
  const whole = sized(spots)
  const count = sum(whole.map(spot => spot.count))
  return count > 0 ? sum(whole.map(spot => (spot.y ?? 0) * spot.count)) / count : null
}

/**
 * The spread within subgroups: the mean of their deviations where all of a part are of one size, else pooled over
 * degrees of freedom. A subgroup with no observation counts as one of size 0 where the reading does as qicharts2 does,
 * which then pools and takes one degree of freedom away.
 */
export const spreadWithin = ({ all, base }: Lot, { quirks }: Reading): number | null => {
  const kept = quirks ? base : sized(base)
  const sizes = new Set((quirks ? all : sized(all)).map(spot => spot.count))
  if (sizes.size === 1) return mean(present(kept.map(spot => spot.deviation)))
  const squares = sum(kept.map(({ deviation, count }) => (count - 1) * (deviation ?? 0) ** 2))
  const freedom = sum(kept.map(spot => spot.count - 1))
  return freedom > 0 ? finite(Math.sqrt(squares / freedom)) : null
}
