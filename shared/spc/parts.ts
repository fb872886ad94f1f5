import type { Asked, Baseline } from './options.ts'
import type { Reading } from './reading.ts'
import { compareX, type X } from './row.ts'
import type { Spot } from './spot.ts'
import { finite } from './sums.ts'

/** Neighbouring points with lines of their own. */
export interface Cut {
  /** Where the part begins; a rebase between two points begins at its own date. */
  from: X
  /** Why it was rebased; `null` for the first part and for cuts by number. */
  reason: string | null
  spots: Spot[]
  /** Whether each point is inside the baseline. */
  inBaseline: boolean[]
  /** Whether each point is left out by its number. */
  excluded: boolean[]
}

interface Start {
  at: number
  from: X
  reason: string | null
}

const startsOf = (spots: readonly Spot[], { parts, rebase, reading }: Asked): Start[] => {
  const starts = new Map<number, Start>([[0, { at: 0, from: spots[0]!.x, reason: null }]])
  for (const at of parts) if (spots[at]) starts.set(at, { at, from: spots[at].x, reason: null })
  for (const { from, reason } of rebase) {
    const at = spots.findIndex(spot =>
      reading.rebase === 'exact' ? compareX(spot.x, from) === 0 : compareX(spot.x, from) >= 0,
    )
    if (at > 0) starts.set(at, { at, from, reason })
  }
  return [...starts.values()].sort((a, b) => a.at - b.at)
}

const isThere = ({ y }: Spot) => finite(y) !== null

/** The first so many: of the values that are there, or of the rows whether there is a value in them or not. */
const firstOf = (spots: readonly Spot[], most: number, { baselineCounts }: Reading): boolean[] => {
  let seen = 0
  return spots.map(spot => {
    const isIn = seen < most
    if (baselineCounts === 'rows' || isThere(spot)) seen++
    return isIn
  })
}

/** Whether a stretch that began before this part has too few of its values to be meant for it. */
const isRest = (spots: readonly Spot[], inside: readonly boolean[], from: X | undefined, least: number) =>
  (from === undefined || compareX(from, spots[0]!.x) < 0) &&
  spots.filter((spot, i) => inside[i] && isThere(spot)).length < least

const within = (spots: readonly Spot[], baseline: Baseline, isFirst: boolean, reading: Reading) => {
  if ('first' in baseline) return firstOf(spots, baseline.first, reading)
  const { from, until } = baseline
  const inside = spots.map(
    ({ x }) => compareX(x, until) <= 0 && (from === undefined || compareX(x, from) >= 0),
  )
  const isOurs = inside.includes(true) && (isFirst || !isRest(spots, inside, from, reading.limitsFrom))
  return isOurs ? inside : spots.map(() => true)
}

/** Cuts points that stand in order into parts, and says which of each part its lines are worked out from. */
export const cut = (spots: readonly Spot[], asked: Asked): Cut[] => {
  if (spots.length === 0) return []
  const starts = startsOf(spots, asked)
  const freeze = asked.freeze !== null && starts.length === 1 ? { first: asked.freeze } : null
  const baseline = asked.baseline ?? freeze
  return starts.map(({ at, from, reason }, i) => {
    const own = spots.slice(at, starts[i + 1]?.at ?? spots.length)
    return {
      from,
      reason,
      spots: own,
      inBaseline: baseline ? within(own, baseline, i === 0, asked.reading) : own.map(() => true),
      excluded: own.map((_, one) => asked.exclude.has(at + one + 1)),
    }
  })
}
