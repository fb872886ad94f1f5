import type { Chart } from './chart.ts'
import { draw } from './draw.ts'
import { sigmaZ } from './laney.ts'
import { sigmaLines } from './lines.ts'
import type { Method } from './method.ts'
import type { ChartOptions } from './options.ts'
import { rateOf, SHARE, shareSigma } from './rates.ts'
import type { Row } from './row.ts'
import { rateSpots } from './spot.ts'

const method: Method = {
  kind: 'pp',
  centreIs: 'mean',
  rules: 'control',
  gather: rateSpots,
  fit: ({ base }, asked) => {
    const centre = rateOf(base, asked)
    const sigma = (n: number) => shareSigma(centre ?? Number.NaN, n)
    const wider = sigmaZ(base, centre, spot => sigma(spot.n), asked)
    return ({ n }) => sigmaLines(centre, wider === null ? null : sigma(n) * wider, SHARE)
  },
}

/**
 * The p′ chart (Laney): a p chart whose sigma is widened, or narrowed, by how the series really varies. Rows
 * `{ x, y, n }` as for `pChart`; for large denominators. Source: Laney 2002, Quality Engineering 14:531; qicharts2
 * 0.8.1, `chart = "pp"`.
 */
export const pPrime = (rows: readonly Row[], options: ChartOptions = {}): Chart => draw(method, rows, options)
