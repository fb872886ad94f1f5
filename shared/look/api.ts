import { type RefusalCode, refusals } from '../refusals.ts'

const GIVE_UP_AFTER_MS = 15_000

/** What the server said no to, with its code and what to do about it. */
export class ApiRefusal extends Error {
  override name = 'ApiRefusal'
  readonly status: number
  readonly code: RefusalCode
  readonly field: string | undefined
  /** Seconds the server asks to wait. */
  readonly retryAfter: number | undefined

  constructor({ status, code, message, field, retryAfter }: Omit<ApiRefusal, 'name' | 'stack' | 'cause'>) {
    super(message)
    this.status = status
    this.code = code
    this.field = field
    this.retryAfter = retryAfter
  }
}

/** The network or the server is gone; nobody said no. */
export class Unreachable extends Error {
  override name = 'Unreachable'
}

export interface Auth {
  bearer?: string
  ticket?: string
  /** After so long nobody waits any more, and nothing arrives later either. */
  withinMs?: number
  /** Gives up earlier, as if nobody had answered. */
  signal?: AbortSignal
}

const authorization = ({ bearer, ticket }: Auth): Record<string, string> => {
  if (bearer) return { authorization: `Bearer ${bearer}` }
  if (ticket) return { authorization: `Ticket ${ticket}` }
  return {}
}

const send = async (path: string, init: RequestInit, { withinMs, signal }: Auth): Promise<Response> => {
  const late = AbortSignal.timeout(withinMs ?? GIVE_UP_AFTER_MS)
  try {
    return await fetch(`/api/v1${path}`, { ...init, signal: signal ? AbortSignal.any([signal, late]) : late })
  } catch (error) {
    // fetch fails with a TypeError when nobody is there and with a DOMException when nobody answers.
    if (error instanceof TypeError || error instanceof DOMException) throw new Unreachable(error.message)
    throw error
  }
}

/** The JSON of an answer; undefined when it holds none, as an error page of a proxy does. */
const contentOf = async (answer: Response): Promise<unknown> => {
  if (!answer.headers.get('content-type')?.includes('json')) return undefined
  try {
    return await answer.json()
  } catch (error) {
    if (error instanceof TypeError || error instanceof DOMException) throw new Unreachable(error.message)
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

export const isRefusalCode = (code: unknown): code is RefusalCode =>
  typeof code === 'string' && code in refusals

const refusalOf = (answer: Response, content: unknown) => {
  const said = content && typeof content === 'object' ? content : {}
  const code = 'code' in said && isRefusalCode(said.code) ? said.code : null
  // A proxy in front of a stopped server answers in its own words.
  if (!code && answer.status >= 500) return new Unreachable(answer.statusText)
  const known = code ?? 'broken'
  const message = 'message' in said && typeof said.message === 'string' ? said.message : refusals[known][1]
  const field = 'field' in said && typeof said.field === 'string' ? said.field : undefined
  const wait = Number(answer.headers.get('retry-after') ?? Number.NaN)
  const retryAfter = Number.isFinite(wait) ? wait : undefined
  return new ApiRefusal({ status: answer.status, code: known, message, field, retryAfter })
}

/** Asks the server. Throws `ApiRefusal` when it says no and `Unreachable` when nobody answers. */
export const call = async <T>(method: string, path: string, body?: unknown, auth: Auth = {}): Promise<T> => {
  const json = body === undefined ? {} : { 'content-type': 'application/json' }
  const init = {
    method,
    cache: 'no-store',
    headers: { accept: 'application/json', ...json, ...authorization(auth) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  } as const
  const answer = await send(path, init, auth)
  const content = await contentOf(answer)
  if (!answer.ok) throw refusalOf(answer, content)
  // The door where the server's word is trusted: what it answers is checked by its own tests.
  return content as T
}
