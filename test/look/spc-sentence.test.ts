import { describe, expect, test } from 'vitest'
import type { Measure } from '../../shared/measures.ts'
import { reckon, reckonedOf } from '../../shared/measuring.ts'
import { sentenceOf } from '../../shared/sentence.ts'
import { calm, measureOf, readingsOf } from './measured.ts'

const said = (measure: Measure) => {
  const { text, target, tone } = sentenceOf(measure, reckon(measure))
  return { text: text.replaceAll('\u00a0', ' '), target, tone }
}

const before = calm(20)
const low = [...calm(19), 5.3, ...calm(7, 4.5).map(y => Math.min(y, 4.9))]
const high = [...before, ...calm(7, 5.5).map(y => Math.max(y, 5.2))]
const trend = (by: number) => [...before, ...Array.from({ length: 7 }, (_, n) => 5 - by * 3 + n * by)]

/** From January 2024 on. */
const readingsByMonth = (values: readonly (number | null)[]) =>
  readingsOf(values).map((one, n) => ({
    ...one,
    x: `${2024 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}-01`,
  }))

const cases: [string, number[], Partial<Measure>, string, string][] = [
  [
    'a shift down where down is good',
    low,
    { baseline: 20 },
    'Falls are improving: 7 points below the mean since 25 May.',
    'better',
  ],
  [
    'a shift down where up is good',
    low,
    { baseline: 20, better: 'up' },
    'Falls are getting worse: 7 points below the mean since 25 May.',
    'worse',
  ],
  [
    'a shift down where neither is',
    low,
    { baseline: 20, better: 'neither' },
    'Falls are lower than usual: 7 points below the mean since 25 May.',
    'neither',
  ],
  [
    'a shift up where down is good',
    high,
    { baseline: 20 },
    'Falls are getting worse: 7 points above the mean since 25 May.',
    'worse',
  ],
  [
    'a shift up where up is good',
    high,
    { baseline: 20, better: 'up' },
    'Falls are improving: 7 points above the mean since 25 May.',
    'better',
  ],
  [
    'a shift up where neither is',
    high,
    { baseline: 20, better: 'neither' },
    'Falls are higher than usual: 7 points above the mean since 25 May.',
    'neither',
  ],
  [
    'a trend up',
    trend(0.2),
    { baseline: 20 },
    'Falls are getting worse: 7 points in a row rising since 25 May.',
    'worse',
  ],
  [
    'a trend down',
    trend(-0.2),
    { baseline: 20 },
    'Falls are improving: 7 points in a row falling since 25 May.',
    'better',
  ],
  [
    'a trend up where neither is good',
    trend(0.2),
    { baseline: 20, better: 'neither' },
    'Falls are going up: 7 points in a row rising since 25 May.',
    'neither',
  ],
  [
    'a trend down where neither is good, though it is still above the mean',
    trend(-0.2).map((y, n) => (n < 20 ? y : y + 1.5)),
    { baseline: 20, better: 'neither', name: 'Length of stay' },
    'Length of stay is going down: 7 points in a row falling since 25 May.',
    'neither',
  ],
  [
    'one point over the limit',
    [...before, 9],
    { baseline: 20 },
    'Falls are worse than usual: the value of 25 May is above the upper limit.',
    'worse',
  ],
  [
    'a shift whose newest point is over the limit as well',
    [...high, 9],
    { baseline: 20 },
    'Falls are getting worse: 8 points above the mean since 25 May.',
    'worse',
  ],
  [
    'three points over the limit',
    [...before, 9, 9.2, 9.1],
    { baseline: 20 },
    'Falls are worse than usual: 3 points in a row above the upper limit since 25 May.',
    'worse',
  ],
  [
    'one point under the limit',
    [...before, 1],
    { baseline: 20 },
    'Falls are better than usual: the value of 25 May is below the lower limit.',
    'better',
  ],
  [
    'two of three near the upper limit',
    [...before, 6.5, 5.3, 6.6],
    { baseline: 20 },
    'Falls are worse than usual: 2 of the last 3 points far above the usual since 25 May.',
    'worse',
  ],
  [
    'two of three near the lower limit',
    [...before, 3.4, 4.7, 3.3],
    { baseline: 20 },
    'Falls are better than usual: 2 of the last 3 points far below the usual since 25 May.',
    'better',
  ],
  ['nothing but chance', before, {}, 'Falls are as usual: the ups and downs are chance.', 'plain'],
  [
    'every value the same',
    Array(15).fill(2),
    { decimals: 0 },
    'Falls have not changed: all 15 points are 2.',
    'plain',
  ],
  [
    'five readings',
    calm(5),
    {},
    'Too early to say: five of the 13 readings it takes to tell a change from chance.',
    'plain',
  ],
  [
    'one reading',
    [4],
    {},
    'Too early to say: one of the 13 readings it takes to tell a change from chance.',
    'plain',
  ],
  [
    'twelve readings, one short',
    calm(12),
    {},
    'Too early to say: 12 of the 13 readings it takes to tell a change from chance.',
    'plain',
  ],
  [
    'few readings since new limits',
    low,
    { rebases: [{ from: '2026-05-25', reason: 'new beds', on: '' }] },
    'Too early to say: seven of the 13 readings it takes since the new start on 25 May.',
    'plain',
  ],
  [
    'few readings since new limits of a month',
    [],
    {
      cadence: 'monthly',
      readings: readingsByMonth(calm(20)),
      rebases: [{ from: '2025-03-15', reason: 'new beds', on: '' }],
    },
    'Too early to say: five of the 13 readings it takes since the new start in March.',
    'plain',
  ],
  [
    'days for the limits in which there are too few readings',
    calm(40),
    { baselineFrom: '2026-02-02', baselineUntil: '2026-03-08' },
    'There are no limits to tell a change by: five of the 12 readings they need lie in the days chosen for them.',
    'plain',
  ],
  [
    'a run chart that crosses its median too seldom',
    [...calm(5, 4), ...calm(4, 6), ...calm(5, 4), ...calm(6, 6)],
    { chart: 'run' },
    'Falls changed along the way: the line crosses the median three times, where chance nearly always makes it six times or more.',
    'neither',
  ],
  [
    'a run chart that lay on one side for long, and does no longer',
    [...calm(6, 6), ...calm(13, 4), ...calm(8, 6)],
    { chart: 'run' },
    'Falls changed along the way: 13 points in a row lie on one side of the median.',
    'neither',
  ],
  [
    'a run chart of days on most of which nothing happened',
    [0, 0, 1, 0, 0, 1, 0, 1, 0, 0, 2, 0, 1, 0, 1, 0, 0, 1, 0, 0, 1, 1, 0, 1, 0, 1],
    { chart: 'run' },
    'Too many values are the same for a run chart to tell a change: a lead can choose another in the console.',
    'plain',
  ],
  [
    'only a ghost',
    [],
    { readings: measureOf([4]).readings.map(one => ({ ...one, ghost: 'a try' })) },
    'Too early to say: none of the 13 readings it takes to tell a change from chance.',
    'plain',
  ],
  [
    'readings without the wholes that a share needs',
    calm(20),
    { chart: 'p' },
    'These readings do not fit this kind of chart: a lead can choose another in the console.',
    'plain',
  ],
  ['none yet', [], {}, 'Falls: no readings yet.', 'plain'],
  [
    'a run chart',
    low,
    { chart: 'run', readings: measureOf([...calm(12, 6), ...calm(12, 4)]).readings },
    'Falls are improving: 12 points below the median since 30 March.',
    'better',
  ],
  [
    'a month is called by its name',
    low,
    {
      baseline: 20,
      cadence: 'monthly',
      readings: readingsByMonth(low),
    },
    'Falls are improving: 7 points below the mean since September.',
    'better',
  ],
]

describe('the sentence of a measure', () => {
  test.each(cases)('says %s', (_, values, more, text, tone) => {
    const { readings = measureOf(values).readings } = more
    expect(said(measureOf(values, { ...more, readings }))).toMatchObject({ text, tone })
  })

  test('leaves out a ghost', () => {
    const readings = measureOf([...before, 9]).readings.map((one, n) =>
      n === 20 ? { ...one, ghost: 'flood' } : one,
    )
    expect(said(measureOf([], { readings })).text).toBe('Falls are as usual: the ups and downs are chance.')
  })

  test('says that these readings do not fit their chart', () => {
    const text = 'These readings do not fit this kind of chart: a lead can choose another in the console.'
    expect(said(measureOf([0, 1, 2], { chart: 't' })).text).toBe(text)
  })

  test('says which period has no value yet, and of which the newest is', () => {
    expect(said(measureOf([...before, null])).text).toBe('No value for 25 May yet: the newest is of 18 May.')
    const monthly = { cadence: 'monthly', readings: readingsByMonth([...low, null]) } as const
    expect(said(measureOf([], { ...monthly, baseline: 20 })).text).toBe(
      'No value for April yet: the newest is of March.',
    )
  })

  test('a value that is missing does not make chance of what the value before it said', () => {
    const getsWorse = [...before, ...Array<number>(9).fill(7)]
    const whole = reckon(measureOf(getsWorse, { baseline: 20, target: 3 }))
    const open = reckon(measureOf([...getsWorse, null, null], { baseline: 20, target: 3 }))
    expect(whole.chart?.variationIcon).toBe('concern_high')
    expect([open.chart?.variationIcon, open.chart?.assuranceIcon]).toEqual([
      whole.chart?.variationIcon,
      whole.chart?.assuranceIcon,
    ])
    expect(open.signal).toEqual(whole.signal)
    expect([open.value, open.missing, whole.missing]).toEqual([7, '2026-08-03', null])
    expect(open.chart?.points).toHaveLength(getsWorse.length + 2)
  })

  test('limits that begin with a period that has no value yet are said when it has one', () => {
    const rebases = [{ from: '2026-05-25', reason: 'new beds', on: '' }]
    expect(said(measureOf([...before, null], { rebases })).text).toContain('No value for 25 May yet')
  })

  test.each([
    ['Falls', 'are'],
    ['Bloods in time', 'are'],
    ['Medicine rounds behind plan', 'are'],
    ['First look behind plan', 'is'],
    ['Falls per 1,000 bed days', 'are'],
    ['Hand hygiene', 'is'],
    ['Length of stay', 'is'],
    ['Sepsis', 'is'],
    ['Call bells answered in five minutes', 'are'],
    ['Time to antibiotics', 'is'],
    ['Sickness absence', 'is'],
    ['New ideas', 'are'],
    ['Staff', 'are'],
    ['Staff off sick', 'are'],
    ['Patients waiting', 'are'],
    ['Average waiting time', 'is'],
    ['Time over 4 hours', 'is'],
    ['Waits longer than 4 hours', 'are'],
    ['Days since the last fall', 'are'],
    ['Calls answered < 5 min', 'are'],
    ['Falls/1,000 bed days', 'are'],
    ['Diabetes', 'is'],
    ['', 'is'],
  ])('says of %s that it %s', (name, verb) => {
    expect(said(measureOf(before, { name })).text).toBe(
      `${name} ${verb} as usual: the ups and downs are chance.`,
    )
  })
})

describe('what is said of the target', () => {
  test.each<[string, Partial<Measure>, string]>([
    ['is met reliably when all limits are better', { target: 9 }, 'The target of 9.0 is met reliably.'],
    [
      'will not be met when no limit reaches it',
      { target: 1 },
      'As things work now, the target of 1.0 will not be met.',
    ],
    ['is hit or missed in between', { target: 5 }, 'The target of 5.0 is hit or missed by chance.'],
    [
      'is met reliably where more is better',
      { target: 1, better: 'up' },
      'The target of 1.0 is met reliably.',
    ],
    [
      'has its day',
      { target: 1, targetBy: '2027-03-31' },
      'As things work now, the target of 1.0 by 31 March 2027 will not be met.',
    ],
    [
      'is said as it was set, however its values are rounded',
      { target: 9.25, decimals: 0 },
      'The target of 9.25 is met reliably.',
    ],
    ['has its sign', { target: 9, unit: '%' }, 'The target of 9.0% is met reliably.'],
    ['is not spoken of where nothing is better', { target: 9, better: 'neither' }, ''],
    ['is not spoken of where there is none', {}, ''],
  ])('%s', (_, more, text) => {
    expect(said(measureOf(before, more)).target).toBe(text)
  })

  test('is held against the value where all are the same', () => {
    const same = Array(15).fill(2)
    expect(said(measureOf(same, { target: 2 })).target).toBe('The target of 2.0 is met reliably.')
    expect(said(measureOf(same, { target: 1 })).target).toBe(
      'As things work now, the target of 1.0 will not be met.',
    )
  })
})

test('a measure is worked out once until it changes', () => {
  const one = measureOf(before)
  expect(reckonedOf(one)).toBe(reckonedOf(one))
  expect(reckonedOf({ ...one })).not.toBe(reckonedOf(one))
})
