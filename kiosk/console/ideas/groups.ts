import { type Idea, type Ideas, present, steps } from '../../../shared/ideas.ts'

/** Where an idea lies on the desk: unread ones first, then by the step they have reached. */
export const groups = ['waiting', ...steps] as const
export type Group = (typeof groups)[number]

/** Nobody has said or decided anything about it yet. */
export const isWaiting = ({ step, story }: Idea) => step === 'new' && story.length === 0

export const groupOf = (idea: Idea): Group => (isWaiting(idea) ? 'waiting' : idea.step)

/** What waits to be read, oldest first: it has waited longest. */
export const waitingIn = (ideas: Ideas) => present(ideas).filter(isWaiting).reverse()

export interface Pile {
  group: Group
  ideas: readonly Idea[]
}

/** Ideas or comments in the order a lead works through them; empty piles are left out. */
export const pilesOf = (ideas: Ideas, kind: Idea['kind']): Pile[] => {
  const all = present(ideas).filter(idea => idea.kind === kind)
  return groups
    .map(group => ({ group, ideas: all.filter(idea => groupOf(idea) === group) }))
    .map(pile => (pile.group === 'waiting' ? { ...pile, ideas: pile.ideas.toReversed() } : pile))
    .filter(pile => pile.ideas.length > 0)
}

const sameWords = (a: string, b: string) => a.replace(/\s+/g, ' ').trim() === b.replace(/\s+/g, ' ').trim()

/** Whether a wording for the wall is what the author wrote, but for spaces. */
export const isAsWritten = ({ text }: Idea, wording: string) => sameWords(text, wording)

/** The start of a text up to a whole word, and how many words are left out. */
export const startOf = (text: string, most: number) => {
  if (text.length <= most) return { start: text, left: 0 }
  const cut = text.slice(0, most)
  const start = cut.slice(0, Math.max(cut.lastIndexOf(' '), 1)).trimEnd()
  return { start, left: text.slice(start.length).trim().split(/\s+/).length }
}
