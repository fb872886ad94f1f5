import { addDays } from '../../shared/days.ts'
import type { Measure, Reading } from '../../shared/measures.ts'

export const FIRST = '2026-01-05'

type Given = number | null

/** Weekly readings from a Monday on. */
export const readingsOf = (values: readonly Given[], from = FIRST, step = 7): Reading[] =>
  values.map((y, n) => ({ x: addDays(from, n * step), y, n: null, note: '', ghost: '', was: [] }))

/** A measure of falls, lower is better, with these values a week. */
export const measureOf = (values: readonly Given[], more: Partial<Measure> = {}): Measure => ({
  id: 'm1',
  key: 'falls',
  name: 'Falls',
  unit: '',
  better: 'down',
  target: null,
  targetBy: '',
  cadence: 'weekly',
  chart: 'xmr',
  baseline: 0,
  baselineFrom: '',
  baselineUntil: '',
  decimals: 1,
  owner: '',
  meaning: '',
  asked: false,
  readings: readingsOf(values),
  rebases: [],
  annotations: [],
  history: [],
  heardAt: 1,
  closed: false,
  ...more,
})

/** Values that go up and down about a middle and say nothing. */
export const calm = (count: number, middle = 5): number[] =>
  Array.from({ length: count }, (_, n) => middle + [0.5, -0.4, 0.3, -0.6, 0.2, -0.1][n % 6]!)
