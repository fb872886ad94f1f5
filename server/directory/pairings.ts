import { randomInt } from 'node:crypto'
import type { Clock } from '../clock.ts'
import { subscriber } from '../limits.ts'
import { Refusal } from '../refusal.ts'
import type { DeviceSeen } from './devices.ts'
import type { DeviceKind } from './document.ts'
import { isPhrase, newPhrase } from './phrase.ts'
import { hashOf, newToken } from './tokens.ts'

/** RFC 8628 section 6.1: without vowels no word comes up. */
const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ'
const CODE = new RegExp(`^[${LETTERS}]{8}$`)
const LIFE_MS = 10 * 60_000
const INTERVAL_S = 5
const INTERVAL_MOST_S = 60
// A timer and a network are never exact; half a second early is not a flood.
const LENIENCE_MS = 500
const LIVE_MOST = 200
const WRONG_PHRASES_MOST = 5

type Stage =
  | { state: 'waiting' }
  | { state: 'approving' }
  | { state: 'approved'; device: DeviceSeen; token: Promise<string> | null }
  | { state: 'over' }

interface Asking {
  kind: DeviceKind
  /** Who stands behind its address. */
  place: string
  userCode: string
  phrase: string
  until: number
  intervalS: number
  polledAt: number | null
  wrongPhrases: number
  stage: Stage
}

export interface Started {
  deviceCode: string
  userCode: string
  phrase: string
  /** Seconds. */
  expiresIn: number
  interval: number
}

export interface Approval {
  code: string
  kind: DeviceKind
  phrase: string | undefined
  /** Notes the screen; runs only when all else is right. */
  pair: () => Promise<DeviceSeen>
}

/** Screens that ask to be paired. In memory only: a restart gives every waiting screen a new code. */
export interface Pairings {
  /** `from` is the address it comes from: where too many wait, one of the place gives way that asked for most. */
  start(kind: DeviceKind, from: string): Started
  look(code: string): { phrase: string; kind: DeviceKind; expiresIn: number }
  approve(approval: Approval): Promise<DeviceSeen>
  /** Null while nobody approved it. May be repeated, in case the answer is lost, until the token was used. */
  poll(
    deviceCode: string,
    giveToken: (device: string) => Promise<string>,
  ): Promise<{ token: string; device: DeviceSeen } | null>
  /** The screen has used its token, or lost it: the plain token is forgotten. */
  collected(device: string): void
}

/** A code as it was made, from what somebody typed: lower case, spaces and dashes are fine. */
const readCode = (typed: string): string | null => {
  const clean = typed.toUpperCase().replace(/[\s\-–]/g, '')
  return CODE.test(clean) ? clean : null
}

const newCode = () => Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)]).join('')
const shown = (code: string) => `${code.slice(0, 4)}-${code.slice(4)}`

export const openPairings = (clock: Pick<Clock, 'now'>): Pairings => {
  const byDeviceCode = new Map<string, Asking>()
  const byUserCode = new Map<string, Asking>()
  const byDevice = new Map<string, Asking>()

  const secondsLeft = ({ until }: Asking) => Math.ceil((until - clock.now()) / 1_000)
  const isWaiting = (asking: Asking) => asking.stage.state === 'waiting' && asking.until > clock.now()

  /** A code that is over is remembered as long again, so that who types it hears why. */
  const sweep = () => {
    for (const [deviceCode, asking] of byDeviceCode) {
      if (asking.until + LIFE_MS > clock.now()) continue
      byDeviceCode.delete(deviceCode)
      byUserCode.delete(asking.userCode)
      if (asking.stage.state === 'approved') byDevice.delete(asking.stage.device.id)
    }
  }
  /** Were it closed to everybody when it is full, one stranger could keep every screen of a hospital from being paired. */
  const makeRoom = () => {
    const waiting = [...byDeviceCode].filter(([, asking]) => isWaiting(asking))
    if (waiting.length < LIVE_MOST) return
    const places = [...Map.groupBy(waiting, ([, { place }]) => place).values()]
    const most = places.reduce((a, b) => (b.length > a.length ? b : a))
    for (const [deviceCode, { userCode }] of most.slice(0, 1)) {
      byDeviceCode.delete(deviceCode)
      byUserCode.delete(userCode)
    }
  }
  const find = (typed: string) => {
    const code = readCode(typed)
    const found = code === null ? undefined : byUserCode.get(code)
    if (!found) throw new Refusal('no-such-code', { field: 'code' })
    if (!isWaiting(found)) throw new Refusal('code-used', { field: 'code' })
    return found
  }
  const hurry = (asking: Asking) => {
    const now = clock.now()
    const since = asking.polledAt === null ? Number.POSITIVE_INFINITY : now - asking.polledAt
    asking.polledAt = now
    // A clock that was set back says nothing about the screen.
    if (since < 0 || since >= asking.intervalS * 1_000 - LENIENCE_MS) return
    asking.intervalS = Math.min(INTERVAL_MOST_S, asking.intervalS + INTERVAL_S)
    throw new Refusal('slow-down', { retryAfter: asking.intervalS })
  }
  const checkPhrase = (asking: Asking, phrase: string | undefined) => {
    if (phrase === undefined || isPhrase(phrase, asking.phrase)) return
    asking.wrongPhrases++
    if (asking.wrongPhrases >= WRONG_PHRASES_MOST) asking.stage = { state: 'over' }
    throw new Refusal('phrase-differs', { field: 'phrase' })
  }

  return {
    start(kind, from) {
      sweep()
      makeRoom()
      let userCode = newCode()
      while (byUserCode.has(userCode)) userCode = newCode()
      const deviceCode = newToken()
      const asking: Asking = {
        kind,
        place: subscriber(from),
        userCode,
        phrase: newPhrase(),
        until: clock.now() + LIFE_MS,
        intervalS: INTERVAL_S,
        polledAt: null,
        wrongPhrases: 0,
        stage: { state: 'waiting' },
      }
      byDeviceCode.set(hashOf(deviceCode), asking)
      byUserCode.set(userCode, asking)
      const { phrase, intervalS } = asking
      return {
        deviceCode,
        userCode: shown(userCode),
        phrase,
        expiresIn: secondsLeft(asking),
        interval: intervalS,
      }
    },
    look(code) {
      const asking = find(code)
      return { phrase: asking.phrase, kind: asking.kind, expiresIn: secondsLeft(asking) }
    },
    async approve({ code, kind, phrase, pair }) {
      const asking = find(code)
      checkPhrase(asking, phrase)
      if (asking.kind !== kind) throw new Refusal('not-understood', { field: 'kind' })
      asking.stage = { state: 'approving' }
      try {
        const device = await pair()
        asking.stage = { state: 'approved', device, token: null }
        byDevice.set(device.id, asking)
        return device
      } catch (error) {
        asking.stage = { state: 'waiting' }
        throw error
      }
    },
    async poll(deviceCode, giveToken) {
      sweep()
      const asking = byDeviceCode.get(hashOf(deviceCode))
      if (!asking) throw new Refusal('code-used', { field: 'deviceCode' })
      const { stage } = asking
      if (stage.state === 'approved') {
        stage.token ??= giveToken(stage.device.id)
        try {
          return { token: await stage.token, device: stage.device }
        } catch (error) {
          stage.token = null
          throw error
        }
      }
      if (stage.state === 'over' || asking.until <= clock.now())
        throw new Refusal('code-used', { field: 'deviceCode' })
      hurry(asking)
      return null
    },
    collected(device) {
      const asking = byDevice.get(device)
      if (!asking) return
      asking.stage = { state: 'over' }
      byDevice.delete(device)
    },
  }
}
