import { describe, expect, test } from 'vitest'
import { charts } from '../../shared/spc/charts.ts'
import { readings } from '../../shared/spc/reading.ts'
import { latestSignal } from '../../shared/spc/signal.ts'
import { SpcError } from '../../shared/spc/spc-error.ts'
import { xmr } from '../../shared/spc/xmr.ts'
import { steady, week, weekly } from './rows.ts'

const up = { improvementDirection: 'increase' } as const
const down = { improvementDirection: 'decrease' } as const
const codeOf = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    return error instanceof SpcError ? error.code : error
  }
  return 'nothing'
}

describe('few points', () => {
  test('eleven are a run chart: their median, no limits, no icon', () => {
    const chart = xmr(weekly(...steady(10), 30), { ...up, target: 5 })
    expect(chart.parts[0]).toMatchObject({ standing: 'run', centreIs: 'median', short: true })
    expect(chart.points[10]).toMatchObject({ centre: 11, lower: null, upper: null, outside: null })
    expect([chart.variationIcon, chart.assuranceIcon]).toEqual([null, null])
  })

  test('eleven that rise call nothing a trend while the sentence still waits for more', () => {
    const rising = xmr(weekly(...Array.from({ length: 11 }, (_, n) => n)), up)
    expect(new Set(rising.points.map(point => point.specialCause))).toEqual(new Set(['none']))
    expect(latestSignal(rising)).toBeNull()
    expect(xmr(weekly(...Array.from({ length: 12 }, (_, n) => n)), up).points[11]!.specialCause).not.toBe(
      'none',
    )
  })

  test('twelve have trial limits and no icon yet, thirteen have both', () => {
    const twelve = xmr(weekly(...steady(11), 40), { ...up, target: 5 })
    expect(twelve.parts[0]).toMatchObject({ standing: 'trial', centreIs: 'mean' })
    expect(twelve.points[11]).toMatchObject({ outside: true, specialCause: 'above_upl' })
    expect([twelve.variationIcon, twelve.assuranceIcon]).toEqual([null, null])
    const thirteen = xmr(weekly(...steady(12), 40), { ...up, target: 5 })
    expect(thirteen.parts[0]!.standing).toBe('settled')
    expect(thirteen.variationIcon).toBe('improvement_high')
  })

  test('gaps and ghosts are no points', () => {
    const rows = weekly(...steady(12), null, 40)
    rows[13]!.ghost = 'the flood'
    expect(xmr(rows, up).parts[0]!.standing).toBe('trial')
  })

  test('the package shows limits and an icon from the first two', () => {
    const chart = xmr(weekly(9, 11), { ...up, reading: 'nhsr', target: 3 })
    expect(chart.points[1]).toMatchObject({ centre: 10, lower: 10 - 2.66 * 2, upper: 10 + 2.66 * 2 })
    expect([chart.variationIcon, chart.assuranceIcon, chart.parts[0]!.short]).toEqual([
      'common_cause',
      'pass',
      true,
    ])
  })
})

describe('a measure that is always the same', () => {
  const always = weekly(...new Array<number>(20).fill(100))

  test('meets its target or falls short of it by its value', () => {
    expect(xmr(always, { ...up, target: 100 }).assuranceIcon).toBe('pass')
    expect(xmr(always, { ...up, target: 101 }).assuranceIcon).toBe('fail')
    expect(xmr(always, { ...down, target: 99 }).assuranceIcon).toBe('fail')
    expect(xmr(always, { ...down, target: 100 }).assuranceIcon).toBe('pass')
    expect(xmr(always, { target: 100 }).assuranceIcon).toBeNull()
    expect(xmr(always, up).assuranceIcon).toBeNull()
  })

  test('is common cause, every point of it', () => {
    const chart = xmr(always, up)
    expect(new Set(chart.points.map(point => point.specialCause))).toEqual(new Set(['none']))
    expect(chart.variationIcon).toBe('common_cause')
  })

  test('is hit-or-miss in the package, which has no limits for it', () => {
    expect(xmr(always, { ...up, target: 95, reading: 'nhsr' }).assuranceIcon).toBe('inconsistent')
  })
})

describe('rules', () => {
  /** Twelve points around ten, then others; lines from the twelve: 4.68 and 15.32, outer thirds 6.45 and 13.55. */
  const followedBy = (...more: (number | null)[]) => weekly(...steady(12), ...more)
  const asked = { ...up, baseline: { first: 12 } }
  const causes = (rows: ReturnType<typeof weekly>, options = {}) =>
    xmr(rows, { ...asked, ...options })
      .points.slice(12)
      .map(point => point.specialCause)

  test('a point beyond a limit counts as one of two in three', () => {
    expect(causes(followedBy(9, 17, 14, 9))).toEqual(['none', 'above_upl', 'none', 'none'])
    expect(causes(followedBy(9, 17, 14, 12))).toEqual(['none', 'above_upl', 'two_in_three_above', 'none'])
    expect(causes(followedBy(9, 17, 14, 12), { reading: 'nhsr' })).toEqual([
      'none',
      'above_upl',
      'none',
      'none',
    ])
  })

  test('seven on one side are a shift, and six where six are asked for', () => {
    const seven = new Array<number>(7).fill(11)
    const low = seven.map(() => 9.5)
    expect(causes(followedBy(9, ...seven, 9)).slice(1, 8)).toEqual(seven.map(() => 'seven_above'))
    expect(new Set(causes(followedBy(...low.slice(0, 6), 11)))).toEqual(new Set(['none']))
    const six = { ...readings.mdc, run: 6 as const }
    expect(causes(followedBy(11, ...low.slice(0, 6), 11), { reading: six }).slice(1, 7)).toEqual(
      low.slice(0, 6).map(() => 'six_below'),
    )
  })

  test('a gap breaks a shift and a trend', () => {
    expect(new Set(causes(followedBy(9, 11, 11, 11, null, 11, 11, 11, 11)))).toEqual(new Set(['none']))
    expect(new Set(causes(followedBy(9, 9.2, 9.4, 9.6, null, 9.8, 10.2, 10.4, 10.6)))).toEqual(
      new Set(['none']),
    )
  })

  test('where a point is better by one rule and worse by another, it is better', () => {
    const rising = [8.1, 8.2, 8.3, 8.4, 8.5, 8.6, 8.7, 11]
    const chart = xmr(followedBy(...rising, 9, 11), asked)
    expect(chart.points[14]).toMatchObject({
      specialCause: 'trend_increasing',
      pointType: 'special_cause_improvement',
    })
    const other = xmr(followedBy(...rising, 9, 11), { ...asked, improvementDirection: 'decrease' })
    expect(other.points[14]).toMatchObject({
      specialCause: 'seven_below',
      pointType: 'special_cause_improvement',
    })
    expect(other.points[19]!.pointType).toBe('special_cause_concern')
  })

  test('a neutral measure is high or low, neither better nor worse', () => {
    const chart = xmr(followedBy(17), { baseline: { first: 12 } })
    expect(chart.points[12]!.pointType).toBe('special_cause_neutral_high')
    expect(chart.variationIcon).toBe('neutral_high')
  })

  test('a target on a limit is hit-or-miss, beyond it is not', () => {
    const limits = xmr(followedBy(9), asked).points[12]!
    const assured = (target: number | null) => xmr(followedBy(9), { ...asked, target }).assuranceIcon
    expect(assured(limits.lower)).toBe('inconsistent')
    expect(assured(limits.lower! - 0.001)).toBe('pass')
    expect(assured(limits.upper! + 0.001)).toBe('fail')
    expect(assured(10)).toBe('inconsistent')
  })
})

describe('since when', () => {
  test('a shift is followed back to its first point', () => {
    const rows = weekly(...steady(12), 9, ...new Array<number>(9).fill(8))
    const signal = latestSignal(xmr(rows, { ...down, baseline: { first: 12 } }))
    expect(signal).toEqual({
      specialCause: 'seven_below',
      pointType: 'special_cause_improvement',
      points: 10,
      since: week(12),
    })
  })

  test('two in three counts the two', () => {
    const rows = weekly(...steady(12), 14, 12, 14)
    expect(latestSignal(xmr(rows, { ...up, baseline: { first: 12 } }))).toMatchObject({
      specialCause: 'two_in_three_above',
      points: 2,
      since: week(12),
    })
  })

  test('a quiet measure has no signal', () => {
    expect(latestSignal(xmr(weekly(...steady(20)), up))).toBeNull()
    expect(latestSignal(xmr([], up))).toBeNull()
  })
})

describe('what is refused', () => {
  test('two values for one date, a date beside a number, no time between two events, options without meaning', () => {
    expect(codeOf(() => xmr([...weekly(1), ...weekly(2)]))).toBe('duplicate-x')
    expect(codeOf(() => xmr([...weekly(1), { x: 3, y: 2 }]))).toBe('bad-x')
    expect(codeOf(() => charts.t(weekly(3, 0)))).toBe('not-positive')
    expect(codeOf(() => xmr([], { baseline: { first: 0 } }))).toBe('bad-option')
    expect(codeOf(() => xmr([], { baseline: { first: 11 }, reading: 'nhsr' }))).toBe('bad-option')
    expect(codeOf(() => xmr([], { multiply: 0 }))).toBe('bad-option')
    expect(codeOf(() => xmr([], { target: Number.NaN }))).toBe('bad-option')
  })
})
