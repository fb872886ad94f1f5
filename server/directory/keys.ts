import { newId } from '../../shared/id.ts'
import type { Clock } from '../clock.ts'
import { Refusal } from '../refusal.ts'
import type { Book } from './book.ts'
import type { Document, Key } from './document.ts'
import { dayOf, type Seen } from './seen.ts'
import { hashOf, newToken } from './tokens.ts'

export interface KeySeen {
  id: string
  name: string
  team: string
}
export type KeyListed = KeySeen & { madeOn: string; usedOn: string | null }

export interface Keys {
  /** The keys of a team that open, in the order they were made. */
  of(team: string): readonly KeyListed[]
  /** The key, unless it was revoked. */
  find(id: string): KeySeen | null
  /** Whose key this is, or null. Notes that it was used. */
  carrying(token: string): KeySeen | null
  /** Makes a key. The secret is told here and never again: what is kept is its hash. */
  make(key: { name: string; team: string }, by: string): Promise<{ key: KeyListed; secret: string }>
  /** Ends it at once; its name stays, so that the log can be read. */
  revoke(id: string): Promise<void>
}

const KEYS_MOST = 40

const seenOf = ({ id, name, team }: Key): KeySeen => ({ id, name, team })

export const keysIn = (
  book: Book,
  seen: Seen,
  clock: Pick<Clock, 'now'>,
  gone: (id: string) => void,
): Keys => {
  let indexed: Readonly<Document> | null = null
  let byHash = new Map<string | null, Key>()
  const carrying = (hash: string) => {
    if (indexed !== book.now) {
      indexed = book.now
      byHash = new Map(book.now.keys.map(key => [key.hash, key]))
    }
    return byHash.get(hash)
  }
  const listed = (key: Key): KeyListed => ({
    ...seenOf(key),
    madeOn: key.madeOn,
    usedOn: seen.keyOn(key.id) ?? key.usedOn ?? null,
  })
  const openIn = ({ keys }: Readonly<Document>, team: string) =>
    keys.filter(key => key.team === team && key.hash !== null)

  return {
    of: team => openIn(book.now, team).map(listed),
    find(id) {
      const found = book.now.keys.find(key => key.id === id && key.hash !== null)
      return found ? seenOf(found) : null
    },
    carrying(token) {
      const found = carrying(hashOf(token))
      if (!found) return null
      seen.key(found.id)
      return seenOf(found)
    },
    make: ({ name, team }, by) =>
      book.change(next => {
        if (openIn(next, team).length >= KEYS_MOST) throw new Refusal('too-many-keys')
        const secret = newToken()
        const key: Key = {
          id: newId(),
          name,
          team,
          hash: hashOf(secret),
          madeOn: dayOf(clock.now()),
          madeBy: by,
        }
        next.keys.push(key)
        return { key: listed(key), secret }
      }),
    async revoke(id) {
      await book.change(next => {
        const key = next.keys.find(one => one.id === id)
        if (!key || key.hash === null) throw new Refusal('not-found')
        key.hash = null
        key.revokedOn = dayOf(clock.now())
      })
      gone(id)
    },
  }
}
