import type { Held } from '../follow.ts'
import { empty } from '../state.ts'
import { ifKept, type KeptHeld, shelf } from './keep.ts'

const KEEP_EVERY_MS = 4_000
const READ_AT_MOST_MS = 1_500

/** What a page held when it last closed; nothing for an empty name. */
export const keptHeld = async (cache: string): Promise<KeptHeld | undefined> => {
  if (!cache) return undefined
  const read = ifKept(async () => (await shelf()).get('held', cache))
  // A disk that hangs must not keep a wall dark.
  const kept = await Promise.race([read, new Promise<undefined>(done => setTimeout(done, READ_AT_MOST_MS))])
  // Another build's reducers may have made another state of the same events; the server sends a fresh one.
  if (kept?.build !== __BUILD__) return undefined
  return { ...kept, held: { ...kept.held, state: { ...empty, ...kept.held.state } } }
}

const put = (kept: KeptHeld, cache: string) =>
  ifKept(async () => {
    const change = (await shelf()).transaction('held', 'readwrite')
    const written = change.store.put(kept, cache)
    // A page that goes away takes with it what was not told to commit.
    change.commit()
    await Promise.all([written, change.done])
  })

/** Keeps what a page holds for its next start: at once after a quiet time, then every few seconds, and when the page goes. */
export const heldKeeper = (cache: string) => {
  let due: KeptHeld | null = null
  let resting: ReturnType<typeof setTimeout> | undefined
  const write = () => {
    if (due && cache) void put(due, cache)
    due = null
  }
  const writeThenRest = () => {
    resting = due ? setTimeout(writeThenRest, KEEP_EVERY_MS) : undefined
    write()
  }
  addEventListener('pagehide', write)
  return {
    keep: (held: Held, heardAt: number) => {
      due = { held, heardAt, build: __BUILD__ }
      if (resting === undefined) writeThenRest()
    },
    close: () => {
      write()
      clearTimeout(resting)
      removeEventListener('pagehide', write)
    },
  }
}
