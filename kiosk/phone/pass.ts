import { ApiRefusal, call } from '../../shared/look/api.ts'
import type { Draft } from '../../shared/state.ts'

export interface Choice {
  key: string
  name: string
}

export interface PhoneTeam {
  id: string
  name: string
  organisation: string
  topics: readonly Choice[]
  reasons: readonly Choice[]
  lots: number
  demo?: boolean
}

interface Answer {
  token: string
  expiresIn: number
  team: PhoneTeam
}

export interface Pass {
  team: PhoneTeam
  send: (draft: Draft) => Promise<void>
}

const RENEW_BEFORE_MS = 60_000

/** Lets a phone write to a team for half an hour at a time, and asks for the next half hour when it is needed. */
export const openPass = async (teamCode: string, now: () => number = Date.now): Promise<Pass> => {
  let until = 0
  let answer: Answer
  const renew = async () => {
    answer = await call<Answer>('POST', '/phones', { teamCode })
    until = now() + answer.expiresIn * 1_000 - RENEW_BEFORE_MS
  }
  const write = (draft: Draft) =>
    call('POST', `/teams/${answer.team.id}/events`, draft, { bearer: answer.token })
  await renew()
  return {
    team: answer!.team,
    send: async draft => {
      if (now() >= until) await renew()
      try {
        await write(draft)
      } catch (error) {
        // The phone's clock may have slept, or the server forgot its passes when it started again.
        if (!(error instanceof ApiRefusal) || error.status !== 401) throw error
        await renew()
        await write(draft)
      }
    },
  }
}
