import { randomUUID } from 'node:crypto'
import { DatabaseSync as Database } from 'node:sqlite'
import { idsSchema } from './ids.ts'

const APPLICATION = 0x4d61726c // "Marl"
const SCHEMA = 1

const schema = `
  create table meta (name text primary key, value text not null) strict, without rowid;
  create table streams (
    no   integer primary key,
    name text not null unique,
    seq  integer not null,
    hash text not null
  ) strict;
  create table events (
    stream integer not null,
    seq    integer not null,
    id     text not null,
    doc    text not null,
    hash   text not null,
    primary key (stream, seq)
  ) strict, without rowid;
  ${idsSchema}
  create table texts (
    no     integer primary key,
    stream integer not null,
    seq    integer not null,
    field  text not null,
    salt   blob not null,
    text   blob not null
  ) strict;
  create unique index text_of on texts (stream, seq, field);
  create index text_tickets on texts (no) where field = 'ticket';
  create table checkpoints (
    name    text primary key,
    version text not null,
    seq     integer not null,
    pad     blob not null,
    doc     text not null
  ) strict, without rowid;
`

/*
 * Why texts are erased in place. SQLite zeroes what is deleted (`secure_delete`), but when it moves rows from one page
 * to another, for balance, copies stay behind in the gaps. So nothing that holds words may ever move: rows of `texts` are
 * only added at the end and never deleted, their bytes are overwritten with as many zeros; and a checkpoint is
 * preceded by a pad that fills its page, so that all its words lie on pages of their own, which are zeroed when freed.
 */
export const PAD = 4_096

/** Opens or makes the file, with the settings that were measured to lose nothing (FULL: one fsync a commit). */
export const openFile = (path: string): Database => {
  const db = new Database(path, { timeout: 5_000 })
  const [{ v } = { v: '0' }] = db.prepare('select sqlite_version() as v').all() as { v: string }[]
  // Before 3.51.3 two connections that checkpoint and write together can corrupt the file.
  if (v.localeCompare('3.51.3', undefined, { numeric: true }) < 0)
    throw new Error(`SQLite ${v} is too old; 3.51.3 is needed.`)
  const mode = db.prepare('pragma journal_mode = wal').get() as { journal_mode: string }
  if (path !== ':memory:' && mode.journal_mode !== 'wal')
    throw new Error(`${path} is on a disk that cannot keep a write-ahead log.`)
  db.exec(
    'pragma synchronous = full; pragma trusted_schema = off; pragma secure_delete = on; pragma temp_store = memory; pragma journal_size_limit = 67108864; pragma wal_autocheckpoint = 4000; pragma cache_size = -16000',
  )
  // A crash may have left words in the write-ahead log that were erased since.
  db.exec('pragma wal_checkpoint(truncate)')
  const { application_id: application } = db.prepare('pragma application_id').get() as {
    application_id: number
  }
  const { user_version: version } = db.prepare('pragma user_version').get() as { user_version: number }
  if (application === 0 && version === 0) {
    db.exec(
      `begin; ${schema} pragma application_id = ${APPLICATION}; pragma user_version = ${SCHEMA}; commit`,
    )
    db.prepare('insert into meta values (?, ?)').run('log', randomUUID())
  } else if (application !== APPLICATION || version !== SCHEMA) {
    db.close()
    throw new Error(`${path} is not a Marblewall log of this version.`)
  }
  return db
}
