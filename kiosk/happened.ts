import { type Idea, present } from '../shared/ideas.ts'
import type { State } from '../shared/state.ts'

/** What became of an idea, in the words the wall may show. */
export interface Answered {
  id: string
  said: string
  topic: string
  answer: string
  step: Idea['step']
}

/** Together they must fit their place in whole; what is longer goes by its topic. */
const QUOTE_MOST = 260

/** The newest idea that was answered and that the wall was shown; null before the first. */
export const newestAnswered = ({ ideas, team }: Pick<State, 'ideas' | 'team'>): Answered | null => {
  const answered = present(ideas).filter(({ kind, shown, answer }) => kind === 'idea' && shown && answer)
  const last = (idea: Idea) => (idea.movedOn > idea.answeredOn ? idea.movedOn : idea.answeredOn)
  const [newest] = answered.sort((a, b) => last(b).localeCompare(last(a)))
  if (!newest) return null
  const topic = team.topics.find(({ key }) => key === newest.topic)?.name ?? ''
  const fits = newest.shown.length + newest.answer.length <= QUOTE_MOST || !topic
  return { id: newest.id, said: fits ? newest.shown : '', topic, answer: newest.answer, step: newest.step }
}
