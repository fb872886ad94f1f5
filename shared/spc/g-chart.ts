import type { Chart } from './chart.ts'
import { draw } from './draw.ts'
import { sigmaLines } from './lines.ts'
import { type Method, valuesOf } from './method.ts'
import type { ChartOptions } from './options.ts'
import { COUNT } from './rates.ts'
import type { Row } from './row.ts'
import { valueSpots } from './spot.ts'
import { finite, mean, median, present } from './sums.ts'

/** The median of a geometric distribution in means: ln 2, in as many digits as the packages take. */
// biome-ignore lint/suspicious/noApproximativeNumericConstant: with more digits the lines would differ from theirs.
const MEDIAN = 0.693

const method: Method = {
  kind: 'g',
  centreIs: 'median',
  rules: 'control',
  gather: (rows, { aggregate }) => valueSpots(rows, aggregate),
  fit: ({ base }, { centreLine }) => {
    const values = present(valuesOf(base))
    const middle = centreLine ?? mean(values)
    const sigma = middle === null ? null : finite(Math.sqrt(middle * (middle + 1)))
    const centre = centreLine === null ? median(values) : MEDIAN * centreLine
    const lines = { ...sigmaLines(middle, sigma, COUNT), centre }
    return () => lines
  },
}

/**
 * The g chart: how many cases, or days, passed between rare events. Rows `{ x, y }`, y counts from 0. Limits from the
 * mean, no limit below 0; the line drawn is the median, as half of the points should lie on each side of it. Source:
 * qicharts2 0.8.1, `chart = "g"`; Benneyan 2001, Health Care Management Science 4:305.
 */
export const gChart = (rows: readonly Row[], options: ChartOptions = {}): Chart => draw(method, rows, options)
