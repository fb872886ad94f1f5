import { newId } from '../../../shared/id.ts'
import type { Draft } from '../../../shared/state.ts'
import type { GivenMood } from './marble.ts'

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
