import { describe, expect, test } from 'vitest'
import { DISH, tray } from '../../shared/look/jar/dish.ts'
import { heap } from '../../shared/look/jar/heap.ts'
import { dishAt, flight, pouring } from '../../shared/look/jar/pour.ts'
import { setting, TALL } from '../../shared/look/jar/setting.ts'
import { DROP_MS, dropAt, fallAt, POUR_MS, poseAt } from '../../shared/look/jar/timeline.ts'

const pour = { id: 'a1', day: '2026-11-24', shift: 'late', answers: 14, good: 9 }
const moments = Array.from({ length: 301 }, (_, i) => (i * POUR_MS) / 300)

describe('the dish', () => {
  test('every answer is a marble, and those with no room are a number', () => {
    for (const count of [0, 1, 16, 17, 40, 90, 130]) {
      const { spots, more } = tray(count)
      expect(spots.length + more).toBe(count)
    }
    expect(tray(130).more).toBe(40)
  })

  test('a new marble moves none of the others, and all lie in the dish', () => {
    const twelve = tray(12).spots
    for (const one of tray(11).spots) expect(twelve).toContainEqual(one)
    for (const count of [16, 40, 90])
      for (const { x, y } of tray(count).spots)
        expect(Math.hypot(x, y / DISH.flat)).toBeLessThan(DISH.half - 4)
  })

  test('a new marble falls, springs a little and lies still after less than half a second', () => {
    expect(DROP_MS).toBeLessThanOrEqual(450)
    expect(dropAt(0).height).toBe(1)
    expect(dropAt(DROP_MS * 0.9).height).toBeGreaterThan(0.02)
    expect(dropAt(DROP_MS)).toEqual({ height: expect.closeTo(0), seen: 1 })
    expect(dropAt(Number.POSITIVE_INFINITY).height).toBeCloseTo(0)
  })
})

describe('the pour', () => {
  test('it ends as it would have been without it', () => {
    const { under, fallers } = pouring(pour, 47)
    const rested = fallers.flatMap(({ rests }) => rests ?? [])
    const final = heap(47).marbles
    expect(under.marbles).toEqual(final.slice(0, 38))
    expect(rested).toHaveLength(9)
    expect(new Set(rested)).toEqual(new Set(final.slice(38)))
  })

  test('all fall alike: a clear marble lands in the jar like any other, and the order tells nothing', () => {
    const { fallers } = pouring(pour, 47)
    expect(fallers).toHaveLength(14)
    expect(new Set(fallers.map(({ lands }) => lands)).size).toBe(14)
    const orders = ['a1', 'b2', 'c3', 'd4'].map(id =>
      pouring({ ...pour, id }, 47)
        .fallers.map(({ rests }) => Boolean(rests))
        .join(),
    )
    expect(new Set(orders).size).toBeGreaterThan(1)
  })

  test.each([
    [0, 0, 0],
    [5, 5, 5],
    [5, 0, 12],
    [400, 310, 320],
    [20, 16, 3],
    [14, 9, 305],
    [60, 30, 72],
  ])('%i answers of which %i good, in a jar of %i, have places', (answers, good, total) => {
    const { under, fallers } = pouring({ ...pour, answers, good }, total)
    const rested = fallers.filter(({ rests }) => rests).length
    expect(fallers.length).toBeLessThanOrEqual(60)
    expect(under.marbles.length + rested).toBe(heap(total).marbles.length)
  })

  test('everything starts in the dish and is over after three seconds', () => {
    for (const k of [0, 7, 59]) {
      expect(fallAt(0, k, 60)).toMatchObject({ roll: 0, fall: 0, colour: 0, melt: 0, sink: 0 })
      expect(fallAt(POUR_MS, k, 60)).toMatchObject({ roll: 1, fall: 1, colour: 1, melt: 1, sink: 1 })
    }
    expect(poseAt(0)).toEqual({ rise: 0, across: 0, tilt: 0, back: 0 })
    expect(poseAt(POUR_MS)).toEqual({ rise: 0, across: 0, tilt: 0, back: 0 })
  })

  test('nothing jumps from one frame to the next', () => {
    const home = { x: 236, y: 14 }
    const lands = { x: 100, y: 30, r: 15 }
    const path = moments.map(ms => {
      const { fall, height } = fallAt(ms, 3, 14)
      return { dish: dishAt(ms, home), marble: flight(fall, height, lands, 16) }
    })
    for (const [i, now] of path.entries()) {
      const last = path[i - 1] ?? now
      expect(Math.hypot(now.dish.x - last.dish.x, now.dish.y - last.dish.y)).toBeLessThan(24)
      expect(Math.hypot(now.marble.x - last.marble.x, now.marble.y - last.marble.y)).toBeLessThan(24)
    }
  })

  test('the clear ones melt only after the last marble has landed', () => {
    const landed = moments.find(ms => fallAt(ms, 59, 60).fall === 1) ?? POUR_MS
    expect(fallAt(landed, 59, 60).melt).toBe(0)
  })
})

describe('the setting', () => {
  test.each([
    [400, 500],
    [900, 700],
    [300, 300],
    [1200, 500],
    [200, 900],
  ])('jar and dish fit a box of %i by %i', (width, height) => {
    const { scale, jar, dish } = setting(width, height)
    expect(jar.y - TALL * scale).toBeGreaterThanOrEqual(0)
    expect(jar.x - 135 * scale).toBeGreaterThanOrEqual(0)
    expect(dish.x + DISH.half * scale).toBeLessThanOrEqual(width)
    expect(dish.y + (DISH.half * DISH.flat + DISH.wall) * scale).toBeLessThanOrEqual(height)
  })
})
