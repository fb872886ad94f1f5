import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Clock } from './clock.ts'
import { Refusal } from './refusal.ts'

/** As many as one screen or feed may send in one go: within its own limit nobody is turned away for being alone and quick. */
const AT_ONCE_MOST = 600
/** Where so many have waited so long, who comes now could not be answered within a quarter of a second. */
const MANY = 60
const LATE_MS = 100
const AGAIN_WITHIN_S = 5

/**
 * A hook for Fastify: turns away at once what is better sent again than left waiting. Set after a body has come, so that
 * nobody takes another's place by being slow.
 */
export const turnAwayCrowds = (clock: Pick<Clock, 'now'>) => {
  /** When each that is under way came, the oldest first. */
  const underWay = new Map<object, number>()
  const areLate = () => {
    let counted = 0
    for (const cameAt of underWay.values()) {
      counted++
      if (counted === MANY) return clock.now() - cameAt > LATE_MS
    }
    return false
  }
  return (_: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void) => {
    // Told to come again at different times, or they would all be back at once.
    if (underWay.size >= AT_ONCE_MOST || areLate())
      return done(new Refusal('slow-down', { retryAfter: Math.random() * AGAIN_WITHIN_S }))
    underWay.set(reply.raw, clock.now())
    reply.raw.once('close', () => underWay.delete(reply.raw))
    return done()
  }
}
