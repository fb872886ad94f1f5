import { type Place, placeOf, type Shift, spanAt } from '../shared/shifts.ts'
import type { Event } from '../shared/state.ts'
import type { Writer } from '../shared/subject.ts'
import { digest } from '../shared/ticket.ts'
import type { Clock } from './clock.ts'
import { type Understood, understand } from './door.ts'
import { Refusal } from './refusal.ts'
import type { Appended, Commit, Entry, Erasure, Kept, Store } from './store/store.ts'

/** Who writes. `voice` is the kind that a nameless stream keeps of a device. */
export interface By {
  kind: Writer
  id?: string
}

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

export interface TeamClock {
  timeZone: string
  shifts: readonly Shift[]
}

/** Where a stream's clock and slices are looked up when a draft arrives. */
export interface Lookup {
  clockOf(stream: string): Promise<TeamClock>
  /** Why this cannot be written just now, from the state as it stands; null if it can. */
  objection(stream: string, draft: Understood): Promise<Refusal | null>
}

/** The one place where an event comes into being. Streams are `org`, `team:<id>` and `voice:<id>`. */
export interface Log {
  /** A random id, new after a restore from backup. */
  readonly id: string
  /** What followers call a state of which so many texts were erased. */
  nameOf(erased: number): string
  /** Writes drafts in order, items independent of each other; answers when what was written is on disk. */
  tell(stream: string, drafts: readonly unknown[], by: By): Promise<Outcome[]>
  /** The same for a writer that expects no refusal: throws the first one. */
  write(stream: string, drafts: readonly unknown[], by: By): Promise<Written[]>
  /** Events after `seq`, oldest first, in pages. */
  read(stream: string, after: number, limit?: number): AsyncIterable<Event[]>
  head(stream: string): Promise<number>
  onEvents(listener: (heard: Heard[]) => void): () => void
  erase(erasures: readonly Erasure[]): Promise<void>
  /** Events that hold exactly this text in this field, with the stream that holds them. */
  holders(field: string, text: string): Promise<{ stream: string; event: Event }[]>
  storeOf(stream: string): Store
  close(): Promise<void>
}

const LATE_BY_MOST_MS = 14 * 86_400_000
const EARLY_BY_MOST_MS = 5 * 60_000

const isVoice = (stream: string) => stream.startsWith('voice:')

const eventOf = ({ id, seq, doc, texts }: Omit<Kept, 'seal'>): Event =>
  ({ id, seq, ...doc, ...texts }) as unknown as Event

/** In `voice` nobody is more than a kind of writer. */
const nameless: Partial<Record<Writer, string>> = { device: 'kiosk' }
const nameOf = ({ kind, id }: By, stream: string) =>
  isVoice(stream) ? (nameless[kind] ?? kind) : id === undefined ? kind : `${kind}:${id}`

interface Spot extends Place {
  /** When its shift began. */
  start: number
}

const MINUTE_MS = 60_000
const SPOTS_KEPT = 1_440
const spots = new WeakMap<TeamClock, Map<number, Spot>>()

/** Where an instant falls. Worked out once a minute and clock: calendars are slow, and none changes within a minute. */
const spotOf = (when: number, clock: TeamClock): Spot => {
  const known = spots.get(clock) ?? new Map<number, Spot>()
  const minute = Math.floor(when / MINUTE_MS)
  const found = known.get(minute)
  if (found) return found
  const spot = { ...placeOf(when, clock), start: spanAt(when, clock)?.start ?? 0 }
  if (known.size >= SPOTS_KEPT) known.clear()
  spots.set(clock, known.set(minute, spot))
  return spot
}

const stampOf = (
  draft: Understood,
  stream: string,
  by: By,
  now: number,
  clock: TeamClock,
  about: Kept | null,
): Record<string, unknown> => {
  const { happenedAt } = draft
  const inTime =
    happenedAt === undefined ||
    by.kind === 'system' ||
    (happenedAt > now - LATE_BY_MOST_MS && happenedAt < now + EARLY_BY_MOST_MS)
  const { day, shift, start } = spotOf(inTime ? (happenedAt ?? now) : now, clock)
  // What was said without a name is placed in its shift and no closer. Not even that it came late is kept: that would
  // mark all that was said at the one kiosk whose clock is wrong. What speaks of an answer belongs to its shift.
  if (isVoice(stream)) {
    const place = about
      ? { at: about.doc['at'], day: about.doc['day'], shift: about.doc['shift'] }
      : { at: start, day, shift }
    return { ...place, by: nameOf(by, stream) }
  }
  const late = inTime ? {} : { late: true }
  const kept = inTime && happenedAt !== undefined && by.kind !== 'system' ? { happenedAt } : {}
  return { at: now, day, shift, by: nameOf(by, stream), ...kept, ...late }
}

interface Job {
  entries: Entry[]
  done: (results: Appended[]) => void
  failed: (error: unknown) => void
}

/** Writes what has gathered while the event loop turned, or while the last commit ran, as one commit. */
const inGroups = (store: Store) => {
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

const storeError = (error: unknown): Error => {
  const code = (error as { errcode?: number }).errcode
  if (code === undefined) return error as Error
  return new Refusal(code === 13 ? 'disk-full' : 'store-unavailable', { cause: error })
}

export interface Stores {
  team: Store
  voice: Store
}

export const openLog = (stores: Stores, clock: Clock, lookup: Lookup): Log => {
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

  const prove = async (stream: string, { kind: { proves }, body }: Understood) => {
    if (!proves) return null
    const found = await storeOf(stream).find(stream, String(body[proves]))
    if (!found || found.doc['key'] !== digest(String(body['secret'])))
      throw new Refusal('not-proven', { field: 'secret' })
    delete body['secret']
    return found
  }

  const writeOne = async (
    stream: string,
    draft: unknown,
    by: By,
    clockOf: TeamClock,
  ): Promise<() => Promise<Outcome>> => {
    const understood = understand(draft, by.kind)
    const stem = stream === 'org' ? 'org' : stream.slice(0, stream.indexOf(':'))
    if (understood.stream !== stem) throw new Refusal('not-understood', { field: 'type' })
    const about = await prove(stream, understood)
    const { id, type, body, texts } = understood
    const objection = by.kind === 'system' ? null : await lookup.objection(stream, understood)
    // What was written is answered the same again, whatever has changed since.
    if (objection && !(await storeOf(stream).find(stream, id))) throw objection
    const doc = { type, ...stampOf(understood, stream, by, clock.now(), clockOf, about), ...body }
    const written = append[isVoice(stream) ? 'voice' : 'team']([{ stream, id, doc, texts }])
    return async () => {
      const [result] = await written
      if (result?.outcome === 'reused') return { refusal: new Refusal('id-reused', { field: 'id' }) }
      if (result?.outcome === 'duplicate') return { event: eventOf(result.kept), duplicate: true }
      return { event: eventOf({ stream, id, doc, texts, seq: result!.seq }), duplicate: false }
    }
  }

  const tell = async (stream: string, drafts: readonly unknown[], by: By): Promise<Outcome[]> => {
    const clockOf = await lookup.clockOf(stream)
    const answers: (() => Promise<Outcome>)[] = []
    for (const draft of drafts) {
      try {
        // What proves itself by an earlier item of the same list must find it written.
        if (needsEarlier(draft)) await Promise.all(answers.map(answer => answer()))
        answers.push(await writeOne(stream, draft, by, clockOf))
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        answers.push(async () => ({ refusal: error }))
      }
    }
    try {
      return await Promise.all(answers.map(answer => answer()))
    } catch (error) {
      throw storeError(error)
    }
  }

  return {
    id: stores.team.logId,
    nameOf: erased => (erased ? `${stores.team.logId}.${erased}` : stores.team.logId),
    tell,
    async write(stream, drafts, by) {
      const outcomes = await tell(stream, drafts, by)
      return outcomes.map(outcome => {
        if ('refusal' in outcome) throw outcome.refusal
        return outcome
      })
    },
    async *read(stream, after, limit) {
      for await (const page of storeOf(stream).read(stream, after, limit)) yield page.map(eventOf)
    },
    head: async stream => (await storeOf(stream).heads()).get(stream) ?? 0,
    onEvents(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async erase(erasures) {
      const voice = erasures.filter(({ stream }) => isVoice(stream))
      const team = erasures.filter(({ stream }) => !isVoice(stream))
      try {
        if (team.length) await stores.team.erase(team)
        if (voice.length) await stores.voice.erase(voice)
      } catch (error) {
        throw storeError(error)
      }
    },
    async holders(field, text) {
      const kept = [...(await stores.voice.holders(field, text)), ...(await stores.team.holders(field, text))]
      return kept.map(one => ({ stream: one.stream, event: eventOf(one) }))
    },
    storeOf,
    async close() {
      for (const stop of deaf) stop()
      await stores.team.close()
      await stores.voice.close()
    },
  }
}

const needsEarlier = (draft: unknown) => typeof draft === 'object' && draft !== null && 'secret' in draft
