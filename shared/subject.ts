import type { Static, TObject, TProperties, TString } from 'typebox'
import { Type } from 'typebox'
import type { RefusalCode } from './refusals.ts'
import type { Shift } from './shifts.ts'

/** `team` is what known people, machines and the system did; `voice` what was said without a name; `org` the tree. */
export type Stream = 'team' | 'voice' | 'org'

/** Every kind of writer. A board writes nothing, so it is not in the list. */
export const writers = ['device', 'phone', 'ticket', 'lead', 'admin', 'key', 'system'] as const
export type Writer = (typeof writers)[number]

/** What the server adds to a draft when it writes it down. A client never sets these. */
export interface Stamp {
  id: string
  seq: number
  at: number
  day: string
  shift: string
  by: string
  late?: true
  /** Whole minutes since its shift began, of events that are counted by the hour. */
  into?: number
}

/** All that leaves the server of something said in `voice`. */
export type StubStamp = Pick<Stamp, 'id' | 'seq' | 'day' | 'shift'>

/** What the reducers of a stream get to see: in `voice` no word and no value, only that something was said. */
type Seen<S extends Stream, Body> = S extends 'voice' ? Record<never, never> : Body
type StampOf<S extends Stream> = S extends 'voice' ? StubStamp : Stamp
type Apply<Slice, Body, S extends Stream> = (slice: Slice, body: Seen<S, Body>, stamp: StampOf<S>) => Slice

/** What a wall may know of an event: all of it, nothing, or a smaller one worked out from the full slice. */
export type ForWall<Slice, Body> = 'all' | 'nothing' | ((body: Body, slice: Slice) => Body | null)

/** The stamp that a draft would get, and the shifts of the team as they are now. */
export interface Moment {
  at: number
  day: string
  shift: string
  by: string
  shifts: readonly Shift[]
}

interface Spec<P extends TProperties, Slice> {
  body: P
  by: readonly Writer[]
  wall: ForWall<Slice, Static<TObject<P>>>
  /** Why this cannot be written just now, if so: the idea it speaks of is gone, two shifts overlap. */
  unless?: (body: Static<TObject<P>>, slice: Slice, writer: Writer, moment: Moment) => RefusalCode | null
  /** The field that names the event whose `key` must be the digest of this draft's `secret`. */
  proves?: string
  /** Counted by the hour: its stamp says how far `into` its shift it happened. */
  timed?: true
  /** Means nothing any more once it is old: it is refused when it happened longer ago than this, in milliseconds. */
  fresh?: number
}

export interface Kind {
  body: TObject
  by: readonly Writer[]
  /** The fields whose text is kept apart, so that it can be erased and the log stays whole. */
  texts: readonly string[]
  /** Of these, what a person typed, to be looked through for identifiers. */
  prose: readonly string[]
  /** Of these, what hangs beside a bay and a number. */
  labels: readonly string[]
  /** Fields that nobody outside the server sees. */
  hidden: readonly string[]
  // The types of body and slice are known where the subject is declared; here they are any event's.
  wall: ForWall<unknown, never>
  unless?: (body: never, slice: never, writer: Writer, moment: Moment) => RefusalCode | null
  proves?: string
  timed?: true
  fresh?: number
  apply: (slice: never, body: never, stamp: never) => unknown
}

/** Something a person wrote. Kept apart from the log; once erased it reads as the empty string. */
export const words = (maxLength: number) => Type.String({ minLength: 1, maxLength, 'x-words': true })

/** The same, made to hang on a wall beside a bay and a number: nobody's name goes with those. */
export const label = (maxLength: number) =>
  Type.String({ minLength: 1, maxLength, 'x-words': true, 'x-label': true })

/** One word of a closed list. */
export const oneOf = <T extends string>(list: readonly T[]) =>
  Type.Unsafe<T>(Type.Union(list.map(word => Type.Literal(word))))

/** The id of an event, and of the thing that the event made. */
export const Id = Type.String({
  pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[45][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$',
})

/** A calendar day, `2026-11-23`, in the team's time zone. */
export const Day = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' })

/** A short lower-case name that people do not read: `early`, `staffing`. */
export const Key = Type.String({ pattern: '^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$' })

/** A SHA-256 in hexadecimal. */
export const Digest = Type.String({ pattern: '^[0-9a-f]{64}$' })

/** A value that is kept apart like words and erased with them, because it would tell whose they were. */
export const withWords = (schema: TString) => Type.String({ ...schema, 'x-words': true })

/** What proves whose an idea is. It is erased like words, and nobody outside the server sees it. */
export const Ticket = Type.String({ ...Digest, 'x-words': true, 'x-hidden': true })

interface Marks {
  'x-words'?: boolean
  'x-hidden'?: boolean
  'x-label'?: boolean
  pattern?: string
}
const marksOf = (schema: unknown) => schema as Marks

/** One subject of the log: its slice of state, and every event that may change that slice. */
export class Subject<Slice, S extends Stream, Bodies = Record<never, never>> {
  declare readonly bodies: Bodies
  readonly stream: S
  readonly empty: Slice
  readonly kinds: ReadonlyMap<string, Kind>

  constructor(stream: S, empty: Slice, kinds: ReadonlyMap<string, Kind> = new Map()) {
    this.stream = stream
    this.empty = empty
    this.kinds = kinds
  }

  on<Name extends string, P extends TProperties>(
    name: Name,
    { body, ...spec }: Spec<P, Slice>,
    apply: Apply<Slice, Static<TObject<P>>, S>,
  ): Subject<Slice, S, Bodies & Record<Name, Static<TObject<P>>>> {
    const fields = (is: (marks: Marks) => unknown) =>
      Object.keys(body).filter(field => is(marksOf(body[field])))
    const texts = fields(marks => marks['x-words'])
    const prose = fields(marks => marks['x-words'] && !marks.pattern)
    const labels = fields(marks => marks['x-label'])
    const hidden = fields(marks => marks['x-hidden'])
    const kind = {
      body: Type.Object(body, { additionalProperties: false }),
      texts,
      prose,
      labels,
      hidden,
      apply,
      ...spec,
    } as Kind
    return new Subject(this.stream, this.empty, new Map([...this.kinds, [name, kind]]))
  }
}

export const subject = <Slice, S extends Stream = 'team'>(stream: S, empty: Slice) =>
  new Subject<Slice, S>(stream, empty)
