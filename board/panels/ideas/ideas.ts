import { type Idea, type Step, steps } from '../../../shared/ideas.ts'
import type { State } from '../../../shared/state.ts'
import { board as words } from '../../../shared/words/en.ts'
import { panel, type Reading } from '../../panel.ts'

const say = words.ideas

export interface Shown {
  id: string
  text: string
  topic: string
  step: Step
}

export interface Model extends Reading {
  left: number
  waiting: number
  progress: number
  done: number
  shown: readonly Shown[]
}

const underWay: readonly Step[] = ['looking', 'trying']
const over: readonly Step[] = ['done', 'not-now']

const leftSince = (monday: string, { voices }: State) =>
  Object.entries(voices).reduce(
    (sum, [key, { ideas }]) => (key.slice(0, 10) >= monday ? sum + ideas : sum),
    0,
  )

const countAt = (all: readonly Idea[], at: readonly Step[]) =>
  all.filter(({ step }) => at.includes(step)).length

/** What people left: how many are where, and the newest that may hang on a wall. */
export const ideas = panel({
  kind: 'ideas',
  group: 'voice',
  title: say.title,
  settings: { most: 4 },
  labels: { most: say.most },
  select: (state, { most }, scene): Model => {
    const said = Object.values(state.ideas)
    const all = said.filter(({ kind }) => kind === 'idea')
    const left = leftSince(scene.monday, state)
    const hung = said.filter(({ shown, step }) => shown && !over.includes(step)).reverse()
    const topics = new Map(state.team.topics.map(({ key, name }) => [key, name]))
    return {
      left,
      waiting: countAt(all, [steps[0]]),
      progress: countAt(all, underWay),
      done: countAt(all, ['done']),
      shown: hung.slice(0, Math.max(1, most)).map(({ id, kind, shown, topic, step }) => ({
        id,
        text: shown,
        topic: kind === 'comment' ? say.comment : (topics.get(topic) ?? ''),
        step,
      })),
      asOf: { at: scene.heardAt },
      stale: scene.isOld,
      empty: all.length === 0 && left === 0 ? say.empty : null,
    }
  },
  view: () => import('./ideas.tsx'),
})
