import { createHmac, randomBytes } from 'node:crypto'
import { isIPv6 } from 'node:net'
import type { Clock } from './clock.ts'
import { Refusal } from './refusal.ts'

const MINUTE_S = 60

/** How many at once, and how many a second after that. Counted by device or by hashed address, never by person. */
const rules = {
  device: { burst: 600, perSecond: 20 },
  key: { burst: 1_000, perSecond: 1_000 },
  phone: { burst: 30, perSecond: 30 / (10 * MINUTE_S) },
  // A ward's phones may share one address, and tokens are free for the asking: one phone could take a hundred.
  'phone-address': { burst: 300, perSecond: 300 / (10 * MINUTE_S) },
  'pairing-start': { burst: 10, perSecond: 10 / MINUTE_S },
  'pairing-miss': { burst: 10, perSecond: 10 / (10 * MINUTE_S) },
  // Five from one place; from everywhere more, so that a stranger cannot lock a known person out.
  'sign-in-account': { burst: 5, perSecond: 5 / (15 * MINUTE_S) },
  'sign-in-everywhere': { burst: 60, perSecond: 60 / (15 * MINUTE_S) },
  'sign-in-address': { burst: 20, perSecond: 20 / (15 * MINUTE_S) },
  'hook-test': { burst: 10, perSecond: 10 / MINUTE_S },
  ticket: { burst: 20, perSecond: 20 / MINUTE_S },
  'team-code': { burst: 60, perSecond: 60 / MINUTE_S },
} as const
export type Rule = keyof typeof rules

interface Bucket {
  rule: Rule
  left: number
  at: number
}

const BUCKETS_MOST = 20_000
const PLACES_MOST = 5_000

/** The part of an address that stands for one subscriber: a v6 network hands out 2^64 addresses to each. */
export const subscriber = (address: string) => {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (!isIPv6(plain)) return plain
  const [head = [], tail] = plain.split('::').map(half => half.split(':').filter(Boolean))
  const zeros = tail ? Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0') : []
  return [...head, ...zeros, ...(tail ?? [])].slice(0, 4).join(':')
}

export interface Limits {
  /** Counts one try, or several; refuses with `slow-down` when there were too many. */
  take(rule: Rule, key: string, count?: number): void
  /** Refuses like `take`, and counts nothing: for what counts only when it goes wrong. */
  check(rule: Rule, key: string): void
  /** Like `take`, by network address, of everywhere or of one place. Only a salted hash is kept, in memory. */
  takeFrom(rule: Rule, address: string, count?: number, place?: string): void
  /** Forgets what was counted: the try was a good one. */
  forgive(rule: Rule, key: string): void
  /** Takes one try of an address back. Not all of them: who may come in could make room for guesses at others. */
  giveBackTo(rule: Rule, address: string): void
  /** Remembers that somebody came in from an address, as a salted hash and in memory. */
  remember(account: string, address: string): void
  /** Whether somebody came in from there before. */
  isKnown(account: string, address: string): boolean
}

export const openLimits = (clock: Pick<Clock, 'now'>): Limits => {
  const salt = randomBytes(32)
  const buckets = new Map<string, Bucket>()
  const hashed = (text: string) => createHmac('sha256', salt).update(text).digest('base64url').slice(0, 22)

  const places = new Set<string>()
  const placeOf = (account: string, address: string) => hashed(`${account} ${subscriber(address)}`)

  const filled = ({ rule, left, at }: Bucket, now: number) => {
    const { burst, perSecond } = rules[rule]
    return Math.min(burst, left + (Math.max(0, now - at) / 1_000) * perSecond)
  }
  const sweep = (now: number) => {
    for (const [key, bucket] of buckets)
      if (filled(bucket, now) >= rules[bucket.rule].burst) buckets.delete(key)
    for (const key of buckets.keys()) {
      if (buckets.size <= BUCKETS_MOST / 2) break
      buckets.delete(key)
    }
  }
  /** What is left in a bucket that holds enough. */
  const look = (rule: Rule, name: string, count: number) => {
    const { burst, perSecond } = rules[rule]
    const was = buckets.get(name)
    const left = was ? filled(was, clock.now()) : burst
    if (left >= count) return left
    buckets.set(name, { rule, left, at: clock.now() })
    throw new Refusal('slow-down', { retryAfter: (Math.min(count, burst) - left) / perSecond })
  }
  const take = (rule: Rule, key: string, count = 1) => {
    const name = `${rule} ${hashed(key)}`
    const left = look(rule, name, count) - count
    if (!buckets.has(name) && buckets.size >= BUCKETS_MOST) sweep(clock.now())
    buckets.set(name, { rule, left, at: clock.now() })
  }
  return {
    take,
    check: (rule, key) => void look(rule, `${rule} ${hashed(key)}`, 1),
    takeFrom: (rule, address, count, place = '') => take(rule, `${place} ${subscriber(address)}`, count),
    forgive: (rule, key) => void buckets.delete(`${rule} ${hashed(key)}`),
    remember(account, address) {
      const place = placeOf(account, address)
      places.delete(place)
      const [oldest] = places
      if (places.size >= PLACES_MOST && oldest !== undefined) places.delete(oldest)
      places.add(place)
    },
    isKnown: (account, address) => places.has(placeOf(account, address)),
    giveBackTo(rule, address) {
      const bucket = buckets.get(`${rule} ${hashed(` ${subscriber(address)}`)}`)
      if (bucket) bucket.left++
    },
  }
}
