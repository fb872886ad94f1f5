import {
  type Better,
  type Cadence,
  chartKinds,
  type Measure,
  type MeasureChart,
} from '../../../shared/measures.ts'
import { desk as words } from '../../../shared/words/en.ts'
import type { Told } from '../asking.ts'
import { keyFrom } from '../form/key.ts'
import { Amiss } from '../form/sending.ts'
import { figureIn } from './figures.ts'

const { measures: says } = words
const BASELINE_LEAST = 12
const BASELINE_MOST = 500

/** A measure while somebody fills it in. */
export interface Draft {
  name: string
  key: string
  unit: string
  better: Better
  target: string
  targetBy: string
  cadence: Cadence
  chart: MeasureChart
  baseline: string
  /** Chosen on the page of the chart, with a reason. */
  baselineFrom: string
  baselineUntil: string
  decimals: string
  owner: string
  meaning: string
  /** Whether the kiosk asks for it. */
  asked: boolean
}

export const blankDraft: Draft = {
  name: '',
  key: '',
  unit: '',
  better: 'down',
  target: '',
  targetBy: '',
  cadence: 'monthly',
  chart: 'xmr',
  baseline: '0',
  baselineFrom: '',
  baselineUntil: '',
  decimals: '0',
  owner: '',
  meaning: '',
  asked: false,
}

export const draftOf = (measure: Measure): Draft => ({
  ...measure,
  target: measure.target === null ? '' : String(measure.target),
  baseline: String(measure.baseline),
  decimals: String(measure.decimals),
})

/** How a measure is set, without what was read and done. */
export const settingsOf = ({ name, unit, better, target, targetBy, cadence, chart, ...measure }: Measure) => {
  const { baseline, baselineFrom, baselineUntil, decimals, owner, meaning, asked } = measure
  return [
    ...[name, unit, better, target, targetBy, cadence, chart],
    ...[baseline, baselineFrom, baselineUntil, decimals, owner, meaning, asked],
  ]
}

/** The charts that answer a plain question; the others are for those who ask for them. */
export const plainCharts = ['xmr', 'c', 'u', 'p', 't', 'g', 'run'] as const satisfies readonly MeasureChart[]
export const otherCharts = chartKinds.filter(kind => !plainCharts.some(plain => plain === kind))

const isShare = (chart: MeasureChart) => chart === 'p' || chart === 'pp'
const isRare = (chart: MeasureChart) => chart === 't' || chart === 'g'

/** What choosing a chart settles by itself, and takes back with another, where nothing else was chosen. */
export const withChart = (draft: Draft, chart: MeasureChart): Draft => {
  const { unit, cadence } = draft
  const bare = isShare(draft.chart) && unit === '%' ? '' : unit
  const usual = isRare(draft.chart) && cadence === 'event' ? blankDraft.cadence : cadence
  return {
    ...draft,
    chart,
    unit: isShare(chart) && !bare.trim() ? '%' : bare,
    cadence: isRare(chart) ? 'event' : usual,
  }
}

const targetIn = ({ target, unit }: Draft) => {
  const read = figureIn(target, { comma: null, percent: unit.includes('%') })
  if ('why' in read) throw new Amiss('target', says.needNumber)
  return read.value
}

const wholeIn = (text: string) => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : null)

const baselineIn = ({ baseline }: Draft) => {
  const first = wholeIn(baseline || '0')
  const isFine = first === 0 || (first !== null && first >= BASELINE_LEAST && first <= BASELINE_MOST)
  if (!isFine) throw new Amiss('baseline', says.needBaseline)
  return first
}

/** The kiosk counts: what is a share, a rate or a time between events is no tap. */
export const mayBeAsked = ({ better, cadence, chart }: Pick<Draft, 'better' | 'cadence' | 'chart'>) =>
  cadence === 'daily' && better !== 'up' && (chart === 'c' || chart === 'xmr' || chart === 'run')

/** What goes into the log; refuses what cannot be, beside its field. */
const settingsIn = (draft: Draft) => {
  const name = draft.name.trim()
  if (!name) throw new Amiss('name', says.needName)
  return {
    name,
    unit: draft.unit.trim(),
    better: draft.better,
    target: targetIn(draft),
    targetBy: draft.target.trim() ? draft.targetBy : '',
    cadence: draft.cadence,
    chart: draft.chart,
    baseline: baselineIn(draft),
    baselineFrom: draft.baselineFrom,
    baselineUntil: draft.baselineUntil,
    decimals: wholeIn(draft.decimals) ?? 0,
    owner: draft.owner,
    meaning: draft.meaning.trim(),
    asked: draft.asked && mayBeAsked(draft),
  }
}

export const defined = (draft: Draft, taken: readonly string[]): Told => {
  const settings = settingsIn(draft)
  const key = draft.key || keyFrom(draft.name)
  if (!key || key !== keyFrom(key)) throw new Amiss('key', says.needKey)
  if (taken.includes(key)) throw new Amiss('key', says.keyTaken)
  return { type: 'measure-defined', key, ...settings }
}

export const changed = (draft: Draft, measure: string): Told => ({
  type: 'measure-changed',
  measure,
  ...settingsIn(draft),
})
