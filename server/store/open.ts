import { existsSync, mkdirSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import type { Stores } from '../log.ts'
import { memoryStore } from './memory.ts'
import { sqliteStore } from './sqlite.ts'

const BLUR_EVERY_MS = 5_000
const MIDNIGHT = 86_400_000

/**
 * Opens the embedded stores in a folder. `voice` has a file of its own, so that neither its place in a commit nor in
 * a file says what else happened at that moment.
 */
export const openStores = (folder: string): Stores => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const voice = sqliteStore(join(folder, 'voice.db'))
  const blurred = blur(['voice.db', 'voice.db-wal', 'voice.db-shm'].map(name => join(folder, name)))
  const team = sqliteStore(join(folder, 'team.db'))
  return {
    team,
    voice: {
      ...voice,
      async close() {
        await voice.close()
        blurred()
      },
    },
  }
}

/** The time a file was last written would place the newest tap to the second: it is kept at midnight, whatever happens. */
const blur = (paths: readonly string[]) => {
  const wipe = () => {
    const midnight = (Date.now() - (Date.now() % MIDNIGHT)) / 1_000
    for (const path of paths) if (existsSync(path)) utimesSync(path, midnight, midnight)
  }
  wipe()
  const timer = setInterval(wipe, BLUR_EVERY_MS)
  timer.unref()
  return () => {
    clearInterval(timer)
    wipe()
  }
}

/** Keeps everything in memory; for tests and benchmarks. */
export const memoryStores = (): Stores => ({ team: memoryStore(), voice: memoryStore() })
