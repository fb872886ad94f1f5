import { daysBetween } from '../../../shared/days.ts'
import type { Idea, Step } from '../../../shared/ideas.ts'
import { board as words } from '../../../shared/words/en.ts'
import { panel, type Reading } from '../../panel.ts'

const say = words.answered

/** A month without an answer: what hangs here is old news. */
const CADENCE_DAYS = 28

export interface Answered {
  id: string
  said: string
  did: string
  step: Step
}

export interface Model extends Reading {
  pairs: readonly Answered[]
}

const lastMoved = ({ movedOn, answeredOn }: Idea) => (movedOn > answeredOn ? movedOn : answeredOn)

/** What people said and what was done about it, newest first. */
export const answered = panel({
  kind: 'answered',
  group: 'voice',
  title: say.title,
  settings: { most: 4 },
  labels: { most: say.most },
  select: ({ ideas }, { most }, scene): Model => {
    const all = Object.values(ideas)
      .filter(({ shown, answer }) => shown && answer)
      .reverse()
      .sort((a, b) => lastMoved(b).localeCompare(lastMoved(a)))
    const newest = all[0]
    const day = newest ? lastMoved(newest) : ''
    return {
      pairs: all
        .slice(0, Math.max(1, most))
        .map(({ id, shown, answer, step }) => ({ id, said: shown, did: answer, step })),
      asOf: day ? { day } : { at: scene.heardAt },
      stale: scene.isOld || (day !== '' && daysBetween(day, scene.day) > CADENCE_DAYS),
      empty: newest ? null : say.empty,
    }
  },
  view: () => import('./answered.tsx'),
})
