import { describe, expect, test } from 'vitest'
import { isOverdue } from '../../shared/cadence.ts'
import { addDays, weekday } from '../../shared/days.ts'
import { daysOff, gapsBefore } from '../../shared/gaps.ts'
import { betterWays, chartKinds, settled } from '../../shared/measure-settings.ts'
import type { Measure } from '../../shared/measures.ts'
import { reckon, spell } from '../../shared/measuring.ts'
import { isPossible } from '../../shared/readings.ts'
import { sentenceOf } from '../../shared/sentence.ts'
import { calm, measureOf, readingsOf } from '../look/measured.ts'
import { dice } from '../support/dice.ts'

const MONDAY = '2026-01-05'
const reading = (x: string, y: number | null) => ({ x, y, n: null, note: '', ghost: '', was: [] })
const days = (count: number, from = MONDAY) => Array.from({ length: count }, (_, n) => addDays(from, n))
const daily = (all: readonly string[], value: (n: number) => number) => ({
  cadence: 'daily' as const,
  readings: all.map((x, n) => reading(x, value(n))),
})
const workdays = (weeks: number) => days(weeks * 7).filter(day => weekday(day) < 6)
const missedOf = (measure: Pick<Measure, 'readings' | 'cadence'>) =>
  gapsBefore(measure.readings, measure.cadence).flat()

describe('a clinic that is closed at weekends', () => {
  const values = [...calm(20), ...Array.from({ length: 8 }, (_, n) => 5.3 + (n % 2) / 10)]
  const clinic = daily(workdays(6).slice(0, 28), n => values[n]!)

  test('has no gap on Saturday and Sunday, so its seven points in a row are seven in a row', () => {
    expect([...daysOff(clinic.readings)]).toEqual([6, 7])
    expect(missedOf(clinic)).toEqual([])
    const { signal } = reckon(measureOf([], { ...clinic, baseline: 20 }))
    expect(signal).toMatchObject({ specialCause: 'seven_above', points: 8 })
  })

  test('has one on a Wednesday that nobody counted, which breaks them', () => {
    const without = { ...clinic, readings: clinic.readings.filter(({ x }) => x !== '2026-02-04') }
    expect(missedOf(without)).toEqual(['2026-02-04'])
    expect(reckon(measureOf([], { ...without, baseline: 20 })).signal).toBeNull()
  })

  test('is not late on Monday, but on Wednesday', () => {
    const friday = daily(workdays(4), () => 3)
    expect(friday.readings.at(-1)!.x).toBe('2026-01-30')
    const late = ['2026-01-31', '2026-02-02', '2026-02-03', '2026-02-04'].map(day => isOverdue(friday, day))
    expect(late).toEqual([false, false, false, true])
    expect(isOverdue(friday, '2026-06-01')).toBe(true)
  })

  test('that once counted on a Saturday is closed at weekends all the same', () => {
    const once = daily([...workdays(4), '2026-01-31'], () => 3)
    expect(missedOf(once)).toEqual([])
  })
})

describe('a ward that is open every day', () => {
  const ward = daily(days(28), () => 3)

  test('has a gap on the Sunday that nobody counted', () => {
    const without = { ...ward, readings: ward.readings.filter(({ x }) => x !== '2026-01-18') }
    expect(missedOf(without)).toEqual(['2026-01-18'])
  })

  test('is late on the third day without a word', () => {
    expect([1, 2, 3].map(more => isOverdue(ward, addDays('2026-02-01', more)))).toEqual([false, false, true])
  })

  test('shows in its first days every day that it missed', () => {
    const first = daily(['2026-01-05', '2026-01-06', '2026-01-09'], () => 3)
    expect(missedOf(first)).toEqual(['2026-01-07', '2026-01-08'])
  })
})

test('a month that nobody counted is a gap as a week is, through the end of a year', () => {
  const monthly = (all: readonly string[]) => ({
    cadence: 'monthly' as const,
    readings: all.map(x => reading(x, 3)),
  })
  expect(missedOf(monthly(['2026-10-01', '2026-11-01', '2027-02-01']))).toEqual(['2026-12-01', '2027-01-01'])
  // Days that are not the first of their month are in it all the same.
  expect(missedOf(monthly(['2028-01-31', '2028-02-29', '2028-03-01', '2028-05-02']))).toEqual(['2028-04-01'])
  const weekly = {
    cadence: 'weekly' as const,
    readings: ['2026-12-20', '2027-01-06'].map(x => reading(x, 3)),
  }
  expect(missedOf(weekly)).toEqual(['2026-12-21', '2026-12-28'])
})

test('six months, one missed and six more are no trend, and no step spans the gap', () => {
  const months = Array.from(
    { length: 27 },
    (_, n) => `${2024 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}-01`,
  )
  const values = [...calm(20), 4.1, 4.2, 4.3, 4.4, 4.6, 4.7, 4.8]
  const readings = months.map((x, n) => reading(x, values[n]!))
  const all = { cadence: 'monthly', baseline: 20, better: 'up' } as const
  expect(reckon(measureOf([], { ...all, readings })).signal?.specialCause).toBe('trend_increasing')
  const without = reckon(measureOf([], { ...all, readings: readings.toSpliced(23, 1) }))
  expect(without.signal).toBeNull()
  expect(without.chart?.points.find(({ x }) => x === '2025-12-01')).toMatchObject({ y: null })
})

test('what happens by event has no gaps and is never late', () => {
  const events = {
    cadence: 'event' as const,
    readings: ['2026-01-05', '2026-03-05T10:00Z'].map(x => reading(x, 3)),
  }
  expect(missedOf(events)).toEqual([])
  expect(isOverdue(events, '2030-01-01')).toBe(false)
})

test('a period without a value is missing, also where a point that does not count comes after it', () => {
  const { readings } = measureOf([...calm(20), null, 9])
  const haunted = readings.map((one, n) => (n === 21 ? { ...one, ghost: 'the flood' } : one))
  const told = reckon(measureOf([], { readings: haunted }))
  expect(told.missing).toBe(readings[20]!.x)
  expect(told.signal).toBeNull()
  expect(sentenceOf(measureOf([], { readings: haunted }), told).text).toBe(
    'No value for 25 May yet: the newest is of 18 May.',
  )
})

test('a little below nought is nought, and a number has its thousands', () => {
  expect([-0, -0.3, -0.6, 12_345.6].map(value => spell(value, { decimals: 0 }))).toEqual([
    '0',
    '0',
    '-1',
    '12,346',
  ])
})

test('whatever is read, the sentence says in words what the icon says, and nothing that is no word', () => {
  const die = dice(5)
  for (let n = 0; n < 600; n++) {
    const chart = die.pick(chartKinds)
    const values = Array.from({ length: die.upTo(40) }, () =>
      die.chance(0.06) ? null : die.pick([die.upTo(10), 5, n % 12, -2, 0.1]),
    )
    const readings = readingsOf(values)
      .map(one => ({ ...one, n: die.chance(0.9) ? 12 : null, ghost: die.chance(0.05) ? 'flood' : '' }))
      .filter(one => isPossible(one, { chart } as Measure))
    const rebases = die.chance(0.3) ? [{ from: addDays(MONDAY, die.upTo(300)), reason: 'beds', on: '' }] : []
    const measure = measureOf([], {
      ...{ chart, readings, rebases, better: die.pick(betterWays), target: die.pick([null, 0, 5]) },
      ...{
        baseline: die.pick([0, 12, 500]),
        baselineUntil: die.chance(0.2) ? addDays(MONDAY, die.upTo(300)) : '',
      },
    })
    const reckoned = reckon(measure)
    const { text, target, tone } = sentenceOf(measure, reckoned)
    expect(`${text} ${target}`).not.toMatch(/NaN|undefined|Infinity|null|\bno of|-0\b| {2}\S/)
    if (reckoned.missing) continue
    const icon = reckoned.chart?.variationIcon?.split('_')[0] ?? 'none'
    const tones = { improvement: 'better', concern: 'worse', neutral: 'neither', common: 'plain' }
    const told = Object.entries(tones).find(([name]) => name === icon)?.[1]
    expect([text, tone]).toEqual([text, told ?? (text.includes('along the way') ? 'neither' : 'plain')])
    if (text.endsWith('are chance.')) expect(icon).toBe('common')
  }
})

test('no time at all between two events is refused, as it has no place on a t chart; none of something is a count', () => {
  const given = (y: number) => ({ x: MONDAY, y })
  const ofChart = (chart: (typeof chartKinds)[number], y: number) =>
    isPossible(given(y), { chart } as Measure)
  expect([ofChart('t', 0), ofChart('t', 0.1), ofChart('g', 0), ofChart('c', 0), ofChart('g', -1)]).toEqual([
    ...[false, true, true, true, false],
  ])
})

test('a share of one has two decimals, as all of it and nearly all of it would be the same without', () => {
  const decimalsOf = (chart: 'p' | 'xmr', unit: string, decimals: number) =>
    settled({ name: 'Screened', better: 'up', cadence: 'weekly', chart, unit, decimals }).decimals
  expect([
    decimalsOf('p', '', 0),
    decimalsOf('p', '', 3),
    decimalsOf('p', '%', 0),
    decimalsOf('xmr', '', 0),
  ]).toEqual([...[2, 3, 0, 0]])
})
