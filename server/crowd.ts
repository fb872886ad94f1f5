import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from './refusal.ts'

/**
 * As many as one screen or feed may send in one go: within its own limit nobody is turned away for being alone and quick.
 * What comes on top could not be answered within a quarter of a second and is better sent again than left waiting.
 */
const AT_ONCE_MOST = 600
const AGAIN_WITHIN_S = 5

/**
 * A hook for Fastify: turns away at once what comes on top of all that is under way. Set after a body has come, so that
 * nobody takes another's place by being slow.
 */
export const turnAwayCrowds = (most = AT_ONCE_MOST) => {
  let underWay = 0
  return (_: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void) => {
    // Told to come again at different times, or they would all be back at once.
    if (underWay >= most)
      return done(new Refusal('slow-down', { retryAfter: Math.random() * AGAIN_WITHIN_S }))
    underWay++
    reply.raw.once('close', () => underWay--)
    return done()
  }
}
