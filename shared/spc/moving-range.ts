import type { Chart } from './chart.ts'
import { draw } from './draw.ts'
import { linesAround } from './lines.ts'
import { type Method, valuesOf } from './method.ts'
import type { ChartOptions } from './options.ts'
import { movingRanges, RANGE_LIMIT } from './ranges.ts'
import type { Row } from './row.ts'
import { observedSpots } from './spot.ts'
import { mean, present } from './sums.ts'

const method: Method = {
  kind: 'mr',
  centreIs: 'mean',
  rules: 'limits-only',
  gather: observedSpots,
  plot: spots => {
    const ranges = movingRanges(valuesOf(spots))
    return spots.map((spot, i) => ({ ...spot, y: ranges[i]! }))
  },
  fit: ({ base }, { centreLine }) => {
    const centre = centreLine ?? mean(present(valuesOf(base)))
    const limit = centre === null ? null : RANGE_LIMIT * centre
    const near = limit === null ? null : (2 / 3) * limit
    const lines = { ...linesAround(0, { limit, near, floor: 0 }), centre }
    return () => lines
  },
}

/**
 * The moving-range chart: the distance of each value from the one before, their mean, the upper limit 3.267 means;
 * the lower is 0. Rows `{ x, y, n? }`; the first point of a part and those beside a gap have no range. No icons, and
 * no rule but a point beyond the limit. Source: qicharts2 0.8.1, `chart = "mr"`.
 */
export const movingRange = (rows: readonly Row[], options: ChartOptions = {}): Chart =>
  draw(method, rows, options)
