import type { StatementSync as Statement } from 'node:sqlite'
import { type Link, linkOf, openLink, readLink, type SaltedText, START, saysTheSame } from './chain.ts'
import { openFile, PAD } from './file.ts'
import { openIds } from './ids.ts'
import { bytesOf, textIn } from './room.ts'
import {
  type Appended,
  type Checkpoint,
  type Commit,
  Damaged,
  type Entry,
  type Kept,
  type Store,
} from './store.ts'

const PAGE = 2_000

interface Head {
  no: number
  seq: number
  hash: string
}
type EventRow = Link & { stream: number }
interface TextRow {
  seq: number
  field: string
  salt: Uint8Array
  text: Uint8Array
}

const saltedOf = ({ field, salt, text }: TextRow): SaltedText => ({
  field,
  salt: Buffer.from(salt).toString('base64url'),
  text: textIn(text),
})

const wipe = 'update texts set salt = zeroblob(16), text = zeroblob(length(text))'

const keptOf = (entry: Entry, result: Appended): Kept[] =>
  result.outcome === 'written' ? [{ ...entry, seq: result.seq, seal: '' }] : []

/** Keeps the log in one SQLite file: the embedded default. */
export const sqliteStore = (path: string): Store => {
  const db = openFile(path)
  const sql = {
    begin: db.prepare('begin immediate'),
    commit: db.prepare('commit'),
    stream: db.prepare('insert into streams (name, seq, hash) values (?, 0, ?) returning no'),
    head: db.prepare('update streams set seq = ?, hash = ? where no = ?'),
    event: db.prepare('insert into events (stream, seq, id, doc, hash) values (?, ?, ?, ?, ?)'),
    text: db.prepare('insert into texts (stream, seq, field, salt, text) values (?, ?, ?, ?, ?)'),
    at: db.prepare('select stream, seq, id, doc, hash from events where stream = ? and seq = ?'),
    page: db.prepare(
      'select seq, id, doc, hash from events where stream = ? and seq > ? order by seq limit ?',
    ),
    before: db.prepare('select hash from events where stream = ? and seq = ?'),
    textsOf: db.prepare(
      'select seq, field, salt, text from texts where stream = ? and seq between ? and ? and salt <> zeroblob(16) order by seq, field',
    ),
    holders: db.prepare('select stream, seq from texts where text = ? and field = ?'),
    tickets: db.prepare("select stream, seq from texts where field = 'ticket' and text = ?"),
    erase: db.prepare(`${wipe} where stream = ? and seq = ? and field = ?`),
    eraseAll: db.prepare(`${wipe} where stream = ? and seq = ?`),
    keep: db.prepare(
      `insert or replace into checkpoints (name, version, seq, pad, doc) values (?, ?, ?, zeroblob(${PAD}), ?)`,
    ),
    fetch: db.prepare('select version, seq, doc from checkpoints where name = ?'),
    forget: db.prepare('delete from checkpoints where name = ?'),
  }
  const one = <T>(statement: Statement, ...args: (string | number)[]) =>
    statement.get(...args) as T | undefined
  const heads = new Map<string, Head>()
  const names = new Map<number, string>()
  const known = db.prepare('select no, name, seq, hash from streams').all() as unknown as (Head & {
    name: string
  })[]
  for (const { no, name, seq, hash } of known) {
    const last = one<{ hash: string }>(sql.before, no, seq)
    if (seq > 0 && last?.hash !== hash) throw new Damaged(name, seq)
    heads.set(name, { no, seq, hash })
    names.set(no, name)
  }
  const listeners = new Set<(commits: Commit[]) => void>()
  const { value: logId } = db.prepare("select value from meta where name = 'log'").get() as { value: string }

  const textsOf = (no: number, from: number, to: number) =>
    sql.textsOf.all(no, from, to) as unknown as TextRow[]
  const openRow = ({ stream, ...link }: EventRow): Kept =>
    openLink(names.get(stream)!, link, textsOf(stream, link.seq, link.seq).map(saltedOf))
  const ids = openIds(db)
  const find = (id: string, { no }: Head) => {
    const seq = ids.seqOf(no, id)
    return seq === undefined ? undefined : one<EventRow>(sql.at, no, seq)
  }

  const headOf = (stream: string): Head => {
    const found = heads.get(stream)
    if (found) return { ...found }
    const { no } = sql.stream.get(stream, START) as { no: number }
    names.set(no, stream)
    return { no, seq: 0, hash: START }
  }

  const insert = (entry: Entry, head: Head): Appended => {
    const known = ids.seqOf(head.no, entry.id)
    if (known !== undefined) {
      const kept = openRow(one<EventRow>(sql.at, head.no, known)!)
      return saysTheSame(kept, entry) ? { outcome: 'duplicate', kept } : { outcome: 'reused' }
    }
    const { link, texts } = linkOf(entry, head.seq + 1, head.hash)
    sql.event.run(head.no, link.seq, link.id, link.doc, link.hash)
    for (const { field, salt, text } of texts)
      sql.text.run(head.no, link.seq, field, Buffer.from(salt, 'base64url'), bytesOf(field, text))
    head.seq = link.seq
    head.hash = link.hash
    ids.add(head.no, link.id, link.seq)
    return { outcome: 'written', seq: link.seq }
  }

  const transaction = <T>(work: () => T): T => {
    sql.begin.run()
    try {
      const result = work()
      sql.commit.run()
      return result
    } catch (error) {
      if (db.isTransaction) db.exec('rollback')
      ids.forget()
      throw error
    }
  }

  return {
    logId,
    async append(entries) {
      const touched = new Map<string, Head>()
      const results = transaction(() => {
        const written = entries.map(entry => {
          const head = touched.get(entry.stream) ?? headOf(entry.stream)
          touched.set(entry.stream, head)
          return insert(entry, head)
        })
        for (const { no, seq, hash } of touched.values()) sql.head.run(seq, hash, no)
        ids.moveOn(entries.length)
        return written
      })
      const events = Map.groupBy(
        entries.flatMap((entry, n) => keptOf(entry, results[n]!)),
        ({ stream }) => stream,
      )
      const commits: Commit[] = []
      for (const [stream, head] of touched) {
        const after = heads.get(stream)?.seq ?? 0
        heads.set(stream, head)
        if (head.seq > after) commits.push({ stream, after, to: head.seq, events: events.get(stream)! })
      }
      if (commits.length) for (const listener of listeners) listener(commits)
      return results
    },
    async *read(stream, after, limit = Number.POSITIVE_INFINITY) {
      const head = heads.get(stream)
      if (!head) return
      const last = Math.min(head.seq, after + limit)
      let before = {
        seq: after,
        hash: after ? (one<{ hash: string }>(sql.before, head.no, after)?.hash ?? START) : START,
      }
      while (before.seq < last) {
        const rows = sql.page.all(head.no, before.seq, Math.min(PAGE, last - before.seq)) as unknown as Link[]
        const end = rows.at(-1)
        if (!end) throw new Damaged(stream, before.seq + 1)
        const texts = Map.groupBy(textsOf(head.no, before.seq + 1, end.seq), ({ seq }) => seq)
        const page: Kept[] = []
        for (const row of rows) {
          page.push(readLink(stream, before, row, (texts.get(row.seq) ?? []).map(saltedOf)))
          before = { seq: row.seq, hash: row.hash }
        }
        yield page
      }
    },
    async find(stream, id) {
      const head = heads.get(stream)
      const row = head && find(id, head)
      return row ? openRow(row) : null
    },
    async holders(field, text) {
      const bytes = bytesOf(field, text)
      const rows = (field === 'ticket' ? sql.tickets.all(bytes) : sql.holders.all(bytes, field)) as {
        stream: number
        seq: number
      }[]
      return rows.map(({ stream, seq }) => {
        const [link] = sql.page.all(stream, seq - 1, 1) as unknown as Link[]
        return openRow({ stream, ...link! })
      })
    },
    heads: async () => new Map([...heads].map(([stream, { seq }]) => [stream, seq])),
    onCommit(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async erase(erasures) {
      transaction(() => {
        for (const { stream, id, field } of erasures) {
          const head = heads.get(stream)
          const row = head && find(id, head)
          if (!row) continue
          if (field) sql.erase.run(row.stream, row.seq, field)
          else sql.eraseAll.run(row.stream, row.seq)
          sql.forget.run(stream)
        }
      })
      // Not answered before the words are gone from the write-ahead log as well; a copy that is being made can hold that up.
      const { busy } = db.prepare('pragma wal_checkpoint(truncate)').get() as { busy: number }
      if (busy) throw Object.assign(new Error('The write-ahead log is in use.'), { errcode: 5 })
    },
    async keep(name, { version, seq, doc }) {
      sql.keep.run(name, version, seq, doc)
    },
    fetch: async name => one<Checkpoint>(sql.fetch, name) ?? null,
    async close() {
      db.close()
    },
  }
}
