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
  /** How far the first kind has come that is under way: for walls without a jar to speak of. */
  soFar: Sentence | null
}

const furthest = (all: readonly Working[]) => all.toSorted((a, b) => b.pace.lag - a.pace.lag)[0]

/** The work that is furthest behind, and what is finished; what is a little behind, or only heard of long ago, says nothing here. */
export const aboutWork = (state: State, scene: Scene): AboutWork => {
  const heard = shownWork(state, '', scene).working.filter(({ pace }) => !pace.stale)
  const late = furthest(heard.filter(({ pace }) => pace.standing === 'far-behind' && pace.gap > 0))
  const done = heard.filter(({ pace }) => pace.standing === 'finished')
  const [first, ...others] = done
  const going = heard.find(({ pace }) => pace.remaining > 0 && pace.done > 0)
  const finished =
    first && others.length === 0
      ? say.finished(first.kind.name, first.pace.required ?? 0)
      : say.allFinished(done.length)
  return {
    farBehind: late ? { text: say.farBehind(late.kind.name, late.pace.gap), tone: 'urgent' } : null,
    finished: first ? { text: finished, tone: 'done' } : null,
    soFar: going
      ? { text: say.soFar(going.kind.name, going.pace.done, going.pace.required ?? 0), tone: 'plain' }
      : null,
  }
}
