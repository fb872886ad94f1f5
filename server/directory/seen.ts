import type { Clock } from '../clock.ts'
import { Refusal } from '../refusal.ts'
import type { Book } from './book.ts'
import type { Document } from './document.ts'

export const HOUR_MS = 3_600_000

/** The day of an instant in UTC: near enough for when a screen was paired or somebody was added. */
export const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)

export interface Seen {
  session(hash: string): void
  device(id: string): void
  key(id: string): void
  /** When a session was last used, as far as memory goes; 0 if it was not since the start. */
  sessionAt(hash: string): number
  deviceOn(id: string): string | undefined
  keyOn(id: string): string | undefined
  /** Writes down what is known. Waits for the disk. */
  flush(): Promise<void>
}

/** Who was here lately. Kept in memory, and on disk at most hourly: sessions by the hour, screens and keys by the day only. */
export const keepSeen = (book: Book, clock: Pick<Clock, 'now'>): Seen => {
  const sessions = new Map<string, number>()
  const devices = new Map<string, string>()
  const keys = new Map<string, string>()
  let flushedAt = clock.now()

  const flush = async () => {
    flushedAt = clock.now()
    if (sessions.size + devices.size + keys.size === 0) return
    await book.change((next: Document) => {
      for (const session of next.sessions) {
        const at = sessions.get(session.hash)
        if (at !== undefined) session.seenAt = Math.max(session.seenAt, at - (at % HOUR_MS))
      }
      for (const device of next.devices) {
        const on = devices.get(device.id)
        if (on !== undefined) device.seenOn = on
      }
      for (const key of next.keys) {
        const on = keys.get(key.id)
        if (on !== undefined) key.usedOn = on
      }
      const open = new Set(next.sessions.map(({ hash }) => hash))
      for (const hash of sessions.keys()) if (!open.has(hash)) sessions.delete(hash)
    })
  }
  const perhapsFlush = () => {
    if (Math.abs(clock.now() - flushedAt) < HOUR_MS) return
    flush().catch(error => {
      // A full disk must not send anybody home; it is tried again in an hour.
      if (!(error instanceof Refusal)) throw error
    })
  }
  return {
    session(hash) {
      sessions.set(hash, clock.now())
      perhapsFlush()
    },
    device(id) {
      devices.set(id, dayOf(clock.now()))
      perhapsFlush()
    },
    key(id) {
      keys.set(id, dayOf(clock.now()))
      perhapsFlush()
    },
    sessionAt: hash => sessions.get(hash) ?? 0,
    deviceOn: id => devices.get(id),
    keyOn: id => keys.get(id),
    flush,
  }
}
