import { apply, empty, type State } from './state.ts'
import type { Batch, Down, Fresh, Heads, Up } from './wire.ts'

/** As much of a socket as following needs, so that a test can hand in a pair of queues. */
export interface Wire {
  emit(name: 'follow', ask: Parameters<Up['follow']>[0]): unknown
  on<Name extends 'welcome' | 'events' | 'state'>(name: Name, heard: Down[Name]): unknown
}

export interface Held {
  log: string
  state: State
  heads: Heads
  /** Ids of the newest events that screens wrote and that the state holds: a kiosk knows its own taps among them. */
  newest: readonly string[]
}

export const nothingHeld: Held = { log: '', state: empty, heads: { team: 0, voice: 0 }, newest: [] }

const NEWEST_KEPT = 400

const newer = (newest: readonly string[], events: Batch['events']) => {
  const own = events.filter(event => 'by' in event && event.by.startsWith('device'))
  return own.length === 0 ? newest : [...newest, ...own.map(({ id }) => id)].slice(-NEWEST_KEPT)
}

interface Options {
  team: string
  as?: 'wall'
  /** What an earlier visit kept. */
  from?: Held
  onHeld: (held: Held) => void
}

/**
 * Keeps a state in step with a team's log. A late start, a reconnect and a gap are one path: ask from where it stopped.
 * A batch that starts beyond what is held means that one was missed; one that starts before may repeat what is known.
 */
export const follow = (wire: Wire, { team, as, from = nothingHeld, onHeld }: Options) => {
  let held = from
  // What was held of another log is shown until the new state comes; asking with its name brings that state.
  const ask = () => wire.emit('follow', { team, log: held.log, after: held.heads, ...(as ? { as } : {}) })
  const take = (next: Held) => {
    held = next
    onHeld(held)
  }

  wire.on('welcome', ask)
  wire.on('state', ({ team: whose, log, state, heads }: Fresh) => {
    if (whose === team) take({ log, state: { ...empty, ...state }, heads, newest: held.newest })
  })
  wire.on('events', ({ stream, after, to, events }: Batch) => {
    const last = held.heads[stream]
    if (after > last) {
      ask()
      return
    }
    if (to <= last) return
    const fresh = events.filter(event => event.seq > last)
    const state = fresh.reduce(apply, held.state)
    take({ ...held, state, heads: { ...held.heads, [stream]: to }, newest: newer(held.newest, fresh) })
  })
}
