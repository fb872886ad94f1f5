import type { DatabaseSync as Database } from 'node:sqlite'

/*
 * Ids are random, so an index of them takes each new one to a page of its own: a hundred events would write a hundred
 * pages, and ever slower ones as the log grows. Events are in the log in any case, so the index may come after: the
 * newest ids are held in memory, and moved into it in order of their keys, a stretch with each commit. What a crash
 * forgets is read from the log again.
 */
export const idsSchema = `
  create table ids (
    key    integer not null,
    stream integer not null,
    seq    integer not null,
    primary key (key, stream, seq)
  ) strict, without rowid;
  create table ids_until (stream integer primary key, seq integer not null) strict;
`

/** So many are gathered before they are moved: more would take memory, and time at the start; fewer, more pages each. */
const GATHER = 20_000
const STRETCH = 32

/** The first bits of an id, few enough for a small number. Two ids may have the same key: the events tell them apart. */
const keyOf = (id: string) => Number.parseInt(id.slice(0, 7), 16) || 0

/** By stream and key; nearly always one place, as two ids seldom have the same key. */
type Newest = Map<number, Map<number, number | number[]>>

interface Move {
  newest: Newest
  rows: { key: number; stream: number; seq: number }[]
  done: number
}

const placesIn = (newest: Newest | undefined, stream: number, key: number): readonly number[] => {
  const found = newest?.get(stream)?.get(key)
  return found === undefined ? [] : typeof found === 'number' ? [found] : found
}

const moveOf = (newest: Newest): Move => {
  const rows = [...newest].flatMap(([stream, places]) =>
    [...places].flatMap(([key, found]) =>
      (typeof found === 'number' ? [found] : found).map(seq => ({ key, stream, seq })),
    ),
  )
  return { newest, rows: rows.sort((a, b) => a.key - b.key), done: 0 }
}

/** How far the ids of each stream are moved when these rows are. */
const lastOf = (rows: Move['rows']) => {
  const last = new Map<number, number>()
  for (const { stream, seq } of rows) last.set(stream, Math.max(seq, last.get(stream) ?? 0))
  return last
}

/** The ids of a store: whether one is known, and at which place of its stream. */
export const openIds = (db: Database) => {
  const sql = {
    find: db.prepare('select seq from ids where key = ? and stream = ?'),
    idAt: db.prepare('select id from events where stream = ? and seq = ?'),
    move: db.prepare('insert or ignore into ids (key, stream, seq) values (?, ?, ?)'),
    until: db.prepare('insert or replace into ids_until (stream, seq) values (?, ?)'),
    // Stream by stream (a cross join keeps that order): only the end of each is looked at.
    rest: db.prepare(`
      select stream, events.seq as seq, id from streams cross join events
        on stream = no and events.seq > coalesce((select seq from ids_until where stream = no), 0)`),
  }
  /** Null until somebody asks: a start need not wait for it. */
  let newest: Newest | null = null
  let count = 0
  let move: Move | null = null

  const put = (newest: Newest, stream: number, id: string, seq: number) => {
    const places = newest.get(stream) ?? new Map<number, number | number[]>()
    if (places.size === 0) newest.set(stream, places)
    const key = keyOf(id)
    const found = places.get(key)
    places.set(key, found === undefined ? seq : [...placesIn(newest, stream, key), seq])
    count++
  }
  const gathered = (): Newest => {
    if (newest) return newest
    const found: Newest = new Map()
    for (const row of sql.rest.iterate()) {
      const { stream, seq, id } = row as { stream: number; seq: number; id: string }
      put(found, stream, id, seq)
    }
    newest = found
    return found
  }

  return {
    seqOf(stream: number, id: string): number | undefined {
      const key = keyOf(id)
      const isIt = (seq: number) => (sql.idAt.get(stream, seq) as { id: string } | undefined)?.id === id
      return (
        placesIn(gathered(), stream, key).find(isIt) ??
        placesIn(move?.newest, stream, key).find(isIt) ??
        // Nearly every id is new: one look is enough.
        (sql.find.get(key, stream) &&
          (sql.find.all(key, stream) as { seq: number }[]).find(({ seq }) => isIt(seq))?.seq)
      )
    },
    /** Remembers a new one, within a transaction. After one that failed, `forget`. */
    add: (stream: number, id: string, seq: number) => put(gathered(), stream, id, seq),
    /** Forgets what is not in the file. */
    forget() {
      newest = null
      count = 0
      move = null
    },
    /** Moves some into the index, within a transaction. */
    moveOn(written: number) {
      if (!move && count >= GATHER) {
        move = moveOf(gathered())
        newest = new Map()
        count = 0
      }
      if (!move) return
      const { rows, done } = move
      move.done = Math.min(rows.length, done + Math.max(STRETCH, 2 * written))
      for (let n = done; n < move.done; n++) {
        const { key, stream, seq } = rows[n]!
        sql.move.run(key, stream, seq)
      }
      if (move.done < rows.length) return
      for (const [stream, seq] of lastOf(rows)) sql.until.run(stream, seq)
      move = null
    },
  }
}
