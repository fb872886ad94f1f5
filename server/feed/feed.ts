import { newId } from '../../shared/id.ts'
import type { RefusalCode } from '../../shared/refusals.ts'
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

/** A delivery that was read: what is to be written of it, and what the sender hears once that was tried. */
export interface Read {
  drafts: readonly object[]
  taken: (outcomes: readonly Outcome[]) => Taken
}

const attempt = (act: () => Item): Item | Refusal => {
  try {
    return act()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

const fields: Partial<Record<RefusalCode, string>> = {
  'not-fed': 'what',
  'not-allowed': 'what',
  'too-old': 'day',
  'too-far': 'day',
  'no-such-shift': 'shift',
}

/** The log speaks of events; the sender of items. */
const inTheirWords = (outcome: Outcome, { ref }: Item): Outcome => {
  if (!('refusal' in outcome)) return outcome
  const { code } = outcome.refusal
  const field = code === 'id-reused' && ref ? 'ref' : fields[code]
  return field ? { refusal: new Refusal(code, { field }) } : outcome
}

/** Reads items of one kind of work, independent of each other. */
export const readDelivery = (delivery: Delivery): Read => {
  const { team, kind, state, now, source, idFor = () => newId() } = delivery
  const { by: ahead, notes } = clockOff(delivery.sentAt, now)
  const about = { team, kind, clock: state.team, now, ahead }
  const items = delivery.items.map(item => attempt(() => readItem(item, about)))
  const good = items.filter((item): item is Item => !(item instanceof Refusal))
  const newest = good.findLast(({ happenedAt }) => happenedAt !== null)?.happenedAt ?? null
  return {
    drafts: good.map(item => draftOf(item.id ?? idFor(item), kind.id, item, source)),
    taken(outcomes) {
      let next = 0
      const all = items.map(item =>
        item instanceof Refusal ? { refusal: item } : inTheirWords(outcomes[next++]!, item),
      )
      return { outcomes: all, notes, newest }
    },
  }
}

/** Writes items of one kind of work, in order and independent of each other. */
export const feed = async (log: Log, { by, ...delivery }: Delivery & { by: By }): Promise<Taken> => {
  const { drafts, taken } = readDelivery(delivery)
  return taken(drafts.length > 0 ? await log.tell(`team:${delivery.team}`, drafts, by) : [])
}
