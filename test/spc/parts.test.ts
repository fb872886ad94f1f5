import { describe, expect, test } from 'vitest'
import { iPrime } from '../../shared/spc/i-prime.ts'
import { individuals } from '../../shared/spc/individuals.ts'
import { pChart } from '../../shared/spc/p-chart.ts'
import { tChart } from '../../shared/spc/t-chart.ts'
import { uChart } from '../../shared/spc/u-chart.ts'
import { xmr } from '../../shared/spc/xmr.ts'
import { steady, week, weekly } from './rows.ts'

describe('a rebase', () => {
  const rows = weekly(...steady(14), ...steady(14).map(y => y + 20))

  test('draws new limits from its day and keeps its reason', () => {
    const chart = xmr(rows, { rebase: [{ from: week(14), reason: 'new falls poster' }] })
    expect(chart.parts.map(part => [part.from, part.reason, part.nObs])).toEqual([
      [week(0), null, 14],
      [week(14), 'new falls poster', 14],
    ])
    expect([chart.points[13]!.centre, chart.points[14]!.centre]).toEqual([10, 30])
  })

  test('from a day between two points begins with the next one; the package takes no notice of it', () => {
    const rebase = [{ from: '2027-04-10', reason: 'new falls poster' }]
    expect(xmr(rows, { rebase }).points[14]).toMatchObject({ part: 1, centre: 30 })
    expect(xmr(rows, { rebase, reading: 'nhsr' }).parts).toHaveLength(1)
  })

  test('on the first day or after the last changes nothing', () => {
    const rebase = [week(0), '2030-01-01'].map(from => ({ from, reason: 'none' }))
    expect(xmr(rows, { rebase }).parts).toHaveLength(1)
  })

  test('begins with limits on trial', () => {
    const chart = xmr(rows, { rebase: [{ from: week(20), reason: 'new rota' }] })
    expect(chart.parts.map(part => part.standing)).toEqual(['settled', 'run'])
    expect(chart.variationIcon).toBeNull()
  })
})

describe('a baseline', () => {
  const rows = weekly(...steady(12), 30, 30, 30, 30)

  test('of the first points holds its limits still, whatever comes after', () => {
    const lines = xmr(rows, { baseline: { first: 12 } }).points.map(({ lower, upper }) => [lower, upper])
    expect(new Set(lines.map(String)).size).toBe(1)
    expect(lines[0]).toEqual(
      xmr(rows.slice(0, 12), { baseline: { first: 12 } }).points.map(p => [p.lower, p.upper])[0],
    )
  })

  test('by date is the same as one of as many points', () => {
    const byDate = xmr(rows, { baseline: { until: week(11) } })
    expect(byDate).toEqual(xmr(rows, { baseline: { first: 12 } }))
    expect(xmr(rows, { baseline: { from: week(2), until: week(13) } }).points.map(p => p.baseline)).toEqual(
      rows.map((_, i) => i >= 2 && i <= 13),
    )
  })

  test('that holds no point of a part leaves it all of them', () => {
    expect(xmr(rows, { baseline: { until: '2020-01-01' } }).points.every(point => point.baseline)).toBe(true)
  })

  test('too short for limits gives none', () => {
    expect(xmr(rows, { baseline: { first: 11 } }).parts[0]!.standing).toBe('run')
  })

  test('of the first twelve is of twelve values: a week without one does not cost the limits', () => {
    const gappy = weekly(9, null, 11, null, ...steady(10), 30, 30, 30)
    const asked = { baseline: { first: 12 } }
    expect(xmr(gappy, asked).parts[0]!.standing).toBe('settled')
    expect(xmr(gappy, asked).points.filter(p => p.baseline && p.y !== null)).toHaveLength(12)
    expect(xmr(gappy, { ...asked, reading: 'nhsr' }).points.filter(p => p.baseline)).toHaveLength(12)
  })

  test('that ends soon after a rebase was meant for what was before, and takes no limits from what follows', () => {
    const long = weekly(...steady(20), ...steady(20).map(y => y + 20))
    const rebase = [{ from: week(20), reason: 'new beds' }]
    const { parts, points } = xmr(long, { rebase, baseline: { from: week(2), until: week(24) } })
    expect(parts.map(part => part.standing)).toEqual(['settled', 'settled'])
    expect([points[19]!.centre, points[20]!.centre]).toEqual([10, 30])
    expect(points.slice(20).every(point => point.baseline)).toBe(true)
    // Long enough it holds, and one that begins with the part was meant for it.
    const held = xmr(long, { rebase, baseline: { until: week(32) } })
    expect(held.points.slice(20).filter(point => point.baseline)).toHaveLength(13)
    const own = xmr(long, { rebase, baseline: { from: week(20), until: week(24) } })
    expect(own.parts.map(part => part.standing)).toEqual(['settled', 'run'])
  })

  test('as a freeze is ignored in a chart of several parts', () => {
    const asked = { reading: 'nhsr' as const, freeze: 6 }
    expect(individuals(rows, asked).points.filter(point => point.baseline)).toHaveLength(6)
    expect(individuals(rows, { ...asked, parts: [8] }).points.every(point => point.baseline)).toBe(true)
  })

  test("holds an I′ chart still as well, which the package's does not", () => {
    const rates = weekly(...steady(12), 90, 5, 80).map(row => ({ ...row, n: 100 }))
    const upper = (reading: 'mdc' | 'nhsr', count: number) =>
      iPrime(rates.slice(0, count), { reading, screenOutliers: false, baseline: { first: 12 } }).points[0]!
        .upper
    expect(upper('mdc', 15)).toBe(upper('mdc', 12))
    expect(upper('nhsr', 15)).not.toBe(upper('nhsr', 12))
  })
})

describe('a ghost', () => {
  test('is shown with the lines of its time and its reason, and judged by nothing', () => {
    const rows = weekly(...steady(13), 500, ...steady(3))
    rows[13]!.ghost = 'the week of the strike'
    const chart = xmr(rows)
    expect(chart.points[13]).toMatchObject({
      y: 500,
      ghost: 'the week of the strike',
      centre: chart.points[12]!.centre,
      outside: null,
      side: null,
      specialCause: 'none',
      included: false,
    })
    expect(chart.parts[0]!.nObs).toBe(16)
  })

  test('of a rate has the limits of its own denominator', () => {
    const rows = weekly(...steady(13)).map(row => ({ ...row, n: 100 }))
    const chart = uChart([...rows, { x: week(13), y: 400, n: 400, ghost: 'counted twice' }])
    expect(chart.points[13]!.upper! - chart.points[13]!.centre!).toBeCloseTo(
      (chart.points[0]!.upper! - chart.points[0]!.centre!) / 2,
      12,
    )
  })

  test('may lie on the day of a point, or be no time at all', () => {
    const rows = weekly(...steady(13))
    expect(xmr([...rows, { ...rows[3]!, ghost: 'typed twice' }]).points).toHaveLength(14)
    expect(tChart([...rows, { x: week(20), y: 0, ghost: 'same day' }]).points).toHaveLength(14)
  })

  test('alone is a chart of one ghost', () => {
    const chart = xmr([{ x: week(0), y: 3, ghost: 'only a test' }])
    expect([chart.points.length, chart.parts.length, chart.variationIcon]).toEqual([1, 0, null])
  })
})

describe('nothing to divide by', () => {
  test('a share of nobody is no point, and has no limits', () => {
    const rows = weekly(...steady(14)).map((row, i) => (i === 5 ? { ...row, y: 0, n: 0 } : { ...row, n: 50 }))
    expect(pChart(rows).points[5]).toMatchObject({ y: null, lower: null, upper: null })
  })

  test('rates without any denominator are no points; the package plots their numerators', () => {
    expect(uChart(weekly(...steady(14))).points[0]).toMatchObject({ y: null, centre: null })
    expect(uChart(weekly(...steady(14)), { reading: 'nhsr' }).points[0]).toMatchObject({ y: 9, centre: null })
  })
})
