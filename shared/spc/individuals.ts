import type { Chart } from './chart.ts'
import { draw } from './draw.ts'
import { D2 } from './laney.ts'
import { sigmaLines } from './lines.ts'
import { type Method, valuesOf } from './method.ts'
import type { ChartOptions } from './options.ts'
import { averageRange, movingRanges } from './ranges.ts'
import type { Row } from './row.ts'
import { observedSpots } from './spot.ts'
import { mean, present } from './sums.ts'

const method: Method = {
  kind: 'i',
  centreIs: 'mean',
  rules: 'control',
  gather: observedSpots,
  fit: ({ base }, { reading, centreLine }) => {
    const range = averageRange(movingRanges(valuesOf(base)), reading.screenOutliers)
    const centre = centreLine ?? mean(present(valuesOf(base)))
    const lines = sigmaLines(centre, range === null ? null : range / D2)
    return () => lines
  },
}

/**
 * The individuals chart: mean, limits at 3 sigma, sigma the average moving range / 1.128. Rows `{ x, y, n? }`, of one
 * x aggregated; lines in the unit of y, or of y / n. Source: qicharts2 0.8.1, `chart = "i"`.
 */
export const individuals = (rows: readonly Row[], options: ChartOptions = {}): Chart =>
  draw(method, rows, options)
