import { anhoej, type Runs } from './anhoej.ts'
import type { Part, Point } from './chart.ts'
import { type IhiRuns, ihi } from './ihi.ts'
import { judgePart } from './judge.ts'
import { centreOnly, eachLine, type Lines } from './lines.ts'
import { type Lot, type Method, valuesOf } from './method.ts'
import type { Asked } from './options.ts'
import type { Cut } from './parts.ts'
import { beyond, type Plotted } from './rules.ts'
import { sides } from './sides.ts'
import { COMMON } from './special-cause.ts'
import type { Spot } from './spot.ts'
import { finite, median, present } from './sums.ts'

/** The package warns below so many points. */
const SHORT = 13

/** A part worked out, and the lines it has for a point that is not in it. */
export interface Drawn {
  part: Part
  points: Point[]
  linesOf: (spot: Spot) => Lines
}

const standingOf = (
  base: readonly Spot[],
  counted: readonly Spot[],
  { reading }: Asked,
): Part['standing'] => {
  if (present(valuesOf(base)).length < reading.limitsFrom) return 'run'
  return present(valuesOf(counted)).length < reading.settledFrom ? 'trial' : 'settled'
}

/** The value of a point as it is drawn. */
export const drawnValue = (y: number | null, { shown }: Method, { multiply }: Asked): number | null => {
  if (y === null) return null
  const value = shown ? shown(y) : y
  return Number.isNaN(value) ? null : value * multiply
}

/** The lines of a part as they are worked out, perhaps about an infinite centre, in the unit that is drawn. */
const fitted = (
  method: Method,
  lot: Lot,
  standing: Part['standing'],
  asked: Asked,
): ((spot: Spot) => Lines) => {
  if (standing !== 'run') {
    const linesOf = method.fit(lot, asked)
    return spot => eachLine(linesOf(spot), line => drawnValue(line, method, asked))
  }
  const middle = median(present(lot.base.map(spot => drawnValue(spot.y, method, asked))))
  const lines = centreOnly(asked.centreLine === null ? middle : asked.centreLine * asked.multiply)
  return () => lines
}

const runsOf = (points: readonly Plotted[], centres: readonly (number | null)[], { rules }: Method): Runs => {
  const runs = anhoej(
    points.map(point => point.y),
    centres,
  )
  return rules === 'limits-only' ? { ...runs, runsSignal: false } : runs
}

const ihiOf = (points: readonly Plotted[], { rules }: Method, { runRules }: Asked): IhiRuns | null =>
  rules === 'run' && runRules === 'ihi'
    ? ihi(
        points.map(point => point.y),
        points.map(point => point.lines.centre),
      )
    : null

/** Whether at least half as many values lie on one side of the centre as on the other. */
const isHalved = (points: readonly Plotted[]): boolean => {
  const where = sides(
    points.map(({ y }) => y),
    points.map(({ lines }) => lines.centre),
  )
  const [above, below] = [1, -1].map(side => where.filter(one => one === side).length) as [number, number]
  return 2 * Math.min(above, below) >= Math.max(above, below)
}

/** Works out one part: its lines, its runs, and every point of it. */
export const drawPart = (method: Method, cut: Cut, index: number, asked: Asked): Drawn => {
  const spots = method.plot ? method.plot(cut.spots) : cut.spots
  const counts = (_: unknown, i: number) => !cut.excluded[i]
  const base = spots.filter((spot, i) => cut.inBaseline[i] && counts(spot, i))
  const standing = standingOf(base, spots.filter(counts), asked)
  const wide = fitted(method, { all: spots, base }, standing, asked)
  const linesOf = (spot: Spot) => eachLine(wide(spot), finite)
  const plotted = spots.map(spot => ({ y: drawnValue(spot.y, method, asked), lines: linesOf(spot) }))
  const counted = plotted.filter(counts)
  const centres = asked.reading.quirks
    ? spots.filter(counts).map(spot => wide(spot).centre)
    : counted.map(point => point.lines.centre)
  const byIhi = ihiOf(counted, method, asked)
  const halved =
    method.rules !== 'run' ||
    asked.centreLine !== null ||
    isHalved(plotted.filter((_, i) => cut.inBaseline[i] && counts(_, i)))
  const judged = judgePart(
    counted,
    method.rules,
    { waits: standing === 'run', ihi: byIhi, halved },
    asked,
  ).values()
  const part: Part = {
    from: cut.from,
    reason: cut.reason,
    nObs: counted.length,
    short: spots.length < SHORT,
    standing,
    centreIs: asked.centreLine !== null ? 'given' : standing === 'run' ? 'median' : method.centreIs,
    runs: runsOf(counted, centres, method),
    halved,
    ihi: byIhi,
  }
  const points = plotted.map(({ y, lines }, i): Point => {
    const included = counts(null, i)
    const own = { x: spots[i]!.x, y, part: index, ...lines, baseline: cut.inBaseline[i]!, ghost: null }
    return { ...own, included, ...((included && judged.next().value) || leftOut(y, lines)) }
  })
  return { part, points, linesOf }
}

/** A point left out by its number is in no rule; that it lies beyond a limit is still said, as qicharts2 does. */
const leftOut = (y: number | null, { centre, lower, upper }: Lines) => ({
  ...COMMON,
  side: sides([y], [centre])[0]!,
  outside: beyond(y, lower, upper),
  near: null,
})
