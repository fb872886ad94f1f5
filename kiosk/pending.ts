import type { Draft } from '../shared/state.ts'
import type { Item, Settled } from './outbox-rules.ts'

/** A marble that fell, or was taken back, on this screen. */
export interface Pending {
  id: string
  delta: 1 | -1
  /** Whether it is on its way, so that the wall may hear of it before its answer comes back. */
  posted: boolean
  /** Its place in the log, once the server has it. */
  seq?: number
}

const ARRIVED_KEPT = 50
const deltas: Partial<Record<string, 1 | -1>> = { 'mood-given': 1, 'mood-taken-back': -1 }

/** The marbles among what waits. */
export const pendingOf = (all: readonly (Draft | Item)[]): Pending[] =>
  all.flatMap(one => {
    const { id } = one
    const draft = 'draft' in one ? one.draft : one
    const delta = deltas[draft?.type ?? '']
    return delta ? [{ id, delta, posted: false }] : []
  })

/** The marbles that remain after a round: those that arrived know their place, those refused are gone. */
export const flown = (pending: readonly Pending[], settled: readonly Settled[]): Pending[] => {
  const now = pending.flatMap(one => {
    const found = settled.find(({ item }) => item.id === one.id)
    if (!found || found.verdict === 'again' || found.verdict === 'held') return [one]
    return found.verdict === 'delivered' && found.seq !== undefined ? [{ ...one, seq: found.seq }] : []
  })
  const arrived = now.filter(({ seq }) => seq !== undefined)
  return [...now.filter(({ seq }) => seq === undefined), ...arrived.slice(-ARRIVED_KEPT)]
}

/** How the wall's count stood when the first of the marbles now under way left. */
export interface Tally {
  base: number | null
  /** Marbles to add to the wall's tray. */
  extra: number
  /** Those of our own that the wall's count holds for certain. */
  folded: readonly string[]
}

export const noTally: Tally = { base: null, extra: 0, folded: [] }

interface Seen {
  /** All answers the wall knows of, and the place in the log up to which it knows. */
  total: number
  head: number
  pending: readonly Pending[]
}

const sum = (pending: readonly Pending[]) => pending.reduce((total, { delta }) => total + delta, 0)

/**
 * Works out how many of our marbles the wall's count does not hold yet. A marble's news over the wire and the answer
 * to its sending race each other: while some are under way, what the wall gains is taken to be ours.
 */
export const tally = (was: Tally, { total, head, pending }: Seen): Tally => {
  const isFolded = ({ seq }: Pending) => seq !== undefined && seq <= head
  const open = pending.filter(one => !isFolded(one))
  const flying = open.filter(({ posted }) => posted)
  const folded = pending.filter(isFolded)
  if (flying.length === 0) return { base: null, extra: sum(open), folded: folded.map(({ id }) => id) }
  const arrived = sum(folded.filter(({ id }) => !was.folded.includes(id)))
  const base = was.base === null ? total : was.base + arrived
  const up = flying.filter(({ delta }) => delta > 0).length
  const down = flying.length - up
  const heard = Math.min(up, Math.max(-down, total - base))
  return { base, extra: sum(open) - heard, folded: folded.map(({ id }) => id) }
}
