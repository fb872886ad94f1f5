import type { Chart } from './chart.ts'
import { draw } from './draw.ts'
import { centreOnly } from './lines.ts'
import { type Method, valuesOf } from './method.ts'
import type { ChartOptions } from './options.ts'
import type { Row } from './row.ts'
import { observedSpots } from './spot.ts'
import { median, present } from './sums.ts'

const method: Method = {
  kind: 'run',
  centreIs: 'median',
  rules: 'run',
  gather: observedSpots,
  fit: ({ base }, { centreLine }) => {
    const lines = centreOnly(centreLine ?? median(present(valuesOf(base))))
    return () => lines
  },
}

/**
 * The run chart: values and their median, no limits. Rows `{ x, y, n? }`, of one x aggregated. Read by the Anhøj rules
 * (`parts[].runs`) or, with `runRules: 'ihi'`, by those of the IHI as well (`parts[].ihi`). Source: qicharts2 0.8.1,
 * `chart = "run"`; Perla, Provost and Murray 2011.
 */
export const runChart = (rows: readonly Row[], options: ChartOptions = {}): Chart =>
  draw(method, rows, options)
