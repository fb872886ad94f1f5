import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { seenOf } from '../directory/people.ts'
import type { House } from '../house.ts'
import { Refusal } from '../refusal.ts'
import { needPerson, sessionCookie, sessionTokenOf, whoIs } from '../who.ts'
import { cleanEmail, cleanName, exactly, noes, Person, sameOrigin, typed, Written } from './schemas.ts'

const Someone = Type.Object({ person: Person })

export const signInRoutes = async (app: FastifyInstance, house: House) => {
  const { directory, limits, live, settings } = house
  const routes = typed(app)
  routes.addHook('onRequest', sameOrigin(house))

  routes.post(
    '/sign-in',
    {
      schema: {
        summary: 'Signs a person in and sets the session cookie',
        tags: ['people'],
        body: exactly({ email: Written, password: Written }),
        response: { 200: Someone, ...noes },
      },
    },
    async (request, reply) => {
      const { email, password } = request.body
      const account = email.normalize('NFC').trim().toLowerCase()
      limits.takeFrom('sign-in-address', request.ip)
      limits.take('sign-in-account', `${account} ${request.ip}`)
      // Who guesses from many places must not lock out the one who came in from here before.
      const isKnown = limits.isKnown(account, request.ip)
      if (!isKnown) limits.take('sign-in-everywhere', account)
      const person = await directory.people.check(account, password)
      if (!person) throw new Refusal('wrong-password')
      limits.forgive('sign-in-account', `${account} ${request.ip}`)
      if (!isKnown) limits.forgive('sign-in-everywhere', account)
      limits.remember(account, request.ip)
      // A whole hospital may stand behind one address.
      limits.giveBackTo('sign-in-address', request.ip)
      const token = await directory.sessions.open(person.id, sessionTokenOf(request.headers, settings))
      reply.header('set-cookie', sessionCookie(token, request.headers, settings))
      return { person: seenOf(person) }
    },
  )

  routes.post(
    '/sign-out',
    { schema: { summary: 'Ends the session', tags: ['people'], response: { 204: Type.Null(), ...noes } } },
    async (request, reply) => {
      const token = sessionTokenOf(request.headers, settings)
      if (token) await directory.sessions.close(token)
      live.recheck()
      reply.header('set-cookie', sessionCookie(null, request.headers, settings))
      return reply.code(204).send(null)
    },
  )

  routes.get(
    '/me',
    { schema: { summary: 'Who is signed in', tags: ['people'], response: { 200: Someone, ...noes } } },
    async request => {
      const { id, name, email, admin, roles } = needPerson(whoIs(house, request))
      return { person: { id, name, email, admin, roles } }
    },
  )

  routes.patch(
    '/me',
    {
      schema: {
        summary: 'Changes one’s own name, e-mail or password; the last two need the password as it is',
        tags: ['people'],
        body: exactly({
          name: Type.Optional(Written),
          email: Type.Optional(Written),
          newPassword: Type.Optional(Written),
          password: Type.Optional(Written),
        }),
        response: { 200: Someone, ...noes },
      },
    },
    async request => {
      const me = needPerson(whoIs(house, request))
      const { name, email, newPassword, password = '' } = request.body
      const to = {
        ...(name === undefined ? {} : { name: cleanName(name, 'name') }),
        ...(email === undefined ? {} : { email: cleanEmail(email) }),
        ...(newPassword === undefined ? {} : { password: newPassword }),
      }
      // Who finds a desk open must not be able to keep it.
      if (email !== undefined || newPassword !== undefined) {
        limits.take('sign-in-account', `${me.email.toLowerCase()} ${request.ip}`)
        if (!(await directory.people.check(me.email, password)))
          throw new Refusal('wrong-password', { field: 'password' })
        limits.forgive('sign-in-account', `${me.email.toLowerCase()} ${request.ip}`)
      }
      try {
        const session = sessionTokenOf(request.headers, settings)
        return { person: await directory.people.changeOwn(me.id, { ...to, session }) }
      } catch (error) {
        // There are two passwords in this form.
        if (error instanceof Refusal && error.field === 'password')
          throw new Refusal(error.code, { field: 'newPassword' })
        throw error
      } finally {
        live.recheck()
      }
    },
  )

  routes.post(
    '/invitations',
    {
      schema: {
        summary: 'Answers an invitation with a password, and signs in',
        tags: ['people'],
        body: exactly({ code: Written, password: Written }),
        response: { 200: Someone, ...noes },
      },
    },
    async (request, reply) => {
      limits.takeFrom('sign-in-address', request.ip)
      const person = await directory.people.accept(request.body.code.trim(), request.body.password)
      limits.giveBackTo('sign-in-address', request.ip)
      live.recheck()
      const token = await directory.sessions.open(person.id, sessionTokenOf(request.headers, settings))
      reply.header('set-cookie', sessionCookie(token, request.headers, settings))
      return { person }
    },
  )
}
