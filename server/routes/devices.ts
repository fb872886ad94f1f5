import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { Id } from '../../shared/subject.ts'
import type { House } from '../house.ts'
import { Refusal } from '../refusal.ts'
import { needLead, needPerson, whoIs } from '../who.ts'
import {
  cleanName,
  DeviceKind,
  DeviceOut,
  exactly,
  IdParams,
  needTeam,
  noes,
  sameOrigin,
  typed,
  Written,
} from './schemas.ts'

const One = Type.Object({ device: DeviceOut })
const Listed = Type.Intersect([
  DeviceOut,
  Type.Object({
    pairedOn: Type.String(),
    seenOn: Type.Union([Type.String(), Type.Null()]),
    online: Type.Boolean(),
    lastSeen: Type.Union([Type.Number(), Type.Null()]),
    build: Type.Union([Type.String(), Type.Null()]),
    secure: Type.Union([Type.Boolean(), Type.Null()]),
  }),
])

const tags = ['screens']

/** A screen of a team the caller leads. One of another team is not there for them. */
const needMine = (house: House, request: FastifyRequest, id: string) => {
  const who = needPerson(whoIs(house, request))
  const device = house.directory.devices.find(id)
  if (!device) throw new Refusal('not-found')
  needLead(who, device.team)
  return device
}

/** What screens call that have no rights yet. */
const askingRoutes = async (app: FastifyInstance, house: House) => {
  const { directory, limits, pairings, settings } = house
  const routes = typed(app)

  routes.post(
    '/devices/start',
    {
      schema: {
        summary: 'A screen asks to be paired',
        tags,
        body: exactly({ kind: DeviceKind }),
        response: {
          201: Type.Object({
            deviceCode: Type.String(),
            userCode: Type.String(),
            phrase: Type.String(),
            expiresIn: Type.Integer(),
            interval: Type.Integer(),
            verifyUrl: Type.String(),
          }),
          ...noes,
        },
      },
    },
    async (request, reply) => {
      limits.takeFrom('pairing-start', request.ip)
      const started = pairings.start(request.body.kind, request.ip)
      const base = settings.publicUrl ?? `${request.protocol}://${request.host}`
      const verifyUrl = `${base.replace(/\/$/, '')}/console#pair=${started.userCode.replace('-', '')}`
      return reply.code(201).send({ ...started, verifyUrl })
    },
  )

  routes.post(
    '/devices/poll',
    {
      schema: {
        summary:
          'A screen asks whether it was approved; the answer with its token may be fetched again until it is used',
        tags,
        body: exactly({ deviceCode: Written }),
        response: {
          200: Type.Object({ token: Type.String(), device: DeviceOut }),
          202: Type.Object({ waiting: Type.Literal(true) }),
          ...noes,
        },
      },
    },
    async (request, reply) => {
      const got = await pairings.poll(request.body.deviceCode, directory.devices.giveToken)
      return got ? reply.code(200).send(got) : reply.code(202).send({ waiting: true })
    },
  )
}

/** What a lead does standing in front of a screen that shows its code. */
const pairRoutes = async (app: FastifyInstance, house: House) => {
  const { directory, limits, pairings } = house
  const routes = typed(app)

  const counted = async <T>(person: string, act: () => Promise<T>): Promise<T> => {
    limits.check('pairing-miss', person)
    try {
      return await act()
    } catch (error) {
      // Only misses count: a lead who walks round with thirty screens is welcome.
      if (error instanceof Refusal && (error.code === 'no-such-code' || error.code === 'phrase-differs'))
        limits.take('pairing-miss', person)
      throw error
    }
  }

  routes.get(
    '/pair/:code',
    {
      schema: {
        summary: 'What the screen with this code shows, to compare',
        tags,
        params: exactly({ code: Written }),
        response: {
          200: Type.Object({ phrase: Type.String(), kind: DeviceKind, expiresIn: Type.Integer() }),
          ...noes,
        },
      },
    },
    async request => {
      const { id } = needPerson(whoIs(house, request))
      return counted(id, async () => pairings.look(request.params.code))
    },
  )

  routes.post(
    '/pair',
    {
      schema: {
        summary: 'Pairs the screen that shows this code with a team',
        tags,
        body: exactly({
          code: Written,
          team: Id,
          kind: DeviceKind,
          name: Written,
          phrase: Type.Optional(Written),
        }),
        response: { 201: One, ...noes },
      },
    },
    async (request, reply) => {
      const { code, team, kind, phrase } = request.body
      const { id } = needLead(whoIs(house, request), team)
      needTeam(house, team)
      const name = cleanName(request.body.name, 'name')
      const pair = () => directory.devices.pair({ kind, name, team }, id)
      const device = await counted(id, () => pairings.approve({ code, kind, phrase, pair }))
      return reply.code(201).send({ device })
    },
  )
}

/** What a lead does with the screens of a team. */
const tendRoutes = async (app: FastifyInstance, house: House) => {
  const { directory, live, pairings } = house
  const routes = typed(app)

  routes.get(
    '/teams/:id/devices',
    {
      schema: {
        summary: "A team's screens",
        tags,
        params: IdParams,
        response: { 200: Type.Object({ devices: Type.Array(Listed) }), ...noes },
      },
    },
    async request => {
      needLead(whoIs(house, request), request.params.id)
      needTeam(house, request.params.id)
      const devices = directory.devices.of(request.params.id).map(device => {
        const now = live.presence(device.id)
        const seen = {
          lastSeen: now?.lastSeen ?? null,
          build: now?.build ?? null,
          secure: now?.secure ?? null,
        }
        return { ...device, online: now?.online ?? false, ...seen }
      })
      return { devices }
    },
  )

  routes.patch(
    '/devices/:id',
    {
      schema: {
        summary: 'Renames a screen',
        tags,
        params: IdParams,
        body: exactly({ name: Written }),
        response: { 200: One, ...noes },
      },
    },
    async request => {
      const { id } = needMine(house, request, request.params.id)
      return { device: await directory.devices.rename(id, cleanName(request.body.name, 'name')) }
    },
  )

  routes.delete(
    '/devices/:id',
    {
      schema: {
        summary: "Ends a screen's rights at once",
        tags,
        params: IdParams,
        response: { 204: Type.Null(), ...noes },
      },
    },
    async (request, reply) => {
      const { id } = needMine(house, request, request.params.id)
      await directory.devices.revoke(id)
      pairings.collected(id)
      live.drop(id)
      return reply.code(204).send(null)
    },
  )

  routes.post(
    '/devices/:id/order',
    {
      schema: {
        summary: 'Asks a screen to load anew, or to say who it is',
        tags,
        params: IdParams,
        body: exactly({ do: Type.Union([Type.Literal('reload'), Type.Literal('identify')]) }),
        response: { 202: Type.Object({ heard: Type.Boolean() }), ...noes },
      },
    },
    async (request, reply) => {
      const { id, name } = needMine(house, request, request.params.id)
      const order =
        request.body.do === 'identify' ? { do: 'identify' as const, name } : { do: 'reload' as const }
      return reply.code(202).send({ heard: live.order(id, order) })
    },
  )
}

export const deviceRoutes = async (app: FastifyInstance, house: House) => {
  app.addHook('onRequest', sameOrigin(house))
  await askingRoutes(app, house)
  await pairRoutes(app, house)
  await tendRoutes(app, house)
}
