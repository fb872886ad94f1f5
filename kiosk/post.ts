import { ApiRefusal, call, Unreachable } from '../shared/look/api.ts'
import type { Draft } from '../shared/state.ts'
import type { Answer, Reply } from './outbox-rules.ts'

/** Sends drafts to a team, oldest first. Never throws: whatever happened is in the reply. */
export type Post = (team: string, drafts: readonly Draft[], signal?: AbortSignal) => Promise<Reply>

const SECOND_MS = 1_000

const isAnswer = (result: unknown): result is Answer =>
  typeof result === 'object' && result !== null && 'status' in result && typeof result.status === 'number'

/** Sends with a device's token; given a time, it gives up after it. */
export const postWith =
  (bearer: string, within: { withinMs?: number } = {}): Post =>
  async (team, drafts, signal) => {
    try {
      const answer = await call<{ results?: unknown } | undefined>('POST', `/teams/${team}/events`, drafts, {
        bearer,
        ...within,
        ...(signal ? { signal } : {}),
      })
      const results = Array.isArray(answer?.results) ? answer.results.filter(isAnswer) : []
      // A page of a hotel's or a hospital's gateway answers 200 as well, but not with one result a draft.
      return results.length === drafts.length ? { each: results } : { gone: true }
    } catch (error) {
      if (error instanceof Unreachable) return { gone: true }
      if (!(error instanceof ApiRefusal)) throw error
      const { status, code, retryAfter } = error
      // `broken` below 500 is how a refusal reads that is not the product's own: a gateway in between said it. Who asks
      // for less, though, is left alone, whoever it is.
      if (code === 'broken' && status < 500 && status !== 429) return { gone: true }
      const wait = retryAfter === undefined ? {} : { retryAfterMs: retryAfter * SECOND_MS }
      return { whole: { status, code }, ...wait }
    }
  }
