import { existsSync, mkdirSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import type { Stores } from '../log.ts'
import { memoryStore } from './memory.ts'
import { sqliteStore } from './sqlite.ts'
import type { Store } from './store.ts'

const BLUR_EVERY_MS = 5_000
const MIDNIGHT = 86_400_000

const filesOf = (folder: string, name: string) =>
  ['', '-wal', '-shm'].map(end => join(folder, `${name}${end}`))

/**
 * Opens the embedded stores in a folder. `voice` has a file of its own, so that neither its place in a commit nor in
 * a file says what else happened at that moment.
 */
export const openStores = (folder: string): Stores => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const voice = sqliteStore(join(folder, 'voice.db'))
  const team = sqliteStore(join(folder, 'team.db'))
  return {
    voice: blurred(voice, filesOf(folder, 'voice.db')),
    team: discreet(team, filesOf(folder, 'team.db')),
  }
}

/** The time a file was last written would place the newest tap to the second: it is kept at midnight, whatever happens. */
export const blur = (paths: readonly string[]) => {
  const wipe = () => {
    const midnight = (Date.now() - (Date.now() % MIDNIGHT)) / 1_000
    for (const path of paths) if (existsSync(path)) utimesSync(path, midnight, midnight)
  }
  wipe()
  // When a file was last touched at all cannot be set; so it is touched all the time.
  const timer = setInterval(wipe, BLUR_EVERY_MS)
  timer.unref()
  return {
    wipe,
    stop() {
      clearInterval(timer)
      wipe()
    },
  }
}

const blurred = (store: Store, paths: readonly string[]): Store => {
  const { wipe, stop } = blur(paths)
  const after = async <T>(act: Promise<T>) => {
    try {
      return await act
    } finally {
      wipe()
    }
  }
  return {
    ...store,
    append: entries => after(store.append(entries)),
    erase: erasures => after(store.erase(erasures)),
    keep: (name, checkpoint) => after(store.keep(name, checkpoint)),
    async close() {
      await store.close()
      stop()
    },
  }
}

/** What is erased here, an author may have taken back: the files go on showing the time of the last thing written. */
const discreet = (store: Store, paths: readonly string[]): Store => ({
  ...store,
  async erase(erasures) {
    const times = paths.map(path => statSync(path, { throwIfNoEntry: false })?.mtime)
    await store.erase(erasures)
    for (const [n, time] of times.entries()) if (time) utimesSync(paths[n]!, time, time)
  },
})

/** Keeps everything in memory; for tests and benchmarks. */
export const memoryStores = (): Stores => ({ team: memoryStore(), voice: memoryStore() })
