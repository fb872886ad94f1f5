import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { Choice } from '../../shared/team.ts'
import { PHONE_MS } from '../directory/phones.ts'
import type { House } from '../house.ts'
import { Refusal } from '../refusal.ts'
import { exactly, needTeam, noes, sameOrigin, typed, Written } from './schemas.ts'

const Admitted = Type.Object({
  token: Type.String({ description: 'A Bearer for half an hour, bound to nothing.' }),
  expiresIn: Type.Integer(),
  team: Type.Object({
    id: Type.String(),
    name: Type.String(),
    organisation: Type.String(),
    topics: Type.Array(Choice),
    reasons: Type.Array(Choice),
    lots: Type.Integer(),
  }),
  demo: Type.Boolean(),
})

export const phoneRoutes = async (app: FastifyInstance, house: House) => {
  const { directory, limits, phones, settings, teams } = house
  const routes = typed(app)
  routes.addHook('onRequest', sameOrigin(house))

  routes.post(
    '/phones',
    {
      schema: {
        summary: 'Lets a phone say something to the team whose code is on the wall',
        tags: ['phones'],
        body: exactly({ teamCode: Written }),
        response: { 201: Admitted, ...noes },
      },
    },
    async (request, reply) => {
      limits.takeFrom('team-code', request.ip)
      const id = directory.teamWithCode(request.body.teamCode.trim().toLowerCase())
      if (!id) throw new Refusal('not-found', { field: 'teamCode' })
      needTeam(house, id)
      const { full } = await teams.get(id)
      const { name, organisation, topics, reasons, lots } = full.team
      const team = { id, name, organisation, topics: [...topics], reasons: [...reasons], lots }
      return reply
        .code(201)
        .send({ token: phones.admit(id), expiresIn: PHONE_MS / 1_000, team, demo: settings.demo })
    },
  )
}
