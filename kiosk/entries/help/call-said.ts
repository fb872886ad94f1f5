import type { Call } from '../../../shared/help.ts'
import { kiosk } from '../../../shared/words/en.ts'
import { timeAt } from '../../team-time.ts'

const words = kiosk.help
const MINUTE_MS = 60_000

/** Calls nobody is coming to first, then the oldest. */
export const inOrder = (calls: readonly Call[]) =>
  [...calls].sort((a, b) => Number(a.acceptedAt > 0) - Number(b.acceptedAt > 0) || a.calledAt - b.calledAt)

export const minutesSince = (at: number, now: number) => Math.max(0, Math.floor((now - at) / MINUTE_MS))

/** What is wanted and where; of a call from below also in which team. */
export const wantedIn = ({ what, where, from }: Call) =>
  words.head(what, from ? `${where}, ${from.name}` : where)

/** Who is coming, and who was asked when nobody was. */
export const comingTo = (
  { acceptedAt, who, up, with: tier, passedAt }: Call,
  clock: { timeZone: string },
) => {
  if (acceptedAt > 0) return words.coming(who)
  return [words.nobody, up > 0 && tier ? words.asked(tier, timeAt(passedAt, clock)) : '']
    .filter(Boolean)
    .join(' ')
}

/** How long somebody has waited, `0:12`. */
export const waited = (ms: number) => {
  const seconds = Math.max(0, Math.floor(ms / 1_000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
