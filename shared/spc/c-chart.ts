import type { Chart } from './chart.ts'
import { draw } from './draw.ts'
import { sigmaLines } from './lines.ts'
import { type Method, valuesOf } from './method.ts'
import type { ChartOptions } from './options.ts'
import { COUNT } from './rates.ts'
import type { Row } from './row.ts'
import { valueSpots } from './spot.ts'
import { mean, present } from './sums.ts'

const method: Method = {
  kind: 'c',
  centreIs: 'mean',
  rules: 'control',
  gather: rows => valueSpots(rows, 'sum'),
  fit: ({ base }, { centreLine }) => {
    const centre = centreLine ?? mean(present(valuesOf(base)))
    const lines = sigmaLines(centre, centre === null ? null : Math.sqrt(centre), COUNT)
    return () => lines
  },
}

/**
 * The c chart: counts over equal areas of opportunity, sigma the root of their mean, no limit below 0. Rows
 * `{ x, y }`, those of one x summed. Source: qicharts2 0.8.1, `chart = "c"`.
 */
export const cChart = (rows: readonly Row[], options: ChartOptions = {}): Chart => draw(method, rows, options)
