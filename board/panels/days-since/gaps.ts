import { daysBetween } from '../../../shared/days.ts'
import type { Measure, Reading } from '../../../shared/measures.ts'
import { reckon } from '../../../shared/measuring.ts'
import { wallClock } from '../../../shared/shifts.ts'
import type { Chart } from '../../../shared/spc/chart.ts'
import { beganAt } from '../../run-of-points.ts'

const DAY_MS = 86_400_000

/** What happened, oldest first: every reading of a measure by event, every day with any of a daily count. */
export const eventsOf = ({ readings, cadence }: Pick<Measure, 'readings' | 'cadence'>) =>
  readings.filter(({ y }) => y !== null && (cadence === 'event' || y > 0))

const instantOf = (x: string) => Date.parse(x.length === 10 ? `${x}T12:00:00Z` : x)

/** The day of a reading in the team's time zone. */
export const dayOf = (x: string, timeZone: string) =>
  x.length === 10 ? x : wallClock(Date.parse(x), timeZone).day

/** The time up to each event since the one before, as readings in days. Two at one instant are one. */
export const gapsOf = (events: readonly Reading[]): Reading[] =>
  events.flatMap((event, n) => {
    const before = events[n - 1]
    const days = before ? (instantOf(event.x) - instantOf(before.x)) / DAY_MS : 0
    return days > 0 ? [{ ...event, y: days, n: null }] : []
  })

/** More time between them is what fewer of them is. */
const otherWay = { up: 'down', down: 'up', neither: 'neither' } as const

/** Which way the time between is to go: where that is what is measured, the way it was said to. */
const wayOf = ({ chart, better }: Pick<Measure, 'chart' | 'better'>) =>
  chart === 't' || chart === 'g' ? better : otherWay[better]

/** Works the gaps out as a t chart, so that one more report moves no judgement that chance explains. */
const tChartOf = (measure: Measure, gaps: readonly Reading[]) =>
  reckon({
    ...measure,
    readings: gaps,
    cadence: 'event',
    chart: 't',
    better: wayOf(measure),
    target: null,
    unit: '',
  })

export type Trend =
  | { is: 'few'; gaps: number }
  | { is: 'usual'; centre: number; most: number | null }
  | { is: 'longer' | 'shorter'; since: string }
  | { is: 'long-now' }

export interface Told {
  /** Whole days since the last one, or since counting began. */
  days: number
  /** The day of the last one; null where there has been none. */
  last: string | null
  trend: Trend
  /** What the trend means: better or worse, or neither where nothing says so. */
  tone: 'better' | 'worse' | 'plain'
  chart: Chart | null
}

const longer: ReadonlySet<string> = new Set([
  'above_upl',
  'trend_increasing',
  'two_in_three_above',
  'seven_above',
  'shift_above',
])

const toneOf = (isLonger: boolean, measure: Pick<Measure, 'chart' | 'better'>): Told['tone'] => {
  const way = wayOf(measure)
  if (way === 'neither') return 'plain'
  return isLonger === (way === 'up') ? 'better' : 'worse'
}

const judge = (
  measure: Measure,
  gaps: readonly Reading[],
  open: number,
): Pick<Told, 'trend' | 'tone' | 'chart'> => {
  const { chart, signal } = tChartOf(measure, gaps)
  const counted = gaps.filter(({ ghost }) => !ghost).length
  const latest = chart?.points.findLast(({ ghost }) => ghost === null)
  if (!chart?.variationIcon || !latest || latest.centre === null)
    return { trend: { is: 'few', gaps: counted }, tone: 'plain', chart }
  if (latest.upper !== null && open > latest.upper)
    return { trend: { is: 'long-now' }, tone: toneOf(true, measure), chart }
  if (!signal)
    return { trend: { is: 'usual', centre: latest.centre, most: latest.upper }, tone: 'plain', chart }
  const isLonger = longer.has(signal.specialCause)
  const since = beganAt(chart).slice(0, 10)
  return { trend: { is: isLonger ? 'longer' : 'shorter', since }, tone: toneOf(isLonger, measure), chart }
}

/** What the days since the last one mean, as of a day up to which somebody looked. Null before the first reading. */
export const tell = (measure: Measure, upTo: string, timeZone: string): Told | null => {
  const first = measure.readings.find(({ y }) => y !== null)
  if (!first) return null
  const events = eventsOf(measure)
  const last = events.at(-1)
  const from = dayOf((last ?? first).x, timeZone)
  const days = Math.max(0, daysBetween(from, upTo))
  return { days, last: last ? from : null, ...judge(measure, gapsOf(events), last ? days : 0) }
}
