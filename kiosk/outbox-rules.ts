import type { Draft } from '../shared/state.ts'

/** Something somebody tapped, on its way to the server. */
export interface Item {
  /** Given by the shelf; the oldest has the smallest. */
  order: number
  id: string
  team: string
  /** Null once it was refused: nobody can do anything with it any more, so its words do not stay. */
  draft: Draft | null
  state: 'waiting' | 'held' | 'set-aside'
  attempts: number
  lastError: string
}

/** What the server says to one draft. */
export interface Answer {
  status: number
  code?: string
  event?: { seq: number }
}

/** What comes back for a list: an answer each, one for the whole list, or nothing at all. */
export type Reply = { each: readonly Answer[] } | { whole: Answer; retryAfterMs?: number } | { gone: true }

export type Verdict = 'delivered' | 'again' | 'held' | 'set-aside' | 'wipe'

export interface Settled {
  item: Item
  verdict: Verdict
  error: string
  seq?: number
}

export const ITEMS_MOST = 5_000
export const BATCH_MOST = 20
const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 60_000

// A secret that does not fit will not fit tomorrow either; it says nothing about this screen's pairing.
const neverFits = new Set(['not-proven', 'not-allowed'])
const comesBack = new Set([408, 425, 429])

/** What an answer means for the draft it answers. */
export const verdictOf = ({ status, code = '' }: Answer): Verdict => {
  if (status >= 200 && status < 300) return 'delivered'
  if (code === 'identifier-found') return 'wipe'
  if (neverFits.has(code)) return 'set-aside'
  if (status === 401 || status === 403) return 'held'
  if (comesBack.has(status) || status >= 500 || status < 400) return 'again'
  return 'set-aside'
}

const errorOf = ({ status, code }: Answer) => code ?? String(status)

const settleEach = (items: readonly Item[], answers: readonly Answer[]): Settled[] => {
  let blocked = false
  return items.map((item, n) => {
    const answer = answers[n] ?? { status: 500 }
    const verdict = verdictOf(answer)
    if (verdict === 'again') blocked = true
    const seq = answer.event ? { seq: answer.event.seq } : {}
    // A reason whose mood has to be sent again is refused for want of that mood, not for good.
    const early = blocked && (verdict === 'set-aside' || verdict === 'held')
    return { item, verdict: early ? 'again' : verdict, error: errorOf(answer), ...seq }
  })
}

/** What a reply means for each item that was sent; null when the list must be sent one by one to find the culprit. */
export const settle = (items: readonly Item[], reply: Reply): Settled[] | null => {
  const all = (verdict: Verdict, error: string): Settled[] => items.map(item => ({ item, verdict, error }))
  if ('gone' in reply) return all('again', 'unreachable')
  if ('each' in reply) return settleEach(items, reply.each)
  const verdict = verdictOf(reply.whole)
  if (verdict === 'delivered') return all('again', 'not-understood')
  if (items.length > 1 && (verdict === 'set-aside' || verdict === 'wipe')) return null
  return all(verdict, errorOf(reply.whole))
}

/** The item as it is kept from now on; null when it has arrived and can go. */
export const after = ({ item, verdict, error }: Settled): Item | null => {
  if (verdict === 'delivered') return null
  const told = { ...item, attempts: item.attempts + 1, lastError: error }
  if (verdict === 'again') return told
  if (verdict === 'held') return { ...told, state: 'held' }
  return { ...told, state: 'set-aside', draft: null }
}

/** How long to wait before the next try: full jitter, so that a ward full of kiosks does not come back at once. */
export const waitMs = (tries: number, chance: number, askedMs = 0) =>
  Math.max(askedMs, chance * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(tries, 10)))
