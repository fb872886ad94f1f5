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

/** What is known of a part beyond its points. */
export interface OfPart {
  /** Whether it has too few values for limits: its rules then wait for them, and it only shows what was read. */
  waits: boolean
  /** What the IHI's rules make of it. */
  ihi: IhiRuns | null
  /** Whether its centre halves it. */
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

const judgements = (
  points: readonly Plotted[],
  marks: readonly Marks[],
  { rules, ofPart, asked }: { rules: Method['rules']; ofPart: OfPart; asked: Asked },
): Judgement[] => {
  if (rules === 'run') return judgedRuns(points, ofPart, asked)
  if (rules === 'limits-only') return marks.map(beyondOnly)
  if (ofPart.waits) return marks.map(() => COMMON)
  const values = points.map(point => point.y)
  return judged(values, marks, asked.reading, asked.direction)
}

/** Reads the points of one part that count, in order, by the rules of their chart. */
export const judgePart = (
  points: readonly Plotted[],
  rules: Method['rules'],
  ofPart: OfPart,
  asked: Asked,
): Judged[] => {
  const marks = marksOf(points, asked.reading)
  const said = judgements(points, marks, { rules, ofPart, asked })
  return marks.map(({ side, outside, near }, i) => ({ side, outside, near, ...said[i]! }))
}
