import { anhoejRuns } from './anhoej.ts'
import type { IhiRuns } from './ihi.ts'
import type { Method } from './method.ts'
import type { Asked } from './options.ts'
import { type Marks, marksOf, type Plotted } from './rules.ts'
import { COMMON, type Judgement, judged, judgementOf } from './special-cause.ts'

/** What a point is beside its lines, and which rule is reported of it. */
export interface Judged extends Judgement {
  side: Marks['side']
  outside: Marks['outside']
  near: Marks['near']
}

/** What is known of a part beyond its points: what the IHI's rules make of it, and whether its centre halves it. */
export interface OfPart {
  ihi: IhiRuns | null
  halved: boolean
}

/** Run charts: shifts and trends of the rules asked for. That there are too few runs is said of no single point. */
const judgedRuns = (
  points: readonly Plotted[],
  { ihi, halved }: OfPart,
  { direction }: Asked,
): Judgement[] => {
  const values = points.map(point => point.y)
  const centres = points.map(point => point.lines.centre)
  const shift = ihi ? ihi.shift : anhoejRuns(values, centres)
  return points.map(({ y, lines }, i) => {
    if (ihi?.rising[i]) return judgementOf('trend_increasing', 'up', direction)
    if (ihi?.falling[i]) return judgementOf('trend_decreasing', 'down', direction)
    if (!halved || !shift[i]) return COMMON
    return (y ?? 0) > (lines.centre ?? 0)
      ? judgementOf('shift_above', 'up', direction)
      : judgementOf('shift_below', 'down', direction)
  })
}

const beyondOnly = ({ outside, side }: Marks): Judgement => {
  if (!outside) return COMMON
  return side === 1 ? judgementOf('above_upl', 'up', 'neutral') : judgementOf('below_lpl', 'down', 'neutral')
}

/** Reads the points of one part that count, in order, by the rules of their chart. */
export const judgePart = (
  points: readonly Plotted[],
  rules: Method['rules'],
  ofPart: OfPart,
  asked: Asked,
): Judged[] => {
  const marks = marksOf(points, asked.reading)
  const judgements =
    rules === 'run'
      ? judgedRuns(points, ofPart, asked)
      : rules === 'limits-only'
        ? marks.map(beyondOnly)
        : judged(
            points.map(point => point.y),
            marks,
            asked.reading,
            asked.direction,
          )
  return marks.map(({ side, outside, near }, i) => ({ side, outside, near, ...judgements[i]! }))
}
