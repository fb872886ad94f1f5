import type { Clock } from '../clock.ts'
import type { Book } from './book.ts'
import type { Document, Person, Session } from './document.ts'
import { HOUR_MS, type Seen } from './seen.ts'
import { hashOf, newToken } from './tokens.ts'

/** A lead's desk on a ward must outlast a shift, not a holiday. */
const IDLE_MS = 12 * HOUR_MS
export const SESSION_MS = 30 * 24 * HOUR_MS

export interface Sessions {
  /** Lets a person in; what the same browser held before ends. */
  open(person: string, before: string | null): Promise<string>
  /** Who carries this token, or null. Using it keeps it alive. */
  find(token: string): Person | null
  /** The same, without keeping it alive: for a desk that stands open and asks for nothing. */
  peek(token: string): Person | null
  close(token: string): Promise<void>
}

export const sessionsIn = (book: Book, seen: Seen, clock: Pick<Clock, 'now'>): Sessions => {
  let indexed: Readonly<Document> | null = null
  let byHash = new Map<string, Session>()
  const session = (hash: string) => {
    if (indexed !== book.now) {
      indexed = book.now
      byHash = new Map(book.now.sessions.map(one => [one.hash, one]))
    }
    return byHash.get(hash)
  }
  const isOver = ({ hash, createdAt, seenAt }: Session) => {
    const now = clock.now()
    // On disk only the hour is kept: without its rest nobody is sent home early after a restart.
    const last = seen.sessionAt(hash) || Math.max(createdAt, seenAt + HOUR_MS - 1)
    return now - last > IDLE_MS || now - createdAt > SESSION_MS
  }
  const carrier = (found: Session | undefined) =>
    found && !isOver(found) ? (book.now.people.find(({ id }) => id === found.person) ?? null) : null
  return {
    open: (person, before) =>
      book.change(next => {
        const token = newToken()
        const now = clock.now()
        const ended = before === null ? null : hashOf(before)
        const kept = next.sessions.filter(one => one.hash !== ended && !isOver(one))
        const hash = hashOf(token)
        next.sessions = [...kept, { hash, person, createdAt: now, seenAt: now - (now % HOUR_MS) }]
        seen.session(hash)
        return token
      }),
    find(token) {
      const hash = hashOf(token)
      const person = carrier(session(hash))
      if (person) seen.session(hash)
      return person
    },
    peek: token => carrier(session(hashOf(token))),
    async close(token) {
      const hash = hashOf(token)
      if (!session(hash)) return
      await book.change(next => {
        next.sessions = next.sessions.filter(one => one.hash !== hash)
      })
    },
  }
}
