import type { Pace } from '../../../shared/pace.ts'
import { timeOf } from '../../scene.ts'

/** A time under the bar: when the plan asks for so much. */
export interface Mark {
  /** Per cent from the start of the bar. */
  x: number
  label: string
  /** Goes first where there is little room. */
  isMinor: boolean
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

/** Closer than this, two times would run into each other; and in a narrow place closer than that. */
const LEAST_APART = { wide: 11, narrow: 24 }

const share = (units: number, of: number) => (of > 0 ? Math.min(100, (units / of) * 100) : 0)

const marksOf = ({ buckets, required, span }: Pace, timeZone: string): Mark[] => {
  const { wide, narrow } = LEAST_APART
  const marks: Mark[] = [{ x: 0, label: timeOf(span.start, timeZone), isMinor: false }]
  let major = 0
  for (const { to, plan } of buckets.slice(0, -1)) {
    const x = share(plan, required ?? 0)
    if (x - marks.at(-1)!.x < wide || x > 100 - wide) continue
    const isMinor = x - major < narrow || x > 100 - narrow
    if (!isMinor) major = x
    marks.push({ x, label: timeOf(to, timeZone), isMinor })
  }
  return [...marks, { x: 100, label: timeOf(span.end, timeZone), isMinor: false }]
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
