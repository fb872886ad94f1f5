import { ApiRefusal, Unreachable } from '../../shared/look/api.ts'
import { phone } from '../../shared/words/en.ts'

export const isRefusal = (error: unknown, code: ApiRefusal['code']) =>
  error instanceof ApiRefusal && error.code === code

/** Why something was not sent, in a sentence. What it cannot name it throws again. */
export const sentenceFor = (error: unknown, offline: string = phone.offline): string => {
  if (error instanceof Unreachable) return offline
  if (!(error instanceof ApiRefusal)) throw error
  // The team’s address was renewed while the page was open.
  if (error.field === 'teamCode') return phone.noTeam
  return error.status === 429 || error.status >= 500 ? phone.busy : error.message
}
