import { gapsBefore } from './gaps.ts'
import type { Measure, MeasureChart, Reading } from './measures.ts'
import { cChart } from './spc/c-chart.ts'
import type { Chart } from './spc/chart.ts'
import type { charts } from './spc/charts.ts'
import { gChart } from './spc/g-chart.ts'
import { iPrime } from './spc/i-prime.ts'
import type { Baseline, Direction } from './spc/options.ts'
import { pChart } from './spc/p-chart.ts'
import { pPrime } from './spc/p-prime.ts'
import type { Row } from './spc/row.ts'
import { runChart } from './spc/run-chart.ts'
import { latestSignal, type Signal } from './spc/signal.ts'
import { SpcError } from './spc/spc-error.ts'
import { tChart } from './spc/t-chart.ts'
import { uChart } from './spc/u-chart.ts'
import { uPrime } from './spc/u-prime.ts'
import { xmr } from './spc/xmr.ts'

/** The charts of measures; what no measure can be, a wall need not carry. */
const drawn: Pick<typeof charts, MeasureChart> = {
  ...{ xmr, run: runChart, c: cChart, t: tChart, g: gChart },
  ...{ p: pChart, pp: pPrime, u: uChart, up: uPrime, ip: iPrime },
}

const directions: Record<Measure['better'], Direction> = {
  up: 'increase',
  down: 'decrease',
  neither: 'neutral',
}

/** A chart of a measure, and what its latest point says. */
export interface Reckoned {
  chart: Chart | null
  signal: Signal | null
  latest: Reading | null
  /** The latest value as it is drawn: a share in per cent, a rate per unit. Null where there is none. */
  value: number | null
  /** The newest period, where somebody said that it has no value: all that is told is of the one before. */
  missing: string | null
}

/** Per cent for shares; what is drawn otherwise is what was read. */
export const multiplierOf = ({ chart, unit }: Measure) =>
  (chart === 'p' || chart === 'pp') && unit.includes('%') ? 100 : 1

/** Every period from the first to the last with a row; one without a reading is a gap. Dates of events stay as they are. */
const rowsOf = ({ readings, cadence }: Measure): Row[] => {
  const gaps = gapsBefore(readings, cadence)
  return readings.flatMap(({ x, y, n, ghost }, index): Row[] => [
    ...gaps[index]!.map(missed => ({ x: missed, y: null })),
    { x, y, n, ...(ghost ? { ghost } : {}) },
  ])
}

/** The points that make the limits: those of a stretch of days, else the first so many, else all. */
const baselineOf = ({ baseline, baselineFrom, baselineUntil, cadence }: Measure): Baseline | null => {
  if (!baselineUntil) return baseline > 0 ? { first: Math.max(baseline, 12) } : null
  const until = cadence === 'event' ? `${baselineUntil}T23:59:59.999Z` : baselineUntil
  return { ...(baselineFrom ? { from: baselineFrom } : {}), until }
}

/** Without the newest periods that have no value: whether the latest is chance or not only a value can tell. */
const upToValue = (measure: Measure): Measure => {
  const last = measure.readings.findLastIndex(({ y, ghost }) => y !== null && !ghost)
  return { ...measure, readings: measure.readings.slice(0, last + 1) }
}

/** The newest period that counts, where it has no value and an earlier one has. */
const missingIn = (readings: Measure['readings']): string | null => {
  const counted = readings.filter(({ ghost }) => !ghost)
  const newest = counted.at(-1)
  return newest?.y === null && counted.some(({ y }) => y !== null) ? newest.x : null
}

const chartOf = (measure: Measure): Chart =>
  drawn[measure.chart](rowsOf(measure), {
    improvementDirection: directions[measure.better],
    target: measure.target,
    rebase: measure.rebases.map(({ from, reason }) => ({ from, reason })),
    baseline: baselineOf(measure),
    multiply: multiplierOf(measure),
  })

/** Works a measure out: Making Data Count's reading, new limits only where somebody rebased with a reason. */
export const reckon = (measure: Measure): Reckoned => {
  const { readings } = measure
  const latest = readings.findLast(({ y }) => y !== null) ?? null
  const missing = missingIn(readings)
  const nothing = { chart: null, signal: null, latest, missing }
  if (readings.length === 0) return { ...nothing, value: null }
  try {
    const chart = chartOf(measure)
    const told = missing ? chartOf(upToValue(measure)) : chart
    const { variationIcon, assuranceIcon } = told
    const value = chart.points.findLast(({ y }) => y !== null)?.y ?? null
    const signal = latestSignal(told)
    return { chart: { ...chart, variationIcon, assuranceIcon }, signal, latest, value, missing }
  } catch (error) {
    // Readings that this kind of chart cannot draw are shown as they are, without limits.
    if (!(error instanceof SpcError)) throw error
    return { ...nothing, value: latest?.y ?? null }
  }
}

const known = new WeakMap<Measure, Reckoned>()

/** The same, worked out once for each state of a measure: a reading elsewhere costs it nothing. */
export const reckonedOf = (measure: Measure): Reckoned => {
  const before = known.get(measure)
  if (before) return before
  const now = reckon(measure)
  known.set(measure, now)
  return now
}

const DECIMALS_MOST = 4

/** As many decimals as a number has that somebody set. */
const decimalsIn = (value: number) =>
  Array.from({ length: DECIMALS_MOST }, (_, n) => n).find(n => Number(value.toFixed(n)) === value) ??
  DECIMALS_MOST

/** A measure with decimals enough for its target: 95.5 is not 96, whatever its values are rounded to. */
export const spellingTarget = <M extends Pick<Measure, 'decimals' | 'target'>>(measure: M): M => ({
  ...measure,
  decimals: Math.max(measure.decimals, decimalsIn(measure.target ?? 0)),
})

/** A number as people read it, with the measure's decimals. */
export const spell = (value: number, { decimals }: Pick<Measure, 'decimals'>) =>
  value.toLocaleString('en-GB', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    // A little below nought is not minus nought.
    signDisplay: 'negative',
  })
