import type { Asked } from './options.ts'
import { compareX, type Row, type X } from './row.ts'
import { finite, mean, median, present, sampleDeviation, sum } from './sums.ts'

/** All rows of one x, brought together: what one point is made of. */
export interface Spot {
  x: X
  /** What is plotted. Infinite where something happened out of nothing. */
  y: number | null
  /** The numerators, or values, summed. */
  total: number | null
  /** The denominators summed; on charts without, how many observations there are. */
  n: number
  /** How many observations there are. */
  count: number
  /** The spread within a subgroup. */
  deviation: number | null
}

const aggregates = {
  mean,
  median,
  sd: sampleDeviation,
  sum: (values: readonly number[]) => (values.length > 0 ? sum(values) : null),
}

const groups = (rows: readonly Row[]): Row[][] => {
  const all: Row[][] = []
  for (const row of rows) {
    const last = all.at(-1)
    if (last && compareX(last[0]!.x, row.x) === 0) last.push(row)
    else all.push([row])
  }
  return all
}

/** Points of rows in order, each the aggregate of the values present at one x. */
export const valueSpots = (rows: readonly Row[], aggregate: Asked['aggregate']): Spot[] =>
  groups(rows).map(group => {
    const values = present(group.map(row => row.y))
    const count = values.length
    return {
      x: group[0]!.x,
      y: aggregates[aggregate](values),
      total: aggregates.sum(values),
      n: count,
      count,
      deviation: sampleDeviation(values),
    }
  })

/** Points of rows in order, each the numerators by the denominators of one x. A row that lacks one loses both. */
export const ratioSpots = (rows: readonly Row[]): Spot[] =>
  groups(rows).map(group => {
    const whole = group.flatMap(({ y, n }) => {
      const [over, under] = [finite(y), finite(n)]
      return over === null || under === null ? [] : [{ over, under }]
    })
    const total = sum(whole.map(({ over }) => over))
    const n = sum(whole.map(({ under }) => under))
    const ratio = total / n
    const there = whole.length > 0 && !Number.isNaN(ratio)
    return {
      x: group[0]!.x,
      y: there ? ratio : null,
      total: there ? total : null,
      n: there ? n : 0,
      count: whole.length,
      deviation: null,
    }
  })

/** Whether any row has a denominator. */
export const hasDenominators = (rows: readonly Row[]): boolean =>
  rows.some(row => row.n !== undefined && row.n !== null)

/** Points of rows in order: ratios where the chart has denominators, else aggregates. */
export const observedSpots = (rows: readonly Row[], { aggregate }: Asked, denominators: boolean): Spot[] =>
  denominators ? ratioSpots(rows) : valueSpots(rows, aggregate)

/** Points of a chart that cannot do without denominators. Where there is none at all, qicharts2 takes them to be 0. */
export const rateSpots = (
  rows: readonly Row[],
  { aggregate, reading }: Asked,
  denominators: boolean,
): Spot[] =>
  denominators || !reading.quirks
    ? ratioSpots(rows)
    : valueSpots(rows, aggregate).map(spot => ({ ...spot, n: 0 }))
