import { describe, expect, test } from 'vitest'
import { changeInWords } from '../../kiosk/console/charts/change-words.ts'
import { periodInWords } from '../../kiosk/console/charts/period.ts'
import { pointRows, ruleInWords, sayingOf } from '../../kiosk/console/charts/point-rows.ts'
import type { Change } from '../../shared/measure-history.ts'
import type { Measure } from '../../shared/measures.ts'
import { reckon } from '../../shared/measuring.ts'
import type { SpecialCause } from '../../shared/spc/special-cause.ts'
import { usual, week, weekly } from './chart-measure.ts'

const rowsOf = (measure: Measure) => pointRows(measure, reckon(measure))
const saidLast = (measure: Measure) => sayingOf(rowsOf(measure).at(-1)!)

describe('what a point says', () => {
  test('is usual while the ups and downs are chance', () => {
    expect(saidLast(weekly([...usual, 10]))).toBe('usual')
  })

  test('is its rule in words, and whether that is good', () => {
    expect(saidLast(weekly([...usual, 30]))).toBe('worse: above the upper limit')
    expect(saidLast(weekly([...usual, 1], { better: 'down' }))).toBe('better: below the lower limit')
    expect(saidLast(weekly([...usual, 30], { better: 'neither' }))).toBe('high: above the upper limit')
    expect(saidLast(weekly([...usual, ...Array(7).fill(9)]))).toBe(
      'better: one of 7 or more in a row below the mean',
    )
    expect(saidLast(weekly([...usual, 8, 8.5, 9, 9.5, 10, 10.5, 11]))).toContain('7 or more in a row rising')
  })

  test('is nothing where there are too few, none where nothing was read, and not for a ghost', () => {
    expect(saidLast(weekly([10, 11, 30]))).toBe('too few points to tell')
    expect(saidLast(weekly([...usual, null]))).toBe('no reading')
    const left = weekly([...usual, 30])
    const ghost = {
      ...left,
      readings: left.readings.map(one => (one.y === 30 ? { ...one, ghost: 'Flood' } : one)),
    }
    expect(saidLast(ghost)).toBe('left out of the limits')
  })

  test('has words for every rule there is', () => {
    const [row] = rowsOf(weekly(usual))
    const causes: SpecialCause[] = [
      ...(['above_upl', 'below_lpl', 'trend_increasing', 'trend_decreasing', 'two_in_three_above'] as const),
      ...(['two_in_three_below', 'seven_above', 'seven_below', 'six_above', 'six_below'] as const),
      ...(['shift_above', 'shift_below'] as const),
    ]
    const said = causes.map(specialCause =>
      ruleInWords({ part: row!.part, point: { ...row!.point!, specialCause } }),
    )
    expect(new Set(said).size).toBe(causes.length)
    expect(said.every(words => words.length > 10)).toBe(true)
    expect(ruleInWords({ part: null, point: null })).toBe('')
  })
})

test('what was noted stands with the period it fell into, a gap has a row of its own', () => {
  const noted = weekly(usual, {
    annotations: [{ id: 'a', x: '2026-01-15', kind: 'change', text: 'Poster' }],
  })
  expect(rowsOf(noted)[1]!.annotations.map(({ text }) => text)).toEqual(['Poster'])
  const holed = weekly(usual)
  const rows = rowsOf({ ...holed, readings: holed.readings.filter(({ x }) => x !== week(4)) })
  expect(rows).toHaveLength(12)
  expect(rows[4]).toMatchObject({ x: week(4), reading: null })
})

test('readings that a chart cannot draw still have their rows', () => {
  const rows = rowsOf(weekly([3, 0, 4], { chart: 't' }))
  expect(rows.map(({ reading, point }) => [reading?.y, point])).toEqual([
    [3, null],
    [0, null],
    [4, null],
  ])
  expect(rows.map(sayingOf)).toEqual(['', '', ''])
})

test('a period is said as it is counted', () => {
  expect(periodInWords('2026-03-01', 'monthly', 'Europe/London')).toBe('Mar 2026')
  expect(periodInWords('2026-03-02', 'weekly', 'Europe/London')).toBe('2 Mar 2026')
  expect(periodInWords('2026-03-02T14:05:00Z', 'event', 'UTC')).toBe('2 Mar 2026, 14:05')
  // By the clock on the team's wall, not by that of the world.
  expect(periodInWords('2026-07-01T23:30:00Z', 'event', 'Europe/London')).toBe('2 Jul 2026, 00:30')
})

test('every change says who did what', () => {
  const change = (more: Partial<Change>): Change => ({
    ...{ on: '2026-03-02', by: 'person:1', what: 'rebased', x: week(1), from: '', to: '', why: '' },
    ...more,
  })
  const said = (more: Partial<Change>) =>
    changeInWords(change(more), { cadence: 'weekly', timeZone: 'UTC' }, () => 'Ada')
  expect(said({})).toBe('Ada set new limits from 12 Jan 2026')
  expect(said({ what: 'withdrawn' })).toBe('Ada withdrew the limits from 12 Jan 2026')
  expect(said({ what: 'corrected', from: '12/30', to: '13/30' })).toBe(
    'Ada corrected 12 Jan 2026 from 12/30 to 13/30',
  )
  expect(said({ what: 'better', from: 'up', to: 'down' })).toBe(
    'Ada changed which way is good from up to down',
  )
  expect(said({ what: 'target', from: '', to: '90' })).toBe('Ada changed the target from none to 90')
  expect(said({ what: 'corrected', by: 'key:7', from: '1', to: '' })).toBe(
    'Another system corrected 12 Jan 2026 from 1 to no value',
  )
})
