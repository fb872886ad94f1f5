import type { IncomingHttpHeaders } from 'node:http'
import { digest, readTicket } from '../shared/ticket.ts'
import type { Directory } from './directory/directory.ts'
import type { Pairings } from './directory/pairings.ts'
import type { Phones } from './directory/phones.ts'
import { SESSION_MS } from './directory/sessions.ts'
import { Refusal } from './refusal.ts'

export interface PersonWho {
  kind: 'person'
  id: string
  name: string
  email: string
  admin: boolean
  roles: Readonly<Record<string, 'lead'>>
}

/** Who is calling. `key` of a phone is for counting its tries; it is in memory only. */
export type Who =
  | PersonWho
  | { kind: 'device'; id: string; device: 'board' | 'kiosk'; team: string; name: string }
  | { kind: 'phone'; team: string; key: string }
  | { kind: 'ticket'; digest: string }
  | { kind: 'key'; id: string; team: string; name: string }
  | { kind: 'nobody'; why: 'not-signed-in' | 'not-paired' }

/** What of the settings decides how a caller is believed. */
export interface Surroundings {
  publicUrl: string | null
  trustProxy: boolean | string
}

interface Known {
  directory: Pick<Directory, 'devices' | 'keyCarrying'> & { sessions: Pick<Directory['sessions'], 'find'> }
  phones: Pick<Phones, 'find'>
  pairings: Pick<Pairings, 'collected'>
  settings: Surroundings
}

/** An HTTP request, or the handshake of a socket: `auth` is what the page gave there, so it is checked like any input. */
interface Call {
  headers: IncomingHttpHeaders
  auth?: unknown
}

/**
 * Whether the browser reached us over https. We never serve it ourselves, so a proxy must have said so, or the name that
 * was asked for is the one that whoever runs this says is https.
 */
export const isSecure = (headers: IncomingHttpHeaders, { publicUrl, trustProxy }: Surroundings) => {
  const said = String(headers['x-forwarded-proto'] ?? '').split(',')[0]
  if (trustProxy && said?.trim()) return said.trim() === 'https'
  return publicUrl?.startsWith('https:') === true && new URL(publicUrl).host === headers.host?.toLowerCase()
}

/** Where phones reach this server: where whoever runs it says, else as this page did. */
export const addressOf = (headers: IncomingHttpHeaders, around: Surroundings) => {
  if (around.publicUrl) return around.publicUrl
  return headers.host ? `${isSecure(headers, around) ? 'https' : 'http'}://${headers.host}` : ''
}

const cookieName = (headers: IncomingHttpHeaders, around: Surroundings) =>
  isSecure(headers, around) ? '__Host-sid' : 'sid'

/** The session token a browser sent; over https only from the cookie that no other host can set. */
export const sessionTokenOf = (headers: IncomingHttpHeaders, around: Surroundings): string | null => {
  const start = `${cookieName(headers, around)}=`
  const found = (headers.cookie ?? '')
    .split(';')
    .map(part => part.trim())
    .find(part => part.startsWith(start))
  return found?.slice(start.length) || null
}

/** The `Set-Cookie` that lets a person in, or with null shows them out. */
export const sessionCookie = (token: string | null, headers: IncomingHttpHeaders, around: Surroundings) =>
  [
    `${cookieName(headers, around)}=${token ?? ''}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Strict',
    `Max-Age=${token === null ? 0 : SESSION_MS / 1_000}`,
    ...(isSecure(headers, around) ? ['Secure'] : []),
  ].join('; ')

const carrier = (token: string, { directory, phones, pairings }: Known): Who => {
  const device = directory.devices.carrying(token)
  if (device) {
    pairings.collected(device.id)
    return { kind: 'device', id: device.id, device: device.kind, team: device.team, name: device.name }
  }
  const phone = phones.find(token)
  if (phone) return { kind: 'phone', ...phone }
  const key = directory.keyCarrying(token)
  return key ? { kind: 'key', ...key } : { kind: 'nobody', why: 'not-paired' }
}

const tokenIn = (auth: unknown): string | null =>
  typeof auth === 'object' && auth !== null && 'token' in auth && typeof auth.token === 'string' && auth.token
    ? auth.token
    : null

/** Who is calling: by Bearer, by Ticket, or by cookie, in this order. What was offered and is wrong is not passed over. */
export const whoIs = (known: Known, { headers, auth }: Call): Who => {
  const [, scheme = '', given = ''] = /^(\w+) +(.+)$/.exec(headers.authorization ?? '') ?? []
  const bearer = scheme.toLowerCase() === 'bearer' ? given.trim() : tokenIn(auth)
  if (bearer) return carrier(bearer, known)
  if (scheme.toLowerCase() === 'ticket') return { kind: 'ticket', digest: digest(readTicket(given) ?? given) }
  if (headers.authorization !== undefined) return { kind: 'nobody', why: 'not-signed-in' }
  const session = sessionTokenOf(headers, known.settings)
  const person = session && known.directory.sessions.find(session)
  if (!person) return { kind: 'nobody', why: 'not-signed-in' }
  const { id, name, email, admin, roles } = person
  return { kind: 'person', id, name, email, admin, roles }
}

/** Whether somebody may see all of a team and decide for it. */
export const mayLead = (who: Who, team: string): who is PersonWho =>
  who.kind === 'person' && (who.admin || (Object.hasOwn(who.roles, team) && who.roles[team] === 'lead'))

export const needPerson = (who: Who): PersonWho => {
  if (who.kind === 'nobody') throw new Refusal(who.why)
  if (who.kind !== 'person') throw new Refusal('not-allowed')
  return who
}

export const needAdmin = (who: Who): PersonWho => {
  const person = needPerson(who)
  if (!person.admin) throw new Refusal('not-allowed')
  return person
}

export const needLead = (who: Who, team: string): PersonWho => {
  const person = needPerson(who)
  if (!mayLead(person, team)) throw new Refusal('not-allowed')
  return person
}
