import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { checkPassword, hashPassword } from '../directory/passwords.ts'
import { isSame, newTeamCode } from '../directory/tokens.ts'
import { inTurn } from '../directory/turn.ts'
import type { House } from '../house.ts'
import { uuidV5 } from '../ids.ts'
import { Refusal } from '../refusal.ts'
import { sessionCookie, sessionTokenOf } from '../who.ts'
import { furnish, needTemplate, needTimeZone, TemplateKey } from './founding.ts'
import { cleanEmail, cleanName, exactly, noes, Person, sameOrigin, typed, Written } from './schemas.ts'

const Asked = exactly({
  code: Written,
  organisation: Written,
  name: Written,
  email: Written,
  password: Written,
  timeZone: Written,
  team: Written,
  template: TemplateKey,
})

/** A code as it may also be typed: without its dashes, in small letters. */
const plain = (code: string) => code.toUpperCase().replace(/[\s-]/g, '')

interface Tree {
  code: string
  organisation: string
  team: string
  admin: string
}

/**
 * Writes the tree. Every id comes from the set-up code, so a set-up that was cut off is simply done again; what was
 * spelled differently the first time is renamed.
 */
const plant = async ({ log, teams }: House, { code, organisation, team, admin }: Tree): Promise<string> => {
  const id = uuidV5(`team ${code}`)
  const there = teams.organisation()
  if (there.name !== organisation) {
    const named = {
      id: uuidV5(`organisation ${code} ${organisation}`),
      type: 'organisation-named',
      name: organisation,
    }
    await log.write('org', [named], { kind: 'system' })
  }
  if (!there.teams[id]) await log.write('org', [{ id, type: 'team-founded', name: team }], { kind: 'system' })
  else if (there.teams[id].name !== team) {
    const renamed = { id: uuidV5(`rename ${code} ${team}`), type: 'team-renamed', team: id, name: team }
    await log.write('org', [renamed], { kind: 'admin', id: admin })
  }
  return id
}

export const setupRoutes = async (app: FastifyInstance, house: House) => {
  const { directory, limits, settings } = house
  const oneAtATime = inTurn()
  const routes = typed(app)
  routes.addHook('onRequest', sameOrigin(house))

  routes.get(
    '/setup',
    {
      schema: {
        summary: 'Whether this installation is set up',
        tags: ['set-up'],
        response: { 200: Type.Object({ done: Type.Boolean(), demo: Type.Boolean() }), ...noes },
      },
    },
    async () => ({ done: directory.isDone(), demo: settings.demo }),
  )

  routes.post(
    '/setup',
    {
      schema: {
        summary: 'Sets the installation up: the organisation, its first team and the first person in charge',
        tags: ['set-up'],
        body: Asked,
        response: { 201: Type.Object({ team: Type.String(), person: Person }), ...noes },
      },
    },
    async (request, reply) => {
      const { code, password, ...body } = request.body
      limits.takeFrom('sign-in-address', request.ip)
      if (directory.isDone()) throw new Refusal('already-set-up')
      if (!isSame(plain(code), plain(settings.setupCode ?? '')) || !settings.setupCode) {
        throw new Refusal('wrong-setup-code', { field: 'code' })
      }
      const organisation = cleanName(body.organisation, 'organisation')
      const name = cleanName(body.name, 'name')
      const team = cleanName(body.team, 'team')
      const email = cleanEmail(body.email)
      const timeZone = needTimeZone(body.timeZone)
      const template = needTemplate(body.template)
      checkPassword(password, [name, email, organisation])
      const passwordHash = await hashPassword(password)
      const admin = uuidV5(`person ${settings.setupCode}`)

      const done = await oneAtATime(async () => {
        if (directory.isDone()) throw new Refusal('already-set-up')
        const id = await plant(house, { code: settings.setupCode ?? '', organisation, team, admin })
        // Not made from the set-up code: two installations may share that one.
        const phonePage = { team: id, code: newTeamCode() }
        await furnish(house, { team: id, name: team, organisation, timeZone, template, code: phonePage.code })
        return {
          team: id,
          person: await directory.finish({ id: admin, name, email, passwordHash }, phonePage),
        }
      })
      const token = await directory.sessions.open(done.person.id, sessionTokenOf(request.headers, settings))
      reply.header('set-cookie', sessionCookie(token, request.headers, settings))
      return reply.code(201).send(done)
    },
  )
}
