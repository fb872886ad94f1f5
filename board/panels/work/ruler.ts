import type { Pace } from '../../../shared/pace.ts'
import { timeOf } from '../../scene.ts'

/** A time under the bar: when the plan asks for so much. */
export interface Mark {
  /** Per cent from the start of the bar. */
  x: number
  label: string
}

export interface Ruler {
  /** Everything here is in per cent of the bar. */
  done: number
  /** Where the plan is now; null where it asks for nothing now. */
  plan: number | null
  /** What was carried over stands at the end: it comes on top. */
  carried: number
  marks: readonly Mark[]
}

/** Closer than this, two times would run into each other. */
const LEAST_APART = 11

const share = (units: number, of: number) => (of > 0 ? Math.min(100, (units / of) * 100) : 0)

const marksOf = ({ buckets, required, span }: Pace, timeZone: string): Mark[] => {
  const total = required ?? 0
  const marks: Mark[] = [{ x: 0, label: timeOf(span.start, timeZone) }]
  for (const { to, plan } of buckets.slice(0, -1)) {
    const x = share(plan, total)
    const last = marks.at(-1)!
    if (x - last.x >= LEAST_APART && x <= 100 - LEAST_APART) marks.push({ x, label: timeOf(to, timeZone) })
  }
  return [...marks, { x: 100, label: timeOf(span.end, timeZone) }]
}

/** The bar of a shift: what is done, where the plan is, what was carried over, and when the plan asks for how much. */
export const rulerOf = (pace: Pace, carried: number, isFed: boolean, timeZone: string): Ruler => {
  const { standing, required, done, planNow } = pace
  const of = Math.max(required ?? 0, 1)
  const runs = standing !== 'before' && standing !== 'over' && standing !== 'finished'
  return {
    done: share(done, of),
    plan: runs ? share(planNow, of) : null,
    carried: share(carried, of),
    // What will arrive nobody knows, so nothing can be said of when it should be done.
    marks: isFed ? [] : marksOf(pace, timeZone),
  }
}
