import { afterEach, expect, test, vi } from 'vitest'
import { postWith } from '../../kiosk/post.ts'
import type { Draft } from '../../shared/state.ts'

const drafts: Draft[] = [{ id: 'a', type: 'mood-given', mood: 'good' }]
const answering = (answer: (init: RequestInit) => Promise<Response>) =>
  vi.stubGlobal('fetch', (_: string, init: RequestInit) => answer(init))

afterEach(() => vi.unstubAllGlobals())

test('a gateway that asks for less is left alone, as the server would be', async () => {
  answering(async () => new Response('Slow down', { status: 429, headers: { 'retry-after': '30' } }))
  expect(await postWith('token')('ward', drafts)).toMatchObject({
    whole: { status: 429 },
    retryAfterMs: 30_000,
  })
})

test('a gateway that answers in its own words is nobody', async () => {
  answering(async () => new Response('<html>Sign in</html>', { status: 403 }))
  expect(await postWith('token')('ward', drafts)).toEqual({ gone: true })
  answering(async () => new Response('<html>Welcome</html>', { status: 200 }))
  expect(await postWith('token')('ward', drafts)).toEqual({ gone: true })
})

test('taps that hang in a line that is gone are let go when told, and count as unsent', async () => {
  answering(
    ({ signal }) =>
      new Promise((_, fail) => signal?.addEventListener('abort', () => fail(signal.reason as Error))),
  )
  const patience = new AbortController()
  const reply = postWith('token')('ward', drafts, patience.signal)
  patience.abort()
  expect(await reply).toEqual({ gone: true })
})
