import type { Measure } from '../../../shared/measures.ts'
import type { Reckoned } from '../../../shared/measuring.ts'
import type { Part, Point } from '../../../shared/spc/chart.ts'

const ENOUGH = 7

/** What speaks for new limits: somebody changed something, and since then the points keep to one side. */
export interface Suggestion {
  /** Where the points begin to keep to that side. */
  from: string
  side: 'above' | 'below'
  points: number
  middle: Part['centreIs']
  /** What was changed, and when. */
  text: string
  on: string
}

/** The points at the end that lie on one side, gaps between them skipped. */
const runAtEnd = (points: readonly Point[]) => {
  const run: Point[] = []
  for (const point of points.toReversed()) {
    if (point.y === null) continue
    if (!point.side || (run[0] && point.side !== run[0].side)) break
    run.unshift(point)
  }
  return run
}

/**
 * New limits that somebody may want to set, never set by themselves: since the newest change that was annotated after
 * the limits began, seven points or more up to the latest lie on one side of the middle.
 */
export const suggestionFor = (measure: Measure, { chart }: Reckoned): Suggestion | null => {
  const part = chart?.parts.at(-1)
  const change = measure.annotations.findLast(({ kind }) => kind === 'change')
  if (!chart || !part || !change || part.standing === 'run') return null
  if (change.x.slice(0, 10) <= String(part.from).slice(0, 10)) return null
  const since = chart.points.filter(
    ({ x, included, ghost }) => included && ghost === null && String(x).slice(0, 10) >= change.x.slice(0, 10),
  )
  const run = runAtEnd(since)
  if (run.length < ENOUGH) return null
  return {
    from: String(run[0]!.x),
    side: run[0]!.side === 1 ? 'above' : 'below',
    points: run.length,
    middle: part.centreIs,
    text: change.text,
    on: change.x,
  }
}
