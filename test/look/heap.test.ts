import { describe, expect, test, vi } from 'vitest'
import { heap, type Marble, outside } from '../../shared/look/jar/heap.ts'

const counts = [0, 1, 7, 30, 31, 47, 72, 73, 120, 142, 143, 300, 301, 400, 999, 1000, 1149, 3000, 12_049]

const deepest = (marbles: readonly Marble[]) =>
  Math.max(
    0,
    ...marbles.flatMap((a, i) =>
      marbles.slice(i + 1).map(b => (a.r + b.r - Math.hypot(a.x - b.x, a.y - b.y)) / a.r),
    ),
  )

describe('the heap in the jar', () => {
  test.each(counts)('%i good shifts are all in the jar, as marbles or in a layer with its number', count => {
    const { marbles, bands } = heap(count)
    expect(marbles.length + bands.reduce((sum, band) => sum + band.count, 0)).toBe(count)
  })

  test.each(counts)('%i marbles lie inside the glass and not in one another', count => {
    const { marbles, floor } = heap(count)
    for (const { x, y, r } of marbles) {
      expect(outside(x, y, r)).toBeLessThanOrEqual(0.01)
      expect(y - r).toBeGreaterThanOrEqual(floor - 0.01)
    }
    expect(deepest(marbles)).toBeLessThan(0.001)
  })

  test('one more marble moves none of the others', () => {
    for (const [fewer, more] of [
      [5, 30],
      [31, 72],
      [100, 101],
      [150, 300],
      [350, 399],
    ] as const)
      expect(heap(more).marbles.slice(0, heap(fewer).marbles.length)).toEqual(heap(fewer).marbles)
  })

  test('the same count is the same heap on every screen', async () => {
    const here = heap(61)
    vi.resetModules()
    const other = await import('../../shared/look/jar/heap.ts')
    expect(other.heap(61)).toEqual(here)
    expect(other.heap(20).marbles[19]).toEqual(heap(20).marbles[19])
  })

  test('every marble rests on something', () => {
    const { marbles } = heap(47)
    for (const { x, y, r } of marbles) {
      const held = marbles.some(m => m.y < y && Math.hypot(m.x - x, m.y - y) < (m.r + r) * 1.03)
      expect(held || outside(x, y, r) > -0.03 * r).toBe(true)
    }
  })

  test('it is a heap and not a grid: no two marbles of the foot stand equally high, and sizes vary a little', () => {
    const { marbles } = heap(47)
    expect(new Set(marbles.map(m => m.r.toFixed(3))).size).toBeGreaterThan(40)
    expect(new Set(marbles.map(m => m.y.toFixed(1))).size).toBeGreaterThan(38)
  })

  test('layers lie on one another and leave room for the newest', () => {
    const { bands, floor } = heap(3000)
    expect(bands.map(band => band.count)).toEqual([2000, 900])
    expect(bands[0]?.to).toBe(bands[1]?.from)
    expect(floor).toBe(bands[1]?.to)
    expect(heap(99_149).marbles).toHaveLength(149)
  })
})
