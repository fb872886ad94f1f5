import type { By, Outcome } from '../log.ts'
import { answerOf, Refusal } from '../refusal.ts'
import { mayLead, type Who } from '../who.ts'

/** As whom somebody writes into a team; refuses who may not write there at all. */
export const writerOf = (who: Who, team: string): By => {
  if (who.kind === 'nobody') throw new Refusal(who.why)
  if (who.kind === 'ticket') throw new Refusal('not-allowed')
  if (who.kind === 'person') {
    if (!mayLead(who, team)) throw new Refusal('wrong-team')
    return { kind: who.roles[team] === 'lead' ? 'lead' : 'admin', id: who.id }
  }
  if (who.team !== team) throw new Refusal('wrong-team')
  if (who.kind === 'phone') return { kind: 'phone' }
  if (who.kind === 'device' && who.device === 'board') throw new Refusal('not-allowed')
  return { kind: who.kind, id: who.id }
}

/** As whom a lead or a key writes figures of a team. */
export const figuresBy = (who: Who, team: string): By => {
  const by = writerOf(who, team)
  if (by.kind !== 'lead' && by.kind !== 'admin' && by.kind !== 'key') throw new Refusal('not-allowed')
  return by
}

/** Answers with no more of an event than the one who wrote it needs. */
export const answer = (outcome: Outcome) => {
  if ('refusal' in outcome) return { status: outcome.refusal.status, ...answerOf(outcome.refusal) }
  const { id, seq, day, shift } = outcome.event
  const event = { id, seq, day, shift }
  return outcome.duplicate ? { status: 200, event, duplicate: true } : { status: 201, event }
}
