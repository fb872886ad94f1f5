import type { Chart, Point } from './chart.ts'
import { assuranceIcon, constantAssurance, variationIcon } from './icons.ts'
import { centreOnly } from './lines.ts'
import type { Method } from './method.ts'
import { type Asked, askedOf, type ChartOptions } from './options.ts'
import { type Drawn, drawnValue, drawPart } from './part.ts'
import { cut } from './parts.ts'
import { compareX, inOrder, isGhost, type Row } from './row.ts'
import { COMMON } from './special-cause.ts'
import { hasDenominators, type Spot } from './spot.ts'
import { present } from './sums.ts'

/** A ghost: drawn with the lines of the part it falls in, and nothing else. */
const ghostPoint = (
  row: Row,
  gathered: readonly Spot[],
  method: Method,
  drawn: readonly Drawn[],
  asked: Asked,
): Point => {
  const spot = (method.plot ? method.plot(gathered) : gathered)[0]!
  const later = drawn.findIndex(({ part }) => compareX(part.from, row.x) > 0)
  const part = Math.max(0, (later < 0 ? drawn.length : later) - 1)
  const lines = drawn[part]?.linesOf(spot) ?? centreOnly(null)
  return {
    x: row.x,
    y: drawnValue(spot.y, method, asked),
    part,
    ...lines,
    ...COMMON,
    side: null,
    outside: null,
    near: null,
    baseline: false,
    included: false,
    ghost: row.ghost ?? null,
  }
}

const icons = (
  method: Method,
  drawn: readonly Drawn[],
  { direction, target, reading }: Asked,
): Pick<Chart, 'variationIcon' | 'assuranceIcon'> => {
  const points = drawn.flatMap(one => one.points).filter(point => point.included)
  const latest = points.at(-1)
  const none = { variationIcon: null, assuranceIcon: null }
  if (!latest || drawn[latest.part]!.part.standing !== 'settled' || method.rules === 'limits-only')
    return none
  const variation = variationIcon(latest.pointType, direction)
  if (method.rules === 'run') {
    // Its runs say that something changed, and no point of it says which way; or nothing can be said by runs. Neither
    // is chance.
    const { runs, halved } = drawn[latest.part]!.part
    const isUntold = variation === 'common_cause' && (runs.runsSignal || !halved)
    return { ...none, variationIcon: isUntold ? null : variation }
  }
  const values = present(points.filter(point => point.part === latest.part).map(point => point.y))
  const unlimited = latest.lower === null && latest.upper === null
  const constant = reading.constant === 'value' && new Set(values).size === 1
  const byLimits =
    unlimited && reading.noLimits === 'inconsistent' && target !== null && direction !== 'neutral'
      ? 'inconsistent'
      : assuranceIcon(latest, target, direction)
  return {
    variationIcon: variation,
    assuranceIcon: constant ? constantAssurance(values[0]!, target, direction) : byLimits,
  }
}

/**
 * Works out a chart. Rows may come in any order; ghosts are taken out before anything is worked out and put back
 * afterwards, so that one more changes nothing else.
 */
export const draw = (method: Method, rows: readonly Row[], options: ChartOptions): Chart => {
  const asked = askedOf(options)
  const sorted = inOrder(rows)
  const counted = sorted.filter(row => !isGhost(row))
  method.check?.(counted)
  const gather = (of: readonly Row[]) => method.gather(of, asked, hasDenominators(counted))
  const drawn = cut(gather(counted), asked).map((one, i) => drawPart(method, one, i, asked))
  const ghosts = sorted.filter(isGhost).map(row => ghostPoint(row, gather([row]), method, drawn, asked))
  const points = [...drawn.flatMap(one => one.points), ...ghosts]
  return {
    kind: method.kind,
    points: ghosts.length > 0 ? points.sort((a, b) => compareX(a.x, b.x)) : points,
    parts: drawn.map(one => one.part),
    ...icons(method, drawn, asked),
  }
}
