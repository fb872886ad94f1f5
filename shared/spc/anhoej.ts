import { runLengths } from './run-lengths.ts'
import { sides } from './sides.ts'
import { stretches } from './stretches.ts'

/** What the runs of a part say: how many useful points, their longest run and crossings, and the limits of both. */
export interface Runs {
  /** Points that are there and not on the centre line. */
  nUseful: number
  /** `null`, as the next three, where no point is useful. */
  longestRun: number | null
  longestRunMax: number | null
  crossings: number | null
  crossingsMin: number | null
  /** A run is longer, or the crossings are fewer, than chance would have it. */
  runsSignal: boolean
}

/** The smallest k with a chance of at least 5 % that n fair coins show at most k heads. */
const fifthPercentile = (n: number): number => {
  let term = n * Math.log(0.5)
  let chance = Math.exp(term)
  let k = 0
  while (chance < 0.05) {
    term += Math.log((n - k) / (k + 1))
    k++
    chance += Math.exp(term)
  }
  return k
}

/**
 * The limits of the Anhøj rules for n useful points (from 1): a longer run than `longestRunMax`, or fewer crossings
 * than `crossingsMin`, is a signal. Source: Anhøj and Olesen 2014, PLoS ONE 9(11) e113825.
 */
export const anhoejLimits = (n: number): { longestRunMax: number; crossingsMin: number } => ({
  longestRunMax: Math.round(Math.log2(n)) + 3,
  crossingsMin: fifthPercentile(n - 1),
})

/**
 * Reads points against their centre by the Anhøj rules. Points that are missing or on the centre neither break a run
 * nor count. `values` and `centres` in the same unit, one of each a point, in order.
 */
export const anhoej = (values: readonly (number | null)[], centres: readonly (number | null)[]): Runs => {
  const useful = sides(values, centres).flatMap(side => (side ? [side] : []))
  const nUseful = useful.length
  if (nUseful === 0)
    return {
      nUseful,
      longestRun: null,
      longestRunMax: null,
      crossings: null,
      crossingsMin: null,
      runsSignal: false,
    }
  const lengths = runLengths(useful)
  const longestRun = lengths.reduce((longest, length) => Math.max(longest, length), 0)
  const crossings = lengths.length - 1
  const limits = anhoejLimits(nUseful)
  const runsSignal = longestRun > limits.longestRunMax || crossings < limits.crossingsMin
  return { nUseful, longestRun, crossings, ...limits, runsSignal }
}

/** Which points belong to a run that is longer than chance would have it. */
export const anhoejRuns = (
  values: readonly (number | null)[],
  centres: readonly (number | null)[],
): boolean[] => {
  const useful = sides(values, centres).flatMap((side, i) => (side ? [{ side, i }] : []))
  const marked = new Array<boolean>(values.length).fill(false)
  if (useful.length === 0) return marked
  const tooLong = anhoejLimits(useful.length).longestRunMax + 1
  const runs = stretches(useful.length, tooLong, at => useful[at]!.side === useful[at - 1]!.side)
  useful.forEach(({ i }, at) => {
    marked[i] = runs[at]!
  })
  return marked
}
