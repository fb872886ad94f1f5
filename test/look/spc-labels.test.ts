import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fly, spread } from '../../shared/look/spc-labels.ts'
import { ticksOf } from '../../shared/look/spc-ticks.ts'
import { readingsOf } from './measured.ts'

const LINE = 20

describe('texts at the right edge', () => {
  test('stand where they belong when there is room', () => {
    expect(spread([10, 100, 60], LINE, 0, 200)).toEqual([10, 100, 60])
  })

  test('never collide and never leave the chart, however close their lines are', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 4 }), wishes => {
        const sorted = spread(wishes, LINE, 0, 200).sort((a, b) => a - b)
        expect(sorted.every(y => y >= 0 && y <= 200)).toBe(true)
        for (let n = 1; n < sorted.length; n++)
          expect(sorted[n]! - sorted[n - 1]!).toBeGreaterThanOrEqual(LINE)
      }),
    )
  })

  test('keep the order of their lines', () => {
    const [upper, mean, lower] = spread([50, 50.5, 51], LINE, 0, 200)
    expect(upper! < mean! && mean! < lower!).toBe(true)
  })
})

describe('texts above the chart', () => {
  const room = { lanes: 3, gap: 4, left: 0, right: 300 }
  const flag = fc.record({ x: fc.integer({ min: 0, max: 300 }), width: fc.integer({ min: 10, max: 160 }) })

  test('never touch each other, a pole or the edge', () => {
    fc.assert(
      fc.property(fc.array(flag, { maxLength: 8 }), given => {
        const flags = given.sort((a, b) => a.x - b.x)
        const flown = fly(flags, room)
        const texts = flown.flatMap((place, n) => (place ? [{ ...place, ...flags[n]!, n }] : []))
        for (const one of texts) {
          expect(one.left >= 0 && one.left + one.width <= 300).toBe(true)
          for (const other of texts) {
            if (other.n === one.n) continue
            const apart = other.left >= one.left + one.width || one.left >= other.left + other.width
            if (other.lane === one.lane) expect(apart).toBe(true)
            const crosses = other.x > one.left && other.x < one.left + one.width
            if (other.lane < one.lane) expect(crosses).toBe(false)
          }
        }
      }),
    )
  })

  test('of many the newest are written', () => {
    const flags = Array.from({ length: 9 }, (_, n) => ({ x: 30 * n, width: 120 }))
    const flown = fly(flags, { ...room, lanes: 1 })
    expect(flown.at(-1)).not.toBeNull()
    expect(flown.some(place => place === null)).toBe(true)
  })
})

describe('names of a time axis', () => {
  const texts = (count: number, apart: number, step = 7) =>
    ticksOf(readingsOf(Array(count).fill(1), '2026-01-05', step), apart, false).map(({ text }) => text)

  test('are days where there are few points, then months, quarters and years', () => {
    expect(texts(3, 1)).toEqual(['5 Jan', '12 Jan', '19 Jan'])
    expect(texts(22, 4)).toEqual(['2026', 'Feb', 'Mar', 'Apr', 'May', 'June'])
    expect(texts(60, 10)).toEqual(['2026', 'Apr', 'July', 'Oct', '2027'])
    expect(texts(520, 50)).toEqual([
      '2026',
      '2027',
      '2028',
      '2029',
      '2030',
      '2031',
      '2032',
      '2033',
      '2034',
      '2035',
    ])
  })

  test('are never closer than asked', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 700 }), fc.integer({ min: 1, max: 80 }), (count, apart) => {
        const ticks = ticksOf(readingsOf(Array(count).fill(1)), apart, false)
        expect(ticks.length).toBeGreaterThan(0)
        for (let n = 1; n < ticks.length; n++)
          expect(ticks[n]!.at - ticks[n - 1]!.at).toBeGreaterThanOrEqual(apart)
      }),
    )
  })
})
