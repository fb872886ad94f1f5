import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Clock } from './clock.ts'
import { Refusal } from './refusal.ts'

/** As many as one feed may send in a second: within its own limit nobody is turned away for being alone and quick. */
const AT_ONCE_MOST = 1_000
/** Fewer senders are no crowd: each has a limit of its own, and may use it up in one breath. */
const CROWD = 10
/** Where so many have waited so long, who comes now could not be answered within a quarter of a second. */
const MANY = 60
const LATE_MS = 100
const AGAIN_WITHIN_S = 5

/** Whoever needs help now is never told to come again; how often a screen may call has a limit of its own. */
const isCallForHelp = (body: unknown) =>
  typeof body === 'object' && body !== null && 'type' in body && body.type === 'help-called'

/**
 * A hook for Fastify: turns away at once what is better sent again than left waiting. Set after a body has come, so that
 * nobody takes another's place by being slow.
 */
export const turnAwayCrowds = (clock: Pick<Clock, 'now'>) => {
  /** When each that is under way came, the oldest first. */
  const underWay = new Map<object, number>()
  const bySender = new Map<string, number>()
  const count = (sender: string, more: number) => {
    const now = (bySender.get(sender) ?? 0) + more
    if (now > 0) bySender.set(sender, now)
    else bySender.delete(sender)
  }
  const areLate = () => {
    let counted = 0
    for (const cameAt of underWay.values()) {
      counted++
      if (counted === MANY) return clock.now() - cameAt > LATE_MS
    }
    return false
  }
  return ({ headers, body }: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void) => {
    const isTooMany = underWay.size >= AT_ONCE_MOST || (bySender.size >= CROWD && areLate())
    // Told to come again at different times, or they would all be back at once.
    if (isTooMany && !isCallForHelp(body))
      return done(new Refusal('slow-down', { retryAfter: Math.random() * AGAIN_WITHIN_S }))
    const sender = headers.authorization ?? headers.cookie ?? ''
    underWay.set(reply.raw, clock.now())
    count(sender, 1)
    reply.raw.once('close', () => {
      if (underWay.delete(reply.raw)) count(sender, -1)
    })
    return done()
  }
}
