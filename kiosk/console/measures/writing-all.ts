import { newId } from '../../../shared/id.ts'
import { ApiRefusal } from '../../../shared/look/api.ts'
import type { Ask, Told } from '../asking.ts'

/** So many drafts the server takes from a person in one go. */
export const DRAFTS_MOST = 20
const TRIES_MOST = 5

export interface ToWrite {
  row: number
  told: Told
}

/** How one draft fared: the sentence of the refusal, or the empty string once it is written. */
export interface Fared {
  row: number
  refusal: string
}

interface Answer {
  results: readonly { status: number; message?: string }[]
}

interface Writing {
  ask: Ask
  team: string
  /** Ids by what is written, kept between two goes, so that pressing again writes nothing twice. */
  ids: Map<string, string>
  wait: (seconds: number) => Promise<void>
  onPart: (fared: readonly Fared[]) => void
}

const idOf = (told: Told, ids: Map<string, string>) => {
  const words = JSON.stringify(told)
  const id = ids.get(words) ?? newId()
  ids.set(words, id)
  return id
}

const send = async (part: readonly ToWrite[], { ask, team, ids, wait }: Writing): Promise<Answer> => {
  const drafts = part.map(({ told }) => ({ id: idOf(told, ids), ...told }))
  for (let tries = 1; ; tries++) {
    try {
      return await ask<Answer>('POST', `/teams/${team}/events`, drafts)
    } catch (error) {
      const isAskedToWait = error instanceof ApiRefusal && error.code === 'slow-down' && tries < TRIES_MOST
      if (!isAskedToWait) throw error
      await wait(error.retryAfter ?? 2)
    }
  }
}

/** Writes many drafts in order, some at a time, and tells after each part how it fared. Stops where nobody answers. */
export const writeAll = async (all: readonly ToWrite[], writing: Writing) => {
  for (let at = 0; at < all.length; at += DRAFTS_MOST) {
    const part = all.slice(at, at + DRAFTS_MOST)
    const { results } = await send(part, writing)
    writing.onPart(
      part.map(({ row }, n) => {
        const { status, message = '' } = results[n]!
        return { row, refusal: status < 300 ? '' : message }
      }),
    )
    // What went through needs no id any more: the same value may be written again another day.
    for (const { told } of part.filter((_, n) => results[n]!.status < 300))
      writing.ids.delete(JSON.stringify(told))
  }
}
