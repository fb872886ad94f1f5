import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { connections } from '../../shared/words/en.ts'
import type { TopicMapping } from '../directory/document.ts'
import { needWork, whats } from '../feed/items.ts'
import type { House } from '../house.ts'
import { addressIn, isTopic } from '../mqtt/topic.ts'
import { Refusal } from '../refusal.ts'
import { needAdmin, whoIs } from '../who.ts'
import { exactly, IdParams, needTeam, noes, sameOrigin, typed, Written } from './schemas.ts'

const { troubles } = connections.mqtt
const Instant = Type.Union([Type.Integer(), Type.Null()])
const Text = Type.Union([Type.String(), Type.Null()])
const Remark = Type.Object({
  ...{ at: Type.Integer(), topic: Type.String(), code: Type.String(), message: Type.String() },
  field: Type.Optional(Type.String()),
})
const Seen = Type.Object({
  on: Type.Boolean({ description: 'Whether MQTT_URL is set.' }),
  topic: Text,
  connected: Type.Boolean(),
  since: Type.Union([Type.Integer(), Type.Null()], {
    description: 'Since when it is connected, or is not.',
  }),
  trouble: Type.Union([Type.String(), Type.Null()], {
    description: `${Object.keys(troubles).join(', ')}; null while nothing is wrong`,
  }),
  message: Type.Union([Type.String(), Type.Null()], { description: 'The trouble, and what to do about it.' }),
  lastMessageAt: Instant,
  ...{ messages: Type.Integer(), refused: Type.Integer() },
  recent: Type.Object({ refused: Type.Array(Remark), notes: Type.Array(Remark) }),
})
const What = Type.Union(whats.map(what => Type.Literal(what)))
const MappingOut = Type.Object({
  ...{ id: Type.String(), topic: Type.String(), team: Type.String() },
  ...{ kind: Type.String(), what: Type.String(), madeOn: Type.String() },
})
const tags = ['mqtt']

const listed = ({ madeBy: _, ...mapping }: TopicMapping) => mapping

/** The broker that work is listened for at, and topics that are called otherwise. For those in charge: it feeds every team. */
export const mqttRoutes = async (app: FastifyInstance, house: House) => {
  const { mqtt, teams } = house
  const { topics } = house.directory
  const routes = typed(app)
  routes.addHook('onRequest', sameOrigin(house))

  routes.get(
    '/mqtt',
    {
      schema: {
        summary: 'How it goes with the broker, and what was refused lately',
        tags,
        response: { 200: Seen, ...noes },
      },
    },
    async request => {
      needAdmin(whoIs(house, request))
      const seen = mqtt.seen()
      return { ...seen, message: seen.trouble && troubles[seen.trouble] }
    },
  )

  routes.get(
    '/mqtt/mappings',
    {
      schema: {
        summary: 'Topics that are read besides those of MQTT_TOPIC',
        tags,
        response: { 200: Type.Object({ mappings: Type.Array(MappingOut) }), ...noes },
      },
    },
    async request => {
      needAdmin(whoIs(house, request))
      return { mappings: topics.list().map(listed) }
    },
  )

  routes.post(
    '/mqtt/mappings',
    {
      schema: {
        summary: 'Reads a topic as a kind of work',
        tags,
        body: exactly({ topic: Written, team: Type.String({ maxLength: 40 }), kind: Written, what: What }),
        response: { 201: Type.Object({ mapping: MappingOut }), ...noes },
      },
    },
    async (request, reply) => {
      const { id: admin } = needAdmin(whoIs(house, request))
      const { topic, team, kind, what } = request.body
      if (!isTopic(topic)) throw new Refusal('bad-topic', { field: 'topic' })
      const pattern = mqtt.seen().topic
      // It would be handed over twice: once for each subscription.
      if (pattern !== null && addressIn(topic, pattern)) throw new Refusal('topic-taken', { field: 'topic' })
      needTeam(house, team)
      needWork((await teams.get(team)).full, kind)
      const mapping = await topics.make({ topic, team, kind, what }, admin)
      mqtt.follow()
      return reply.code(201).send({ mapping: listed(mapping) })
    },
  )

  routes.delete(
    '/mqtt/mappings/:id',
    {
      schema: {
        summary: 'Reads a topic no longer',
        tags,
        params: IdParams,
        response: { 204: Type.Null(), ...noes },
      },
    },
    async (request, reply) => {
      needAdmin(whoIs(house, request))
      const { topic } = await topics.remove(request.params.id)
      mqtt.leave(topic)
      return reply.code(204).send(null)
    },
  )
}
