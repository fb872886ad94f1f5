import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { isId } from '../../shared/id.ts'
import { paceOf } from '../../shared/pace.ts'
import { placeOf, type Span, spanAt } from '../../shared/shifts.ts'
import { Id } from '../../shared/subject.ts'
import type { Team } from '../../shared/team.ts'
import { type WorkKind, workInUse } from '../../shared/work-kind.ts'
import { reasonName } from '../../shared/work-record.ts'
import { COUNT_MOST } from '../../shared/work-settings.ts'
import { feed, ITEMS_MOST, type Taken } from '../feed/feed.ts'
import { needWork, REF_MOST, whats } from '../feed/items.ts'
import { instantIn, type Note, watchHours } from '../feed/moment.ts'
import type { House } from '../house.ts'
import { Refusal } from '../refusal.ts'
import { type Who, whoIs } from '../who.ts'
import { exactly, needTeam, noes, sameOrigin, typed } from './schemas.ts'
import { answer, figuresBy } from './writing.ts'

const BODY_MOST = 1_000_000
const tags = ['work']

const Instant = Type.Union([Type.Integer(), Type.String()], {
  description: 'Epoch milliseconds, or ISO 8601 with an offset.',
})
const Item = exactly({
  id: Type.Optional(Id),
  ref: Type.Optional(
    Type.String({
      maxLength: REF_MOST,
      description:
        "The sender's own name for it: with an id or a ref an item is written once, however often it is sent.",
    }),
  ),
  what: Type.Union(whats.map(what => Type.Literal(what))),
  count: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: COUNT_MOST,
      description: '1 where nothing is said; of what is required, all of it.',
    }),
  ),
  unit: Type.Optional(
    Type.String({ description: 'Refused if it is not the one that this work is counted in.' }),
  ),
  happenedAt: Type.Optional(Instant),
  day: Type.Optional(Type.String({ description: 'Of what is required: the day it is for.' })),
  shift: Type.Optional(Type.String({ description: 'Of what is required: the shift it is for.' })),
})
const Items = Type.Array(Item, { maxItems: ITEMS_MOST })
const Sent = Type.Union([Item, Items, exactly({ sentAt: Type.Optional(Instant), items: Items })])

interface Given {
  items: readonly unknown[]
  isList: boolean
  sentAt: unknown
}

/** One item, a list of them, or an envelope with the sender's clock. */
const opened = (body: unknown): Given => {
  if (Array.isArray(body)) return { items: body, isList: true, sentAt: undefined }
  if (typeof body !== 'object' || body === null || !('items' in body))
    return { items: [body], isList: false, sentAt: undefined }
  const { items, sentAt, ...rest }: Record<string, unknown> = { ...body }
  const [odd] = Object.keys(rest)
  if (odd !== undefined) throw new Refusal('not-understood', { field: odd.slice(0, 40) })
  if (!Array.isArray(items)) throw new Refusal('not-understood', { field: 'items' })
  return { items, isList: true, sentAt }
}

const headerTime = (given: string | string[] | undefined): unknown =>
  typeof given === 'string' && /^\d+$/.test(given) ? Number(given) : given

/** What the sender's clock said as it sent this; in the body, or for one item in a header. */
const sentAtOf = ({ sentAt }: Given, request: FastifyRequest): number | null => {
  const said = sentAt ?? headerTime(request.headers['x-sent-at'])
  return said === undefined ? null : instantIn(said, 'sentAt')
}

const answersOf = ({ outcomes }: Taken) =>
  outcomes.map(outcome => {
    const late = 'event' in outcome && outcome.event.late ? { late: true } : {}
    return { ...answer(outcome), ...late }
  })

const withNotes = (notes: readonly Note[]) => (notes.length > 0 ? { notes } : {})

const Figure = Type.Union([Type.Number(), Type.Null()])
const Bucket = Type.Object({
  from: Type.Integer(),
  to: Type.Integer(),
  due: Type.Integer(),
  done: Type.Integer(),
  reason: Type.Optional(Type.String({ description: 'Why it closed short, where somebody said.' })),
})
const KindOut = Type.Object({
  ...{ id: Type.String(), key: Type.String(), name: Type.String(), unit: Type.String() },
  demand: Type.String({ description: 'plan, typed or feed' }),
  required: Figure,
  ...{ done: Type.Integer(), remaining: Type.Integer() },
  gap: Type.Integer({ description: 'How many fewer are done than due by now; negative when ahead.' }),
  standing: Type.String({
    description: 'no-plan, before, break, on-pace, behind, far-behind, finished or over',
  }),
  everyMs: Figure,
  projected: Figure,
  finishAt: Figure,
  stale: Type.Boolean({ description: 'A feed that has said nothing for two buckets.' }),
  buckets: Type.Array(Bucket),
})
const WorkOut = Type.Object({ day: Type.String(), shift: Type.String(), kinds: Type.Array(KindOut) })

/** A kind of work as machines read it: how it stands in the shift that runs. */
const shown = (kind: WorkKind, span: Span, team: Team, now: number) => {
  const { id, key, name, unit, demand, reasons } = kind
  const { required, done, remaining, gap, standing, everyMs, projected, finishAt, stale, buckets } = paceOf(
    kind,
    span,
    team,
    now,
  )
  return {
    ...{ id, key, name, unit, demand, required, done, remaining, gap, standing },
    ...{ everyMs, projected, finishAt, stale },
    buckets: buckets.map(({ from, to, due, done, miss }) => ({
      ...{ from, to, due, done },
      ...(miss ? { reason: reasonName(reasons, miss.reason) } : {}),
    })),
  }
}

/** Those who lead a team, its machines and its screens. */
const mayRead = (who: Who, team: string) => {
  if (who.kind !== 'device') return void figuresBy(who, team)
  if (who.team !== team) throw new Refusal('wrong-team')
}

interface Params {
  id: string
  kind: string
}

/** Who may not write is told so before anything is read. */
const atDoor = (house: House) => async (request: FastifyRequest<{ Params: Params }>) => {
  const { id } = request.params
  if (!isId(id)) throw new Refusal('no-such-team')
  figuresBy(whoIs(house, request), id)
}

/** What leads and machines with keys do with the work of a team. */
export const workRoutes = async (app: FastifyInstance, house: House) => {
  const { clock, limits, log, teams } = house
  app.addHook('onRequest', sameOrigin(house))
  const hourOff = watchHours()

  typed(app).get(
    '/teams/:id/work',
    {
      schema: {
        tags,
        summary: 'How much work is required and done in the shift that runs, by bucket',
        params: Type.Object({ id: Type.String({ maxLength: 40 }) }),
        response: { 200: WorkOut, ...noes },
      },
    },
    async request => {
      const { id: team } = request.params
      if (!isId(team)) throw new Refusal('no-such-team')
      mayRead(whoIs(house, request), team)
      needTeam(house, team)
      const { full: state } = await teams.get(team)
      const now = clock.now()
      const span = spanAt(now, state.team)
      const place = span ?? placeOf(now, state.team)
      const kinds = span ? workInUse(state.work).map(kind => shown(kind, span, state.team, now)) : []
      return { day: place.day, shift: place.shift, kinds }
    },
  )

  app.post<{ Params: Params }>(
    '/teams/:id/work/:kind',
    {
      schema: {
        tags,
        summary: 'Take what arrived, was done or is required: one item, or a list oldest first',
        params: Type.Object({ id: Type.String({ maxLength: 40 }), kind: Type.String({ maxLength: 40 }) }),
        body: Sent,
        response: { 200: Type.Any(), 201: Type.Any(), ...noes },
      },
      // Items are read one by one, so that one bad item does not refuse the whole list.
      validatorCompiler: () => () => true,
      bodyLimit: BODY_MOST,
      onRequest: atDoor(house),
    },
    async (request, reply) => {
      const { id: team, kind } = request.params
      needTeam(house, team)
      const given = opened(request.body)
      if (given.items.length > ITEMS_MOST) throw new Refusal('too-many-items')
      if (given.items.length === 0) throw new Refusal('not-understood', { field: 'items' })
      const sentAt = sentAtOf(given, request)
      const who = whoIs(house, request)
      if (who.kind === 'key') limits.take('key', who.id, given.items.length)
      const by = figuresBy(who, team)
      const { full: state } = await teams.get(team)
      const now = clock.now()
      const taken = await feed(log, {
        ...{ team, kind: needWork(state, kind), state, items: given.items, by, now, sentAt },
        source: who.kind === 'key' ? who.name : 'typed',
      })
      const answers = answersOf(taken)
      if (given.isList) return reply.code(200).send({ results: answers, ...withNotes(taken.notes) })
      const [outcome] = taken.outcomes
      if (outcome && 'refusal' in outcome) throw outcome.refusal
      const { status, ...rest } = answers[0]!
      const hour = sentAt === null ? hourOff(`${by.id}`, taken.newest, now) : []
      return reply.code(status).send({ ...rest, ...withNotes([...taken.notes, ...hour]) })
    },
  )
}
