import type { Refused } from './refusals.ts'
import type { Event, State, Stub } from './state.ts'

/** How far a follower has come: the last seq it holds of each stream. */
export interface Heads {
  team: number
  voice: number
}

/** Which fold of a team somebody follows. Boards and kiosks always follow `wall`. */
export type Audience = 'wall' | 'full'

/** From a screen to the server. The wire is for listening; writing is HTTP. */
export interface Up {
  follow: (ask: { team: string; log: string; after: Heads; as?: 'wall' }) => void
}

/**
 * A stretch of a stream of the team that is followed, from the event after `after` up to `to`. A wall's stretch may hold
 * fewer events than numbers.
 */
export interface Batch {
  stream: 'team' | 'voice'
  after: number
  to: number
  events: (Event | Stub)[]
}

/** A fresh start: for a follower too far behind, or of another log. */
export interface Fresh {
  team: string
  /** The name of the log and of what was erased from it: who holds a state of another name gets a fresh one. */
  log: string
  state: State
  heads: Heads
}

export interface Welcome {
  build: string
  /** A random id of this log, new after a restore from backup. */
  log: string
  now: number
  /** Where phones reach this server. */
  url: string
  demo: boolean
  /** What the server knows of the one who connected. */
  you: { kind: 'board' | 'kiosk' | 'person'; name: string; team: string }
}

/** What a lead may ask of a screen from the console. */
export type Order = { do: 'reload' } | { do: 'identify'; name: string } | { do: 'leave' }

/** From the server to a screen. */
export interface Down {
  welcome: (welcome: Welcome) => void
  events: (batch: Batch) => void
  state: (fresh: Fresh) => void
  heartbeat: (beat: { now: number; heads: Heads }) => void
  device: (order: Order) => void
  /** This follower may not, or may no longer, follow what it asked for. */
  refused: (refused: Refused) => void
}

export const HEARTBEAT_MS = 5_000
/** Without a heartbeat for so long a screen calls itself late, then offline. */
export const LATE_AFTER_MS = 12_000
export const OFFLINE_AFTER_MS = 30_000
