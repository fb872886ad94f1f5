import { daysBetween } from '../../shared/days.ts'
import { newId } from '../../shared/id.ts'
import type { Idea } from '../../shared/ideas.ts'
import { digest, newTicket } from '../../shared/ticket.ts'
import type { House } from '../house.ts'
import type { Dice } from './chance.ts'
import { comments, ideas, type Told, type Ward } from './scenario.ts'

/** A ward of the demo, with the ids it got. */
export interface Cast {
  ward: Ward
  team: string
  leads: readonly string[]
}

const SPOKEN = new Map(ideas.map(told => [told.text, told]))

/** A mood as somebody at the kiosk might give it; `along` runs from 0 to 1 through the story. */
export const aMood = ({ ward }: Cast, dice: Dice, along: number, isNight: boolean) => {
  const [from, to] = ward.good
  const share = from + (to - from) * along - (isNight ? 0.08 : 0)
  const mood = dice.chance(share) ? 'good' : dice.chance(0.62) ? 'mixed' : 'hard'
  const gives = mood !== 'good' && dice.chance(0.7)
  const reason = gives
    ? ward.reasons[Math.min(ward.reasons.length - 1, Math.floor(dice.roll() ** 2 * ward.reasons.length))]
    : undefined
  return {
    id: newId(),
    type: 'mood-given',
    mood,
    ...(reason === undefined ? {} : { reason }),
    ...(dice.chance(0.004) ? { comment: dice.pick(comments) } : {}),
  }
}

/** The next idea nobody has left yet in this ward, or null when all were left. */
export const anIdea = async (house: House, { team }: Cast, dice: Dice) => {
  const { full } = await house.teams.get(team)
  const left = new Set(Object.values(full.ideas).map(({ text }) => text))
  const rest = ideas.filter(({ text }) => !left.has(text))
  const { topics } = full.team
  if (rest.length === 0 || topics.length === 0) return null
  const told = dice.pick(rest)
  return {
    id: newId(),
    type: 'idea-left',
    topic: topics[told.topic % topics.length]!.key,
    text: told.text,
    ticket: digest(newTicket()),
  }
}

const next = (idea: Idea, told: Told) => {
  const common = { id: newId(), idea: idea.id }
  if (!idea.shown) return { ...common, type: 'idea-approved', text: idea.text }
  if (idea.step === 'new')
    return {
      ...common,
      type: 'idea-moved',
      to: 'looking',
      text: 'Thank you. We look into it and say more at the huddle.',
    }
  if (told.ends === 'looking') return null
  if (idea.step === 'looking' && told.ends !== 'not-now')
    return { ...common, type: 'idea-moved', to: 'trying', text: told.answer }
  if (told.ends === 'trying' || idea.step === 'done' || idea.step === 'not-now') return null
  return { ...common, type: 'idea-moved', to: told.ends, text: told.answer }
}

/** What a lead does about ideas in a quiet minute: the oldest first, and seldom more than one step a day. */
export const answerIdeas = async (house: House, { team, leads }: Cast, dice: Dice, today: string) => {
  const { full } = await house.teams.get(team)
  for (const idea of Object.values(full.ideas)) {
    const told = SPOKEN.get(idea.text)
    if (idea.kind === 'comment' && idea.step === 'new' && dice.chance(0.6)) {
      const thanks = {
        id: newId(),
        type: 'idea-moved',
        idea: idea.id,
        to: 'done',
        text: 'Read, and taken to the huddle. Thank you.',
      }
      await house.log.tell(`team:${team}`, [thanks], { kind: 'lead', id: dice.pick(leads) })
    }
    if (!told || !dice.chance(idea.shown ? Math.min(0.5, daysBetween(idea.movedOn, today) / 12) : 0.7))
      continue
    const draft = next(idea, told)
    if (draft) await house.log.tell(`team:${team}`, [draft], { kind: 'lead', id: dice.pick(leads) })
  }
}
