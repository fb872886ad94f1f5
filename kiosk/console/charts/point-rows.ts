import { figures } from '../../../shared/measure-history.ts'
import type { Annotation, Measure, Reading } from '../../../shared/measures.ts'
import { type Reckoned, spell } from '../../../shared/measuring.ts'
import type { Part, Point } from '../../../shared/spc/chart.ts'
import { desk } from '../../../shared/words/en.ts'

const { chart: says } = desk

/** All that is known of one period. */
export interface PointRow {
  x: string
  /** What was read; a period between two readings may have none. */
  reading: Reading | null
  /** How it stands on the chart; none where these readings cannot be drawn. */
  point: Point | null
  part: Part | null
  annotations: readonly Annotation[]
}

/** Notes stand where their day falls: with the last period that begins on or before it. */
const hung = (annotations: readonly Annotation[], xs: readonly string[]) => {
  const at = new Map<string, Annotation[]>()
  for (const one of annotations) {
    const x = xs.findLast(x => x.slice(0, 10) <= one.x) ?? xs[0]
    if (x !== undefined) at.set(x, [...(at.get(x) ?? []), one])
  }
  return at
}

/** Every period of a measure, oldest first. */
export const pointRows = (measure: Measure, { chart }: Reckoned): PointRow[] => {
  const readings = new Map(measure.readings.map(one => [one.x, one]))
  const xs = chart ? chart.points.map(({ x }) => String(x)) : measure.readings.map(({ x }) => x)
  const notes = hung(measure.annotations, xs)
  return xs.map((x, at) => {
    const point = chart?.points[at] ?? null
    return {
      x,
      reading: readings.get(x) ?? null,
      point,
      part: (point && chart?.parts[point.part]) ?? null,
      annotations: notes.get(x) ?? [],
    }
  })
}

const middleOf = (part: Part | null) => says.middles[part?.centreIs ?? 'mean']

/** Which rule a point meets, in words; the empty string where it meets none. */
export const ruleInWords = ({ point, part }: Pick<PointRow, 'point' | 'part'>) => {
  const middle = middleOf(part)
  switch (point?.specialCause) {
    case 'above_upl':
      return says.rules.outside('above', 'upper')
    case 'below_lpl':
      return says.rules.outside('below', 'lower')
    case 'trend_increasing':
      return says.rules.trend('rising', 7)
    case 'trend_decreasing':
      return says.rules.trend('falling', 7)
    case 'two_in_three_above':
      return says.rules.twoInThree('upper')
    case 'two_in_three_below':
      return says.rules.twoInThree('lower')
    case 'seven_above':
      return says.rules.shift(7, 'above', middle)
    case 'seven_below':
      return says.rules.shift(7, 'below', middle)
    case 'six_above':
      return says.rules.shift(6, 'above', middle)
    case 'six_below':
      return says.rules.shift(6, 'below', middle)
    case 'shift_above':
      return says.rules.longRun('above', middle)
    case 'shift_below':
      return says.rules.longRun('below', middle)
    default:
      return ''
  }
}

/** What a point says, in one cell: its rule and meaning, or why it says nothing. */
export const sayingOf = (row: PointRow) => {
  const { point, part } = row
  if (!point) return ''
  if (point.ghost !== null) return says.ghosted
  if (point.y === null) return says.missing
  const rule = ruleInWords(row)
  if (rule) return says.ruleMeans(rule, says.means[point.pointType])
  return part?.standing === 'run' ? says.tooFew : says.usual
}

/** A line or a value of the chart, with the measure's decimals and one more for lines. */
export const lineInWords = (value: number | null, { decimals }: Pick<Measure, 'decimals'>) => {
  if (value === null) return ''
  return Number.isFinite(value) ? spell(value, { decimals: Math.min(4, decimals + 1) }) : '∞'
}

/** A value as it is drawn. */
export const valueInWords = (value: number | null, { decimals }: Pick<Measure, 'decimals'>) => {
  if (value === null) return ''
  return Number.isFinite(value) ? spell(value, { decimals }) : '∞'
}

/** The figures behind a value, where they are not the value itself: 12 of 30. */
export const behind = ({ reading }: PointRow) =>
  reading && reading.n !== null && reading.y !== null ? says.ofN(figures({ y: reading.y }), reading.n) : ''
