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

/** Keeps what a page holds for its next start: every few seconds while it changes, and when the page goes. */
export const heldKeeper = (cache: string) => {
  let due: KeptHeld | null = null
  const write = () => {
    const kept = due
    due = null
    if (kept && cache) void ifKept(async () => (await shelf()).put('held', kept, cache))
  }
  const writing = setInterval(write, KEEP_EVERY_MS)
  addEventListener('pagehide', write)
  return {
    keep: (held: Held, heardAt: number) => {
      due = { held, heardAt, build: __BUILD__ }
    },
    close: () => {
      write()
      clearInterval(writing)
      removeEventListener('pagehide', write)
    },
  }
}
