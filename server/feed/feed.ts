import { newId } from '../../shared/id.ts'
import type { State } from '../../shared/state.ts'
import type { WorkKind } from '../../shared/work-kind.ts'
import type { By, Log, Outcome } from '../log.ts'
import { Refusal } from '../refusal.ts'
import { draftOf, type Item, readItem } from './items.ts'
import { clockOff, type Note } from './moment.ts'

export const ITEMS_MOST = 1_000

interface Delivery {
  team: string
  kind: WorkKind
  state: State
  items: readonly unknown[]
  by: By
  /** Who it came from, for those who read the log. */
  source: string
  now: number
  /** The sender's clock as it sent this, if it said. */
  sentAt: number | null
  /** The id of an item that came without one. */
  idFor?: (item: Item) => string
}

export interface Taken {
  outcomes: Outcome[]
  notes: Note[]
  /** When the newest item happened, if any said so. */
  newest: number | null
}

const attempt = (act: () => Item): Item | Refusal => {
  try {
    return act()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

/** The log speaks of events; the sender of items. */
const inTheirWords = (outcome: Outcome, { ref }: Item): Outcome => {
  if (!('refusal' in outcome)) return outcome
  const { code } = outcome.refusal
  if (code === 'id-reused' && ref) return { refusal: new Refusal(code, { field: 'ref' }) }
  if (code === 'not-fed' || code === 'not-allowed') return { refusal: new Refusal(code, { field: 'what' }) }
  return outcome
}

/** Writes items of one kind of work, in order and independent of each other. */
export const feed = async (log: Log, delivery: Delivery): Promise<Taken> => {
  const { team, kind, state, now, by, source, idFor = () => newId() } = delivery
  const { by: ahead, notes } = clockOff(delivery.sentAt, now)
  const about = { team, kind, clock: state.team, now, ahead }
  const items = delivery.items.map(item => attempt(() => readItem(item, about)))
  const good = items.filter((item): item is Item => !(item instanceof Refusal))
  const drafts = good.map(item => draftOf(item.id ?? idFor(item), kind.id, item, source))
  const outcomes = drafts.length > 0 ? await log.tell(`team:${team}`, drafts, by) : []
  let next = 0
  const newest = good.findLast(({ happenedAt }) => happenedAt !== null)?.happenedAt ?? null
  return {
    outcomes: items.map(item =>
      item instanceof Refusal ? { refusal: item } : inTheirWords(outcomes[next++]!, item),
    ),
    notes,
    newest,
  }
}
