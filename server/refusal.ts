import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { type RefusalCode, type Refused, refusals } from '../shared/refusals.ts'
import { Damaged } from './store/store.ts'

interface More {
  field?: string
  /** Seconds until it is worth asking again. */
  retryAfter?: number
  cause?: unknown
}

/** A no with a code and a sentence. Anything else that is thrown is a bug. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: RefusalCode
  readonly status: number
  readonly field: string | undefined
  readonly retryAfter: number | undefined

  constructor(code: RefusalCode, { field, retryAfter, cause }: More = {}) {
    const [status, message] = refusals[code]
    super(message, { cause })
    this.code = code
    this.status = status
    this.field = field
    this.retryAfter = retryAfter
  }
}

/** What a client is told of a refusal. */
export const answerOf = ({ code, message, field }: Refusal): Refused => ({
  code,
  message,
  ...(field ? { field } : {}),
})

/** Fastify's own codes for bodies and routes it did not accept, in our words. */
const known: Readonly<Record<string, RefusalCode>> = {
  FST_ERR_CTP_EMPTY_JSON_BODY: 'not-json',
  FST_ERR_CTP_INVALID_JSON_BODY: 'not-json',
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'json-only',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'not-understood',
  FST_ERR_NOT_FOUND: 'not-found',
  FST_STATIC_FORBIDDEN_PATH: 'not-found',
  FST_ERR_BAD_URL: 'not-found',
  FST_ERR_MAX_PARAM_LENGTH: 'not-found',
  // Who sent it has gone. It is nobody's fault and stands in no log: that would tell when somebody said something.
  ECONNRESET: 'too-slow',
}

const fieldOf = ({ validation }: FastifyError): string | undefined => {
  const [first] = validation ?? []
  if (!first) return undefined
  const inside = first.instancePath.slice(1).replaceAll('/', '.')
  const named = first.params['missingProperty'] ?? first.params['additionalProperty']
  return [inside, typeof named === 'string' ? named : ''].filter(Boolean).join('.') || undefined
}

const notHere: readonly unknown[] = [403, 404, 405]

const isFastifyError = (error: unknown): error is FastifyError => error instanceof Error && 'code' in error

/** Any error as a refusal; `broken` for what nobody foresaw. */
export const refusalFrom = (error: unknown): Refusal => {
  if (error instanceof Refusal) return error
  if (error instanceof Error && 'validation' in error) {
    const field = fieldOf(error as FastifyError)
    return new Refusal('not-understood', field ? { field, cause: error } : { cause: error })
  }
  // The parser that guards against prototype poisoning throws these, with a status and no code of Fastify's.
  if (error instanceof SyntaxError && 'statusCode' in error && error.statusCode === 400)
    return new Refusal('not-json')
  if (isFastifyError(error)) {
    const code = known[error.code]
    if (code) return new Refusal(code)
  }
  // Addresses of files that are none: a folder, a name with a zero in it, a way out of the folder.
  if (error instanceof Error && 'statusCode' in error && notHere.includes(error.statusCode))
    return new Refusal('not-found')
  return new Refusal('broken', { cause: error })
}

/** Where a bug is, without its message: that may quote what somebody wrote. */
export const traceOf = (error: unknown) =>
  error instanceof Error
    ? {
        name: error.name,
        // Which event of which stream: whoever looks after it has to know, and it says nothing of anybody.
        ...(error instanceof Damaged ? { where: error.message } : {}),
        code: 'code' in error && typeof error.code === 'string' ? error.code : undefined,
        at: (error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line)),
      }
    : { name: typeof error }

/** Fastify's error handler: every no leaves the server in one shape. */
export const refuse = (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
  const refusal = refusalFrom(error)
  if (refusal.status >= 500) {
    // The pattern of the route, never the address that was asked for.
    request.log.error(
      { route: request.routeOptions.url, refused: refusal.code, ...traceOf(refusal.cause) },
      'refused',
    )
  }
  if (refusal.retryAfter !== undefined)
    reply.header('retry-after', Math.max(1, Math.ceil(refusal.retryAfter)))
  return reply.code(refusal.status).send(answerOf(refusal))
}

/** A request that came too slowly is a good one: whoever hears that it is not understood never sends it again. */
const bytesRefused: Readonly<Record<string, RefusalCode>> = {
  HPE_HEADER_OVERFLOW: 'too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'too-slow',
}

/** For bytes that are no request. Not logged, as Fastify would: the error holds all of them. */
export const refuseBytes = (error: Error & { code?: string }, socket: Socket) => {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  const refusal = new Refusal(bytesRefused[error.code ?? ''] ?? 'not-understood')
  const body = JSON.stringify(answerOf(refusal))
  const head = [
    `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ]
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`)
  socket.destroy()
}

/** For Fastify's `setNotFoundHandler`. */
export const refuseUnknown = (request: FastifyRequest, reply: FastifyReply) =>
  refuse(new Refusal('not-found'), request, reply)
