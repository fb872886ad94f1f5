import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Idea } from '../../shared/ideas.ts'
import { Id } from '../../shared/subject.ts'
import type { House } from '../house.ts'
import { Refusal } from '../refusal.ts'
import { whoIs } from '../who.ts'
import { exactly, noes, typed } from './schemas.ts'

const Entry = Type.Object({
  day: Type.String(),
  what: Type.String(),
  step: Type.String(),
  text: Type.String(),
  by: Type.String(),
})
const Letter = Type.Object({
  team: Type.Object({ name: Type.String(), organisation: Type.String() }),
  idea: Type.Object({
    /** `waiting` to be mixed with others, `here`, or `withdrawn`. */
    state: Type.Union([Type.Literal('waiting'), Type.Literal('here'), Type.Literal('withdrawn')]),
    step: Type.String(),
    text: Type.String(),
    topic: Type.String(),
    on: Type.String(),
    shown: Type.String(),
    more: Type.Array(Type.String()),
    story: Type.Array(Entry),
  }),
  demo: Type.Boolean(),
})

interface Found {
  team: string
  /** `waiting` to be mixed with others, `here`, or `withdrawn`. */
  state: 'waiting' | 'here' | 'withdrawn'
  id: string
  day: string
  text: string
  topic: string
}

/** The author's side of an idea: where it is, what was answered; to add to it, or take it back. */
export const ticketRoutes = async (app: FastifyInstance, house: House) => {
  const { directory, limits, log, settings, teams, words } = house
  const routes = typed(app)

  const ticketOf = (request: FastifyRequest): string => {
    limits.takeFrom('ticket', request.ip)
    const who = whoIs(house, request)
    if (who.kind !== 'ticket') throw new Refusal('no-such-ticket')
    return who.digest
  }

  /** The idea that a ticket stands for: as it was released, as it still waits in `voice`, or that it was taken back. */
  const find = async (ticket: string): Promise<Found> => {
    const found = (await log.holders('ticket', ticket)).flatMap(({ stream, event }): Found[] => {
      const team = stream.slice(stream.indexOf(':') + 1)
      const { id, day } = event
      if (event.type === 'idea-withdrawn') return [{ team, state: 'withdrawn', id, day, text: '', topic: '' }]
      if (event.type === 'idea-left')
        return [{ team, state: 'waiting', id, day, text: event.text, topic: event.topic }]
      if (event.type === 'words-released' && event.kind === 'idea')
        return [{ team, state: 'here', id, day, text: event.text, topic: event.topic ?? '' }]
      return []
    })
    const first = (['here', 'waiting', 'withdrawn'] as const)
      .map(state => found.find(one => one.state === state))
      .find(Boolean)
    if (!first) throw new Refusal('no-such-ticket')
    return first
  }

  const storyOf = (idea: Idea | undefined) =>
    (idea?.story ?? []).map(({ by, ...entry }) => ({
      ...entry,
      by: directory.people.find(by.slice(by.indexOf(':') + 1))?.name ?? '',
    }))

  routes.get(
    '/ticket',
    { schema: { summary: 'Where my idea is', tags: ['author'], response: { 200: Letter, ...noes } } },
    async request => {
      const found = await find(ticketOf(request))
      const { team, ideas } = (await teams.get(found.team)).full
      const idea = found.state === 'here' ? ideas[found.id] : undefined
      const topic = idea?.topic ?? found.topic
      const text = idea?.text ?? found.text
      return {
        team: { name: team.name, organisation: team.organisation },
        idea: {
          state: found.state,
          step: idea?.step ?? 'new',
          text,
          topic: team.topics.find(({ key }) => key === topic)?.name ?? '',
          on: found.day,
          shown: idea?.shown ?? '',
          more: (idea?.more ?? []).map(one => one.text).filter(Boolean),
          story: storyOf(idea),
        },
        demo: settings.demo,
      } as const
    },
  )

  const Draft = exactly({
    id: Id,
    type: Type.Union([Type.Literal('idea-added-to'), Type.Literal('idea-withdrawn')]),
    text: Type.Optional(Type.String()),
  })
  routes.post(
    '/ticket/events',
    {
      bodyLimit: 64_000,
      schema: {
        summary: 'Add to my idea, or take it back: its words are then erased',
        tags: ['author'],
        body: Draft,
        response: { 201: Type.Object({ done: Type.Literal(true) }), ...noes },
      },
    },
    async (request, reply) => {
      const ticket = ticketOf(request)
      const { team, state } = await find(ticket)
      const draft = request.body
      if (draft.type === 'idea-withdrawn') {
        // Erased first: should the server stop between the two, the words are gone and only the ticket's farewell is.
        await words.withdraw(team, ticket)
        await log.write(`voice:${team}`, [{ id: draft.id, type: draft.type, ticket }], { kind: 'ticket' })
      } else {
        if (state === 'withdrawn') throw new Refusal('not-found')
        await log.write(`voice:${team}`, [{ ...draft, ticket }], { kind: 'ticket' })
      }
      return reply.code(201).send({ done: true })
    },
  )
}
