import type { Measure } from '../measures.ts'
import type { Reckoned } from '../measuring.ts'
import type { Point } from '../spc/chart.ts'
import { measuring as words } from '../words/en.ts'

/** A point as it is drawn: at its place from the left, with what is said of it. */
export interface ShownPoint
  extends Pick<Point, 'y' | 'part' | 'centre' | 'lower' | 'upper' | 'pointType' | 'specialCause' | 'ghost'> {
  x: string
}

/** Something that happened, at a place between the points. */
export interface Mark {
  at: number
  text: string
  kind: 'rebase' | 'change' | 'pdsa'
}

export interface Shown {
  points: readonly ShownPoint[]
  marks: readonly Mark[]
  target: number | null
  centreName: string
  decimals: number
  monthly: boolean
  /** Neither below zero nor, for a share, above the whole. */
  floor: number | null
  ceiling: number | null
}

const finite = (value: number | null) => (value !== null && Number.isFinite(value) ? value : null)

const plain = ({ readings }: Measure): ShownPoint[] =>
  readings.map(({ x, y, ghost }) => ({
    x,
    y,
    part: 0,
    centre: null,
    lower: null,
    upper: null,
    pointType: 'common_cause',
    specialCause: 'none',
    ghost: ghost || null,
  }))

const pointsOf = (measure: Measure, { chart }: Reckoned): ShownPoint[] =>
  chart ? chart.points.map(point => ({ ...point, x: String(point.x), y: finite(point.y) })) : plain(measure)

/** Where a time stands among points: on its point, or in the middle before the next. */
const placeOf = (x: string, points: readonly ShownPoint[]): number | null => {
  const next = points.findIndex(point => point.x >= x)
  if (next < 0) return x.slice(0, 10) > points.at(-1)!.x.slice(0, 10) ? points.length - 0.5 : null
  if (next === 0 && points[0]!.x !== x) return null
  return points[next]!.x === x ? next : next - 0.5
}

const marksOf = (
  { annotations }: Measure,
  { chart }: Reckoned,
  points: readonly ShownPoint[],
): readonly Mark[] => {
  if (points.length === 0) return []
  const rebased = (chart?.parts ?? []).flatMap(({ from, reason }) =>
    reason === null ? [] : [{ x: String(from), text: reason, kind: 'rebase' as const }],
  )
  return [...rebased, ...annotations]
    .flatMap(({ x, text, kind }) => {
      const at = placeOf(x, points)
      if (at === null) return []
      // New limits begin before the first point they are for.
      return [{ at: kind === 'rebase' && Number.isInteger(at) ? at - 0.5 : at, text, kind }]
    })
    .sort((a, b) => a.at - b.at)
}

/** What a chart of a measure shows: its newest points, 0 for all of them. */
export const shownOf = (measure: Measure, reckoned: Reckoned, history: number): Shown => {
  const all = pointsOf(measure, reckoned)
  const points = history > 0 ? all.slice(-history) : all
  const isShare = measure.unit.includes('%')
  const values = points.flatMap(({ y }) => (y === null ? [] : [y]))
  return {
    points,
    marks: marksOf(measure, reckoned, points),
    target: measure.target,
    centreName: reckoned.chart?.parts.at(-1)?.centreIs === 'median' ? words.chart.median : words.chart.mean,
    decimals: measure.decimals,
    monthly: measure.cadence === 'monthly',
    floor: values.every(y => y >= 0) ? 0 : null,
    ceiling: isShare && values.every(y => y <= 100) ? 100 : null,
  }
}

/** The lowest and the highest that a chart shows, with air on both sides. */
export const rangeOf = ({ points, target, floor, ceiling }: Shown): { min: number; max: number } => {
  const all = points
    .flatMap(({ y, lower, upper, centre }) => [y, lower, upper, centre])
    .concat(target)
    .filter(value => value !== null)
  if (all.length === 0) return { min: 0, max: 1 }
  const low = all.reduce((least, value) => Math.min(least, value))
  const high = all.reduce((most, value) => Math.max(most, value))
  const air = (high - low || Math.abs(high) || 1) * 0.07
  const nearFloor = floor !== null && low - air < floor + 0.35 * (high - floor)
  return {
    min: nearFloor ? floor : low - air,
    max: ceiling !== null && high + air > ceiling ? ceiling : high + air,
  }
}

/** The same with only its newest points: where there is little room, fewer that can be told apart say more. */
export const newestOf = (shown: Shown, most: number): Shown => {
  const left = Math.max(0, shown.points.length - most)
  if (left === 0) return shown
  const marks = shown.marks.map(mark => ({ ...mark, at: mark.at - left })).filter(({ at }) => at >= 0)
  return { ...shown, points: shown.points.slice(left), marks }
}
