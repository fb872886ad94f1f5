import { addDays, daysBetween } from '../../../shared/days.ts'
import { ENOUGH_FOR_SHARE, type Jar } from '../../../shared/jar.ts'
import { board as words } from '../../../shared/words/en.ts'
import { panel, type Reading } from '../../panel.ts'

const say = words.mood

/** A week's share is news until the next is counted, and half a week beyond. */
const STALE_AFTER_DAYS = 17

export interface Model extends Reading {
  weeks: Jar['weeks']
  monday: string
  most: number
}

/** The share of good shifts, week by week, read the way any other measure is: one sad Tuesday is not a crisis. */
export const mood = panel({
  kind: 'mood',
  group: 'voice',
  title: say.title,
  settings: { weeks: 26 },
  labels: { weeks: say.weeks },
  select: ({ jar: { weeks } }, { weeks: most }, scene): Model => {
    const { monday } = scene
    const newest = Object.keys(weeks)
      .sort()
      .findLast(start => start < monday && weeks[start]!.answers >= ENOUGH_FOR_SHARE)
    const shown = { weeks, monday, most: Math.max(2, Math.round(most)) }
    if (newest === undefined)
      return { ...shown, asOf: { at: scene.heardAt }, stale: scene.isOld, empty: say.empty }
    const old = daysBetween(newest, scene.day) > STALE_AFTER_DAYS
    return { ...shown, asOf: { day: addDays(newest, 6) }, stale: scene.isOld || old, empty: null }
  },
  view: () => import('./mood.tsx'),
})
