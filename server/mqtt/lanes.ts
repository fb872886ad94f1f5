import type { Taken } from '../feed/feed.ts'
import type { Log, Outcome } from '../log.ts'
import { Refusal } from '../refusal.ts'
import { addressFor, type Message, type Readable, type Reader, readMessage } from './taking.ts'
import type { Address } from './topic.ts'

const BY = { kind: 'key', id: 'mqtt' } as const
/** So many things are written at once. */
const DRAFTS_MOST = 1_000
/** A message that we stumble over ourselves so often is passed over: all that come after it wait. */
const STUMBLES_MOST = 3

interface Given {
  log: Log
  reader: Reader
  failed: (error: unknown) => void
  /** Until it is worth to try again, or the server leaves. */
  pause: () => Promise<void>
}

/** What became of a message; null for one that is to be handed over again. */
export type Fate = Omit<Taken, 'newest'> | null

interface Waiting {
  message: Message
  address: Address
  /** Whether it still matters: over another connection it comes again. */
  isWanted: () => boolean
  stumbles: number
  done: (fate: Fate) => void
}

interface Ready {
  one: Waiting
  read: Readable
}

const refused = (refusal: Refusal): Fate => ({ outcomes: [{ refusal }], notes: [] })
const WRITTEN_BEFORE: Fate = { outcomes: [], notes: [] }

/** Writes what waits for a team as one, in the order in which it came; what comes meanwhile is the next lot. */
export const openLanes = ({ log, reader, failed, pause }: Given) => {
  const lanes = new Map<string, { waiting: Waiting[]; running: Promise<void> }>()

  /** Nothing could be written, or we stumbled ourselves: whose fault that was shows when each is tried alone. */
  const tryAgain = async (lot: readonly Waiting[], error: unknown, waiting: Waiting[]) => {
    const [first] = lot
    if (!(error instanceof Refusal)) {
      failed(error)
      for (const one of lot) one.stumbles++
      if (first && first.stumbles >= STUMBLES_MOST) return first.done(refused(new Refusal('broken')))
    }
    waiting.unshift(...lot)
    await pause()
  }

  /** What waits next, read. Null for what needs no writing. */
  const readNext = async (one: Waiting): Promise<Readable | null> => {
    if (!one.isWanted()) {
      one.done(null)
      return null
    }
    try {
      const read = await readMessage(one.message, one.address, reader)
      if (!read) one.done(WRITTEN_BEFORE)
      return read
    } catch (error) {
      if (!(error instanceof Refusal) || error.status >= 500) throw error
      one.done(refused(error))
      return null
    }
  }

  /** Reads as many as are written at once; what was stumbled over goes alone. */
  const gather = async (waiting: Waiting[]): Promise<Ready[]> => {
    const lot: Ready[] = []
    let drafts = 0
    for (let one = waiting[0]; one && drafts < DRAFTS_MOST; one = waiting[0]) {
      if (lot.length > 0 && (one.stumbles > 0 || lot[0]!.one.stumbles > 0)) break
      try {
        const read = await readNext(one)
        waiting.shift()
        if (!read) continue
        lot.push({ one, read })
        drafts += read.drafts.length
      } catch (error) {
        if (lot.length > 0) break
        waiting.shift()
        await tryAgain([one], error, waiting)
      }
    }
    return lot
  }

  const write = async (team: string, lot: readonly Ready[], waiting: Waiting[]) => {
    const drafts = lot.flatMap(({ read }) => read.drafts)
    let outcomes: Outcome[]
    try {
      outcomes = drafts.length > 0 ? await log.tell(`team:${team}`, drafts, BY) : []
    } catch (error) {
      const all = lot.map(({ one }) => one)
      return tryAgain(all, error, waiting)
    }
    let from = 0
    for (const { one, read } of lot) {
      const own = outcomes.slice(from, from + read.drafts.length)
      from += read.drafts.length
      // Not sooner: what could not be written is tried again.
      if (read.isNumbered) reader.again.wrote(one.message)
      one.done(read.taken(own))
    }
  }

  const run = async (team: string, waiting: Waiting[]) => {
    try {
      while (waiting.length > 0) await write(team, await gather(waiting), waiting)
    } finally {
      lanes.delete(team)
    }
  }

  return {
    /** Answers once it is on disk, or was refused. */
    async take(message: Message, isWanted: () => boolean): Promise<Fate> {
      let address: Address
      try {
        address = addressFor(message.topic, reader)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        return refused(error)
      }
      const { team } = address
      return new Promise(done => {
        const one = { message, address, isWanted, stumbles: 0, done }
        const lane = lanes.get(team)
        if (lane) return void lane.waiting.push(one)
        const next = { waiting: [one], running: Promise.resolve() }
        lanes.set(team, next)
        next.running = run(team, next.waiting).catch(failed)
      })
    },
    /** Answers when nothing is being written. */
    settled: () => Promise.all([...lanes.values()].map(({ running }) => running)),
  }
}
