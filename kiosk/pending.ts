import type { Draft } from '../shared/state.ts'
import type { Item, Settled } from './outbox-rules.ts'

/** Something tapped on this screen that the wall may not know yet. */
interface UnderWay {
  id: string
  /** Whether it is on its way, so that the wall may hear of it before its answer comes back. */
  posted: boolean
  /** Its place in the log, once the server has it. */
  seq?: number
}

/** A marble that fell, or was taken back. */
export interface Pending extends UnderWay {
  delta: 1 | -1
}

/** Work that was counted, or what was said of it. */
export interface Told extends UnderWay {
  draft: Draft
}

const ARRIVED_KEPT = 200
const told: ReadonlySet<string> = new Set(['work-done', 'work-undone', 'work-required', 'miss-explained'])
const deltas: Partial<Record<string, 1 | -1>> = { 'mood-given': 1, 'mood-taken-back': -1 }

/** The marbles and the counts among what waits. */
export const pendingOf = (all: readonly (Draft | Item)[]): (Pending | Told)[] =>
  all.flatMap<Pending | Told>(one => {
    const { id } = one
    const draft = 'draft' in one ? one.draft : one
    if (!draft) return []
    const delta = deltas[draft.type]
    if (delta) return [{ id, delta, posted: false }]
    return told.has(draft.type) ? [{ id, draft, posted: false }] : []
  })

export const marblesOf = (pending: readonly (Pending | Told)[]) => pending.filter(one => 'delta' in one)

/** Those that remain after a round: those that arrived know their place, those refused are gone. */
export const flown = <P extends UnderWay>(pending: readonly P[], settled: readonly Settled[]): P[] => {
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
