import { type Held, nothingHeld } from '../follow.ts'
import type { RefusalCode } from '../refusals.ts'
import type { Order, Welcome } from '../wire.ts'
import type { Connection } from './freshness.ts'

/** All a page knows of a team, how fresh it is, and who it is talking to. */
export interface Line {
  held: Held
  connection: Connection
  /** When the server was last heard, by this device's clock; 0 for never. */
  heardAt: number
  welcome: Welcome | null
  /** What a lead asked of this screen; an `identify` goes after some seconds. */
  order: Order | null
  refused: RefusalCode | null
  /** The time by the server's clock. */
  serverNow: () => number
}

export interface LineOptions {
  team: string
  /** A device's token; people have a cookie. */
  token?: string
  as?: 'wall'
  /** The name under which the last state is kept for the next start; empty to keep none. */
  cache: string
  /** Whether nobody is in the middle of something, so that the page may start afresh. */
  mayReload?: () => boolean
  onChange: (line: Line) => void
}

export const unheard: Line = {
  held: nothingHeld,
  connection: 'late',
  heardAt: 0,
  welcome: null,
  order: null,
  refused: null,
  serverNow: Date.now,
}
