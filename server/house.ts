import type { Order } from '../shared/wire.ts'
import type { Clock } from './clock.ts'
import type { Directory } from './directory/directory.ts'
import type { Pairings } from './directory/pairings.ts'
import type { Phones } from './directory/phones.ts'
import type { Limits } from './limits.ts'
import type { Log } from './log.ts'
import type { Teams } from './teams.ts'

export interface Settings {
  publicUrl: string | null
  trustProxy: boolean | string
  demo: boolean
  /** The code that lets somebody set this installation up; null once it is done. */
  setupCode: string | null
  build: string
}

/** What the socket room does for the routes. */
export interface Switchboard {
  /** Ends a screen's sockets at once. */
  drop(device: string): void
  /** Asks something of a screen; false when it is not there to hear it. */
  order(device: string, order: Order): boolean
  online(device: string): { lastSeen: number; build: string; secure: boolean } | null
}

/** Everything the routes may use, built once in `app.ts`. */
export interface House {
  clock: Clock
  log: Log
  teams: Teams
  directory: Directory
  pairings: Pairings
  phones: Phones
  limits: Limits
  live: Switchboard
  settings: Settings
}
