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
type Holder = Pick<Held, 'team' | 'person'>

const HOLD_MS = 30 * 60_000
const MOST = 24

/** Files between the look and the taking: in memory only, until they are taken or left, and for half an hour at most. */
export const openHeld = (clock: Clock) => {
  const held = new Map<string, { file: Held; callOff: () => void }>()
  const drop = (id: string) => {
    held.get(id)?.callOff()
    held.delete(id)
  }
  const own = (id: string, { team, person }: Holder) => {
    const file = held.get(id)?.file
    return file?.team === team && file.person === person ? file : null
  }
  return {
    add(file: Omit<Held, 'id'>): Held {
      // Oldest first: a map keeps the order in which files came.
      for (const id of held.keys()) {
        if (held.size < MOST) break
        drop(id)
      }
      const one = { ...file, id: newId() }
      held.set(one.id, { file: one, callOff: clock.at(clock.now() + HOLD_MS, () => drop(one.id)) })
      return one
    },
    /** The file, for the one who brought it. */
    need(id: string, holder: Holder): Held {
      const file = own(id, holder)
      if (!file) throw new Refusal('import-gone')
      return file
    },
    /** Lets a file go, for the one who brought it. */
    leave(id: string, holder: Holder) {
      if (own(id, holder)) drop(id)
    },
  }
}
