import { addDays } from '../../shared/days.ts'

/** The Thursday on which everything is looked at. */
export const TODAY = '2026-11-26'
const LAST_MONDAY = '2026-11-16'

type Value = number | null

interface Reading {
  period: string
  value?: Value
  numerator?: number
  denominator?: number
}

interface Told {
  key: string
  name: string
  unit?: string
  better: 'up' | 'down' | 'neither'
  cadence: 'daily' | 'weekly' | 'monthly' | 'event'
  chart: string
  target?: number
  targetBy?: string
  decimals?: number
  meaning?: string
  asked?: boolean
  readings: readonly Reading[]
  rebased?: readonly (readonly [weeksAgo: number, reason: string])[]
  ghosted?: readonly (readonly [weeksAgo: number, reason: string])[]
  noted?: readonly (readonly [weeksAgo: number, kind: 'change' | 'pdsa', text: string])[]
}

/** The Monday so many weeks before the newest one that is over. */
export const monday = (weeksAgo: number) => addDays(LAST_MONDAY, -7 * weeksAgo)

const UPS_AND_DOWNS = [1, -1.2, 0.4, -0.6, 1.6, -0.2, -1.7, 0.9, 0.1, -0.9, 1.3, -0.4, 0.7]

/** Values about a middle that say nothing: chance as it looks. */
const chance = (count: number, middle: number, swing: number, from = 0) =>
  Array.from({ length: count }, (_, n) => {
    const value = middle + swing * UPS_AND_DOWNS[(n + from) % UPS_AND_DOWNS.length]!
    return Math.max(0, Math.round(value * 10) / 10)
  })

/** A reading a week, the last of them so many weeks ago. */
const weekly = (values: readonly Value[], ago = 0): Reading[] =>
  values.map((value, n) => ({ period: monday(ago + values.length - 1 - n), value }))

/** How many of how many a week, in per cent. */
const shares = (values: readonly number[], denominator: number): Reading[] =>
  values.map((value, n) => ({
    period: monday(values.length - 1 - n),
    numerator: Math.round((value / 100) * denominator),
    denominator,
  }))

/** A count a day up to so many days ago; days that are not named had none. */
const daily = (some: Record<string, number>, count: number, ago: number, unsaid: readonly string[] = []) =>
  Array.from({ length: count }, (_, n) => addDays(TODAY, n - count + 1 - ago))
    .filter(period => !unsaid.includes(period))
    .map(period => ({ period, value: some[period] ?? 0 }))

/** Something that happened so many days ago, each time: its value is the days since the time before. */
const each = ([first = 0, ...others]: readonly number[]): Reading[] =>
  others.map((ago, n) => ({
    period: `${addDays(TODAY, -ago)}T07:30Z`,
    value: (others[n - 1] ?? first) - ago,
  }))

const whole = (values: readonly number[]) => values.map(Math.round)

export const measures: readonly Told[] = [
  {
    key: 'falls',
    name: 'Falls',
    unit: 'a week',
    better: 'down',
    cadence: 'weekly',
    chart: 'xmr',
    target: 3,
    meaning: 'How often somebody fell, with or without harm.',
    readings: weekly([
      ...whole(chance(18, 6, 1.2)),
      13,
      ...whole(chance(6, 6, 1.2, 4)),
      4,
      3,
      3,
      4,
      2,
      3,
      4,
      3,
      2,
    ]),
    ghosted: [[15, 'norovirus: ward closed']],
    noted: [[9, 'change', 'hourly rounding starts']],
  },
  {
    key: 'before-noon',
    name: 'Home before noon',
    unit: '%',
    better: 'up',
    cadence: 'weekly',
    chart: 'p',
    target: 33,
    targetBy: '2027-03-31',
    readings: shares([...chance(17, 26, 3), ...chance(8, 17, 1.4, 2)], 64),
    noted: [[8, 'change', 'pharmacy moves out']],
  },
  {
    key: 'bank-shifts',
    name: 'Bank shifts',
    unit: 'a week',
    better: 'neither',
    cadence: 'weekly',
    chart: 'xmr',
    readings: weekly([...whole(chance(18, 14, 2)), ...whole(chance(8, 20, 1))]),
  },
  {
    key: 'visitors',
    name: 'Visitors at night',
    unit: 'a week',
    better: 'neither',
    cadence: 'weekly',
    chart: 'xmr',
    readings: weekly([...whole(chance(18, 30, 4)), ...whole(chance(8, 21, 2))]),
  },
  {
    key: 'hand-hygiene',
    name: 'Clean hands',
    unit: '%',
    better: 'up',
    cadence: 'weekly',
    chart: 'p',
    target: 75,
    readings: shares(chance(26, 91, 2), 80),
  },
  {
    key: 'obs-on-time',
    name: 'Observations on time',
    unit: '%',
    better: 'up',
    cadence: 'weekly',
    chart: 'p',
    target: 95,
    readings: shares(chance(26, 78, 2.4), 90),
  },
  {
    key: 'bell',
    name: 'Wait for the bell',
    unit: 'minutes',
    better: 'down',
    cadence: 'weekly',
    chart: 'xmr',
    target: 4,
    decimals: 1,
    readings: weekly(chance(26, 4.3, 0.8)),
  },
  {
    key: 'what-matters',
    name: 'Care plans agreed',
    unit: '%',
    better: 'up',
    cadence: 'weekly',
    chart: 'p',
    target: 60,
    readings: shares([...chance(14, 42, 4), ...chance(15, 74, 3, 3)], 160),
    rebased: [[14, 'question on the board round']],
    noted: [[5, 'pdsa', 'PDSA 2: ask twice']],
  },
  {
    key: 'pressure-harm',
    name: 'Skin damage',
    unit: 'a week',
    better: 'down',
    cadence: 'weekly',
    chart: 'c',
    target: 1,
    readings: weekly([...whole(chance(18, 2, 0.9)), 4, 5, 4, 6, 5, 4, 5, 8]),
  },
  {
    key: 'turned',
    name: 'Turned in time',
    unit: '%',
    better: 'up',
    cadence: 'weekly',
    chart: 'xmr',
    target: 80,
    readings: weekly([...chance(17, 68, 4), ...chance(8, 84, 2)]),
  },
  {
    key: 'drinks',
    name: 'Drinks in reach',
    unit: '%',
    better: 'up',
    cadence: 'weekly',
    chart: 'xmr',
    target: 90,
    readings: weekly(chance(5, 82, 4)),
  },
  {
    key: 'sleep',
    name: 'Slept well',
    unit: '%',
    better: 'up',
    cadence: 'weekly',
    chart: 'xmr',
    readings: weekly([...chance(14, 55, 5), ...chance(6, 63, 5, 2)]),
    rebased: [[5, 'lights down at ten']],
  },
  {
    key: 'letters',
    name: 'Letters out in two days',
    unit: '%',
    better: 'up',
    cadence: 'weekly',
    chart: 'xmr',
    target: 90,
    readings: weekly([...chance(14, 72, 4), ...chance(8, 86, 2)], 6),
  },
  {
    key: 'mouth-care',
    name: 'Mouth care done',
    unit: '%',
    better: 'up',
    cadence: 'weekly',
    chart: 'xmr',
    readings: [],
  },
  {
    key: 'wordy',
    name: 'Interdisciplinary handovers without an interruption at night',
    unit: 'per hundred handovers',
    better: 'up',
    cadence: 'weekly',
    chart: 'xmr',
    decimals: 1,
    readings: weekly([...chance(14, 110, 9), ...chance(9, 131, 5), null]),
  },
  {
    key: 'stay',
    name: 'Length of stay',
    unit: 'days',
    better: 'down',
    cadence: 'monthly',
    chart: 'run',
    decimals: 1,
    readings: chance(30, 7.2, 0.6).map((value, n) => ({
      period: `${2024 + Math.floor((n + 4) / 12)}-${String(((n + 4) % 12) + 1).padStart(2, '0')}`,
      value,
    })),
  },
]

export const counts: readonly Told[] = [
  {
    key: 'pressure',
    name: 'New pressure damage',
    better: 'down',
    cadence: 'daily',
    chart: 'c',
    asked: true,
    readings: daily({ '2026-11-04': 1, '2026-11-11': 2, '2026-11-12': 1, '2026-11-20': 1 }, 60, 0, [
      '2026-11-15',
    ]),
  },
  {
    key: 'violence',
    name: 'Harsh words or blows',
    better: 'down',
    cadence: 'daily',
    chart: 'c',
    asked: true,
    readings: daily({ '2026-10-22': 1 }, 50, 1),
  },
  {
    key: 'lines',
    name: 'Line infections',
    better: 'down',
    cadence: 'daily',
    chart: 'c',
    readings: daily({ '2026-11-02': 1 }, 40, 9),
  },
  {
    key: 'sharps',
    name: 'Needle stick injuries',
    better: 'down',
    cadence: 'daily',
    chart: 'c',
    readings: [],
  },
]

const event = { better: 'up', unit: 'days between', cadence: 'event', chart: 't' } as const

export const events: readonly Told[] = [
  {
    ...event,
    key: 'harm',
    name: 'A fall with harm',
    readings: each([290, 279, 262, 254, 238, 229, 211, 203, 190, 176, 169, 151, 142, 130, 121, 108]),
  },
  {
    ...event,
    key: 'wrong-drug',
    name: 'A wrong drug',
    readings: each([
      420, 386, 349, 310, 282, 240, 205, 171, 139, 110, 82, 50, 47, 43, 40, 36, 33, 29, 26, 22, 18, 15, 11, 8,
      4,
    ]),
  },
  {
    ...event,
    key: 'complaint',
    name: 'A complaint',
    readings: each([300, 279, 254, 240, 212, 195, 160, 151, 130, 102, 93, 71, 52, 40, 22, 12]),
  },
  { ...event, key: 'arrest', name: 'A cardiac arrest', readings: each([96, 61, 23]) },
  { ...event, key: 'fire', name: 'A fire alarm', readings: [] },
]

/** How many of twelve shifts a week were good, over the weeks; from the twelfth week on enough to say what it means. */
export const moods = {
  more: [6, 5, 7, 6, 5, 6, 7, 5, 6, 6, 9, 10, 9, 10, 11, 10, 9, 10],
  fewer: [9, 10, 8, 9, 10, 9, 8, 10, 9, 9, 5, 4, 5, 4, 6, 4, 5, 4],
  usual: [8, 7, 9, 8, 6, 9, 7, 8, 9, 7, 8, 6, 9, 8, 7, 9, 8, 7],
  few: [7, 9, 8, 9],
  old: [7, 8, 9, 8, 7],
}
export type { Told }
