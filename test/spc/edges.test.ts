import { describe, expect, test } from 'vitest'
import { charts } from '../../shared/spc/charts.ts'
import type { ChartKind } from '../../shared/spc/method.ts'
import type { Row } from '../../shared/spc/row.ts'
import { latestSignal } from '../../shared/spc/signal.ts'
import { steady, week, weekly } from './rows.ts'

const kinds = Object.keys(charts) as ChartKind[]
const rates: readonly ChartKind[] = ['p', 'pp', 'u', 'up', 'ip']
const down = { improvementDirection: 'decrease' } as const
const withWhole = (rows: readonly Row[], n = 50): Row[] => rows.map(row => ({ ...row, n }))

describe.each(kinds)('%s', kind => {
  const of = (...values: (number | null)[]) => charts[kind](withWhole(weekly(...values)), down)

  test('of nothing, one and two values claims nothing', () => {
    for (const values of [[], [4], [4, 5], [null], [null, 4]]) {
      const chart = of(...values)
      expect(chart.points).toHaveLength(values.length)
      expect([chart.variationIcon, chart.assuranceIcon, latestSignal(chart)]).toEqual([null, null, null])
    }
  })

  test('of the same value over and over finds no change in it', () => {
    const { points } = of(...new Array<number>(20).fill(4))
    expect(new Set(points.map(({ specialCause }) => specialCause))).toEqual(new Set(['none']))
  })
})

describe('rates', () => {
  test.each(rates)('%s: with nothing under them are no points and no limits', kind => {
    const chart = charts[kind](withWhole(weekly(...steady(20)), 0), down)
    expect(chart.variationIcon).toBeNull()
    expect(chart.points.every(({ lower, upper }) => lower === null && upper === null)).toBe(true)
  })

  test.each(['pp', 'up'] as const)(
    '%s: that never vary have limits of no width, and what differs then is beyond them',
    kind => {
      const same = withWhole(weekly(...new Array<number>(14).fill(10)))
      const flat = charts[kind](same, { ...down, target: 0.2 })
      expect(flat.points[0]).toMatchObject({ centre: 0.2, lower: 0.2, upper: 0.2, outside: false })
      expect(flat.assuranceIcon).toBe('pass')
      const later = charts[kind]([...same, { x: week(14), y: 11, n: 50 }], {
        ...down,
        baseline: { first: 14 },
      })
      expect(latestSignal(later)).toMatchObject({ specialCause: 'above_upl', points: 1 })
    },
  )

  test('a month in which nobody came is no month without falls', () => {
    const rows = withWhole(weekly(...steady(14)))
    const chart = charts.u([...rows, { x: week(14), y: 0, n: 0 }], down)
    expect(chart.points[14]).toMatchObject({ y: null, outside: null, specialCause: 'none' })
  })
})

describe('rare events', () => {
  test('two on one day are nought between them on a g chart, and no reason to draw none', () => {
    const chart = charts.g(weekly(...new Array<number>(14).fill(0), 9, 0, 12), {
      improvementDirection: 'increase',
    })
    expect(chart.points[0]).toMatchObject({ y: 0, centre: 0, lower: 0 })
    expect(chart.points.every(({ upper }) => upper !== null && upper > 0)).toBe(true)
  })
})

describe('where a part begins', () => {
  const rows = weekly(...steady(14), ...steady(14).map(y => y + 20))
  const partsOf = (...from: string[]) =>
    charts.xmr(rows, { ...down, rebase: from.map((one, n) => ({ from: one, reason: `reason ${n}` })) }).parts

  test('on the last point there is one point in it', () => {
    expect(partsOf(week(27)).map(({ nObs, standing }) => [nObs, standing])).toEqual([
      [27, 'settled'],
      [1, 'run'],
    ])
  })

  test('twice in one gap it begins once, for the later reason', () => {
    const gap = rows.toSpliced(14, 6)
    const { parts } = charts.xmr(gap, {
      rebase: [week(15), week(18)].map(from => ({ from, reason: `from ${from}` })),
    })
    expect(parts.map(({ from, reason }) => [from, reason])).toEqual([
      [week(0), null],
      [week(18), `from ${week(18)}`],
    ])
  })

  test('in a gap that is known it begins with the gap, which is in no line', () => {
    const holed = rows.map((row, n) => (n > 12 && n < 16 ? { ...row, y: null } : row))
    const { parts, points } = charts.xmr(holed, { rebase: [{ from: week(14), reason: 'new beds' }] })
    expect(parts.map(({ from, nObs }) => [from, nObs])).toEqual([
      [week(0), 14],
      [week(14), 14],
    ])
    expect([points[13]!.centre, points[14]!.part]).toEqual([points[0]!.centre, 1])
  })
})

describe('ghosts', () => {
  test('at both ends have the lines of the parts they stand at, and the latest word is of a point that counts', () => {
    const rows = weekly(500, ...steady(14), 500).map((row, n) =>
      n % 15 === 0 ? { ...row, ghost: 'a try' } : row,
    )
    const chart = charts.xmr(rows, down)
    expect([chart.points[0]!.centre, chart.points[15]!.centre]).toEqual([10, 10])
    expect([chart.variationIcon, latestSignal(chart)]).toEqual(['common_cause', null])
    expect(chart.parts[0]!.nObs).toBe(14)
  })
})

describe('a baseline', () => {
  test('longer than what there is, is all there is', () => {
    const rows = weekly(...steady(20))
    expect(charts.xmr(rows, { baseline: { first: 500 } })).toEqual(charts.xmr(rows))
  })
})

describe('a target where less is better', () => {
  const assured = (target: number) => charts.xmr(weekly(...steady(14)), { ...down, target }).assuranceIcon
  const { lower, upper } = charts.xmr(weekly(...steady(14))).points[0]!

  test('on a limit is hit or missed; beyond it, it is met or it is not', () => {
    expect([assured(upper!), assured(lower!)]).toEqual(['inconsistent', 'inconsistent'])
    expect([assured(upper! + 1e-9), assured(lower! - 1e-9)]).toEqual(['pass', 'fail'])
  })
})
