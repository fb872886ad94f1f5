import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Chart, Point } from '../../shared/spc/chart.ts'
import { charts } from '../../shared/spc/charts.ts'
import type { ChartOptions } from '../../shared/spc/options.ts'
import type { ReadingName } from '../../shared/spc/reading.ts'
import type { Row } from '../../shared/spc/row.ts'
import { latestSignal } from '../../shared/spc/signal.ts'

type Kind = keyof typeof charts
const kinds: Kind[] = ['xmr', 'i', 'mr', 'run', 'p', 'pp', 'u', 'up', 'c', 'ip', 'xbar', 's', 't', 'g']
const readingNames: ReadingName[] = ['mdc', 'nhsr']

const calm = fc.integer({ min: 0, max: 60 })
/** What a measure may be on its worst day: huge, tiny, below zero, not a number, not there. */
const wild = fc.oneof(
  { weight: 6, arbitrary: calm },
  fc.double(),
  fc.constantFrom(null, 0, -1, 1e308, -1e308, 5e-324),
)

const options: fc.Arbitrary<ChartOptions> = fc.record({
  reading: fc.constantFrom(...readingNames),
  screenOutliers: fc.constantFrom(null, true, false),
  improvementDirection: fc.constantFrom('increase' as const, 'decrease' as const, 'neutral' as const),
  target: fc.constantFrom(null, 0, 20),
  rebase: fc.array(fc.record({ from: fc.integer({ min: -2, max: 40 }), reason: fc.constant('new rota') }), {
    maxLength: 2,
  }),
  parts: fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 2 }),
  baseline: fc.oneof(
    fc.constant(null),
    fc.record({ first: fc.integer({ min: 12, max: 30 }) }),
    fc.record({ until: fc.integer({ min: -2, max: 40 }) }),
  ),
  freeze: fc.constantFrom(null, 1, 12),
  exclude: fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 3 }),
  multiply: fc.constantFrom(1, 100),
  centreLine: fc.constantFrom(null, 0, 15),
  aggregate: fc.constantFrom('mean' as const, 'median' as const, 'sum' as const, 'sd' as const),
  runRules: fc.constantFrom('anhoej' as const, 'ihi' as const),
})

const rowsOf = (value: fc.Arbitrary<number | null>, maxLength = 32): fc.Arbitrary<Row[]> =>
  fc.array(fc.record({ x: fc.integer({ min: 0, max: 34 }), y: value, n: value }), { maxLength, size: 'max' })

/** Rows a chart does not refuse: one a date where it wants one, times above zero where it wants times. */
const fitting = (kind: Kind, rows: readonly Row[]): Row[] => {
  const seen = new Set<unknown>()
  return rows
    .filter(({ x }) => kind !== 'xmr' || (!seen.has(x) && seen.add(x)))
    .map(row => (kind === 't' ? { ...row, y: row.y === null ? null : Math.abs(row.y) || 1 } : row))
}

const numbersIn = (value: unknown): number[] => {
  if (typeof value === 'number') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : []
}

const counted = (chart: Chart): Point[] => chart.points.filter(point => point.ghost === null)

describe('whatever comes', () => {
  test('ten thousand series are charted, and no number of them is none', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), rowsOf(wild), options, (kind, rows, asked) => {
        const chart = charts[kind](fitting(kind, rows), asked)
        const numbers = numbersIn([chart, latestSignal(chart)])
        expect(numbers.every(number => !Number.isNaN(number))).toBe(true)
        expect(numbersIn(chart.points.map(({ y: _, ...lines }) => lines)).every(Number.isFinite)).toBe(true)
      }),
      { numRuns: 10_000 },
    )
  })

  test('the order and the batches in which readings arrive do not show', () => {
    const uneven = fc.oneof({ weight: 3, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) }, wild)
    const cuts = fc.array(fc.nat({ max: 32 }), { maxLength: 4 })
    fc.assert(
      fc.property(fc.constantFrom(...kinds), rowsOf(uneven), options, cuts, (kind, all, asked, at) => {
        const rows = fitting(kind, all)
        const edges = [0, ...at.map(one => Math.min(one, rows.length)).sort((a, b) => a - b), rows.length]
        const batches = edges.slice(1).map((to, i) => rows.slice(edges[i], to))
        expect(charts[kind](batches.reverse().flat(), asked)).toEqual(charts[kind](rows, asked))
      }),
      { numRuns: 1_000 },
    )
  })

  test('a ghost more changes nothing but that it is shown', () => {
    const ghosts = fc.array(
      fc.record({ x: fc.integer({ min: -3, max: 37 }), y: wild, n: wild, ghost: fc.constant('a strike') }),
      { minLength: 1, maxLength: 4 },
    )
    fc.assert(
      fc.property(fc.constantFrom(...kinds), rowsOf(wild), ghosts, options, (kind, all, gone, asked) => {
        const rows = fitting(kind, all)
        const chart = charts[kind](rows, asked)
        const haunted = charts[kind]([...gone, ...rows], asked)
        expect({ ...haunted, points: counted(haunted) }).toEqual(chart)
        expect(latestSignal(haunted)).toEqual(latestSignal(chart))
        expect(haunted.points.length).toBe(chart.points.length + gone.length)
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('limits move with their data', () => {
  const lines = (chart: Chart) =>
    chart.points.map(({ centre, lower, upper, lowerNear, upperNear }) => ({
      centre,
      lower,
      upper,
      lowerNear,
      upperNear,
    }))
  /** The lines of a chart are those of another, each moved; to 1e-9 of the size of the numbers that took part. */
  const moved = (is: Chart, was: Chart, move: (line: number) => number, size: number) => {
    lines(is).forEach((now, i) => {
      for (const [name, line] of Object.entries(lines(was)[i]!)) {
        const own = Object.entries(now).find(([key]) => key === name)?.[1]
        if (line === null) expect(own).toBeNull()
        else expect(Math.abs((own ?? Number.NaN) - move(line))).toBeLessThanOrEqual(1e-9 * size)
      }
    })
  }
  const rows = rowsOf(
    fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 1, max: 1_000 }) }, fc.constant(null)),
  )
  const scale = fc.double({ min: 1e-3, max: 1e3, noNaN: true })
  const shift = fc.double({ min: -1e4, max: 1e4, noNaN: true })
  const reading = fc.constantFrom(...readingNames)
  const plain = (all: readonly Row[]): Row[] => all.map(({ x, y }) => ({ x, y }))
  const times = (all: readonly Row[], factor: number, add = 0): Row[] =>
    all.map(row => ({ ...row, y: row.y === null ? null : row.y * factor + add }))

  test.each<Kind>(['xmr', 'i', 'run', 'xbar', 'ip'])('%s: shifted and stretched', kind => {
    fc.assert(
      fc.property(rows, scale, shift, reading, (all, factor, add, name) => {
        // Screening drops what is exactly on its threshold or not, by the last bit of a range.
        const asked = { reading: name, screenOutliers: false }
        const own = plain(fitting(kind, all))
        const chart = charts[kind](times(own, factor, add), asked)
        moved(chart, charts[kind](own, asked), line => line * factor + add, 1e3 * factor + Math.abs(add))
      }),
      { numRuns: 300 },
    )
  })

  test.each<Kind>(['xmr', 'i', 'mr', 'run', 'xbar', 's', 'ip'])(
    '%s: doubled to the last bit, screened or not',
    kind => {
      fc.assert(
        fc.property(rows, options, (all, asked) => {
          const own = plain(fitting(kind, all))
          const { target, centreLine } = asked
          const twice = { ...asked, target: target && target * 2, centreLine: centreLine && centreLine * 2 }
          const was = charts[kind](own, asked)
          const points = was.points.map(({ y, centre, lower, upper, lowerNear, upperNear, ...rest }) => {
            const double = (value: number | null) => value && value * 2
            const drawn = { y: double(y), centre: double(centre), lower: double(lower), upper: double(upper) }
            return { ...rest, ...drawn, lowerNear: double(lowerNear), upperNear: double(upperNear) }
          })
          expect(charts[kind](times(own, 2), twice)).toEqual({ ...was, points })
        }),
        { numRuns: 300 },
      )
    },
  )

  test.each<Kind>(['mr', 's'])('%s: stretched, and blind to a shift', kind => {
    fc.assert(
      fc.property(rows, scale, shift, (all, factor, add) => {
        const asked = { reading: 'nhsr' as const, screenOutliers: false }
        const own = plain(all)
        const chart = charts[kind](times(own, factor, add), asked)
        moved(chart, charts[kind](own, asked), line => line * factor, 1e3 * factor + Math.abs(add))
      }),
      { numRuns: 300 },
    )
  })

  test('t: the same in hours as in days', () => {
    fc.assert(
      fc.property(rows, all => {
        const asked = { reading: 'nhsr' as const, screenOutliers: false }
        moved(charts.t(times(plain(all), 24), asked), charts.t(plain(all), asked), line => line * 24, 1e9)
      }),
      { numRuns: 300 },
    )
  })

  test.each<Kind>(['p', 'pp'])('%s: those who did are the mirror of those who did not', kind => {
    const counts = fc.record({
      ...{ x: fc.integer({ min: 0, max: 34 }), n: fc.integer({ min: 20, max: 90 }) },
      part: fc.integer({ min: 1, max: 19 }),
    })
    fc.assert(
      fc.property(fc.uniqueArray(counts, { maxLength: 32, selector: ({ x }) => x }), all => {
        const asked = { reading: 'nhsr' as const, screenOutliers: false }
        const did = charts[kind](
          all.map(({ x, n, part }) => ({ x, n, y: part })),
          asked,
        )
        const didNot = charts[kind](
          all.map(({ x, n, part }) => ({ x, n, y: n - part })),
          asked,
        )
        const mirrored = did.points.map(point => ({
          ...point,
          ...{
            lower: point.upper,
            upper: point.lower,
            lowerNear: point.upperNear,
            upperNear: point.lowerNear,
          },
        }))
        moved(didNot, { ...did, points: mirrored }, line => 1 - line, 1)
      }),
      { numRuns: 300 },
    )
  })

  test.each<Kind>(['u', 'up', 'ip'])('%s: the same by bed day as by thousand bed days', kind => {
    fc.assert(
      fc.property(rows, all => {
        const asked = { reading: 'nhsr' as const, screenOutliers: false }
        const whole = all.filter(row => row.n)
        const thousands = whole.map(row => ({ ...row, n: row.n! / 1_000 }))
        moved(charts[kind](thousands, asked), charts[kind](whole, asked), line => line * 1_000, 1e6)
      }),
      { numRuns: 300 },
    )
  })
})
