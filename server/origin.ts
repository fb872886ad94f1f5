import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyRequest } from 'fastify'
import { Refusal } from './refusal.ts'
import { isSecure, type Surroundings, sessionTokenOf } from './who.ts'

const first = (header: string | string[] | undefined) =>
  (Array.isArray(header) ? header[0] : header)?.split(',')[0]?.trim()

/** Host and port of an Origin header; null for `null`, for nonsense and for none. */
const hostOf = (origin: string) => (URL.canParse(origin) ? new URL(origin).host || null : null)

/** Whether the page that asks is one of ours. A browser sets these headers itself; a page cannot. */
export const isOurOrigin = (
  headers: IncomingHttpHeaders,
  { publicUrl, trustProxy }: Surroundings,
): boolean => {
  const { origin } = headers
  const from = origin === undefined ? null : hostOf(origin)
  // A plain page of the same name may be anybody's who stands between.
  if (!from || (isSecure(headers, { publicUrl, trustProxy }) && !origin?.startsWith('https:'))) return false
  const ours = [
    headers.host,
    publicUrl && hostOf(publicUrl),
    trustProxy ? first(headers['x-forwarded-host']) : null,
  ]
  return ours.some(host => host && hostOf(`http://${host}`) === hostOf(`http://${from}`))
}

const isFromElsewhere = (headers: IncomingHttpHeaders) => {
  const site = first(headers['sec-fetch-site'])
  return site !== undefined && site !== 'same-origin' && site !== 'none'
}

const READS = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * A write that a cookie vouches for must come from our own page; so must one that may set a cookie, if it comes from a
 * page at all. A Bearer or a Ticket is never added by a browser on its own, so it needs no such proof.
 */
export const checkOrigin = (
  { method, headers }: Pick<FastifyRequest, 'method' | 'headers'>,
  around: Surroundings,
) => {
  if (READS.has(method) || headers.authorization !== undefined) return
  const known =
    headers.origin === undefined ? sessionTokenOf(headers, around) === null : isOurOrigin(headers, around)
  if (!known || isFromElsewhere(headers)) throw new Refusal('wrong-origin')
}

/**
 * For Socket.IO's `allowRequest`: the only gate of a socket, as upgrades pass by every hook of Fastify. Browsers always
 * send Origin with an upgrade, not with a polling GET; what sends none is no page and has no cookie to abuse.
 */
export const mayOpenSocket = (headers: IncomingHttpHeaders, around: Surroundings): boolean => {
  return headers.origin === undefined ? !isFromElsewhere(headers) : isOurOrigin(headers, around)
}
