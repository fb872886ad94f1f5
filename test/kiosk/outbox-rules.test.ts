import { expect, test } from 'vitest'
import { after, type Item, settle, verdictOf, waitMs } from '../../kiosk/outbox-rules.ts'
import { type RefusalCode, refusals } from '../../shared/refusals.ts'

const item = (id: string): Item => ({
  order: 1,
  id,
  team: 'ward',
  draft: { id, type: 'mood-given', mood: 'good' },
  state: 'waiting',
  attempts: 0,
  lastError: '',
})

const said = (code: RefusalCode) => verdictOf({ status: refusals[code][0], code })

test('what the server wrote down is done with, the second time too', () => {
  expect(verdictOf({ status: 201 })).toBe('delivered')
  expect(verdictOf({ status: 200 })).toBe('delivered')
})

test('what can never fit is set aside', () => {
  const never: RefusalCode[] = [
    'not-json',
    'unknown-event',
    'no-such-team',
    'id-reused',
    'too-large',
    'json-only',
    'too-long',
  ]
  for (const code of [...never, 'not-proven' as const]) expect(said(code), code).toBe('set-aside')
})

test('words that may say who somebody is are wiped at once', () => {
  const [settled] = settle([item('a')], { each: [{ status: 422, code: 'identifier-found' }] }) ?? []
  expect(settled && after(settled)).toMatchObject({
    state: 'set-aside',
    draft: null,
    lastError: 'identifier-found',
  })
})

test('a screen that was removed holds its taps', () => {
  expect(said('not-paired')).toBe('held')
  expect(said('wrong-team')).toBe('held')
})

test('a busy, broken or restarting server is asked again', () => {
  const later: RefusalCode[] = ['slow-down', 'broken', 'store-unavailable', 'disk-full']
  for (const code of later) expect(said(code), code).toBe('again')
  expect(verdictOf({ status: 425 })).toBe('again')
})

test('a list that is refused as a whole is sent one by one, so that one bad draft spoils no other', () => {
  const whole = { whole: { status: 400, code: 'not-understood' } }
  expect(settle([item('a'), item('b')], whole)).toBeNull()
  expect(settle([item('a')], whole)?.[0]?.verdict).toBe('set-aside')
})

test('a reason is not given up because its mood has to be sent again', () => {
  const settled = settle([item('mood'), item('reason')], {
    each: [{ status: 503 }, { status: 403, code: 'not-proven' }],
  })
  expect(settled?.map(({ verdict }) => verdict)).toEqual(['again', 'again'])
})

test('an answer that is missing from a list counts as none', () => {
  expect(settle([item('a'), item('b')], { each: [{ status: 201 }] })?.[1]?.verdict).toBe('again')
})

test('waits grow to a minute, fall anywhere below it, and are never shorter than the server asks', () => {
  expect(waitMs(0, 1)).toBe(1_000)
  expect(waitMs(3, 0.5)).toBe(4_000)
  expect(waitMs(40, 1)).toBe(60_000)
  expect(waitMs(0, 0.1, 30_000)).toBe(30_000)
})
