import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { newId } from '../../shared/id.ts'
import { tierOf } from '../../shared/organisation.ts'
import { Id } from '../../shared/subject.ts'
import type { House } from '../house.ts'
import { mayLead, needAdmin, needLead, needPerson, whoIs } from '../who.ts'
import { furnish, needTemplate, needTimeZone, TemplateKey } from './founding.ts'
import { cleanName, exactly, IdParams, needTeam, noes, sameOrigin, typed, Written } from './schemas.ts'

const TeamOut = Type.Object({
  id: Type.String(),
  name: Type.String(),
  parent: Type.String({ description: 'The team above it; empty when that is the organisation.' }),
  tier: Type.Integer(),
})

export const teamRoutes = async (app: FastifyInstance, house: House) => {
  const { directory, log, phones, teams } = house
  const routes = typed(app)
  const tags = ['teams']
  routes.addHook('onRequest', sameOrigin(house))

  routes.get(
    '/teams',
    {
      schema: {
        summary: 'The teams one may look after',
        tags,
        response: { 200: Type.Object({ organisation: Type.String(), teams: Type.Array(TeamOut) }), ...noes },
      },
    },
    async request => {
      const who = needPerson(whoIs(house, request))
      const organisation = teams.organisation()
      const mine = Object.entries(organisation.teams).filter(
        ([id, { closed }]) => !closed && mayLead(who, id),
      )
      return {
        organisation: organisation.name,
        teams: mine.map(([id, { name, parent }]) => ({ id, name, parent, tier: tierOf(organisation, id) })),
      }
    },
  )

  routes.post(
    '/teams',
    {
      schema: {
        summary: 'Founds a team',
        tags,
        body: exactly({ name: Written, template: TemplateKey, timeZone: Written, parent: Type.Optional(Id) }),
        response: { 201: Type.Object({ id: Type.String() }), ...noes },
      },
    },
    async (request, reply) => {
      const { id: admin } = needAdmin(whoIs(house, request))
      const { body } = request
      const name = cleanName(body.name, 'name')
      const timeZone = needTimeZone(body.timeZone)
      const template = needTemplate(body.template)
      if (body.parent) needTeam(house, body.parent)
      const id = newId()
      const founded = { id, type: 'team-founded', name, ...(body.parent ? { parent: body.parent } : {}) }
      await log.write('org', [founded], { kind: 'admin', id: admin })
      const code = await directory.addTeamCode(id)
      await furnish(house, {
        team: id,
        name,
        organisation: teams.organisation().name,
        timeZone,
        template,
        code,
      })
      return reply.code(201).send({ id })
    },
  )

  routes.patch(
    '/teams/:id',
    {
      schema: {
        summary: 'Renames a team',
        tags,
        params: IdParams,
        body: exactly({ name: Written }),
        response: { 200: Type.Object({ id: Type.String(), name: Type.String() }), ...noes },
      },
    },
    async request => {
      const { id: admin } = needAdmin(whoIs(house, request))
      const { id } = request.params
      needTeam(house, id)
      const name = cleanName(request.body.name, 'name')
      await log.write('org', [{ id: newId(), type: 'team-renamed', team: id, name }], {
        kind: 'admin',
        id: admin,
      })
      // Its wall reads the name in the team's own stream.
      const named = { id: newId(), type: 'team-named', name, organisation: teams.organisation().name }
      await log.write(`team:${id}`, [named], { kind: 'system' })
      return { id, name }
    },
  )

  routes.post(
    '/teams/:id/code',
    {
      schema: {
        summary: "Gives the team's phone page a new address and ends the old one",
        tags,
        params: IdParams,
        response: { 200: Type.Object({ code: Type.String() }), ...noes },
      },
    },
    async request => {
      const { id } = request.params
      needLead(whoIs(house, request), id)
      needTeam(house, id)
      // The old address works until the wall shows the new one, so that a cut in between locks nobody out.
      const code = await directory.addTeamCode(id)
      await log.write(`team:${id}`, [{ id: newId(), type: 'code-renewed', code }], { kind: 'system' })
      await directory.settleTeamCode(id, code)
      phones.forget(id)
      return { code }
    },
  )
}
