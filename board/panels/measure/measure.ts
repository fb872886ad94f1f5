import { isOverdue } from '../../../shared/cadence.ts'
import type { Measure } from '../../../shared/measures.ts'
import type { State } from '../../../shared/state.ts'
import { measuring as words } from '../../../shared/words/en.ts'
import { choicesOf, chosenMeasure } from '../../chosen-measure.ts'
import { panel, type Reading } from '../../panel.ts'
import type { AsOf, Scene } from '../../scene.ts'

const say = words.panel

export interface Model extends Reading {
  /** Null while nobody chose one that is there, or it has no readings. */
  measure: Measure | null
  history: number
  /** What is said of a reading that should have come; empty if none is missed. */
  overdue: string
}

const emptyOf = (key: string, found: Measure | null): string | null => {
  if (!found) return key ? say.gone(key) : say.empty
  return found.readings.length === 0 ? say.noReadings(found.name) : null
}

const asOfWhen = (latest: string | undefined, scene: Scene): AsOf =>
  latest ? { day: latest.slice(0, 10) } : { at: scene.heardAt }

const any = () => true

/** One measure: what it says, its latest value, whether its target can be relied on, and its chart. */
export const measure = panel({
  kind: 'measure',
  title: say.title,
  settings: { measure: '', history: 36 },
  labels: { measure: say.measure, history: say.history },
  choices: { measure: choicesOf(any) },
  select: ({ measures }: State, { measure: key, history }, scene): Model => {
    const found = chosenMeasure(measures, key, any)
    const empty = emptyOf(key, found)
    const latest = found?.readings.at(-1)?.x
    const isLate = found ? isOverdue(found, scene.day) : false
    return {
      measure: empty ? null : found,
      history,
      overdue: isLate ? say.overdue : '',
      asOf: asOfWhen(latest, scene),
      stale: scene.isOld || isLate,
      empty,
      ...(found ? { heading: say.heading(found.name, found.unit) } : {}),
    }
  },
  view: () => import('./measure.tsx'),
})
