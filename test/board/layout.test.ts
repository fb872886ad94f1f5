import { describe, expect, test } from 'vitest'
import { type Box, compose, GRID, type Shape } from '../../board/layout.ts'
import { manyPanels } from './fixtures.ts'

const shapes: Shape[] = ['wide', 'tall']
const counts = Array.from({ length: 12 }, (_, n) => n + 1)
const boards = shapes.flatMap(shape => counts.map((count): [Shape, number] => [shape, count]))

const area = ({ width, height }: Box) => width * height
const overlap = (a: Box, b: Box) =>
  a.left < b.left + b.width &&
  b.left < a.left + a.width &&
  a.top < b.top + b.height &&
  b.top < a.top + a.height

describe('a front page', () => {
  test.each(boards)(
    '%s with %i panels gives each a place, fills the grid and overlaps nothing',
    (shape, count) => {
      const boxes = compose(manyPanels(count), shape).map(([, box]) => box)
      expect(boxes).toHaveLength(count)
      expect(boxes.reduce((sum, box) => sum + area(box), 0)).toBe(GRID * GRID)
      for (const [n, a] of boxes.entries())
        for (const b of boxes.slice(n + 1)) expect(overlap(a, b)).toBe(false)
    },
  )

  test.each(boards)('%s with %i panels is led by one of them', (shape, count) => {
    const [lead, ...others] = compose(manyPanels(count), shape).map(([, box]) => box)
    for (const box of others) expect(area(lead!)).toBeGreaterThan(area(box))
  })

  test.each(boards)('%s with %i panels makes none a sliver', (shape, count) => {
    for (const [, { width, height }] of compose(manyPanels(count), shape)) {
      expect(width).toBeGreaterThanOrEqual(11)
      expect(height).toBeGreaterThanOrEqual(8)
    }
  })

  test('the first large panel leads; the others keep their order', () => {
    const sizes = ['small', 'medium', 'large', 'medium'] as const
    const placed = compose(
      sizes.map((size, id) => ({ id, size })),
      'wide',
    )
    expect(placed.map(([{ id }]) => id)).toEqual([2, 0, 1, 3])
  })

  test('nothing arranged is nothing placed', () => {
    expect(compose([], 'wide')).toEqual([])
  })
})
