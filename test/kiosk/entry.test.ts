import { expect, test, vi } from 'vitest'
import { entry, type Tools } from '../../kiosk/entry.ts'
import { empty } from '../../shared/state.ts'

const tools: Tools = {
  ...{ state: empty, keep: async () => 'here', tell: async () => true, now: () => 0 },
  ...{ url: '', offline: false },
}
const opening = (screen: () => Promise<never>) =>
  entry<null>({
    kind: 'late',
    words: { title: '', hint: '' },
    offered: () => true,
    begin: async () => ({ kept: 'here', begun: null }),
    screen,
  }).open(null, tools)

test('an answer that is kept is thanked although its screen cannot be had', async () => {
  expect(await opening(() => Promise.reject(new TypeError('gone')))).toEqual({ kept: 'here', Screen: null })
})

test('nobody waits for a screen that does not come', async () => {
  vi.useFakeTimers()
  const opened = opening(() => new Promise<never>(() => {}))
  await vi.advanceTimersByTimeAsync(4_000)
  expect(await opened).toEqual({ kept: 'here', Screen: null })
  vi.useRealTimers()
})
