import { type Line, levelAt, whole } from './pace-curve.ts'
import type { Span } from './shifts.ts'
import type { Miss, Review, WorkShift } from './work-record.ts'

export interface PaceBucket {
  n: number
  /** Epoch milliseconds; `to` is the first instant after it. The last may be shorter than the others. */
  from: number
  to: number
  /** What the plan asks for by its end, since the shift began. */
  plan: number
  /** Whole units that fall due in it, that were done in it, and by how many those are more. */
  due: number
  done: number
  difference: number
  /** The same, since the shift began. */
  dueAll: number
  doneAll: number
  differenceAll: number
  when: 'past' | 'now' | 'to-come'
  /** Over, with fewer done than fell due in it, and behind in all at its end. */
  short: boolean
  miss: Miss | null
  review: Review | null
}

/** The edges of the buckets of a shift. What the clock does in between changes their labels and not their length. */
const edgesOf = ({ start, end }: Span, minutes: number) =>
  Array.from({ length: Math.max(1, Math.ceil((end - start) / (minutes * 60_000))) }, (_, n) => ({
    from: start + n * minutes * 60_000,
    to: Math.min(end, start + (n + 1) * minutes * 60_000),
  }))

/** What was done in each bucket. What came after the end of the shift, before another began, is done in its last. */
const doneBy = (done: WorkShift['done'], buckets: number) => {
  const counts = Array.from({ length: buckets }, () => 0)
  for (const [n, count] of Object.entries(done)) {
    const at = Math.min(buckets - 1, Number(n))
    counts[at] = (counts[at] ?? 0) + count
  }
  return counts
}

/** The line of a shift that is closed: what its plan asked for by the end of each bucket. */
export const frozenLine = (span: Span, shift: WorkShift, plan: readonly number[]): Line => [
  [span.start, 0],
  ...edgesOf(span, shift.bucket).map(({ to }, n) => [to, plan[n] ?? plan.at(-1) ?? 0] as const),
]

/** A shift by the hour, or whatever its bucket is. */
export const bucketsOf = (span: Span, shift: WorkShift, line: Line, now: number): readonly PaceBucket[] => {
  const edges = edgesOf(span, shift.bucket)
  const counts = doneBy(shift.done, edges.length)
  let dueBefore = 0
  let doneAll = 0
  return edges.map(({ from, to }, n) => {
    const plan = levelAt(line, to)
    const dueAll = whole(plan)
    const due = dueAll - dueBefore
    const done = counts[n] ?? 0
    doneAll += done
    dueBefore = dueAll
    const when = to <= now ? 'past' : from <= now ? 'now' : 'to-come'
    return {
      ...{ n, from, to, plan, due, done, difference: done - due },
      ...{ dueAll, doneAll, differenceAll: doneAll - dueAll, when },
      short: when === 'past' && done < due && doneAll < dueAll,
      miss: shift.misses[n] ?? null,
      review: shift.reviews[n] ?? null,
    }
  })
}

/** Units that were done by the end of the bucket in which they fell due, the first due being the first done. */
export const inTimeOf = (buckets: readonly PaceBucket[]) =>
  buckets.reduce(
    (sum, { due, dueAll, doneAll }) => sum + Math.min(due, Math.max(0, doneAll - dueAll + due)),
    0,
  )
