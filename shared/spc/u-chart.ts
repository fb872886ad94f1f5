import type { Chart } from './chart.ts'
import { draw } from './draw.ts'

import { sigmaLines } from './lines.ts'
import type { Method } from './method.ts'
import type { ChartOptions } from './options.ts'
import { COUNT, rateOf, rateSigma } from './rates.ts'
import type { Row } from './row.ts'
import { rateSpots } from './spot.ts'

const method: Method = {
  kind: 'u',
  centreIs: 'mean',
  rules: 'control',
  gather: rateSpots,
  fit: ({ base }, asked) => {
    const centre = rateOf(base, asked)
    return ({ n }) => sigmaLines(centre, centre === null ? null : rateSigma(centre, n), COUNT)
  },
}

/**
 * The u chart: events by area of opportunity, each point with the sigma of its own area, no limit below 0. Rows
 * `{ x, y, n }`: events, bed days; those of one x summed. Lines as events by one of n. Source: qicharts2 0.8.1,
 * `chart = "u"`.
 */
export const uChart = (rows: readonly Row[], options: ChartOptions = {}): Chart => draw(method, rows, options)
