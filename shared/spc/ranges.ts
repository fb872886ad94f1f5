import { mean, present } from './sums.ts'

/** Upper limit of a moving range in average moving ranges: D4 for pairs. */
export const RANGE_LIMIT = 3.267

/**
 * The distance of each value from the one before it; the first has none. A missing value takes both distances that
 * touch it: a gap is not bridged.
 */
export const movingRanges = (values: readonly (number | null)[]): (number | null)[] =>
  values.map((value, i) => {
    const before = i === 0 ? null : values[i - 1]!
    return value === null || before === null ? null : Math.abs(value - before)
  })

/**
 * The average of the ranges that are there. Screened, it is averaged once more over those strictly below so many
 * averages; where no range is below (all are 0) nothing is left. Source: NHSRplotthedots, qicharts2.
 */
export const averageRange = (
  ranges: readonly (number | null)[],
  screened: boolean,
  limit = RANGE_LIMIT,
): number | null => {
  if (ranges.some(range => range !== null && !Number.isFinite(range))) return null
  const there = present(ranges)
  const average = mean(there)
  if (average === null || !screened) return average
  return mean(there.filter(range => range < limit * average))
}
