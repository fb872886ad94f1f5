import { EventEmitter } from 'node:events'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { expect, test } from 'vitest'
import { heldClock } from '../../server/clock.ts'
import { turnAwayCrowds } from '../../server/crowd.ts'
import { Refusal } from '../../server/refusal.ts'

const door = (clock = heldClock(0)) => {
  const hook = turnAwayCrowds(clock)
  return (sender: string | number = 'one kiosk', body: unknown = undefined) => {
    const raw = new EventEmitter()
    let said: Error | undefined
    const headers = { authorization: `Bearer ${sender}` }
    hook({ headers, body } as FastifyRequest, { raw } as FastifyReply, error => {
      said = error
    })
    return { said, leave: () => raw.emit('close') }
  }
}

test('whoever keeps within their own limit is not turned away for being quick, and beyond it is told when to come again', () => {
  const come = door()
  // What a feed of a thousand a second sends in one breath.
  const all = Array.from({ length: 1_000 }, () => come())
  expect(all.filter(({ said }) => said)).toEqual([])
  const { said } = come()
  expect(said).toBeInstanceOf(Refusal)
  expect(said).toMatchObject({ code: 'slow-down', retryAfter: expect.any(Number) })
})

test('the place of who was answered, or went away, is free at once', () => {
  const come = door()
  const all = Array.from({ length: 1_000 }, () => come())
  all[0]!.leave()
  expect(come().said).toBeUndefined()
  expect(come().said).toBeInstanceOf(Refusal)
})

test('where many have waited too long already, who comes now is told to come again; a few that take their time stop nobody', async () => {
  const clock = heldClock(0)
  const come = door(clock)
  const slow = Array.from({ length: 59 }, (_, n) => come(n))
  await clock.move(2_000)
  expect(come().said).toBeUndefined()
  await clock.move(200)
  expect(come().said).toBeInstanceOf(Refusal)
  slow[0]!.leave()
  expect(come().said).toBeUndefined()
})

test('one kiosk that was offline for a night sends all it kept at once, however long each takes', async () => {
  const clock = heldClock(0)
  const come = door(clock)
  for (let n = 0; n < 600; n++) {
    expect(come().said).toBeUndefined()
    await clock.move(5)
  }
})

test('a call for help is heard in any crowd', () => {
  const come = door()
  for (let n = 0; n < 1_000; n++) come()
  expect(come('a kiosk', { type: 'mood-given' }).said).toBeInstanceOf(Refusal)
  expect(come('a kiosk', { type: 'help-called' }).said).toBeUndefined()
})
