import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { Id } from '../../shared/subject.ts'
import type { House } from '../house.ts'
import { needAdmin, needLead, whoIs } from '../who.ts'
import {
  cleanEmail,
  cleanName,
  exactly,
  IdParams,
  needTeam,
  noes,
  Person,
  sameOrigin,
  typed,
  Written,
} from './schemas.ts'

const Listed = Type.Intersect([Person, Type.Object({ invited: Type.Boolean(), addedOn: Type.String() })])
const Invited = Type.Object({
  person: Person,
  invitation: Type.String({
    description: 'Shown once. They open `/#invite=` with it and choose a password within a week.',
  }),
})
const Teams = Type.Array(Id, { maxItems: 500 })

export const peopleRoutes = async (app: FastifyInstance, house: House) => {
  const { live, directory } = house
  const { people } = directory
  const routes = typed(app)
  const tags = ['people']
  const mayDo = (request: FastifyRequest) => needAdmin(whoIs(house, request))
  routes.addHook('onRequest', sameOrigin(house))

  routes.get(
    '/people',
    {
      schema: {
        summary: 'Everybody who may sign in',
        tags,
        response: { 200: Type.Object({ people: Type.Array(Listed) }), ...noes },
      },
    },
    async request => {
      mayDo(request)
      return { people: [...people.list()] }
    },
  )

  routes.get(
    '/teams/:id/people',
    {
      schema: {
        summary: 'Who may decide for a team: the names behind the ids in its log',
        tags,
        params: IdParams,
        response: {
          200: Type.Object({ people: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })) }),
          ...noes,
        },
      },
    },
    async request => {
      const { id: team } = request.params
      needLead(whoIs(house, request), team)
      needTeam(house, team)
      const deciding = people.list().filter(({ admin, roles }) => admin || roles[team] === 'lead')
      return { people: deciding.map(({ id, name }) => ({ id, name })) }
    },
  )

  routes.post(
    '/people',
    {
      schema: {
        summary: 'Invites a person',
        tags,
        body: exactly({
          name: Written,
          email: Written,
          admin: Type.Optional(Type.Boolean()),
          team: Type.Optional(Id),
          teams: Type.Optional(Teams),
        }),
        response: { 201: Invited, ...noes },
      },
    },
    async (request, reply) => {
      mayDo(request)
      const { body } = request
      const teams = [...new Set([...(body.teams ?? []), ...(body.team ? [body.team] : [])])]
      for (const team of teams) needTeam(house, team)
      const name = cleanName(body.name, 'name')
      const email = cleanEmail(body.email)
      const { person, code } = await people.invite({ name, email, admin: body.admin ?? false, teams })
      return reply.code(201).send({ person, invitation: code })
    },
  )

  routes.patch(
    '/people/:id',
    {
      schema: {
        summary: 'Changes what a person is called and may do',
        tags,
        params: IdParams,
        body: exactly({
          name: Type.Optional(Written),
          admin: Type.Optional(Type.Boolean()),
          teams: Type.Optional(Teams),
        }),
        response: { 200: Type.Object({ person: Person }), ...noes },
      },
    },
    async request => {
      mayDo(request)
      const { params, body } = request
      for (const team of body.teams ?? []) needTeam(house, team)
      const { name, ...rest } = body
      const to = name === undefined ? rest : { ...rest, name: cleanName(name, 'name') }
      const person = await people.change(params.id, to)
      live.recheck()
      return { person }
    },
  )

  routes.post(
    '/people/:id/invitation',
    {
      schema: {
        summary: 'Gives a new invitation to somebody who lost theirs or their password',
        tags,
        params: IdParams,
        response: { 201: Invited, ...noes },
      },
    },
    async (request, reply) => {
      mayDo(request)
      const { params } = request
      const { person, code } = await people.inviteAgain(params.id)
      return reply.code(201).send({ person, invitation: code })
    },
  )

  routes.delete(
    '/people/:id',
    {
      schema: {
        summary: 'Takes a person out and ends their sessions',
        tags,
        params: IdParams,
        response: { 204: Type.Null(), ...noes },
      },
    },
    async (request, reply) => {
      mayDo(request)
      const { params } = request
      await people.remove(params.id)
      live.recheck()
      return reply.code(204).send(null)
    },
  )
}
