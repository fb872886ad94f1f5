import { newId } from '../../../shared/id.ts'
import type { Draft } from '../../../shared/state.ts'
import type { GivenMood } from './marble.ts'

export const TAKE_BACK_MS = 10_000

/** Whole seconds in which a marble can still be taken back. */
export const secondsLeft = (keptAt: number, now: number) =>
  Math.max(0, Math.ceil((keptAt + TAKE_BACK_MS - now) / 1_000))

/** Takes a mood back. Carries the moment of the mood, so that both belong to the same shift. */
export const takingBack = ({ id, secret, happenedAt }: GivenMood): Draft => ({
  id: newId(),
  type: 'mood-taken-back',
  happenedAt,
  mood: id,
  secret,
})

/** Says more about a mood. */
export const explaining = (
  { id, secret, happenedAt }: GivenMood,
  more: { reason: string } | { comment: string },
): Draft => ({ id: newId(), type: 'mood-explained', happenedAt, mood: id, secret, ...more })
