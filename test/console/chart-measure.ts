import { addDays } from '../../shared/days.ts'
import type { Measure } from '../../shared/measures.ts'

const plain = {
  ...{ id: 'm', key: 'falls', name: 'Falls', unit: 'per week', better: 'down', target: null, targetBy: '' },
  ...{ baselineFrom: '', baselineUntil: '' },
  ...{ cadence: 'weekly', chart: 'xmr', baseline: 12, decimals: 0, owner: '', meaning: '', asked: false },
  ...{ readings: [], rebases: [], annotations: [], history: [], heardAt: 0, closed: false },
} as const satisfies Measure

const FIRST = '2026-01-05'
export const week = (n: number) => addDays(FIRST, 7 * n)

/** Weekly values from the first Monday of 2026 on; null for a week that has none. */
export const weekly = (values: readonly (number | null)[], more: Partial<Measure> = {}): Measure => ({
  ...plain,
  readings: values.map((y, at) => ({ x: week(at), y, n: null, note: '', ghost: '', was: [] })),
  ...more,
})

/** Twelve weeks that go up and down by chance around ten. */
export const usual = [10, 11, 9, 10, 12, 8, 10, 9, 11, 10, 9, 11]
