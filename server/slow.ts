import { type Line, type Lines, room } from './line.ts'

/** A follower with so many messages waiting is not reading; it gets the state once it reads again. */
const BEHIND_MOST = 64
const LOOK_EVERY_MS = 250

/** Messages that wait in this connection for the other side to read. */
const queueOf = (line: Line) => (line.conn as unknown as { writeBuffer: unknown[] }).writeBuffer.length

/**
 * Lets those who do not read out of their room until they do, so that what waits for them stays short and the others
 * are not held up. `restart` sends such a follower the state as it then stands.
 */
export const sparing = (io: Lines, restart: (line: Line) => void) => {
  let lookedAt = 0
  return () => {
    if (performance.now() - lookedAt < LOOK_EVERY_MS) return
    lookedAt = performance.now()
    for (const line of io.sockets.sockets.values()) {
      const { follows } = line.data
      if (!follows || line.conn.transport.writable || queueOf(line) < BEHIND_MOST) continue
      const name = room(follows.team, follows.audience)
      if (!line.rooms.has(name)) continue
      void line.leave(name)
      line.conn.once('drain', () => {
        if (line.connected && line.data.follows === follows) restart(line)
      })
    }
  }
}
