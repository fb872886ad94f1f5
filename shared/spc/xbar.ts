import type { Chart } from './chart.ts'
import { draw } from './draw.ts'
import { sigmaLines } from './lines.ts'
import type { Method } from './method.ts'
import type { ChartOptions } from './options.ts'
import type { Row } from './row.ts'
import { valueSpots } from './spot.ts'
import { c4, grandMean, spreadWithin } from './subgroups.ts'

const method: Method = {
  kind: 'xbar',
  centreIs: 'mean',
  rules: 'control',
  gather: rows => valueSpots(rows, 'mean'),
  fit: (lot, { reading, centreLine }) => {
    const centre = centreLine ?? grandMean(lot.base)
    const spread = spreadWithin(lot, reading)
    return ({ count }) => {
      const short = c4(count)
      return sigmaLines(
        centre,
        spread === null || short === null ? null : spread / (short * Math.sqrt(count)),
      )
    }
  },
}

/**
 * The x̄ chart: means of subgroups, limits from the spread within them. Rows `{ x, y }`, several an x: one
 * observation each; a subgroup of one has no limits. Source: qicharts2 0.8.1, `chart = "xbar"`; Montgomery,
 * Introduction to Statistical Quality Control, ch. 6.
 */
export const xbar = (rows: readonly Row[], options: ChartOptions = {}): Chart => draw(method, rows, options)
