import { cChart } from './c-chart.ts'
import type { Chart } from './chart.ts'
import { gChart } from './g-chart.ts'
import { iPrime } from './i-prime.ts'
import { individuals } from './individuals.ts'
import type { ChartKind } from './method.ts'
import { movingRange } from './moving-range.ts'
import type { ChartOptions } from './options.ts'
import { pChart } from './p-chart.ts'
import { pPrime } from './p-prime.ts'
import type { Row } from './row.ts'
import { runChart } from './run-chart.ts'
import { sChart } from './s-chart.ts'
import { tChart } from './t-chart.ts'
import { uChart } from './u-chart.ts'
import { uPrime } from './u-prime.ts'
import { xbar } from './xbar.ts'
import { xmr } from './xmr.ts'

/**
 * Every chart by its kind: `charts[kind](rows, options)`. All take rows in any order, give lines in the unit of what
 * is drawn with `null` for none, and throw nothing but `SpcError`: `bad-x` and `bad-option` every one of them, others
 * as they say themselves.
 */
export const charts: Record<ChartKind, (rows: readonly Row[], options?: ChartOptions) => Chart> = {
  xmr,
  i: individuals,
  mr: movingRange,
  run: runChart,
  p: pChart,
  pp: pPrime,
  u: uChart,
  up: uPrime,
  c: cChart,
  ip: iPrime,
  xbar,
  s: sChart,
  t: tChart,
  g: gChart,
}
