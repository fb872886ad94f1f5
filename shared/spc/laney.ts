import type { Asked } from './options.ts'
import { averageRange, movingRanges } from './ranges.ts'
import type { Spot } from './spot.ts'
import { finite } from './sums.ts'

/** The mean moving range of pairs, in standard deviations: d2. */
export const D2 = 1.128

/**
 * How many times wider than its own sigma a series varies from point to point (Laney 2002): the average moving range
 * of the points' z values, in standard deviations.
 */
export const sigmaZ = (
  base: readonly Spot[],
  centre: number | null,
  sigma: (spot: Spot) => number,
  { reading }: Asked,
): number | null => {
  const z = base.map(spot =>
    spot.y === null || centre === null ? null : finite((spot.y - centre) / sigma(spot)),
  )
  const average = averageRange(movingRanges(z), reading.screenOutliers)
  return average === null ? null : average / D2
}
