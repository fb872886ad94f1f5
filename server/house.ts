import type { Clock } from './clock.ts'
import type { Directory } from './directory/directory.ts'
import type { Pairings } from './directory/pairings.ts'
import type { Phones } from './directory/phones.ts'
import type { Keeper } from './keeper.ts'
import type { Limits } from './limits.ts'
import type { Live } from './live.ts'
import type { Log } from './log.ts'
import type { Broker, Mqtt } from './mqtt/mqtt.ts'
import type { Teams } from './teams.ts'
import type { HookPost } from './webhooks/webhooks.ts'
import type { Words } from './words.ts'

export interface Settings {
  publicUrl: string | null
  trustProxy: boolean | string
  demo: boolean
  /** The code that lets somebody set this installation up; null once it is done. */
  setupCode: string | null
  build: string
  /** Where work is listened for; nowhere unless told. */
  broker?: Broker | null
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
  live: Live
  words: Words
  keeper: Keeper
  hooks: HookPost
  mqtt: Mqtt
  settings: Settings
}
