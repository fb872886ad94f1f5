import type { State } from '../../shared/state.ts'
import type { Place } from './address.ts'
import type { Ask, Person, TeamRow, Telling } from './asking.ts'

/** All that a section of the desk knows and may do. */
export interface Desk {
  me: Person
  organisation: string
  teams: readonly TeamRow[]
  team: TeamRow
  place: Place
  state: State
  /** Where phones and screens reach this server. */
  url: string
  build: string
  now: () => number
  /** The team's working day. */
  today: string
  /** By whose clock the team lives. */
  timeZone: string
  /** Who stands behind an event's `by`. */
  nameOf: (by: string) => string
  ask: Ask
  /** Writes something down, and tells its id. */
  write: (told: Telling) => Promise<string>
  /** Tells what was done, where it is seen and heard without covering anything: here, or at a place that is gone to next. */
  say: (done: string, at?: string) => void
  /** Fetches the list of teams and people again. */
  renew: () => Promise<void>
}
