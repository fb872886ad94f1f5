import { after, BATCH_MOST, type Item, type Settled, settle } from './outbox-rules.ts'
import type { Post } from './post.ts'

/** As much of a shelf as sending needs. */
export interface Source {
  waiting: (most: number) => Promise<Item[]>
  change: (changes: readonly { item: Item; next: Item | null }[]) => Promise<void>
}

export interface Round {
  /**
   * `empty`: nothing waits. `on`: send the next at once. `unheard`: nobody answered. `later`: the server wants to be left
   * alone for a while. `unpaired`: this screen may not write.
   */
  went: 'empty' | 'on' | 'unheard' | 'later' | 'unpaired'
  /** How many to send next time; one, to find the item that spoils a list. */
  most: number
  askedMs?: number
  settled: readonly Settled[]
}

interface Sending {
  shelf: Source
  post: Post
  most: number
  /** Nobody waits for an answer any more once it says so. */
  signal?: AbortSignal
  /** Told just before they leave. */
  leaving?: (items: readonly Item[]) => void
}

const nothing: Round = { went: 'empty', most: BATCH_MOST, settled: [] }

/** Sends the oldest that wait, once, and writes down what became of them. */
export const sendRound = async ({ shelf, post, most, signal, leaving }: Sending): Promise<Round> => {
  const oldest = await shelf.waiting(most)
  const items = oldest.filter(({ team }) => team === oldest[0]?.team)
  const drafts = items.flatMap(({ draft }) => (draft ? [draft] : []))
  const team = items[0]?.team
  if (team === undefined) return nothing
  leaving?.(items)
  const reply = await post(team, drafts, signal)
  const settled = settle(items, reply)
  if (!settled) return { went: 'on', most: 1, settled: [] }
  await shelf.change(settled.map(one => ({ item: one.item, next: after(one) })))
  const found = new Set(settled.map(({ verdict }) => verdict))
  const asked = 'whole' in reply && reply.retryAfterMs !== undefined ? { askedMs: reply.retryAfterMs } : {}
  // After the culprit of a list has gone, lists are quick again.
  const next = { most: found.has('again') ? most : BATCH_MOST, ...asked, settled }
  if (found.has('held')) return { ...next, went: 'unpaired' }
  if ('gone' in reply) return { ...next, went: 'unheard' }
  return { ...next, went: found.has('again') ? 'later' : 'on' }
}
