import type { Chart } from './chart.ts'
import { draw } from './draw.ts'

import { sigmaLines } from './lines.ts'
import type { Method } from './method.ts'
import type { ChartOptions } from './options.ts'
import { rateOf, SHARE, shareSigma } from './rates.ts'
import type { Row } from './row.ts'
import { rateSpots } from './spot.ts'

const method: Method = {
  kind: 'p',
  centreIs: 'mean',
  rules: 'control',
  gather: rateSpots,
  fit: ({ base }, asked) => {
    const centre = rateOf(base, asked)
    return ({ n }) => sigmaLines(centre, centre === null ? null : shareSigma(centre, n), SHARE)
  },
}

/**
 * The p chart: shares, each with the sigma of its own denominator, limits within 0 and 1. Rows `{ x, y, n }`: how
 * many, out of how many; those of one x summed. Lines as shares; `multiply: 100` for per cent. Source: qicharts2
 * 0.8.1, `chart = "p"`.
 */
export const pChart = (rows: readonly Row[], options: ChartOptions = {}): Chart => draw(method, rows, options)
