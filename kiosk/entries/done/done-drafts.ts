import { newId } from '../../../shared/id.ts'
import type { Draft } from '../../../shared/state.ts'
import { TAKE_BACK_MS } from '../../take-back.ts'
import type { ShortHour } from './work-now.ts'

/** One more that was done, as long as it can be taken back. */
export interface CountedHere {
  work: string
  name: string
  happenedAt: number
  /** When it was kept, by the page's own clock. */
  keptAt: number
}

const count = (type: 'work-done' | 'work-undone', { work, happenedAt }: CountedHere): Draft => ({
  ...{ id: newId(), type, happenedAt, work, count: 1 },
})

export const counting = (one: CountedHere) => count('work-done', one)

/** Carries the moment of the count, so that it goes from the same hour. */
export const takingBack = (one: CountedHere) => count('work-undone', one)

export const requiring = (work: string, required: number, happenedAt: number): Draft => ({
  ...{ id: newId(), type: 'work-required', happenedAt, work, required },
})

export const explaining = (
  { work, day, shift, bucket }: ShortHour,
  reason: string,
  happenedAt: number,
): Draft => ({
  ...{ id: newId(), type: 'miss-explained', happenedAt, work, day, shift, bucket, reason },
})

/** The newest count that can still be taken back; of several the last one first. */
export const lastCounted = (counted: readonly CountedHere[], now: number): CountedHere | null =>
  counted.findLast(({ keptAt }) => now - keptAt < TAKE_BACK_MS) ?? null
