import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { isId } from '../../shared/id.ts'
import { forLeads, kindOf, stubOf } from '../../shared/state.ts'
import type { House } from '../house.ts'
import type { By, Outcome } from '../log.ts'
import { Refusal } from '../refusal.ts'
import { needLead, type Who, whoIs } from '../who.ts'
import { overdueIn } from './measures.ts'
import { noes, sameOrigin } from './schemas.ts'
import { answer, writerOf } from './writing.ts'

const ITEMS_FOR_DEVICES = 20
const ITEMS_FOR_KEYS = 1_000
const BODY_FOR_KEYS = 1_000_000
const BODY_FOR_DEVICES = 128_000
const PAGE_MOST = 1_000

const Params = Type.Object({ id: Type.String({ maxLength: 40 }) })
const Written = Type.Object({
  event: Type.Object({ id: Type.String(), seq: Type.Integer(), day: Type.String(), shift: Type.String() }),
  duplicate: Type.Optional(Type.Boolean()),
})

const limitFor = (who: Who) =>
  who.kind === 'key'
    ? { rule: 'key' as const, id: who.id }
    : who.kind === 'device'
      ? { rule: 'device' as const, id: who.id }
      : null

const streamOf = (draft: unknown, team: string) => {
  const type = typeof draft === 'object' && draft !== null && 'type' in draft ? draft.type : undefined
  const known = typeof type === 'string' ? kindOf(type) : undefined
  return known?.stream === 'voice' ? `voice:${team}` : `team:${team}`
}

/** Writing into a team, and reading its streams again. */
export const eventRoutes = async (app: FastifyInstance, house: House) => {
  const { log, teams, limits } = house
  app.addHook('onRequest', sameOrigin(house))

  const tellAll = async (team: string, drafts: readonly unknown[], by: By): Promise<Outcome[]> => {
    const streams = [`voice:${team}`, `team:${team}`]
    const outcomes = new Map<unknown, Outcome>()
    for (const stream of streams) {
      const own = drafts.filter(draft => streamOf(draft, team) === stream)
      if (own.length === 0) continue
      const results = await log.tell(stream, own, by)
      for (const [n, draft] of own.entries()) outcomes.set(draft, results[n]!)
    }
    return drafts.map(draft => outcomes.get(draft)!)
  }

  /** Who may not write is told so before anything is read: a stranger's megabyte is not worth parsing. */
  const atDoor = async (request: FastifyRequest<{ Params: { id: string } }>) => {
    const who = whoIs(house, request)
    if (!isId(request.params.id)) throw new Refusal('no-such-team')
    writerOf(who, request.params.id)
    if (who.kind !== 'key' && Number(request.headers['content-length'] ?? 0) > BODY_FOR_DEVICES)
      throw new Refusal('too-large')
  }

  const schema = {
    tags: ['events'],
    summary: 'Write one draft, or a list oldest first',
    params: Params,
    response: { 200: Type.Any(), 201: Written, ...noes },
  }
  app.post<{ Params: { id: string } }>(
    '/teams/:id/events',
    { schema, bodyLimit: BODY_FOR_KEYS, onRequest: atDoor },
    async (request, reply) => {
      const { id: team } = request.params
      const who = whoIs(house, request)
      const by = writerOf(who, team)
      const most = who.kind === 'key' ? ITEMS_FOR_KEYS : ITEMS_FOR_DEVICES
      const { body } = request
      const drafts: readonly unknown[] = Array.isArray(body) ? body : [body]
      if (drafts.length > most) throw new Refusal('too-many-items')
      if (drafts.length === 0) throw new Refusal('not-understood')
      const limit = limitFor(who)
      if (limit) limits.take(limit.rule, limit.id, who.kind === 'key' ? drafts.length : 1)
      else if (who.kind === 'phone') {
        limits.take('phone', who.key, drafts.length)
        limits.takeFrom('phone-address', request.ip, drafts.length, team)
      }
      const outcomes = await tellAll(team, drafts, by)
      for (const outcome of outcomes) {
        if ('event' in outcome && outcome.event.type === 'idea-edited') {
          await house.words.eraseEdited(team, outcome.event.idea, outcome.event.seq)
        }
      }
      if (Array.isArray(body)) return reply.code(200).send({ results: outcomes.map(answer) })
      const [outcome] = outcomes
      if (outcome && 'refusal' in outcome) throw outcome.refusal
      const { status, ...rest } = answer(outcome!)
      return reply.code(status).send(rest)
    },
  )

  const Query = Type.Object({
    stream: Type.Optional(Type.Union([Type.Literal('team'), Type.Literal('voice')])),
    after: Type.Optional(Type.String({ pattern: '^[0-9]{1,12}$' })),
    limit: Type.Optional(Type.String({ pattern: '^[0-9]{1,6}$' })),
  })
  app.get<{
    Params: { id: string }
    Querystring: { stream?: 'team' | 'voice'; after?: string; limit?: string }
  }>(
    '/teams/:id/events',
    {
      schema: {
        tags: ['events'],
        summary: 'Read a stream; of voice only stubs',
        params: Params,
        querystring: Query,
        response: { 200: Type.Any(), ...noes },
      },
    },
    async request => {
      const { id: team } = request.params
      const { stream = 'team' } = request.query
      needLead(whoIs(house, request), team)
      const after = Number(request.query.after ?? 0)
      const limit = Math.min(PAGE_MOST, Number(request.query.limit ?? PAGE_MOST))
      const { heads } = await teams.get(team)
      const events = (await Array.fromAsync(log.read(`${stream}:${team}`, after, limit))).flat()
      const seen = stream === 'voice' ? events.map(stubOf) : events.map(forLeads)
      return { stream, after, to: events.at(-1)?.seq ?? Math.min(after, heads[stream]), events: seen }
    },
  )

  app.get<{ Params: { id: string }; Querystring: { as?: 'wall' } }>(
    '/teams/:id/state',
    {
      schema: {
        tags: ['events'],
        summary: 'A team as it stands: everything for leads, what a wall may know for screens',
        params: Params,
        querystring: Type.Object({ as: Type.Optional(Type.Literal('wall')) }),
        response: { 200: Type.Any(), ...noes },
      },
    },
    async request => {
      const { id: team } = request.params
      const who = whoIs(house, request)
      if (who.kind === 'device' && who.team !== team) throw new Refusal('wrong-team')
      if (who.kind !== 'device') needLead(who, team)
      const fold = await teams.get(team)
      const state = who.kind === 'device' || request.query.as === 'wall' ? fold.wall : fold.full
      const overdue = overdueIn(state, house.clock.now())
      return { team, log: log.nameOf(fold.erased), heads: fold.heads, state, overdue }
    },
  )
}
