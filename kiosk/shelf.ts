import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Draft } from '../shared/state.ts'
import { ITEMS_MOST, type Item } from './outbox-rules.ts'

interface Layout extends DBSchema {
  items: {
    key: number
    value: Omit<Item, 'order'> & { order?: number }
    indexes: { id: string; state: string }
  }
  lease: { key: 'sender'; value: { owner: string; until: number } }
}

/** Why nothing more can be kept here. */
export class ShelfFull extends Error {
  override name = 'ShelfFull'
}

class TooSlow extends Error {
  override name = 'TooSlow'
}

const KEEP_WITHIN_MS = 4_000

/** A disk that hangs must not hang the one who tapped. */
const within = <T>(work: Promise<T>, ms: number, giveUp: () => void): Promise<T> => {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    giveUp()
    late.reject(new TooSlow())
  }, ms)
  return Promise.race([work, late.promise]).finally(() => clearTimeout(timer))
}

/** Whether an error means that this screen's disk is full, hangs, is closed, or was never there. */
export const isDiskTrouble = (error: unknown) =>
  [DOMException, ShelfFull, TooSlow, ReferenceError, TypeError].some(kind => error instanceof kind)

const strict = { durability: 'strict' } as const

const isItem = (row: Layout['items']['value']): row is Item => row.order !== undefined

const open = (name: string, lost: () => void) =>
  openDB<Layout>(name, 1, {
    upgrade: database => {
      const items = database.createObjectStore('items', { keyPath: 'order', autoIncrement: true })
      items.createIndex('id', 'id', { unique: true })
      items.createIndex('state', 'state')
      database.createObjectStore('lease')
    },
    terminated: lost,
  })

/** Where taps lie until the server has them. Every method settles after its transaction has completed on disk. */
export class Shelf {
  private readonly name: string
  private readonly most: number
  private opened: Promise<IDBPDatabase<Layout>> | null = null

  constructor({ name = 'marblewall-outbox', most = ITEMS_MOST } = {}) {
    this.name = name
    this.most = most
  }

  private database() {
    this.opened ??= open(this.name, () => {
      this.opened = null
    })
    // A failure must not be remembered for as long as the page stands.
    this.opened.catch(() => {
      this.opened = null
    })
    return this.opened
  }

  /** Keeps a draft; keeping it twice is keeping it once. */
  add(team: string, draft: Draft): Promise<void> {
    const late = new AbortController()
    return within(this.write(team, draft, late.signal), KEEP_WITHIN_MS, () => late.abort())
  }

  /** What comes too late must leave nothing: its finger was told that it is not here, and may have tapped again. */
  private async write(team: string, draft: Draft, late: AbortSignal): Promise<void> {
    const database = await this.database()
    late.throwIfAborted()
    const change = database.transaction('items', 'readwrite', strict)
    const { store } = change
    const [known, waiting, held] = await Promise.all([
      store.index('id').count(draft.id),
      store.index('state').count('waiting'),
      store.index('state').count('held'),
    ])
    const full = waiting + held >= this.most
    if (!known && !full)
      await store.add({ id: draft.id, team, draft, state: 'waiting', attempts: 0, lastError: '' })
    await change.done
    if (late.aborted && !known) await this.forget(draft.id)
    if (!known && full) throw new ShelfFull()
  }

  private async forget(id: string): Promise<void> {
    const database = await this.database()
    const change = database.transaction('items', 'readwrite', strict)
    const key = await change.store.index('id').getKey(id)
    await Promise.all([key === undefined ? null : change.store.delete(key), change.done])
  }

  /** The oldest that wait, in the order they were tapped. */
  async waiting(most?: number): Promise<Item[]> {
    const database = await this.database()
    const rows = await database.getAllFromIndex('items', 'state', 'waiting', most)
    return rows.filter(isItem)
  }

  /** Puts items back as they are now, or takes away those that arrived. */
  async change(changes: readonly { item: Item; next: Item | null }[]): Promise<void> {
    const database = await this.database()
    const change = database.transaction('items', 'readwrite', strict)
    const work = changes.map(({ item, next }) =>
      next ? change.store.put(next) : change.store.delete(item.order),
    )
    await Promise.all([...work, change.done])
  }

  /** A new pairing may bring what an old one could not. */
  async release(): Promise<void> {
    const database = await this.database()
    const change = database.transaction('items', 'readwrite', strict)
    const held = await change.store.index('state').getAll('held')
    await Promise.all([...held.map(item => change.store.put({ ...item, state: 'waiting' })), change.done])
  }

  /** Everything that lies here, as it lies here. */
  async kept(): Promise<Item[]> {
    const database = await this.database()
    return (await database.getAll('items')).filter(isItem)
  }

  async forgetSetAside(): Promise<void> {
    const database = await this.database()
    const change = database.transaction('items', 'readwrite', strict)
    const keys = await change.store.index('state').getAllKeys('set-aside')
    await Promise.all([...keys.map(key => change.store.delete(key)), change.done])
  }

  async counts() {
    const database = await this.database()
    const of = (state: Item['state']) => database.countFromIndex('items', 'state', state)
    const [waiting, held, setAside] = await Promise.all([of('waiting'), of('held'), of('set-aside')])
    return { waiting, held, setAside }
  }

  /** Whether this page may send now; another page of the same screen may hold the lease. */
  async lease(owner: string, now: number, forMs: number): Promise<boolean> {
    const database = await this.database()
    const change = database.transaction('lease', 'readwrite', strict)
    const last = await change.store.get('sender')
    // A lease from the far future was written by a clock that has since been set right.
    const taken = last && last.owner !== owner && last.until > now && last.until <= now + forMs
    if (!taken) await change.store.put({ owner, until: now + forMs }, 'sender')
    await change.done
    return !taken
  }

  async close() {
    const database = await this.opened
    this.opened = null
    database?.close()
  }
}
