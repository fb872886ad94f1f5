import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync as Database } from 'node:sqlite'
import { CannotStart } from './settings.ts'

const BUSY = 5

const hold = (path: string): Database => {
  const db = new Database(path, { timeout: 0 })
  try {
    // Nothing is ever written into it, so nothing need be undone.
    db.exec('pragma journal_mode = memory; begin exclusive')
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/**
 * Makes sure that one process at a time uses a data folder. Answers with the way to let go. It is a lock of the system,
 * which ends with its process however that ends: a number in a file would, after a power cut, be that of another program,
 * and in two containers the same.
 */
export const lockFolder = (folder: string): (() => void) => {
  let held: Database
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    held = hold(join(folder, 'running.lock'))
  } catch (error) {
    const { code, errcode } = error as NodeJS.ErrnoException & { errcode?: number }
    if (errcode === BUSY) throw new CannotStart(`Marblewall is already running on ${folder}.`, 4)
    throw new CannotStart(`The data folder ${folder} cannot be written to (${errcode ?? code}).`)
  }
  return () => held.close()
}
