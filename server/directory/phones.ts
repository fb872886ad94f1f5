import type { Clock } from '../clock.ts'
import { hashOf, newToken } from './tokens.ts'

export const PHONE_MS = 30 * 60_000
const MOST = 20_000

export interface Phones {
  /** Lets a phone say something to a team for half an hour. The token belongs to nobody and is kept nowhere. */
  admit(team: string): string
  find(token: string): { team: string; key: string } | null
  /** Ends every phone of a team: its address was renewed. */
  forget(team: string): void
}

export const openPhones = (clock: Pick<Clock, 'now'>): Phones => {
  const admitted = new Map<string, { team: string; until: number }>()
  const drop = (unwanted: (phone: { team: string; until: number }) => boolean) => {
    for (const [key, phone] of admitted) if (unwanted(phone)) admitted.delete(key)
  }
  return {
    admit(team) {
      const now = clock.now()
      if (admitted.size >= MOST) drop(({ until }) => until <= now)
      // Oldest first: a map keeps the order in which phones came.
      if (admitted.size >= MOST) admitted.delete(admitted.keys().next().value ?? '')
      const token = newToken()
      admitted.set(hashOf(token), { team, until: now + PHONE_MS })
      return token
    },
    find(token) {
      const key = hashOf(token)
      const phone = admitted.get(key)
      return phone && phone.until > clock.now() ? { team: phone.team, key } : null
    },
    forget: team => drop(phone => phone.team === team),
  }
}
