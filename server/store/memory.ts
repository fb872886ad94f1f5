import { randomUUID } from 'node:crypto'
import { newSalt, saysTheSame } from './chain.ts'
import type { Appended, Checkpoint, Commit, Entry, Kept, Store } from './store.ts'

const PAGE = 1_000

/** Keeps the log in memory; for tests. */
export const memoryStore = (): Store => {
  const streams = new Map<string, Kept[]>()
  const checkpoints = new Map<string, Checkpoint>()
  const listeners = new Set<(commits: Commit[]) => void>()
  const of = (stream: string) => streams.get(stream) ?? []
  const write = (entry: Entry): Appended => {
    const log = of(entry.stream)
    const kept = log.find(one => one.id === entry.id)
    if (kept) return saysTheSame(kept, entry) ? { outcome: 'duplicate', kept } : { outcome: 'reused' }
    const seq = log.length + 1
    streams.set(entry.stream, [...log, structuredClone({ ...entry, seq, seal: newSalt() })])
    return { outcome: 'written', seq }
  }
  return {
    logId: randomUUID(),
    async append(entries) {
      const before = new Map(
        [...new Set(entries.map(({ stream }) => stream))].map(stream => [stream, of(stream).length]),
      )
      const results = entries.map(write)
      const commits = [...before]
        .map(([stream, after]) => ({ stream, after, to: of(stream).length, events: of(stream).slice(after) }))
        .filter(({ after, to }) => to > after)
      if (commits.length) for (const listener of listeners) listener(commits)
      return results
    },
    async *read(stream, after, limit = Number.POSITIVE_INFINITY) {
      const rest = of(stream).slice(after, after + limit)
      for (let from = 0; from < rest.length; from += PAGE) yield rest.slice(from, from + PAGE)
    },
    find: async (stream, id) => of(stream).find(kept => kept.id === id) ?? null,
    holders: async (field, text) => [...streams.values()].flat().filter(kept => kept.texts[field] === text),
    heads: async () => new Map([...streams].map(([stream, log]) => [stream, log.length])),
    onCommit(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async erase(erasures) {
      for (const { stream, id, field } of erasures) {
        const wipe = (kept: Kept): Kept => ({
          ...kept,
          seal: field ? kept.seal : '',
          texts: Object.fromEntries(
            Object.entries(kept.texts).map(([name, text]) => [name, field && field !== name ? text : '']),
          ),
        })
        streams.set(
          stream,
          of(stream).map(kept => (kept.id === id ? wipe(kept) : kept)),
        )
        checkpoints.delete(stream)
      }
    },
    async keep(name, checkpoint) {
      checkpoints.set(name, checkpoint)
    },
    fetch: async name => checkpoints.get(name) ?? null,
    async close() {},
  }
}
