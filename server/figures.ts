import type { Cadence, Measure } from '../shared/measures.ts'
import { inUse, rateKinds } from '../shared/measures.ts'
import { readingAt } from '../shared/readings.ts'
import { type Shift, wallClock } from '../shared/shifts.ts'
import { plainly } from '../shared/short-text.ts'
import type { State } from '../shared/state.ts'
import { uuidV5 } from './ids.ts'
import { Refusal } from './refusal.ts'

/** What somebody gives of a period: a value, or a part of a whole. */
export interface Figures {
  x: string
  y: number | null
  n: number | null
  note: string
}

/** Shares and rates are a part and a whole; a chart of individuals over a varying area may go without. */
export const needsWhole = ({ chart }: Pick<Measure, 'chart'>) => rateKinds.includes(chart) && chart !== 'ip'

/** Whether it may have a whole, and does without one as well. */
export const mayHaveWhole = ({ chart }: Pick<Measure, 'chart'>) => chart === 'ip'

/** The measure in use with this key. */
export const needMeasure = (state: State, key: string): Measure => {
  const found = inUse(state.measures).find(one => one.key === key)
  if (!found) throw new Refusal('not-found', { field: 'measure' })
  return found
}

/** The day it is for a team. */
export const todayOf = (team: { timeZone: string; shifts: readonly Shift[] }, now: number) =>
  wallClock(now, team.timeZone || 'UTC').day

/** Whether a period lies in the future. A day may have begun elsewhere; an instant has come or not. */
export const isToCome = (x: string, cadence: Cadence, { today, now }: { today: string; now: number }) =>
  cadence === 'event' && x.length > 10 ? Date.parse(x) > now + 60_000 : x > today

/**
 * The id of a reading that came without one: the same for as long as the same numbers stand for the period, so that what
 * is sent again is written once; another once something else was said in between.
 */
export const idFor = (team: string, measure: Measure, { x, y, n, note }: Figures): string => {
  const now = readingAt(measure, x)
  const stands = now && now.y === y && now.n === n && (note === '' || note === now.note)
  const before = stands ? now.was.at(-1)?.seq : now?.seq
  return uuidV5(JSON.stringify([team, measure.id, x, y, n, note, before ?? 0]))
}

/** A reading as the log takes it. */
export const draftOf = (id: string, measure: string, { x, y, n, note }: Figures, source: string) => ({
  id,
  type: 'reading-taken',
  measure,
  x,
  y,
  ...(n === null ? {} : { n }),
  ...(note ? { note } : {}),
  source: plainly(source).slice(0, 80),
})
