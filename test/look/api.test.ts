import { afterEach, expect, test, vi } from 'vitest'
import { ApiRefusal, call, Unreachable } from '../../shared/look/api.ts'

afterEach(() => vi.unstubAllGlobals())

const server = (answer: Response | Error) => {
  const asked = vi.fn(async (_path: string, _init: RequestInit) => {
    if (answer instanceof Error) throw answer
    return answer
  })
  vi.stubGlobal('fetch', asked)
  return asked
}
const said = async (answer: Response | Error) => {
  server(answer)
  return call('GET', '/me').catch((error: unknown) => error)
}
const json = (status: number, body: unknown, headers = {}) => Response.json(body, { status, headers })

test('a phone shows its pass, an author a ticket, a person the browser’s cookie', async () => {
  const asked = server(json(200, { done: true }))
  expect(await call('POST', '/x', { a: 1 }, { bearer: 'b' })).toEqual({ done: true })
  expect(asked).toHaveBeenCalledWith(
    '/api/v1/x',
    expect.objectContaining({ method: 'POST', body: '{"a":1}' }),
  )
  expect(asked.mock.calls[0]?.[1].headers).toMatchObject({ authorization: 'Bearer b' })
  server(json(200, {}))
  await call('GET', '/ticket', undefined, { ticket: 'K7QM' })
})

test('a refusal carries its code, its sentence, its field and how long to wait', async () => {
  const refused = await said(
    json(429, { code: 'slow-down', message: 'Wait.', field: 'x' }, { 'retry-after': '7' }),
  )
  expect(refused).toBeInstanceOf(ApiRefusal)
  expect(refused).toMatchObject({
    status: 429,
    code: 'slow-down',
    message: 'Wait.',
    field: 'x',
    retryAfter: 7,
  })
})

test('an answer without content is no error', async () => {
  expect(await said(new Response(null, { status: 204 }))).toBe(undefined)
})

test('a missing network, a silent server and a proxy’s error page are the same thing: nobody is there', async () => {
  expect(await said(new TypeError('failed'))).toBeInstanceOf(Unreachable)
  expect(await said(new DOMException('slow', 'TimeoutError'))).toBeInstanceOf(Unreachable)
  expect(await said(new Response('<h1>Bad gateway</h1>', { status: 502 }))).toBeInstanceOf(Unreachable)
})

test('our server’s own words about trouble are heard', async () => {
  expect(await said(json(507, { code: 'disk-full', message: 'Full.' }))).toMatchObject({ code: 'disk-full' })
})

test('a refusal nobody knows is still a refusal', async () => {
  expect(await said(json(418, { code: 'teapot' }))).toMatchObject({ status: 418, code: 'broken' })
})

test('a mistake of ours is not hidden', async () => {
  expect(await said(new RangeError('a bug'))).toBeInstanceOf(RangeError)
})
