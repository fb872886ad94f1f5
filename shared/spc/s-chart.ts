import type { Chart } from './chart.ts'
import { draw } from './draw.ts'
import { sigmaLines } from './lines.ts'
import type { Method } from './method.ts'
import type { ChartOptions } from './options.ts'
import { COUNT } from './rates.ts'
import type { Row } from './row.ts'
import { valueSpots } from './spot.ts'
import { c4, spreadWithin } from './subgroups.ts'

const method: Method = {
  kind: 's',
  centreIs: 'mean',
  rules: 'control',
  gather: rows => valueSpots(rows, 'sd'),
  fit: (lot, { reading, centreLine }) => {
    const centre = centreLine ?? spreadWithin(lot, reading)
    return ({ count }) => {
      const short = c4(count)
      const sigma = centre === null || short === null ? null : (centre * Math.sqrt(1 - short ** 2)) / short
      return sigmaLines(centre, sigma, COUNT)
    }
  },
}

/**
 * The s chart: standard deviations of subgroups. Rows `{ x, y }`, several an x, as for `xbar`; no limit below 0, none
 * for a subgroup of one. Source: qicharts2 0.8.1, `chart = "s"`; Montgomery, ch. 6.
 */
export const sChart = (rows: readonly Row[], options: ChartOptions = {}): Chart => draw(method, rows, options)
