import { isOverdue } from '../../../shared/cadence.ts'
import type { Measure } from '../../../shared/measures.ts'
import { lastDayOf } from '../../../shared/periods.ts'
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

/** A month's reading is as old as its last day; one of a period that still runs is of today. What has no value has no age. */
const asOfWhen = (found: Measure | null, scene: Scene): AsOf => {
  const latest = found?.readings.findLast(({ y }) => y !== null) ?? found?.readings.at(-1)
  if (!found || !latest) return { at: scene.heardAt }
  const last = lastDayOf(latest.x, found.cadence)
  return { day: last < scene.day ? last : scene.day }
}

const any = () => true

/** One measure: what it says, its latest value, whether its target can be relied on, and its chart. */
export const measure = panel({
  kind: 'measure',
  group: 'better',
  title: say.title,
  settings: { measure: '', history: 36 },
  labels: { measure: say.measure, history: say.history },
  choices: { measure: choicesOf(any) },
  select: ({ measures }: State, { measure: key, history }, scene): Model => {
    const found = chosenMeasure(measures, key, any)
    const empty = emptyOf(key, found)
    const isLate = found ? isOverdue(found, scene.day) : false
    return {
      measure: empty ? null : found,
      history,
      overdue: isLate ? say.overdue : '',
      asOf: asOfWhen(found, scene),
      stale: scene.isOld || isLate,
      empty,
      ...(found ? { heading: say.heading(found.name, found.unit) } : {}),
    }
  },
  view: () => import('./measure.tsx'),
})
