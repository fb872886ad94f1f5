import type { Order } from '../shared/wire.ts'
import type { Clock } from './clock.ts'
import type { Line } from './line.ts'

/** What the server knows of a screen while it runs; of all this only the day reaches the disk. */
export interface Presence {
  online: boolean
  lastSeen: number
  build: string
  /** Whether the page runs on https, and so may start without a server. */
  secure: boolean
}

type Known = Presence & { lines: Set<Line> }

/** A screen has one line, and for a moment two; whoever copied its token must not open thousands. */
const LINES_MOST = 8

/** Which screens are there. Kept in memory, and by connection: a tap does not make a screen seen. */
export const openPresence = (clock: Clock, seen: (device: string) => void) => {
  const screens = new Map<string, Known>()
  return {
    arrive(line: Line) {
      const { who } = line.data
      if (who.kind !== 'device') return
      const { build, secure } = line.handshake.auth as { build?: unknown; secure?: unknown }
      const known: Known = {
        lines: (screens.get(who.id)?.lines ?? new Set()).add(line),
        online: true,
        lastSeen: clock.now(),
        build: typeof build === 'string' ? build.slice(0, 40) : '',
        secure: secure === true,
      }
      screens.set(who.id, known)
      seen(who.id)
      // The newest are those that somebody stands in front of.
      for (const old of known.lines) {
        if (known.lines.size <= LINES_MOST) break
        known.lines.delete(old)
        old.disconnect(true)
      }
      line.on('disconnect', () => {
        const now = screens.get(who.id)
        if (!now) return
        now.lines.delete(line)
        now.online = now.lines.size > 0
        now.lastSeen = clock.now()
      })
    },
    drop(device: string) {
      for (const line of screens.get(device)?.lines ?? []) {
        line.emit('device', { do: 'leave' })
        line.disconnect(true)
      }
    },
    order(device: string, order: Order) {
      const lines = screens.get(device)?.lines
      for (const line of lines ?? []) line.emit('device', order)
      return Boolean(lines?.size)
    },
    of(device: string): Presence | null {
      const found = screens.get(device)
      if (!found) return null
      const { online, lastSeen, build, secure } = found
      return { online, lastSeen: online ? clock.now() : lastSeen, build, secure }
    },
  }
}
