import { existsSync } from 'node:fs'
import { chmod } from 'node:fs/promises'
import { backup, DatabaseSync as Database } from 'node:sqlite'
import { CannotStart } from '../settings.ts'
import { sqliteStore } from '../store/sqlite.ts'
import type { Store } from '../store/store.ts'

const ALL_PAGES = 2 ** 31 - 1

/**
 * Copies a log as it stands at one moment, whether a server writes into it or not: in one step, page by page. A copy row by
 * row (`vacuum into`) would move words, and what is erased later would stay behind in the gaps (see `store/file.ts`).
 */
export const copyLog = async (from: string, to: string) => {
  if (!existsSync(from)) throw new CannotStart(`There is no log at ${from}.`, 3)
  const db = new Database(from, { timeout: 30_000 })
  try {
    await backup(db, to, { rate: ALL_PAGES })
  } finally {
    db.close()
  }
  await chmod(to, 0o600)
}

/** Reads a log from end to end, which proves every link of its chain. Throws `Damaged` where one is broken. */
export const proveLog = async (store: Store): Promise<Record<string, number>> => {
  const heads = await store.heads()
  for (const stream of heads.keys()) for await (const _ of store.read(stream, 0));
  return Object.fromEntries(heads)
}

/** Opens a log for as long as something is done with it. */
export const withLog = async <T>(path: string, act: (store: Store) => Promise<T>): Promise<T> => {
  const store = sqliteStore(path)
  try {
    return await act(store)
  } finally {
    await store.close()
  }
}

/** Gives a log another name, so that no screen goes on from numbers that no longer exist. */
export const nameAnew = (path: string, id: string) => {
  const db = new Database(path)
  try {
    db.prepare("update meta set value = ? where name = 'log'").run(id)
  } finally {
    db.close()
  }
}
