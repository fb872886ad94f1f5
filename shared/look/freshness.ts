import { LATE_AFTER_MS, OFFLINE_AFTER_MS } from '../wire.ts'

export type Connection = 'live' | 'late' | 'offline'

interface Known {
  /** When the server was last heard, by a clock that never jumps; null before the first time. */
  heard: number | null
  opened: number
  /** Whether an attempt to reach the server failed since. */
  failed: boolean
}

/** What a screen calls itself. Only silence makes it late: a server that restarts in two seconds is no news. */
export const connectionAt = (now: number, { heard, opened, failed }: Known): Connection => {
  if (heard === null) return failed || now - opened > OFFLINE_AFTER_MS ? 'offline' : 'late'
  const silence = now - heard
  if (silence > OFFLINE_AFTER_MS) return 'offline'
  return silence > LATE_AFTER_MS ? 'late' : 'live'
}

const BEATS_KEPT = 12

/**
 * How far the server's clock is ahead of ours. A message is always late and never early, so of the last minute's
 * beats the one that seems furthest ahead is nearest the truth.
 */
export const clockOffset = () => {
  let seen: number[] = []
  return {
    heard: (serverNow: number, ourNow: number) => {
      const offset = serverNow - ourNow
      // Somebody set one of the two clocks: what was measured before says nothing about now.
      const jumped = seen.some(before => Math.abs(before - offset) > 60_000)
      seen = jumped ? [offset] : [...seen, offset].slice(-BEATS_KEPT)
    },
    ahead: () => (seen.length ? Math.max(...seen) : 0),
  }
}
