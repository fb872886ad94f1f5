import type { PaceBucket } from '../../../shared/pace.ts'
import type { State } from '../../../shared/state.ts'
import { working as words } from '../../../shared/words/en.ts'
import { reasonName } from '../../../shared/work-record.ts'
import type { Reading } from '../../panel.ts'
import { type Scene, timeOf } from '../../scene.ts'
import { asOfWork, shownWork } from '../../working.ts'

const say = words.hours

/** A row of the grid. */
export interface Hour {
  n: number
  from: string
  to: string
  when: PaceBucket['when']
  due: number
  /** What follows is empty for what is still to come. */
  done: number | null
  difference: number
  doneAll: number
  dueAll: number
  isBehind: boolean
  isShort: boolean
  reason: string
  isReviewed: boolean
}

export interface Model extends Reading {
  work: string
  name: string
  hours: readonly Hour[]
  /** Whether there is a plan to hold it against. */
  isPlanned: boolean
}

const hourOf = (bucket: PaceBucket, reasons: Parameters<typeof reasonName>[0], timeZone: string): Hour => {
  const { n, from, to, when, due, done, difference, doneAll, dueAll, short, miss, review } = bucket
  return {
    ...{ n, when, due, difference, doneAll, dueAll, isShort: short },
    ...{ from: timeOf(from, timeZone), to: timeOf(to, timeZone) },
    done: when === 'to-come' ? null : done,
    isBehind: when === 'past' && doneAll < dueAll,
    reason: miss ? reasonName(reasons, miss.reason) : short ? say.noReason : '',
    isReviewed: review !== null,
  }
}

/** Plan and actual hour by hour, what got in the way, and whether a lead has seen it. */
export const select = (state: State, { work: wanted }: { work: string }, scene: Scene): Model => {
  const { span, working } = shownWork(state, wanted, scene)
  const first = working[0]
  const none = { work: '', name: '', hours: [], isPlanned: false, stale: scene.isOld }
  if (!first) {
    const empty = span ? (wanted ? words.work.gone(wanted) : words.work.empty) : words.work.noShifts
    return { ...none, asOf: { at: scene.heardAt }, empty }
  }
  const { kind, pace } = first
  return {
    work: kind.key,
    name: kind.name,
    hours: pace.buckets.map(bucket => hourOf(bucket, kind.reasons, scene.timeZone)),
    isPlanned: pace.required !== null,
    asOf: asOfWork([first], scene),
    stale: scene.isOld || pace.stale,
    empty: null,
    heading: say.heading(kind.name),
  }
}
