import type { FastifyInstance, FastifyReply, FastifyRequest, FastifyTypeProvider } from 'fastify'
import { type Static, type TSchema, Type } from 'typebox'
import { isPlain, isSeen } from '../../shared/short-text.ts'
import { Id } from '../../shared/subject.ts'
import type { House } from '../house.ts'
import { checkOrigin } from '../origin.ts'
import { Refusal } from '../refusal.ts'

interface TypeBox extends FastifyTypeProvider {
  validator: this['schema'] extends TSchema ? Static<this['schema']> : unknown
  serializer: this['schema'] extends TSchema ? Static<this['schema']> : unknown
}

/** Routes whose bodies and answers have the types that their schemas say. */
export const typed = (app: FastifyInstance) => app.withTypeProvider<TypeBox>()

const Refused = Type.Object(
  { code: Type.String(), message: Type.String(), field: Type.Optional(Type.String()) },
  { description: 'Why not, and what to do about it.' },
)

/** What every route may answer besides what it is for. */
export const noes = { '4xx': Refused, '5xx': Refused }

/** Nothing but what is named: a letter wrong in a field is said, not passed over. */
export const exactly = <P extends Record<string, TSchema>>(fields: P) =>
  Type.Object(fields, { additionalProperties: false })

export const IdParams = exactly({ id: Id })
export const DeviceKind = Type.Union([Type.Literal('board'), Type.Literal('kiosk')])
export const Person = Type.Object({
  id: Type.String(),
  name: Type.String(),
  email: Type.String(),
  admin: Type.Boolean(),
  roles: Type.Record(Type.String(), Type.Literal('lead')),
})
export const DeviceOut = Type.Object({
  id: Type.String(),
  kind: DeviceKind,
  name: Type.String(),
  team: Type.String(),
})

/** Loose at the door, so that `cleanName` can say what is wrong with it. */
export const Written = Type.String({ maxLength: 2_000 })

const NAME_MOST = 60

/** A name on one line, as people will read it. */
export const cleanName = (typed: string, field: string): string => {
  if (typed.isWellFormed() && !isSeen(typed)) throw new Refusal('text-empty', { field })
  if (!isPlain(typed)) throw new Refusal('bad-text', { field })
  const name = typed.normalize('NFC').replace(/\s+/g, ' ').trim()
  if (name.length > NAME_MOST) throw new Refusal('too-long', { field })
  return name
}

/** Near enough to an address to sign in with; no letter is sent to it. */
export const cleanEmail = (typed: string): string => {
  const email = typed.normalize('NFC').trim()
  const isFine = email.length <= 254 && email.isWellFormed() && /^[^\s@\p{C}]+@[^\s@\p{C}]+$/u.test(email)
  if (!isFine) throw new Refusal('bad-email', { field: 'email' })
  return email
}

/** A team that exists and is not closed. */
export const needTeam = ({ teams }: House, id: string) => {
  const all = teams.organisation().teams
  const team = Object.hasOwn(all, id) ? all[id] : undefined
  if (!team || team.closed) throw new Refusal('no-such-team')
  return team
}

/** For `onRequest`: a write by cookie must come from our own page. */
export const sameOrigin = (house: House) => async (request: FastifyRequest, _: FastifyReply) =>
  checkOrigin(request, house.settings)
