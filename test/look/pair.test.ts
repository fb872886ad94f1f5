import { expect, test } from 'vitest'
import { ApiRefusal, Unreachable } from '../../shared/look/api.ts'
import { pair, type Showing, type World } from '../../shared/look/pair.ts'
import type { RefusalCode } from '../../shared/refusals.ts'

const refusal = (status: number, code: RefusalCode, retryAfter?: number) =>
  new ApiRefusal({ status, code, message: code, field: undefined, retryAfter })

const paired = { token: 'a-token', device: { id: 'd1', kind: 'board', name: 'Staff room', team: 't1' } }
const start = {
  userCode: 'BCDF-GHJK',
  phrase: 'amber otter',
  expiresIn: 600,
  interval: 5,
  verifyUrl: '/console',
}

/** A screen in a world whose clock moves only by waiting. Answers are given in turn; the last one stays. */
const screen = ({ starts = [start], polls }: { starts?: unknown[]; polls: unknown[] }) => {
  let now = 0
  const gone = new AbortController()
  const asked = { starts: 0, polls: 0 }
  const waits: number[] = []
  const shown: Showing[] = []
  const next = (answers: unknown[], n: number) => {
    const answer = answers[Math.min(n, answers.length - 1)]
    if (answer instanceof Error) throw answer
    return answer
  }
  const world: World = {
    call: async <T>(_: string, path: string) =>
      (path.endsWith('start') ? next(starts, asked.starts++) : next(polls, asked.polls++)) as T,
    now: () => now,
    wait: async ms => {
      now += ms
      waits.push(ms)
      if (waits.length > 10_000) gone.abort()
    },
    show: showing => shown.push(showing),
    signal: gone.signal,
  }
  return { world, asked, waits, shown, gone, minutes: () => now / 60_000 }
}

const waiting = { waiting: true }

test('a screen that a lead approves belongs to the team from then on', async () => {
  const { world, shown } = screen({ polls: [waiting, waiting, paired] })
  expect(await pair('board', world)).toEqual({ ...paired.device, token: 'a-token' })
  expect(shown).toEqual([{ step: 'code', start, until: 600_000 }])
})

test('it asks no faster than it was told, and slower when it is asked to', async () => {
  const { world, waits } = screen({ polls: [waiting, refusal(429, 'slow-down'), waiting, paired] })
  await pair('board', world)
  expect(waits).toEqual([5_000, 5_000, 10_000, 10_000])
})

test('a code lives ten minutes; after an hour nobody is shown a code', async () => {
  const { world, shown, asked, minutes } = screen({ polls: [waiting] })
  expect(await pair('kiosk', world)).toBe(null)
  expect(asked.starts).toBe(6)
  expect(shown.at(-1)).toEqual({ step: 'resting' })
  expect(minutes()).toBe(60)
})

test('a code that was used or forgotten by the server makes room for a new one', async () => {
  const { world, asked } = screen({
    polls: [refusal(410, 'code-used'), refusal(404, 'no-such-code'), paired],
  })
  expect(await pair('board', world)).toMatchObject({ id: 'd1' })
  expect(asked.starts).toBe(3)
})

test('a code stays while the network is away, for somebody may have approved it', async () => {
  const { world, asked } = screen({ polls: [new Unreachable(), refusal(503, 'store-unavailable'), paired] })
  expect(await pair('board', world)).toMatchObject({ id: 'd1' })
  expect(asked.starts).toBe(1)
})

test('a screen that was switched on before its server says so and goes on trying, ever more calmly', async () => {
  const away = Array.from({ length: 6 }, () => new Unreachable())
  const { world, shown, waits } = screen({ starts: [...away, start], polls: [paired] })
  expect(await pair('board', world)).toMatchObject({ id: 'd1' })
  expect(shown[0]).toEqual({ step: 'unreachable' })
  expect(waits.slice(0, 6)).toEqual([3_000, 6_000, 12_000, 24_000, 30_000, 30_000])
})

test('a server that asks to wait is given the time it asked for', async () => {
  const { world, waits } = screen({ starts: [refusal(429, 'slow-down', 60), start], polls: [paired] })
  await pair('board', world)
  expect(waits[0]).toBe(60_000)
})

test('a page that was closed asks nothing more', async () => {
  const { world, asked, gone } = screen({ polls: [waiting] })
  const pairing = pair('board', world)
  gone.abort()
  expect(await pairing).toBe(null)
  expect(asked.polls).toBeLessThan(2)
})

test('a mistake of ours is not taken for a missing network', async () => {
  const { world } = screen({ polls: [new RangeError('a bug')] })
  await expect(pair('board', world)).rejects.toThrow(RangeError)
})
