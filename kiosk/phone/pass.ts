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
}

interface Answer {
  token: string
  expiresIn: number
  team: PhoneTeam
  demo: boolean
}

export interface Pass {
  team: PhoneTeam
  demo: boolean
  send: (draft: Draft) => Promise<void>
}

const RENEW_BEFORE_MS = 60_000

/** Lets a phone write to a team for half an hour at a time, and asks for the next half hour when it is needed. */
export const openPass = async (teamCode: string, now: () => number = Date.now): Promise<Pass> => {
  const enter = () => call<Answer>('POST', '/phones', { teamCode })
  const endOf = ({ expiresIn }: Answer) => now() + expiresIn * 1_000 - RENEW_BEFORE_MS
  let answer = await enter()
  let until = endOf(answer)
  const renew = async () => {
    answer = await enter()
    until = endOf(answer)
  }
  const write = (draft: Draft) =>
    call('POST', `/teams/${answer.team.id}/events`, draft, { bearer: answer.token })
  return {
    team: answer.team,
    demo: answer.demo,
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
