import type { Chart } from './chart.ts'
import { draw } from './draw.ts'
import { D2 } from './laney.ts'
import { sigmaLines } from './lines.ts'
import { type Method, valuesOf } from './method.ts'
import type { ChartOptions } from './options.ts'
import { averageRange, movingRanges } from './ranges.ts'
import type { Row } from './row.ts'
import { SpcError } from './spc-error.ts'
import { valueSpots } from './spot.ts'
import { finite, mean, present } from './sums.ts'

/** Times between rare events, raised to 1 / 3.6, are nearly normal (Nelson 1994). */
const POWER = 3.6

const method: Method = {
  kind: 't',
  centreIs: 'mean',
  rules: 'control',
  check: rows => {
    for (const { x, y } of rows)
      if (y !== null && y <= 0) throw new SpcError('not-positive', `The time up to ${x} must be above zero.`)
  },
  gather: (rows, { aggregate }) =>
    valueSpots(rows, aggregate).map(spot => ({
      ...spot,
      y: spot.y === null ? null : finite(spot.y ** (1 / POWER)),
    })),
  shown: root => root ** POWER,
  fit: ({ base }, { reading, centreLine }) => {
    const range = averageRange(movingRanges(valuesOf(base)), reading.screenOutliers)
    const centre = centreLine === null ? mean(present(valuesOf(base))) : finite(centreLine ** (1 / POWER))
    const lines = sigmaLines(centre, range === null ? null : range / D2)
    const lower = centre === null ? null : Math.max(0, lines.lower ?? 0)
    return () => ({ ...lines, lower })
  },
}

/**
 * The t chart: times between rare events, worked out as individuals of y^(1/3.6) and raised back; a longer time is
 * more. Rows `{ x, y }`, y above 0 in any unit of time; lines in the same unit, the lower limit never below 0. Throws
 * `SpcError` `not-positive`. Source: qicharts2 0.8.1, `chart = "t"`; Nelson 1994, Journal of Quality Technology 26:239.
 */
export const tChart = (rows: readonly Row[], options: ChartOptions = {}): Chart => draw(method, rows, options)
