import { type Static, Type } from 'typebox'
import { Day, Id } from '../../shared/subject.ts'

const Instant = Type.Integer({ minimum: 0 })
const Text = Type.String({ maxLength: 400 })

/** Somebody who signs in. Without a password hash they were invited and have not answered yet. */
export const Person = Type.Object({
  id: Id,
  name: Text,
  email: Text,
  passwordHash: Type.Union([Text, Type.Null()]),
  admin: Type.Boolean(),
  roles: Type.Record(Id, Type.Literal('lead')),
  addedOn: Day,
})

/** `seenAt` is at most an hour old on disk; nobody needs to know the minute a lead left. */
export const Session = Type.Object({ hash: Text, person: Id, createdAt: Instant, seenAt: Instant })

/** A screen. Without a token hash its token was not collected yet, or was revoked. */
export const Device = Type.Object({
  id: Id,
  kind: Type.Union([Type.Literal('board'), Type.Literal('kiosk')]),
  name: Text,
  team: Id,
  tokenHash: Type.Union([Text, Type.Null()]),
  pairedOn: Day,
  pairedBy: Id,
  seenOn: Type.Optional(Day),
  revokedOn: Type.Optional(Day),
})

/** A machine's key: it writes figures of one team. Without a hash it was revoked; its name stays, for the log. */
export const Key = Type.Object({
  id: Id,
  name: Text,
  team: Id,
  hash: Type.Union([Text, Type.Null()]),
  madeOn: Day,
  madeBy: Id,
  usedOn: Type.Optional(Day),
  revokedOn: Type.Optional(Day),
})

/** Which columns of a file a measure was read from last, by what stands above them. */
export const Mapping = Type.Object({
  period: Text,
  value: Type.Optional(Text),
  numerator: Type.Optional(Text),
  denominator: Type.Optional(Text),
  note: Type.Optional(Text),
  dates: Type.Union([Type.Literal('day-first'), Type.Literal('month-first')]),
})

/** Which columns of a file work was read from last. */
export const WorkMapping = Type.Object({
  when: Text,
  what: Type.Optional(Text),
  count: Type.Optional(Text),
  reference: Type.Optional(Text),
  all: Text,
  dates: Type.Union([Type.Literal('day-first'), Type.Literal('month-first')]),
})

/** Another system that is told what happens in a team. `after` is the last of its events that it took. */
export const Hook = Type.Object({
  id: Id,
  name: Text,
  team: Id,
  url: Type.String({ maxLength: 2_000 }),
  secret: Text,
  after: Type.Integer({ minimum: 0 }),
  failingSince: Type.Union([Instant, Type.Null()]),
  madeOn: Day,
  madeBy: Id,
})

/** A topic of the broker that is read as a kind of work. */
export const TopicMapping = Type.Object({
  id: Id,
  topic: Text,
  team: Id,
  kind: Text,
  what: Text,
  madeOn: Day,
  madeBy: Id,
})

export const Invitation = Type.Object({ hash: Text, person: Id, until: Instant })

/** All that is rarely written and may be erased. The log names people and screens by id only. */
export const Document = Type.Object({
  version: Type.Literal(1),
  installation: Type.Object({ id: Id, setupCode: Type.Optional(Text), doneAt: Type.Optional(Instant) }),
  people: Type.Array(Person),
  sessions: Type.Array(Session),
  devices: Type.Array(Device),
  keys: Type.Array(Key),
  invitations: Type.Array(Invitation),
  teamCodes: Type.Record(Text, Id),
  /** By the measure's id. */
  mappings: Type.Optional(Type.Record(Id, Mapping)),
  /** By the kind of work's id. */
  workMappings: Type.Optional(Type.Record(Id, WorkMapping)),
  hooks: Type.Optional(Type.Array(Hook)),
  topics: Type.Optional(Type.Array(TopicMapping)),
  settings: Type.Record(Text, Type.Union([Text, Type.Number(), Type.Boolean()])),
})

export type Person = Static<typeof Person>
export type Session = Static<typeof Session>
export type Device = Static<typeof Device>
export type Key = Static<typeof Key>
export type Mapping = Static<typeof Mapping>
export type WorkMapping = Static<typeof WorkMapping>
export type Hook = Static<typeof Hook>
export type TopicMapping = Static<typeof TopicMapping>
export type Document = Static<typeof Document>
export type DeviceKind = Device['kind']

export const emptyDocument = (id: string): Document => ({
  version: 1,
  installation: { id },
  people: [],
  sessions: [],
  devices: [],
  keys: [],
  invitations: [],
  teamCodes: {},
  settings: {},
})
