import { addDays } from '../../../shared/days.ts'
import { ENOUGH_FOR_SHARE, type Jar } from '../../../shared/jar.ts'
import type { Chart } from '../../../shared/spc/chart.ts'
import { pChart } from '../../../shared/spc/p-chart.ts'
import type { Row } from '../../../shared/spc/row.ts'
import { latestSignal } from '../../../shared/spc/signal.ts'
import { beganAt } from '../../run-of-points.ts'

const PER_CENT = 100

/** Every week that is over, from the first with answers; a week with too few of them is a gap. */
const rowsOf = (weeks: Jar['weeks'], monday: string): Row[] => {
  const first = Object.keys(weeks).sort()[0]
  const rows: Row[] = []
  if (first === undefined) return rows
  for (let start = first; start < monday; start = addDays(start, 7)) {
    const week = weeks[start]
    const isEnough = week !== undefined && week.answers >= ENOUGH_FOR_SHARE
    rows.push({ x: start, y: isEnough ? week.good : null, n: isEnough ? week.answers : null })
  }
  return rows
}

export type Trend =
  | { is: 'few'; weeks: number }
  | { is: 'usual'; centre: number }
  | { is: 'more' | 'fewer'; since: string }

export interface Told {
  /** The newest week that may be shown, and its share in whole per cent. */
  week: string
  share: number
  trend: Trend
  chart: Chart
}

const trendOf = (chart: Chart): Trend => {
  const { centre = null } = chart.points.at(-1) ?? {}
  if (chart.variationIcon === null || centre === null)
    return { is: 'few', weeks: chart.points.filter(({ y }) => y !== null).length }
  const signal = latestSignal(chart)
  if (!signal) return { is: 'usual', centre: Math.round(centre) }
  const is = signal.pointType === 'special_cause_improvement' ? 'more' : 'fewer'
  return { is, since: beganAt(chart) }
}

/** The share of good shifts as a p chart: what is chance and what is not. Null while no week may be shown. */
export const tell = (weeks: Jar['weeks'], monday: string): Told | null => {
  const chart = pChart(rowsOf(weeks, monday), { improvementDirection: 'increase', multiply: PER_CENT })
  const newest = chart.points.findLast(({ y }) => y !== null)
  if (!newest || newest.y === null) return null
  return { week: String(newest.x), share: Math.round(newest.y), trend: trendOf(chart), chart }
}
