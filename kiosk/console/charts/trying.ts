import type { Measure } from '../../../shared/measures.ts'
import { type Reckoned, reckon } from '../../../shared/measuring.ts'
import type { Part, Point } from '../../../shared/spc/chart.ts'
import { apply, type Event, empty } from '../../../shared/state.ts'
import { desk, measuring } from '../../../shared/words/en.ts'
import type { Told } from '../asking.ts'
import { periodInWords } from './period.ts'
import { lineInWords } from './point-rows.ts'

const { effect: says } = desk.chart

/** A measure as it would be after something was written, by the same reducers that will do it. */
export const tried = (measure: Measure, told: Told, today: string): Measure => {
  const stamp = { id: 'tried', seq: 0, at: 0, day: today, shift: '', by: '' }
  const event: Event = { ...told, ...stamp }
  return apply({ ...empty, measures: { [measure.id]: measure } }, event).measures[measure.id] ?? measure
}

interface Last {
  part: Part
  point: Point
}

const lastOf = ({ chart }: Reckoned): Last | null => {
  const point = chart?.points.findLast(({ ghost, y }) => ghost === null && y !== null)
  const part = point && chart?.parts[point.part]
  return point && part ? { part, point } : null
}

const linesOf = ({ part, point }: Last, measure: Measure) => {
  const middle = desk.chart.middles[part.centreIs]
  const centre = lineInWords(point.centre, measure)
  return point.lower === null && point.upper === null
    ? says.middleOnly(middle, centre)
    : says.lines(middle, centre, lineInWords(point.lower, measure), lineInWords(point.upper, measure))
}

const said = (points: readonly Point[]) =>
  new Map(points.map(({ x, pointType, specialCause }) => [x, `${pointType} ${specialCause}`]))

/** How many points say something else than before. */
const turned = (before: Reckoned, after: Reckoned) => {
  const then = said(before.chart?.points ?? [])
  const now = said(after.chart?.points ?? [])
  return [...now].filter(([x, what]) => then.has(x) && then.get(x) !== what).length
}

const aboutLines = (before: Last | null, after: Last, was: Measure, now: Measure) => {
  const next = linesOf(after, now)
  const old = before ? linesOf(before, was) : ''
  if (next === old) return says.linesStay(next)
  return old ? says.linesMove(old, next) : says.linesCome(next)
}

const aboutIcon = (before: Reckoned, after: Reckoned) => {
  const from = before.chart?.variationIcon ?? 'none'
  const to = after.chart?.variationIcon ?? 'none'
  const name = (icon: keyof typeof measuring.variation) => measuring.variation[icon]
  return from === to ? says.iconStays(name(to)) : says.iconTurns(name(from), name(to))
}

const aboutTarget = (before: Reckoned, after: Reckoned) => {
  const from = before.chart?.assuranceIcon ?? null
  const to = after.chart?.assuranceIcon ?? null
  if (from === to) return []
  const name = (icon: typeof from) => (icon ? measuring.assurance[icon] : says.noAssurance)
  return [says.targetTurns(name(from), name(to))]
}

/** What something would do to the chart, in sentences, before it is done. */
export const effectOf = (was: Measure, now: Measure, timeZone: string): string[] => {
  const before = reckon(was)
  const after = reckon(now)
  const last = lastOf(after)
  if (!last) return [after.chart ? says.nothing : says.undrawable]
  const { part } = last
  const partsMore = (after.chart?.parts.length ?? 0) - (before.chart?.parts.length ?? 0)
  const points = turned(before, after)
  return [
    ...(partsMore > 0 ? [says.newPart(periodInWords(part.from, now.cadence, timeZone), part.nObs)] : []),
    ...(partsMore < 0 ? [says.fewerParts] : []),
    aboutLines(lastOf(before), last, was, now),
    ...(part.standing === 'settled' ? [] : [says.standing[part.standing]]),
    aboutIcon(before, after),
    ...aboutTarget(before, after),
    points === 0 ? says.noneTurn : says.turn(points),
  ]
}
