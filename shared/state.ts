import type { Kind, Stamp, Stream, StubStamp, Subject } from './subject.ts'
import { subjects } from './subjects.ts'

type Subjects = typeof subjects
// biome-ignore lint/suspicious/noExplicitAny: a subject's slice is of no interest where only its bodies are
type BodiesOf<S> = S extends Subject<any, any, infer B> ? B : never
type All<U> = (U extends unknown ? (u: U) => void : never) extends (i: infer I) => void ? I : never
type Bodies = All<BodiesOf<Subjects[keyof Subjects]>>

export type EventType = keyof Bodies & string
export type Body<T extends EventType> = Bodies[T]

/** What a client hopes will be written down. `happenedAt` is epoch milliseconds by the device's corrected clock. */
export type Draft = {
  [T in EventType]: { id: string; type: T; happenedAt?: number } & Bodies[T]
}[EventType]

/** What was written down. */
export type Event = Draft & Stamp

/** All that anyone outside the server sees of an event in `voice`. */
export type Stub = StubStamp & { type: EventType }

export type State = { readonly [K in keyof Subjects]: Subjects[K]['empty'] }

interface Owned {
  owner: keyof Subjects
  stream: Stream
  kind: Kind
}

const owned = new Map<string, Owned>()
for (const [name, subject] of Object.entries(subjects)) {
  for (const [type, kind] of subject.kinds) {
    if (owned.has(type)) throw new Error(`two subjects claim the event ${type}`)
    owned.set(type, { owner: name as keyof Subjects, stream: subject.stream, kind })
  }
}

/** The declaration of an event type: its body, its writers, its stream. Undefined for a type nobody declared. */
export const kindOf = (type: string) => owned.get(type)
export const eventTypes = [...owned.keys()] as EventType[]

export const empty: State = Object.fromEntries(
  Object.entries(subjects).map(([name, subject]) => [name, subject.empty]),
) as State

/** The whole product in one line: tomorrow's state is today's state and one more thing that happened. */
export const apply = (state: State, event: Event | Stub): State => {
  const own = owned.get(event.type)
  if (!own) return state // written by a newer version; keep going
  const was = state[own.owner]
  const now = own.kind.apply(was as never, event as never, event as never)
  return now === was ? state : { ...state, [own.owner]: now }
}

/** What a wall may know of an event, given the full state that already holds it. Null when that is nothing. */
export const forWall = (event: Event, full: State): Event | null => {
  const own = owned.get(event.type)
  if (!own || own.kind.wall === 'nothing') return null
  const seen =
    own.kind.wall === 'all'
      ? event
      : (own.kind.wall as (b: Event, s: unknown) => Event | null)(event, full[own.owner])
  const { id, type, seq, at, day, shift, late, into } = event
  // A subject hands on a body; the stamp is the same for everyone, but for the writer.
  const timing = { ...(late ? { late } : {}), ...(into === undefined ? {} : { into }) }
  const stamp = { id, type, seq, at, day, shift, by: kindOfWriter(event.by), ...timing }
  return seen && ({ ...seen, ...stamp } as Event)
}

/** A person's or a machine's id says more than a wall should know. */
const kindOfWriter = (by: string) => (by.includes(':') ? by.slice(0, by.indexOf(':')) : by)

/** What leads may know of an event in `team`: all but what is hidden. */
export const forLeads = (event: Event): Event => {
  const hidden = kindOf(event.type)?.kind.hidden ?? []
  if (hidden.length === 0) return event
  return Object.fromEntries(Object.entries(event).filter(([field]) => !hidden.includes(field))) as Event
}

/** Takes from an event in `voice` all but that something was said, and in which shift. */
export const stubOf = ({ id, seq, type, day, shift }: Event): Stub => ({ id, seq, type, day, shift })
