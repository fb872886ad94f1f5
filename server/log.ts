import type { Event } from '../shared/state.ts'
import { digest } from '../shared/ticket.ts'
import type { Clock } from './clock.ts'
import { type Understood, understand } from './door.ts'
import type { Erased } from './erased.ts'
import { inGroups } from './groups.ts'
import { Refusal } from './refusal.ts'
import { type By, isVoice, promiseFor, type Stamped, stampOf, type TeamClock } from './stamp.ts'
import type { Appended, Commit, Entry, Erasure, Kept, Store } from './store/store.ts'

export type { By } from './stamp.ts'

export interface Written {
  event: Event
  duplicate: boolean
}
export type Outcome = Written | { refusal: Refusal }

export interface Heard {
  stream: string
  after: number
  to: number
  events: Event[]
}

/** What a stream's state says to a draft that arrives. */
export interface Bearings {
  clock: TeamClock
  /** Why this cannot be written just now, from the state as it stands; null if it can. */
  objection(draft: Understood, stamp: Stamped): Refusal | null
}

/** Where a stream's clock and slices are looked up. */
export type Lookup = (stream: string) => Promise<Bearings>

/** The one place where an event comes into being. Streams are `org`, `team:<id>` and `voice:<id>`. */
export interface Log {
  /** A random id, new after a restore from backup. */
  readonly id: string
  /** What followers call a state of which so many texts were erased. */
  nameOf(erased: number): string
  /** Writes drafts in order, items independent of each other; answers when what was written is on disk. */
  tell(stream: string, drafts: readonly unknown[], by: By): Promise<Outcome[]>
  /** The same, all or nothing: when one is refused, none is written. */
  tellWhole(stream: string, drafts: readonly unknown[], by: By): Promise<Outcome[]>
  /** The same for a writer that expects no refusal: throws the first one. */
  write(stream: string, drafts: readonly unknown[], by: By): Promise<Written[]>
  /** Events after `seq`, oldest first, in pages. */
  read(stream: string, after: number, limit?: number): AsyncIterable<Event[]>
  head(stream: string): Promise<number>
  onEvents(listener: (heard: Heard[]) => void): () => void
  /** Erases texts for good, and notes it: no backup from before brings them back. */
  erase(erasures: readonly Erasure[]): Promise<void>
  /** Erases texts that are written elsewhere by now; a backup from before may bring them back to be written once more. */
  eraseMoved(erasures: readonly Erasure[]): Promise<void>
  /** Events that hold exactly this text in this field, with the stream that holds them. */
  holders(field: string, text: string): Promise<{ stream: string; event: Event }[]>
  storeOf(stream: string): Store
  /** Throws when the stores do not answer, or nothing may be written into them any more. */
  checkReady(): Promise<void>
  close(): Promise<void>
}

const eventOf = ({ id, seq, doc, texts }: Omit<Kept, 'seal'>): Event =>
  ({ id, seq, ...doc, ...texts }) as unknown as Event

/** Understands a draft, and that it belongs into this stream. */
const understandFor = (stream: string, draft: unknown, by: By): Understood => {
  const understood = understand(draft, by.kind)
  const stem = stream === 'org' ? 'org' : stream.slice(0, stream.indexOf(':'))
  if (understood.stream !== stem) throw new Refusal('not-understood', { field: 'type' })
  return understood
}

const outcomeOf = (entry: Entry, result: Appended): Outcome => {
  if (result.outcome === 'reused') return { refusal: new Refusal('id-reused', { field: 'id' }) }
  if (result.outcome === 'duplicate') return { event: eventOf(result.kept), duplicate: true }
  return { event: eventOf({ ...entry, seq: result.seq }), duplicate: false }
}

const DISK_FULL = 13
/** The disk did not do as it was told: reading, writing, and waiting until it is on it. */
const DISK_BROKEN = 10

const codeOf = (error: unknown): number | undefined => (error as { errcode?: number }).errcode

const storeError = (error: unknown): Error => {
  const code = codeOf(error)
  if (code === undefined) return error as Error
  return new Refusal(code === DISK_FULL ? 'disk-full' : 'store-unavailable', { cause: error })
}

export interface Stores {
  team: Store
  voice: Store
}

interface Extras {
  /** Where it is noted what was erased. */
  erased?: Pick<Erased, 'note' | 'close'>
  /** Called once when the disk failed: from then on nothing is written any more, until another start has looked at it. */
  distrust?: () => void
}

export const openLog = (
  stores: Stores,
  clock: Clock,
  lookup: Lookup,
  { erased, distrust = () => undefined }: Extras = {},
): Log => {
  let isTrusted = true
  const refusalFor = (error: unknown) => {
    // What the system believes to be on a disk after one write failed may not be: nothing more is built on that.
    if (((codeOf(error) ?? 0) & 0xff) === DISK_BROKEN && isTrusted) {
      isTrusted = false
      distrust()
    }
    return storeError(error)
  }
  const storeOf = (stream: string) => (isVoice(stream) ? stores.voice : stores.team)
  const append = { team: inGroups(stores.team), voice: inGroups(stores.voice) }
  const listeners = new Set<(heard: Heard[]) => void>()
  const hear = (commits: Commit[]) => {
    const heard = commits.map(({ stream, after, to, events }) => ({
      stream,
      after,
      to,
      events: events.map(eventOf),
    }))
    for (const listener of listeners) listener(heard)
  }
  const deaf = [stores.team.onCommit(hear), stores.voice.onCommit(hear)]

  const prove = async (stream: string, { kind: { proves }, body, texts }: Understood) => {
    if (!proves) return null
    const found = await storeOf(stream).find(stream, String(texts[proves] ?? body[proves]))
    if (!found || found.doc['key'] !== digest(String(body['secret'])))
      throw new Refusal('not-proven', { field: 'secret' })
    delete body['secret']
    return found
  }

  const staleness = ({ kind: { fresh }, happenedAt }: Understood) =>
    fresh !== undefined && happenedAt !== undefined && happenedAt < clock.now() - fresh
      ? new Refusal('call-too-old', { field: 'happenedAt' })
      : null

  /** What a draft becomes when it is written. Throws a refusal for one that may not be. */
  const entryOf = async (stream: string, draft: Understood, by: By, bearings: Bearings): Promise<Entry> => {
    const about = await prove(stream, draft)
    const stamp = stampOf(draft, stream, by, clock.now(), bearings.clock, about)
    const objection = by.kind === 'system' ? null : (staleness(draft) ?? bearings.objection(draft, stamp))
    // What was written is answered the same again, whatever has changed since.
    if (objection && !(await storeOf(stream).find(stream, draft.id))) throw objection
    const { id, type, body, texts } = draft
    const doc = { type, ...stamp, ...body }
    return { stream, id, doc, texts: { ...texts, ...promiseFor(draft, stream, clock.now(), bearings.clock) } }
  }

  const tellAll = async (
    stream: string,
    drafts: readonly unknown[],
    by: By,
    { whole = false } = {},
  ): Promise<Outcome[]> => {
    if (!isTrusted) throw new Refusal('store-unavailable')
    let bearings = await lookup(stream)
    const outcomes: Outcome[] = []
    let gathered: { n: number; entry: Entry }[] = []
    const commit = async () => {
      const all = gathered
      gathered = []
      const results = await append[isVoice(stream) ? 'voice' : 'team'](all.map(({ entry }) => entry))
      for (const [place, { n, entry }] of all.entries()) outcomes[n] = outcomeOf(entry, results[place]!)
    }
    for (const [n, draft] of drafts.entries()) {
      // What proves itself by an earlier item of the same list must find it written.
      if (needsEarlier(draft) && gathered.length > 0) {
        await commit()
        bearings = await lookup(stream)
      }
      try {
        const understood = understandFor(stream, draft, by)
        gathered.push({ n, entry: await entryOf(stream, understood, by, bearings) })
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        outcomes[n] = { refusal: error }
      }
    }
    const refused = outcomes.filter(outcome => outcome !== undefined)
    if (whole && refused.length > 0) return refused
    if (gathered.length > 0) await commit()
    return outcomes
  }

  const tell = (stream: string, drafts: readonly unknown[], by: By, how?: { whole: boolean }) =>
    tellAll(stream, drafts, by, how).catch(error => {
      throw refusalFor(error)
    })

  const wipe = async (erasures: readonly Erasure[]) => {
    const voice = erasures.filter(({ stream }) => isVoice(stream))
    const team = erasures.filter(({ stream }) => !isVoice(stream))
    try {
      if (team.length) await stores.team.erase(team)
      if (voice.length) await stores.voice.erase(voice)
    } catch (error) {
      throw refusalFor(error)
    }
  }

  return {
    id: stores.team.logId,
    nameOf: erased => (erased ? `${stores.team.logId}.${erased}` : stores.team.logId),
    tell: (stream, drafts, by) => tell(stream, drafts, by),
    tellWhole: (stream, drafts, by) => tell(stream, drafts, by, { whole: true }),
    async write(stream, drafts, by) {
      const outcomes = await tell(stream, drafts, by)
      return outcomes.map(outcome => {
        if ('refusal' in outcome) throw outcome.refusal
        return outcome
      })
    },
    async *read(stream, after, limit) {
      let pages = 0
      for await (const page of storeOf(stream).read(stream, after, limit)) {
        // A long log must not make everybody else wait.
        if (pages++ > 0) await new Promise(setImmediate)
        yield page.map(eventOf)
      }
    },
    head: async stream => (await storeOf(stream).heads()).get(stream) ?? 0,
    onEvents(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async erase(erasures) {
      try {
        erased?.note(erasures)
      } catch (error) {
        throw refusalFor(error)
      }
      await wipe(erasures)
    },
    eraseMoved: wipe,
    async holders(field, text) {
      const kept = [...(await stores.voice.holders(field, text)), ...(await stores.team.holders(field, text))]
      return kept.map(one => ({ stream: one.stream, event: eventOf(one) }))
    },
    storeOf,
    async checkReady() {
      if (!isTrusted) throw new Refusal('store-unavailable')
      for (const store of [stores.team, stores.voice]) await store.fetch('ready')
    },
    async close() {
      for (const stop of deaf) stop()
      await stores.team.close()
      await stores.voice.close()
      erased?.close()
    },
  }
}

const needsEarlier = (draft: unknown) => typeof draft === 'object' && draft !== null && 'secret' in draft
