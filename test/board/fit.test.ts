import { describe, expect, test } from 'vitest'
import { driftAt } from '../../board/drift.ts'
import { deal, type Leaf, tries } from '../../board/fit.ts'
import { arrangementIn } from '../../board/preview.ts'

test('as many items as may be, larger before smaller; only the last that is left is set smaller still', () => {
  expect(tries(2, 1, 'more')).toEqual([
    { count: 2, step: 1 },
    { count: 2, step: 2 },
    { count: 2, step: 3 },
    { count: 1, step: 1 },
    { count: 1, step: 2 },
    { count: 1, step: 3 },
    { count: 1, step: 4 },
    { count: 1, step: 5 },
  ])
  expect(tries(1, 0, 'more').slice(0, 6)).toEqual([
    ...[1, 2, 3, 4, 5].map(step => ({ count: 1, step })),
    { count: 0, step: 1 },
  ])
})

test('where size matters more, items go before it does', () => {
  expect(tries(3, 2, 'larger').slice(0, 3)).toEqual([
    { count: 3, step: 1 },
    { count: 2, step: 1 },
    { count: 3, step: 2 },
  ])
})

describe('what was said, on pages that turn', () => {
  /** A place of so many lines; an item takes its lines times what the size costs. */
  const room = (lines: readonly number[], place: number) => (leaf: Leaf) =>
    lines.slice(leaf.from, leaf.from + leaf.count).reduce((sum, one) => sum + one * (6 - leaf.step), 0) <=
    place

  test('stands together while the letters stay large, else alone and as large as it fits', () => {
    expect(deal(3, room([1, 1, 2], 10))).toEqual([
      { from: 0, count: 2, step: 1 },
      { from: 2, count: 1, step: 1 },
    ])
    expect(deal(2, room([4, 1], 10))).toEqual([
      { from: 0, count: 1, step: 4 },
      { from: 1, count: 1, step: 1 },
    ])
  })

  test('is never cut in two: what has no room at all is left out, and the others stay', () => {
    expect(deal(3, room([30, 1, 30], 10))).toEqual([{ from: 1, count: 1, step: 1 }])
    expect(deal(1, room([30], 10))).toEqual([])
  })
})

test('the page stands somewhere else every ten minutes, never more than eight pixels from home', () => {
  const places = Array.from({ length: 12 }, (_, n) => driftAt(n * 600_000))
  for (const [n, { x, y }] of places.entries()) {
    expect(Math.max(x, y)).toBeLessThanOrEqual(8)
    expect(Math.min(x, y)).toBeGreaterThanOrEqual(0)
    expect(places[n + 1]).not.toEqual(places[n])
  }
})

test('an arrangement is taken from a message only when it is one', () => {
  const panels = [{ id: 'a', kind: 'jar', size: 'large', settings: {} }]
  expect(arrangementIn({ panels })).toEqual(panels)
  for (const wrong of [
    null,
    3,
    'panels',
    {},
    { panels: 3 },
    { panels: [null] },
    { panels: [{ ...panels[0], size: 'huge' }] },
  ])
    expect(arrangementIn(wrong)).toBeNull()
})
