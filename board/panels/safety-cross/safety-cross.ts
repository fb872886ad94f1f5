import { isOverdue } from '../../../shared/cadence.ts'
import { isDailyCount } from '../../../shared/daily-count.ts'
import { board as words } from '../../../shared/words/en.ts'
import { choicesOf, chosenMeasure } from '../../chosen-measure.ts'
import { panel, type Reading } from '../../panel.ts'
import { monthOf, plainDay } from '../../scene.ts'
import { type Box, boxesOf } from './cross.ts'

const say = words.safetyCross

export interface Named extends Box {
  /** `Tuesday 3 November: two.` */
  told: string
}

export interface Model extends Reading {
  heading?: string
  today: string
  boxes: readonly Named[]
  sentence: string
}

const sum = (boxes: readonly Box[]) => boxes.reduce((total, { count }) => total + count, 0)

/** What the month was so far. */
const sentenceOf = (boxes: readonly Box[], month: string) => {
  const days = boxes.filter(({ is }) => is === 'new').length
  if (days > 0) return say.some(sum(boxes), days, month)
  return boxes.some(({ is }) => is === 'none') ? say.noneYet(month) : say.nothingSaid(month)
}

const nothing = { boxes: [], sentence: '' }

/** The month as a cross of days: none, new here, or not yet said. Data for improvement, not judgement. */
export const safetyCross = panel({
  kind: 'safety-cross',
  group: 'better',
  title: say.title,
  settings: { measure: '' },
  labels: { measure: say.measure },
  choices: { measure: choicesOf(isDailyCount) },
  select: ({ measures }, { measure: wanted }, scene): Model => {
    const measure = chosenMeasure(measures, wanted, isDailyCount)
    const now = { today: scene.day, asOf: { at: scene.heardAt }, stale: scene.isOld }
    if (!measure) return { ...nothing, ...now, empty: say.empty }
    const { name, readings } = measure
    const last = readings.findLast(({ x, y }) => x <= scene.day && y !== null)
    if (!last) return { ...nothing, ...now, empty: say.first(name) }
    const boxes = boxesOf(measure, scene.day)
    return {
      ...now,
      heading: say.heading(name),
      boxes: boxes.map(box => ({
        ...box,
        told: say.told[box.is](box.day === scene.day ? say.today : plainDay(box.day), box.count),
      })),
      sentence: sentenceOf(boxes, monthOf(scene.day)),
      asOf: { day: last.x },
      stale: scene.isOld || isOverdue(measure, scene.day),
      empty: null,
    }
  },
  view: () => import('./safety-cross.tsx'),
})
