import type { Chart } from './chart.ts'
import { draw } from './draw.ts'
import { linesAround } from './lines.ts'
import { type Method, valuesOf } from './method.ts'
import type { ChartOptions } from './options.ts'
import { averageRange, movingRanges } from './ranges.ts'
import { compareX, type Row } from './row.ts'
import { SpcError } from './spc-error.ts'
import { valueSpots } from './spot.ts'
import { mean, present } from './sums.ts'

/** Process limits in average moving ranges, as printed: 3 / 1.128 rounded. */
const LIMIT = 2.66

const method: Method = {
  kind: 'xmr',
  centreIs: 'mean',
  rules: 'control',
  check: rows =>
    rows.forEach((row, i) => {
      if (i > 0 && compareX(row.x, rows[i - 1]!.x) === 0)
        throw new SpcError('duplicate-x', `There are two values for ${row.x}.`)
    }),
  gather: (rows, { aggregate }) => valueSpots(rows, aggregate),
  fit: ({ base }, { reading, centreLine }) => {
    const range = averageRange(movingRanges(valuesOf(base)), reading.screenOutliers)
    const lines = linesAround(centreLine ?? mean(present(valuesOf(base))), {
      limit: range === null ? null : LIMIT * range,
      near: range === null ? null : 2 * (LIMIT / 3) * range,
    })
    return () => lines
  },
}

/**
 * The XmR chart of Making Data Count: single values, mean, limits at 2.66 average moving ranges, special-cause rules
 * and icons. Rows `{ x, y }`, one an x; all lines in the unit of y. Throws `SpcError` `duplicate-x`, `bad-x`,
 * `bad-option`. Source: NHSRplotthedots 0.2.2 `ptd_spc`; NHS England, Making Data Count.
 */
export const xmr = (rows: readonly Row[], options: ChartOptions = {}): Chart => draw(method, rows, options)
