import { describe, expect, test } from 'vitest'
import { ihiRunLimits } from '../../shared/spc/ihi-run-limits.ts'
import { runChart } from '../../shared/spc/run-chart.ts'
import { steady, weekly } from './rows.ts'

const ihi = (...values: (number | null)[]) =>
  runChart(weekly(...values), { runRules: 'ihi', centreLine: 10, improvementDirection: 'increase' })
const causes = (chart: ReturnType<typeof ihi>) => chart.points.map(point => point.specialCause)

describe('by the rules of the IHI', () => {
  test('six on one side are a shift; points on the median are skipped', () => {
    expect(causes(ihi(9, 12, 13, 12, 10, 13, 12, 13, 9))).toEqual([
      'none',
      ...new Array<string>(3).fill('shift_above'),
      'none',
      ...new Array<string>(3).fill('shift_above'),
      'none',
    ])
    expect(new Set(causes(ihi(9, 12, 13, 12, 13, 12, 9)))).toEqual(new Set(['none']))
  })

  test('five in one direction are a trend; a repeated value counts once', () => {
    expect(
      causes(ihi(14, 8, 9, 9, 11, 12, 13, 5)).filter(cause => cause === 'trend_increasing'),
    ).toHaveLength(6)
    expect(new Set(causes(ihi(14, 8, 9, 9, 11, 12, 5)))).toEqual(new Set(['none']))
  })

  test('too many and too few runs are said of the part', () => {
    expect(ihi(...steady(20)).parts[0]!.ihi).toMatchObject({ runs: 20, runsMax: 15, tooManyRuns: true })
    const halves = ihi(...new Array<number>(10).fill(9), ...new Array<number>(10).fill(11))
    expect(halves.parts[0]!.ihi).toMatchObject({ runs: 2, runsMin: 7, tooFewRuns: true })
  })

  test('limits of runs are those of the exact distribution', () => {
    const limits = (n: number) => Object.values(ihiRunLimits(n) ?? {})
    expect(ihiRunLimits(9)).toBeNull()
    expect([10, 12, 20, 24, 30, 40, 60].map(limits)).toEqual([
      [3, 9],
      [4, 10],
      [7, 15],
      [8, 18],
      [11, 21],
      [15, 27],
      [24, 38],
    ])
  })
})

describe('by the rules of Anhøj', () => {
  test('nothing is said of runs about a median that most values lie on', () => {
    const rare = [0, 0, 1, 0, 0, 1, 0, 1, 0, 0, 2, 0, 1, 0, 1, 0, 0, 1, 0, 0, 1, 1, 0, 1, 0, 1]
    const chart = runChart(weekly(...rare), { improvementDirection: 'decrease' })
    expect(chart.parts[0]).toMatchObject({
      halved: false,
      runs: { nUseful: 11, longestRun: 11, runsSignal: true },
    })
    expect(new Set(chart.points.map(point => point.specialCause))).toEqual(new Set(['none']))
    expect(chart.variationIcon).toBeNull()
    expect(runChart(weekly(...steady(20))).parts[0]!.halved).toBe(true)
  })

  test('one whose runs say that something changed has no sign of chance, though no point says which way', () => {
    const [low, high] = [
      [3, 4, 3, 4, 3],
      [8, 9, 8, 9, 8],
    ]
    const chart = runChart(weekly(...low, ...high, ...low, ...high), { improvementDirection: 'decrease' })
    expect(chart.parts[0]!.runs).toMatchObject({
      longestRun: 5,
      crossings: 3,
      crossingsMin: 6,
      runsSignal: true,
    })
    expect(chart.variationIcon).toBeNull()
    expect(runChart(weekly(...steady(20))).variationIcon).toBe('common_cause')
  })

  test('the points of a run longer than chance are a shift', () => {
    const chart = runChart(weekly(...steady(12), ...new Array<number>(8).fill(12)), {
      centreLine: 10,
      improvementDirection: 'decrease',
    })
    expect(chart.parts[0]!.runs).toMatchObject({
      nUseful: 20,
      longestRun: 9,
      longestRunMax: 7,
      runsSignal: true,
    })
    expect(chart.points.filter(point => point.specialCause === 'shift_above')).toHaveLength(9)
    expect([chart.variationIcon, chart.assuranceIcon]).toEqual(['concern_high', null])
  })
})
