import type { Appended, Entry, Store } from './store/store.ts'

interface Job {
  entries: Entry[]
  done: (results: Appended[]) => void
  failed: (error: unknown) => void
}

/** Writes what has gathered while the event loop turned, or while the last commit ran, as one commit. */
export const inGroups = (store: Store) => {
  let waiting: Job[] = []
  let busy = false
  const flush = async () => {
    const jobs = waiting
    waiting = []
    try {
      const results = await store.append(jobs.flatMap(({ entries }) => entries))
      let from = 0
      for (const { entries, done } of jobs) {
        done(results.slice(from, from + entries.length))
        from += entries.length
      }
    } catch (error) {
      for (const { failed } of jobs) failed(error)
    }
    busy = waiting.length > 0
    if (busy) setImmediate(flush)
  }
  return (entries: Entry[]) =>
    new Promise<Appended[]>((done, failed) => {
      waiting.push({ entries, done, failed })
      if (!busy) setImmediate(flush)
      busy = true
    })
}
