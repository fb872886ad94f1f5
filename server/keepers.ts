import type { Clock } from './clock.ts'
import { openHelpKeeper } from './help-keeper.ts'
import { type Keeper, openKeeper } from './keeper.ts'
import type { Log } from './log.ts'
import type { Teams } from './teams.ts'
import type { Words } from './words.ts'
import { openWorkWatch } from './work-watch.ts'

/** All that writes what no person writes, as one: started once the server listens, stopped before it closes. */
export const openKeepers = (
  clock: Clock,
  log: Log,
  teams: Teams,
  words: Words,
  failed: (error: unknown) => void,
  /** What listens and tells others, once all that was overdue is written. */
  after: readonly { start(): Promise<void> }[] = [],
): Keeper => {
  const shifts = openKeeper(clock, log, teams, words, failed)
  const help = openHelpKeeper(clock, log, teams, failed)
  const work = openWorkWatch(clock, log, teams, failed)
  return {
    async start() {
      await shifts.start()
      await help.start()
      await work.start()
      for (const one of after) await one.start().catch(failed)
    },
    async settled(team) {
      await shifts.settled(team)
      await help.settled()
      await work.settled(team)
    },
    stop() {
      shifts.stop()
      help.stop()
      work.stop()
    },
  }
}
