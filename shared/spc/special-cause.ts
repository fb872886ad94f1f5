import type { Direction } from './options.ts'
import type { Reading } from './reading.ts'
import type { Marks } from './rules.ts'

/** The rule that is reported of a point, in the names of NHSRplotthedots; `six_…` where six points make a shift. */
export type SpecialCause =
  | 'none'
  | 'above_upl'
  | 'below_lpl'
  | 'trend_increasing'
  | 'trend_decreasing'
  | 'two_in_three_above'
  | 'two_in_three_below'
  | 'seven_above'
  | 'seven_below'
  | 'six_above'
  | 'six_below'
  | 'shift_above'
  | 'shift_below'

/** What a rule means: better, worse, or neither and whether high or low. */
export type PointType =
  | 'common_cause'
  | 'special_cause_improvement'
  | 'special_cause_concern'
  | 'special_cause_neutral_high'
  | 'special_cause_neutral_low'

type Found = readonly [SpecialCause, 'up' | 'down']

/** Where a rise and a fall meet, the step after the point decides if that point is in a trend too, else the one before. */
const slopeOf = (values: readonly (number | null)[], marks: readonly Marks[], i: number): 'up' | 'down' => {
  const next = marks[i + 1]
  const [from, to] = next && (next.rising || next.falling) ? [i, i + 1] : [i - 1, i]
  return (values[to] ?? 0) > (values[from] ?? 0) ? 'up' : 'down'
}

const trends: Record<'up' | 'down', Found> = {
  up: ['trend_increasing', 'up'],
  down: ['trend_decreasing', 'down'],
}

/** The rules one point meets, the gravest first. */
const found = (
  values: readonly (number | null)[],
  marks: readonly Marks[],
  i: number,
  { run, conflict }: Reading,
): Found[] => {
  const { side, outside, rising, falling, twoInThree, shift } = marks[i]!
  const high = side === 1
  const way = high ? 'up' : 'down'
  const all: Found[] = []
  if (outside) all.push([high ? 'above_upl' : 'below_lpl', way])
  if (rising || falling) {
    const slope = slopeOf(values, marks, i)
    if (conflict === 'order' || (slope === 'up' ? rising : falling)) all.push(trends[slope])
    if (conflict === 'improvement' && rising && slope === 'down') all.push(trends.up)
    if (conflict === 'improvement' && falling && slope === 'up') all.push(trends.down)
  }
  if (twoInThree) all.push([high ? 'two_in_three_above' : 'two_in_three_below', way])
  if (shift) all.push([`${run === 6 ? 'six' : 'seven'}_${high ? 'above' : 'below'}`, way])
  return all
}

const meaning = (way: 'up' | 'down', direction: Direction): PointType => {
  if (direction === 'neutral')
    return way === 'up' ? 'special_cause_neutral_high' : 'special_cause_neutral_low'
  return (way === 'up') === (direction === 'increase') ? 'special_cause_improvement' : 'special_cause_concern'
}

export interface Judgement {
  specialCause: SpecialCause
  pointType: PointType
}

export const COMMON: Judgement = { specialCause: 'none', pointType: 'common_cause' }

/** What a rule that points up or down means where this direction is good. */
export const judgementOf = (
  specialCause: SpecialCause,
  way: 'up' | 'down',
  direction: Direction,
): Judgement => ({ specialCause, pointType: meaning(way, direction) })

/**
 * The one rule reported of each point and what it means. Of several the order is outside, trend, two in three,
 * shift; a reading that shows the improvement in a conflict takes the first that is one.
 */
export const judged = (
  values: readonly (number | null)[],
  marks: readonly Marks[],
  reading: Reading,
  direction: Direction,
): Judgement[] =>
  values.map((_, i) => {
    const all = found(values, marks, i, reading).map(([cause, way]) => judgementOf(cause, way, direction))
    const better = all.find(one => one.pointType === 'special_cause_improvement')
    return (reading.conflict === 'improvement' ? better : undefined) ?? all[0] ?? COMMON
  })
