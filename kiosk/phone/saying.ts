import { newId } from '../../shared/id.ts'
import { digest, newSecret, newTicket } from '../../shared/ticket.ts'
import type { Mood } from '../../shared/voices.ts'
import type { Pass } from './pass.ts'
import { sameAgain } from './same-again.ts'

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

const givenBy = (pass: Pass, mood: Mood, { id, secret, happenedAt }: Mine): Given => {
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
  const takenBack = { id: newId(), type: 'mood-taken-back' as const, mood: id, secret, happenedAt }
  return {
    mood,
    // Apart, so that the server can forget whose words these were and still count the reason.
    async explain({ reason, comment }) {
      if (reason) await pass.send(reasoning({ reason }))
      if (comment) await pass.send(commenting({ comment }))
    },
    takeBack: () => pass.send(takenBack),
  }
}

/** Gives moods. Only this page's memory holds the secret that proves an answer is one's own. */
export const moodGiver = (pass: Pass) => {
  let waiting: { mood: Mood; mine: Mine } | null = null
  return async (mood: Mood): Promise<Given> => {
    const mine =
      waiting?.mood === mood ? waiting.mine : { id: newId(), secret: newSecret(), happenedAt: Date.now() }
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
