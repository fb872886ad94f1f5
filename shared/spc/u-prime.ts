import type { Chart } from './chart.ts'
import { draw } from './draw.ts'
import { sigmaZ } from './laney.ts'
import { sigmaLines } from './lines.ts'
import type { Method } from './method.ts'
import type { ChartOptions } from './options.ts'
import { COUNT, rateOf, rateSigma } from './rates.ts'
import type { Row } from './row.ts'
import { rateSpots } from './spot.ts'

const method: Method = {
  kind: 'up',
  centreIs: 'mean',
  rules: 'control',
  gather: rateSpots,
  fit: ({ base }, asked) => {
    const centre = rateOf(base, asked)
    const sigma = (n: number) => rateSigma(centre ?? Number.NaN, n)
    const wider = sigmaZ(base, centre, spot => sigma(spot.n), asked)
    return ({ n }) => sigmaLines(centre, wider === null ? null : sigma(n) * wider, COUNT)
  },
}

/**
 * The u′ chart (Laney): a u chart whose sigma is widened, or narrowed, by how the series really varies. Rows
 * `{ x, y, n }` as for `uChart`. Source: Laney 2002, Quality Engineering 14:531; qicharts2 0.8.1, `chart = "up"`.
 */
export const uPrime = (rows: readonly Row[], options: ChartOptions = {}): Chart => draw(method, rows, options)
