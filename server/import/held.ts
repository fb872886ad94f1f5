import { newId } from '../../shared/id.ts'
import type { Clock } from '../clock.ts'
import { Refusal } from '../refusal.ts'
import type { Table } from './table.ts'

/** A file that somebody looks at; nothing of it was written. */
export interface Held {
  id: string
  team: string
  person: string
  /** What it brings figures of: a measure, or a kind of work. */
  measure: string | null
  work: string | null
  name: string
  /** What names the file's very bytes. */
  hash: string
  table: Table
}

const HOLD_MS = 30 * 60_000
const MOST = 24

/** Files between the look and the taking: in memory only, for half an hour. */
export const openHeld = (clock: Pick<Clock, 'now'>) => {
  const held = new Map<string, Held & { until: number }>()
  const sweep = () => {
    for (const [id, { until }] of held) if (until <= clock.now()) held.delete(id)
    // Oldest first: a map keeps the order in which files came.
    for (const id of held.keys()) {
      if (held.size < MOST) break
      held.delete(id)
    }
  }
  return {
    add(file: Omit<Held, 'id'>): Held {
      sweep()
      const one = { ...file, id: newId(), until: clock.now() + HOLD_MS }
      held.set(one.id, one)
      return one
    },
    /** The file, for the one who brought it. */
    need(id: string, { team, person }: { team: string; person: string }): Held {
      sweep()
      const found = held.get(id)
      if (found?.team !== team || found.person !== person) throw new Refusal('import-gone')
      return found
    },
    drop: (id: string) => void held.delete(id),
  }
}
