import { daysBetween } from '../../../shared/days.ts'
import { inTray, type Pour, pourOf, weekOf } from '../../../shared/jar.ts'
import type { State } from '../../../shared/state.ts'
import { board as words } from '../../../shared/words/en.ts'
import { panel, type Reading } from '../../panel.ts'
import type { AsOf, Scene } from '../../scene.ts'
import { lastWeek, oftenInTheWay } from '../../week.ts'

const say = words.jar

/** A team that taps at all taps every few days; after that its numbers are old. */
const CADENCE_DAYS = 3

export interface Model extends Reading {
  answers: number
  good: number
  pour: Pour | null
  against: string
  /** How last week ended, until the first tray of this one is poured; null after that. */
  newWeek: string | null
  inTheWay: string
}

const lastDay = ({ voices, jar }: State) =>
  Object.entries(voices).reduce((last, [key, { moods }]) => {
    const day = key.slice(0, 10)
    return moods > 0 && day > last ? day : last
  }, jar.last?.day ?? '')

const compare = (good: number, before: { good: number } | null) => {
  if (!before?.good) return say.against.unknown
  if (good < before.good) return say.against.before(before.good)
  return good === before.good ? say.against.same : say.against.more(good - before.good)
}

const asOfWhen = (last: string, scene: Scene): { asOf: AsOf; stale: boolean } => {
  if (last && daysBetween(last, scene.day) > CADENCE_DAYS) return { asOf: { day: last }, stale: true }
  return { asOf: { at: scene.heardAt }, stale: scene.isOld }
}

/** The tray that fills as people answer, and the jar with this week's good shifts. */
export const jar = panel({
  kind: 'jar',
  group: 'voice',
  title: say.title,
  settings: { reason: true },
  labels: { reason: say.showReason },
  select: (state, { reason }, scene): Model => {
    const { good, answers: poured } = weekOf(state.jar, scene.monday)
    const before = lastWeek(state.jar, scene.monday)
    const last = lastDay(state)
    const key = reason ? oftenInTheWay(state.jar, scene.monday) : null
    return {
      answers: inTray(state.voices, state.jar),
      good,
      pour: pourOf(state.jar, scene.monday),
      against: compare(good, before),
      newWeek: poured > 0 ? null : before?.good ? say.newWeek(before.good) : '',
      inTheWay: state.team.reasons.find(one => one.key === key)?.name ?? '',
      empty: last ? null : say.empty,
      ...asOfWhen(last, scene),
    }
  },
  view: () => import('./jar.tsx'),
})
