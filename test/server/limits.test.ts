import { expect, test } from 'vitest'
import { heldClock } from '../../server/clock.ts'
import { openLimits } from '../../server/limits.ts'
import { Refusal } from '../../server/refusal.ts'

const times = (count: number, act: () => void) => {
  for (let n = 0; n < count; n++) act()
}
const waitOf = (act: () => void) => {
  try {
    act()
  } catch (error) {
    if (error instanceof Refusal) return error.retryAfter
    throw error
  }
  return null
}

test('a kiosk that was offline for a night empties its outbox at once, then twenty a second', async () => {
  const clock = heldClock(0)
  const limits = openLimits(clock)
  times(600, () => limits.take('device', 'kiosk-1'))
  expect(waitOf(() => limits.take('device', 'kiosk-1'))).toBeCloseTo(0.05)
  await clock.move(1_000)
  times(20, () => limits.take('device', 'kiosk-1'))
  expect(() => limits.take('device', 'kiosk-1')).toThrow(Refusal)
})

test('one noisy screen does not slow another', () => {
  const limits = openLimits(heldClock(0))
  times(600, () => limits.take('device', 'noisy'))
  expect(() => limits.take('device', 'calm')).not.toThrow()
})

test('a machine may send a thousand figures in one go and no more in that second', () => {
  const limits = openLimits(heldClock(0))
  limits.take('key', 'lab', 1_000)
  expect(waitOf(() => limits.take('key', 'lab', 1_000))).toBeCloseTo(1)
})

test('whoever signs in well has all tries again', () => {
  const limits = openLimits(heldClock(0))
  times(4, () => limits.take('sign-in-account', 'ada'))
  limits.forgive('sign-in-account', 'ada')
  times(5, () => limits.take('sign-in-account', 'ada'))
  expect(() => limits.take('sign-in-account', 'ada')).toThrow(Refusal)
})

test('a subscriber with a whole v6 network is one subscriber; v4 written as v6 is v4', () => {
  const limits = openLimits(heldClock(0))
  const tries = (addresses: string[]) =>
    addresses.map(address => waitOf(() => limits.takeFrom('pairing-start', address)))
  const network = Array.from({ length: 10 }, (_, n) => `2001:db8:0:1::${n}`)
  expect(tries(network).every(wait => wait === null)).toBe(true)
  expect(tries(['2001:db8::1:0:0:0:99'])).not.toEqual([null])
  expect(tries(['2001:db8:0:2::1'])).toEqual([null])
  times(10, () => limits.takeFrom('pairing-start', '::ffff:10.0.0.7'))
  expect(tries(['10.0.0.7'])).not.toEqual([null])
})

test('a flood of strangers does not fill the memory', () => {
  const limits = openLimits(heldClock(0))
  const before = process.memoryUsage().heapUsed
  times(60_000, () =>
    limits.takeFrom('team-code', `10.${Math.floor(Math.random() * 256)}.0.${Math.random()}`),
  )
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(60e6)
})

test('a clock that is set back locks nobody out', async () => {
  let now = 1_000_000
  const limits = openLimits({ now: () => now })
  times(600, () => limits.take('device', 'kiosk-1'))
  now = 0
  expect(waitOf(() => limits.take('device', 'kiosk-1'))).toBeCloseTo(0.05)
  now = 100
  expect(() => limits.take('device', 'kiosk-1')).not.toThrow()
})
