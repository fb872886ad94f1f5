import type { Chart } from './chart.ts'
import { draw } from './draw.ts'
import { sigmaLines } from './lines.ts'
import type { Lot, Method } from './method.ts'
import type { ChartOptions } from './options.ts'
import { averageRange } from './ranges.ts'
import type { Row } from './row.ts'
import { observedSpots, type Spot } from './spot.ts'
import { finite, sum } from './sums.ts'

/** Above so many averages a pair's spread is screened away. */
const SCREEN = 3.2665

const weighted = (spots: readonly Spot[]): number | null => {
  const there = spots.filter(spot => spot.y !== null)
  return finite(sum(there.map(spot => spot.y! * spot.n)) / sum(there.map(spot => spot.n)))
}

/** What each pair of neighbours says of the spread of one unit of n. */
const spreads = (spots: readonly Spot[]): (number | null)[] =>
  spots.map((spot, i) => {
    const before = spots[i - 1]
    if (!before || spot.y === null || before.y === null) return null
    const range = Math.abs(spot.y - before.y)
    return finite((Math.sqrt(Math.PI / 2) * range) / Math.sqrt(1 / before.n + 1 / spot.n))
  })

const method: Method = {
  kind: 'ip',
  centreIs: 'mean',
  rules: 'control',
  gather: observedSpots,
  fit: ({ all, base }: Lot, { reading, centreLine }) => {
    const centre = centreLine ?? weighted(base)
    const seen = reading.quirks ? all : base
    const spread = averageRange(spreads(seen), reading.screenOutliers, SCREEN)
    return ({ n }) => sigmaLines(centre, spread === null ? null : spread / Math.sqrt(n))
  },
}

/**
 * The I′ chart (Taylor): measurements or rates with denominators, limits narrower where the denominator is larger.
 * Rows `{ x, y, n }`; without n each observation counts 1. Lines in the unit of y / n, never cut off. Source: Taylor
 * 2018, Normalized Individuals Chart; qicharts2 0.8.1, `chart = "ip"`.
 */
export const iPrime = (rows: readonly Row[], options: ChartOptions = {}): Chart => draw(method, rows, options)
