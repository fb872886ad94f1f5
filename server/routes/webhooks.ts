import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import type { Hook } from '../directory/document.ts'
import type { House } from '../house.ts'
import { Refusal } from '../refusal.ts'
import { isNeverCalled } from '../webhooks/never.ts'
import type { Answered } from '../webhooks/post.ts'
import { isFine } from '../webhooks/post.ts'
import { needAdmin, needLead, needPerson, whoIs } from '../who.ts'
import { cleanName, exactly, IdParams, needTeam, noes, sameOrigin, typed, Written } from './schemas.ts'

const Instant = Type.Union([Type.Integer(), Type.Null()])
const Last = Type.Union([Type.String(), Type.Null()], {
  description: 'What the receiver answered last: a status, no-answer or no-connection.',
})
const HookOut = Type.Object({
  id: Type.String(),
  name: Type.String(),
  team: Type.String(),
  url: Type.Optional(Type.String({ description: 'For those in charge: a token may stand in it.' })),
  madeOn: Type.String(),
  triedAt: Instant,
  deliveredAt: Instant,
  failingSince: Instant,
  last: Last,
})
const tags = ['webhooks']

const URL_MOST = 2_000

const wordOf = (answered: Answered | null) =>
  answered === null ? null : 'status' in answered ? String(answered.status) : answered.why

/** A whole address without credentials: those would be kept and shown where a secret signature does better. */
const addressOf = (text: string): string => {
  const url = URL.canParse(text) ? new URL(text) : null
  const isFit =
    url && /^https?:$/.test(url.protocol) && !url.username && !url.password && url.href.length <= URL_MOST
  if (!isFit || isNeverCalled(url)) throw new Refusal('bad-address', { field: 'url' })
  url.hash = ''
  return url.href
}

/**
 * Addresses that are told what happens in a team. Leads see how it goes with them; only those in charge set one, as this
 * server would knock for them at any door of the network that it stands in.
 */
export const hookRoutes = async (app: FastifyInstance, house: House) => {
  const { directory, hooks, limits } = house
  const routes = typed(app)
  routes.addHook('onRequest', sameOrigin(house))

  const listed = ({ id, name, team, url, madeOn, failingSince }: Hook, { isAdmin }: { isAdmin: boolean }) => {
    const { triedAt, deliveredAt, last } = hooks.progress(id)
    const known = { id, name, team, madeOn, triedAt, deliveredAt, failingSince, last: wordOf(last) }
    return isAdmin ? { ...known, url } : known
  }

  routes.get(
    '/teams/:id/hooks',
    {
      schema: {
        summary: "A team's webhooks, and how it goes with them",
        tags,
        params: IdParams,
        response: { 200: Type.Object({ hooks: Type.Array(HookOut) }), ...noes },
      },
    },
    async request => {
      const { admin: isAdmin } = needLead(whoIs(house, request), request.params.id)
      needTeam(house, request.params.id)
      return { hooks: directory.hooks.of(request.params.id).map(hook => listed(hook, { isAdmin })) }
    },
  )

  routes.post(
    '/teams/:id/hooks',
    {
      schema: {
        summary: 'Makes a webhook; the secret of its signatures is answered here and never again',
        tags,
        params: IdParams,
        body: exactly({ name: Written, url: Type.String({ maxLength: URL_MOST }) }),
        response: { 201: Type.Object({ hook: HookOut, secret: Type.String() }), ...noes },
      },
    },
    async (request, reply) => {
      const { id: team } = request.params
      const { id: admin } = needAdmin(whoIs(house, request))
      needTeam(house, team)
      const name = cleanName(request.body.name, 'name')
      const made = await hooks.make({ name, team, url: addressOf(request.body.url) }, admin)
      return reply.code(201).send({ hook: listed(made, { isAdmin: true }), secret: made.secret })
    },
  )

  routes.delete(
    '/hooks/:id',
    {
      schema: {
        summary: 'Removes a webhook',
        tags,
        params: IdParams,
        response: { 204: Type.Null(), ...noes },
      },
    },
    async (request, reply) => {
      needAdmin(whoIs(house, request))
      await hooks.remove(request.params.id)
      return reply.code(204).send(null)
    },
  )

  routes.post(
    '/hooks/:id/test',
    {
      schema: {
        summary: 'Sends a letter of the type test, once, and answers what came back',
        tags,
        params: IdParams,
        response: { 200: Type.Object({ delivered: Type.Boolean(), last: Last }), ...noes },
      },
    },
    async request => {
      const who = needPerson(whoIs(house, request))
      const hook = directory.hooks.find(request.params.id)
      if (!hook) throw new Refusal('not-found')
      needLead(who, hook.team)
      limits.take('hook-test', who.id)
      const answered = await hooks.test(hook)
      return { delivered: isFine(answered), last: wordOf(answered) }
    },
  )
}
