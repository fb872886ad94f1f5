import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger'
import { eventTypes, kindOf } from '../shared/state.ts'
import { Id } from '../shared/subject.ts'

/** What may be written, by type: the door checks drafts itself, so that one bad item does not refuse the whole list. */
const drafts = Object.fromEntries(
  eventTypes.map(type => {
    const { body } = kindOf(type)!.kind
    const properties = {
      id: Id,
      type: { const: type },
      happenedAt: { type: 'integer' },
      ...body.properties,
    }
    return [type, { ...body, properties, required: ['id', 'type', ...(body.required ?? [])] }]
  }),
)

const oneOrList = (one: object, maxItems: number) => ({
  anyOf: [one, { type: 'array', items: one, minItems: 1, maxItems }],
})

const draft = {
  type: 'object',
  required: ['id', 'type'],
  properties: {
    id: { ...Id, description: 'A random UUID: sent again with the same id it is written once.' },
    type: { enum: eventTypes },
    happenedAt: { type: 'integer', description: 'Epoch milliseconds; now where nothing is said.' },
  },
  additionalProperties: true,
  description: 'And the fields of its type, as under components.schemas.',
}

const reading = {
  type: 'object',
  required: ['period'],
  properties: {
    id: Id,
    period: { type: 'string', description: 'A day, a month (2026-11) or an ISO week (2026-W48).' },
    value: { type: 'number', nullable: true },
    numerator: { type: 'number', description: 'With a denominator, in place of a value.' },
    denominator: { type: 'number' },
    note: { type: 'string', maxLength: 200 },
  },
  additionalProperties: false,
}

const { type: _, ...defined } = drafts['measure-defined']!.properties as Record<string, unknown>
const measure = {
  ...drafts['measure-defined'],
  properties: defined,
  required: drafts['measure-defined']!.required.filter(field => field !== 'id' && field !== 'type'),
}

/** Bodies that a route reads itself, an item at a time, by method and path. */
const takenWhole: Readonly<Record<string, object>> = {
  '/api/v1/teams/:id/events': oneOrList(draft, 1_000),
  '/api/v1/teams/:id/measures': measure,
  '/api/v1/teams/:id/measures/:key/readings': oneOrList(reading, 1_000),
}

/** What `/api/docs` is made with. */
export const openApi: FastifyDynamicSwaggerOptions = {
  openapi: {
    info: { title: 'Marblewall', version: '1', description: 'A refusal is { code, message, field? }.' },
    // biome-ignore lint/suspicious/noExplicitAny: JSON Schema, which OpenAPI takes as it is
    components: { schemas: drafts as any },
  },
  transform: ({ schema, url, route }) => {
    const body = route.method === 'POST' ? takenWhole[url] : undefined
    return { schema: body ? { ...schema, body } : schema, url }
  },
}
