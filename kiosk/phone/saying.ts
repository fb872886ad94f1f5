import { newId } from '../../shared/id.ts'
import { digest, newSecret, newTicket } from '../../shared/ticket.ts'
import type { Mood } from '../../shared/voices.ts'
import type { Pass } from './pass.ts'
import { sameAgain } from './same-again.ts'
import { isRefusal } from './trouble.ts'

export interface Given {
  mood: Mood
  explain: (why: { reason?: string; comment?: string }) => Promise<void>
  takeBack: () => Promise<void>
}

interface Mine {
  id: string
  secret: string
  happenedAt: number
}

type Why = { reason?: string; comment?: string }

/** Made once for a mood: taken back twice, it would count as two. */
const takingBack = ({ id, secret, happenedAt }: Mine) => ({
  ...{ id: newId(), type: 'mood-taken-back' as const, mood: id, secret, happenedAt },
})

const newMine = () => {
  const mine = { id: newId(), secret: newSecret(), happenedAt: Date.now() }
  return { ...mine, back: takingBack(mine) }
}

const givenBy = (
  pass: Pass,
  mood: Mood,
  { id, secret, happenedAt, back }: ReturnType<typeof newMine>,
): Given => {
  const explanation = (why: Why) => ({
    id: newId(),
    type: 'mood-explained' as const,
    mood: id,
    secret,
    happenedAt,
    ...why,
  })
  const reasoning = sameAgain(explanation)
  const commenting = sameAgain(explanation)
  return {
    mood,
    // Apart, so that the server can forget whose words these were and still count the reason.
    async explain({ reason, comment }) {
      if (reason) await pass.send(reasoning({ reason }))
      if (comment) await pass.send(commenting({ comment }))
    },
    takeBack: () => pass.send(back),
  }
}

/** Takes back what perhaps never arrived. */
const takeBackIfThere = async (pass: Pass, back: ReturnType<typeof takingBack>) => {
  try {
    await pass.send(back)
  } catch (error) {
    if (!isRefusal(error, 'not-proven')) throw error
  }
}

/** Gives moods. Only this page's memory holds the secret that proves an answer is one's own. */
export const moodGiver = (pass: Pass) => {
  let waiting: { mood: Mood; mine: ReturnType<typeof newMine> } | null = null
  return async (mood: Mood): Promise<Given> => {
    // The word of the server was lost, but perhaps not the mood: who chooses another face has still only one.
    if (waiting && waiting.mood !== mood) {
      await takeBackIfThere(pass, waiting.mine.back)
      waiting = null
    }
    const mine = waiting?.mine ?? newMine()
    waiting = { mood, mine }
    await pass.send({
      id: mine.id,
      type: 'mood-given',
      mood,
      key: digest(mine.secret),
      happenedAt: mine.happenedAt,
    })
    waiting = null
    return givenBy(pass, mood, mine)
  }
}

/** Leaves ideas. Answers with the ticket, once the idea is written down. */
export const ideaSender = (pass: Pass) => {
  const make = sameAgain((idea: { topic: string; text: string }) => ({
    ticket: newTicket(),
    draft: { id: newId(), type: 'idea-left' as const, happenedAt: Date.now(), ...idea },
  }))
  return async (idea: { topic: string; text: string }): Promise<string> => {
    const { ticket, draft } = make(idea)
    await pass.send({ ...draft, ticket: digest(ticket) })
    return ticket
  }
}
