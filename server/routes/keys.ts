import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import type { House } from '../house.ts'
import { Refusal } from '../refusal.ts'
import { needLead, needPerson, whoIs } from '../who.ts'
import { cleanName, exactly, IdParams, needTeam, noes, sameOrigin, typed, Written } from './schemas.ts'

const KeyOut = Type.Object({
  id: Type.String(),
  name: Type.String(),
  team: Type.String(),
  madeOn: Type.String(),
  usedOn: Type.Union([Type.String(), Type.Null()], { description: 'The last day it was used.' }),
})
const tags = ['keys']

/** Keys for machines that bring figures: a lead makes them for one team, and sees each secret once. */
export const keyRoutes = async (app: FastifyInstance, house: House) => {
  const { keys } = house.directory
  const routes = typed(app)
  routes.addHook('onRequest', sameOrigin(house))

  routes.get(
    '/teams/:id/keys',
    {
      schema: {
        summary: "A team's keys",
        tags,
        params: IdParams,
        response: { 200: Type.Object({ keys: Type.Array(KeyOut) }), ...noes },
      },
    },
    async request => {
      needLead(whoIs(house, request), request.params.id)
      needTeam(house, request.params.id)
      return { keys: [...keys.of(request.params.id)] }
    },
  )

  routes.post(
    '/teams/:id/keys',
    {
      schema: {
        summary: 'Makes a key; its secret is answered here and never again',
        tags,
        params: IdParams,
        body: exactly({ name: Written }),
        response: { 201: Type.Object({ key: KeyOut, secret: Type.String() }), ...noes },
      },
    },
    async (request, reply) => {
      const { id: team } = request.params
      const { id: lead } = needLead(whoIs(house, request), team)
      needTeam(house, team)
      const name = cleanName(request.body.name, 'name')
      return reply.code(201).send(await keys.make({ name, team }, lead))
    },
  )

  routes.delete(
    '/keys/:id',
    {
      schema: {
        summary: 'Revokes a key at once',
        tags,
        params: IdParams,
        response: { 204: Type.Null(), ...noes },
      },
    },
    async (request, reply) => {
      const who = needPerson(whoIs(house, request))
      const key = keys.find(request.params.id)
      if (!key) throw new Refusal('not-found')
      needLead(who, key.team)
      await keys.revoke(key.id)
      return reply.code(204).send(null)
    },
  )
}
