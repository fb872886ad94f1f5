import type { State } from '../shared/state.ts'
import { working as words } from '../shared/words/en.ts'
import type { Sentence } from './headline.ts'
import type { Scene } from './scene.ts'
import { shownWork, type Working } from './working.ts'

const say = words.headline

/** What work has to say at the top: far behind is said before good news and done after it. */
export interface AboutWork {
  farBehind: Sentence | null
  finished: Sentence | null
  /** How far the first kind has come that is under way; nothing beside work that is far behind. */
  underWay: Sentence | null
}

const furthest = (all: readonly Working[]) => all.toSorted((a, b) => b.pace.lag - a.pace.lag)[0]

/** How far a kind of work is; null where there is nothing to do, all of it is said elsewhere, or the shift is yet to come. */
const wayOf = ({ kind: { name }, pace }: Working): Sentence | null => {
  const { standing, required, done, remaining } = pace
  if (standing === 'before' || standing === 'finished' || (done === 0 && standing === 'over')) return null
  if (required === null) return done > 0 ? { text: say.counted(name, done), tone: 'plain' } : null
  if (remaining > 0)
    return { text: done > 0 ? say.soFar(name, done, required) : say.toDo(name, required), tone: 'plain' }
  return done > 0 ? { text: say.allSoFar(name, required), tone: 'plain' } : null
}

/** The work that is furthest behind, what is finished and how far the rest is; what is only heard of long ago says nothing here. */
export const aboutWork = (state: State, scene: Scene): AboutWork => {
  const heard = shownWork(state, '', scene).working.filter(({ pace }) => !pace.stale)
  const late = furthest(heard.filter(({ pace }) => pace.standing === 'far-behind' && pace.gap > 0))
  const done = heard.filter(({ pace }) => pace.standing === 'finished')
  const [first, ...others] = done
  const finished =
    first && others.length === 0
      ? say.finished(first.kind.name, first.pace.required ?? 0)
      : say.allFinished(done.length)
  return {
    farBehind: late ? { text: say.farBehind(late.kind.name, late.pace.gap), tone: 'urgent' } : null,
    finished: first ? { text: finished, tone: 'done' } : null,
    underWay: late ? null : (heard.map(wayOf).find(sentence => sentence !== null) ?? null),
  }
}
