import { createHmac } from 'node:crypto'
import { request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import { isNeverCalled, lookUp } from './never.ts'

/** What became of an attempt: the status that was answered, or in a word why there was none. */
export type Answered = { status: number } | { why: 'no-answer' | 'no-connection' }

/** The signature of a body at a second, for the one who shares the secret. */
export const signatureOf = (secret: string, seconds: number, body: string) =>
  `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`

interface Letter {
  url: string
  secret: string
  body: string
  now: number
  giveUpAfterMs: number
  signal?: AbortSignal
}

/**
 * Sends a signed body and waits for the status alone: what else is answered is not read. Redirects are not followed; the
 * address is the one that somebody in charge typed.
 */
export const post = ({ url, secret, body, now, giveUpAfterMs, signal }: Letter): Promise<Answered> =>
  new Promise(resolve => {
    const to = new URL(url)
    if (isNeverCalled(to)) return resolve({ why: 'no-connection' })
    const send = to.protocol === 'https:' ? overHttps : overHttp
    const call = send(to, {
      method: 'POST',
      // A connection of its own each time: one that is kept may be dead when it is needed.
      agent: false,
      lookup: lookUp,
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'Marblewall',
        'marblewall-signature': signatureOf(secret, Math.floor(now / 1_000), body),
      },
    })
    const leave = () => end({ why: 'no-answer' })
    const end = (answered: Answered) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', leave)
      resolve(answered)
      call.destroy()
    }
    // Over the whole of it: who answers a letter a minute is never idle.
    const timer = setTimeout(() => end({ why: 'no-answer' }), giveUpAfterMs)
    signal?.addEventListener('abort', leave)
    call.on('response', ({ statusCode = 0 }) => end({ status: statusCode }))
    call.on('error', () => end({ why: 'no-connection' }))
    call.end(body)
  })

export const isFine = (answered: Answered) =>
  'status' in answered && answered.status >= 200 && answered.status < 300
