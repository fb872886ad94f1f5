import type { Chart, Point } from './chart.ts'
import type { X } from './row.ts'
import type { PointType, SpecialCause } from './special-cause.ts'

/** What the latest point says, and since when: enough for "7 points below the mean since 3 March". */
export interface Signal {
  specialCause: SpecialCause
  pointType: PointType
  /** How many points say so: those of the run, of the trend, or beyond the line. */
  points: number
  /** Where the first of them stands. */
  since: X
}

const far = (point: Point) => point.near === true || point.outside === true

/** Whether a point carries on what the next one says; `skip` if it neither does nor ends it. */
const carriesOn = (before: Point, after: Point, cause: SpecialCause): boolean | 'skip' => {
  if (cause === 'shift_above' || cause === 'shift_below')
    return before.side === null || before.side === 0 ? 'skip' : before.side === after.side
  if (before.y === null || after.y === null) return false
  if (cause === 'trend_increasing') return before.y < after.y
  if (cause === 'trend_decreasing') return before.y > after.y
  if (cause === 'above_upl' || cause === 'below_lpl')
    return before.outside === true && before.side === after.side
  return before.side === after.side
}

/**
 * The signal of the latest point that counts, followed back to where it began within its part. `null` where that
 * point says nothing, is missing, or there is none.
 */
export const latestSignal = ({ points }: Chart): Signal | null => {
  const counted = points.filter(point => point.included)
  const latest = counted.at(-1)
  if (!latest || latest.specialCause === 'none') return null
  const { specialCause, pointType } = latest
  const saying = [latest]
  for (let i = counted.length - 2; i >= 0 && counted[i]!.part === latest.part; i--) {
    const on = carriesOn(counted[i]!, saying[0]!, specialCause)
    if (!on) break
    if (on !== 'skip') saying.unshift(counted[i]!)
  }
  const twoInThree = specialCause === 'two_in_three_above' || specialCause === 'two_in_three_below'
  const said = twoInThree ? saying.slice(-3).filter(far) : saying
  return { specialCause, pointType, points: said.length, since: said[0]!.x }
}
