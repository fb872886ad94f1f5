import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync as Database } from 'node:sqlite'
import { isVoice } from './stamp.ts'
import { blur } from './store/open.ts'
import type { Erasure } from './store/store.ts'

/** What was erased for good, so that no backup from before brings it back. It holds ids and no words. */
export interface Erased {
  /** Answers when it is on disk. Done before the words go: what a crash leaves undone was asked for all the same. */
  note(erasures: readonly Erasure[]): void
  all(): Erasure[]
  close(): void
}

/** The name under which people, screens and keys stand in the list that were taken out. */
export const DIRECTORY = 'directory'

interface Row {
  stream: string
  id: string
  field: string
}

const openList = (path: string): Erased => {
  const db = new Database(path, { timeout: 5_000 })
  db.exec('pragma journal_mode = truncate; pragma synchronous = extra; pragma secure_delete = on')
  db.exec(`create table if not exists erased (
    stream text not null,
    id     text not null,
    field  text not null,
    primary key (stream, id, field)
  ) strict, without rowid`)
  const add = db.prepare('insert or ignore into erased (stream, id, field) values (?, ?, ?)')
  const every = db.prepare('select stream, id, field from erased')
  const { wipe, stop } = blur([path, `${path}-journal`])
  return {
    note(erasures) {
      if (erasures.length === 0) return
      db.exec('begin immediate')
      try {
        for (const { stream, id, field = '' } of erasures) add.run(stream, id, field)
        db.exec('commit')
      } finally {
        if (db.isTransaction) db.exec('rollback')
      }
      // A page keeps its rows in the order they came, and that would say what was taken back after what.
      db.exec('vacuum')
      wipe()
    },
    all: () =>
      (every.all() as unknown as Row[]).map(({ field, ...one }) => (field ? { ...one, field } : one)),
    close() {
      stop()
      db.close()
    },
  }
}

/** Opens the list in a folder. `voice` has a file of its own, as everything of it has. */
export const openErased = (folder: string): Erased => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const voice = openList(join(folder, 'erased-voice.db'))
  const team = openList(join(folder, 'erased-team.db'))
  return {
    note(erasures) {
      voice.note(erasures.filter(({ stream }) => isVoice(stream)))
      team.note(erasures.filter(({ stream }) => !isVoice(stream)))
    },
    all: () => [...voice.all(), ...team.all()],
    close() {
      voice.close()
      team.close()
    },
  }
}
