import type { Pace } from '../../../shared/pace.ts'
import type { State } from '../../../shared/state.ts'
import { working as words } from '../../../shared/words/en.ts'
import type { Reading } from '../../panel.ts'
import { type Facts, factsOf, sentenceOfWork } from '../../said-of-work.ts'
import type { Scene } from '../../scene.ts'
import { asOfWork, shownWork, type Working } from '../../working.ts'
import { type Ruler, rulerOf } from './ruler.ts'

const say = words.work

/** One kind of work as it is drawn. */
export interface Shown extends Pick<Pace, 'standing' | 'required' | 'done' | 'planNow' | 'gap' | 'stale'> {
  key: string
  name: string
  unit: string
  carried: number
  sentence: string
  facts: Facts | null
  ruler: Ruler
  /** The bar, for who hears it. */
  told: string
}

export interface Model extends Reading {
  shown: readonly Shown[]
}

const shownOf = (working: Working, timeZone: string): Shown => {
  const { kind, pace, carried } = working
  const { standing, required, done, planNow, gap, stale } = pace
  const ruler = rulerOf(pace, carried, kind.demand === 'feed', timeZone)
  return {
    ...{ standing, required, done, planNow, gap, stale, carried, ruler },
    ...{ key: kind.key, name: kind.name, unit: kind.unit },
    sentence: sentenceOfWork(working, timeZone),
    facts: factsOf(working, timeZone),
    told: say.bar(done, required ?? 0, ruler.plan === null ? null : planNow, carried),
  }
}

/** How much work is required and done, whether that is on pace, and when all of it will be done. */
export const select = (state: State, { work: wanted }: { work: string }, scene: Scene): Model => {
  const { span, working } = shownWork(state, wanted, scene)
  const only = working.length === 1 ? working[0] : undefined
  const empty = span ? (wanted ? say.gone(wanted) : say.empty) : say.noShifts
  return {
    shown: working.map(one => shownOf(one, scene.timeZone)),
    asOf: asOfWork(working, scene),
    stale: scene.isOld || (working.length > 0 && working.every(({ pace }) => pace.stale)),
    empty: working.length === 0 ? empty : null,
    ...(only ? { heading: only.kind.name } : {}),
  }
}
