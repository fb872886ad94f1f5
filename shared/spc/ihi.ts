import { ihiRunLimits } from './ihi-run-limits.ts'
import { runLengths } from './run-lengths.ts'
import { sides } from './sides.ts'
import { stretches } from './stretches.ts'

const SHIFT = 6
const TREND = 5

/** What the run-chart rules of the Institute for Healthcare Improvement say of a part. */
export interface IhiRuns {
  /** Points that are there and not on the median. */
  nUseful: number
  /** Whether each point is one of six or more useful points in a row on one side. */
  shift: boolean[]
  /** Whether each point is one of five or more in a row rising, or falling. */
  rising: boolean[]
  falling: boolean[]
  runs: number
  /** The fewest and the most runs that chance explains; `null` below ten useful points. */
  runsMin: number | null
  runsMax: number | null
  tooFewRuns: boolean
  tooManyRuns: boolean
}

/** Trends in which a repeated value counts once; a gap breaks them. */
const trend = (values: readonly (number | null)[], way: 1 | -1): boolean[] => {
  const group: number[] = []
  const distinct: (number | null)[] = []
  values.forEach((value, i) => {
    if (i === 0 || value === null || value !== values[i - 1]) distinct.push(value)
    group.push(distinct.length - 1)
  })
  const steps = sides(distinct, [null, ...distinct])
  const marked = stretches(distinct.length, TREND, i => steps[i] === way)
  return group.map(one => marked[one]!)
}

/**
 * Reads a run chart by the rules of Perla, Provost and Murray 2011 (BMJ Quality & Safety 20:46). Points that are
 * missing or on the median neither break a shift nor count. That a point is astronomical is for people to say.
 */
export const ihi = (values: readonly (number | null)[], centres: readonly (number | null)[]): IhiRuns => {
  const where = sides(values, centres)
  const useful = where.flatMap((side, i) => (side ? [{ side, i }] : []))
  const marked = stretches(useful.length, SHIFT, i => useful[i]!.side === useful[i - 1]!.side)
  const shift = new Array<boolean>(values.length).fill(false)
  useful.forEach(({ i }, at) => {
    shift[i] = marked[at]!
  })
  const runs = runLengths(useful.map(({ side }) => side)).length
  const limits = ihiRunLimits(useful.length)
  return {
    nUseful: useful.length,
    shift,
    rising: trend(values, 1),
    falling: trend(values, -1),
    runs,
    runsMin: limits?.runsMin ?? null,
    runsMax: limits?.runsMax ?? null,
    tooFewRuns: limits !== null && runs < limits.runsMin,
    tooManyRuns: limits !== null && runs > limits.runsMax,
  }
}
