import { describe, expect, test } from 'vitest'
import { boxesOf, nextOf, placeOf } from '../../board/panels/safety-cross/cross.ts'
import { safetyCross } from '../../board/panels/safety-cross/safety-cross.ts'
import { sceneOf } from '../../board/scene.ts'
import { addDays } from '../../shared/days.ts'
import type { State } from '../../shared/state.ts'
import { founded, NOW, newTeam, TODAY, wallOf } from './fixtures.ts'

const counting = (counts: Record<string, number | null>, more: Record<string, unknown> = {}) =>
  wallOf(write => {
    founded(write)
    const falls = { key: 'falls', name: 'Falls', better: 'down', cadence: 'daily', chart: 'c', ...more }
    const measure = write({ type: 'measure-defined', ...falls })
    for (const [x, y] of Object.entries(counts))
      write({ type: 'reading-taken', measure, x, y, source: 'kiosk' }, { by: 'device:1' })
  })
const model = (state: State, settings = {}, now = NOW) =>
  safetyCross.read(state, settings, sceneOf({ now, heardAt: now, url: '' }, state.team))
const readings = (counts: Record<string, number | null>) => ({
  readings: Object.entries(counts).map(([x, y]) => ({ x, y, n: null, note: '', ghost: '', was: [] })),
})

describe('the days of a month', () => {
  test('are none, new here, not said yet, or still to come', () => {
    const boxes = boxesOf(readings({ '2026-11-01': 0, '2026-11-02': 2, '2026-11-03': null }), TODAY)
    expect(boxes.map(({ is }) => is).slice(0, 4)).toEqual(['none', 'new', 'unknown', 'unknown'])
    expect(boxes[1]).toMatchObject({ number: 2, count: 2 })
    expect(boxes[23]).toMatchObject({ day: TODAY, is: 'unknown' })
    expect(boxes[24]).toMatchObject({ is: 'ahead' })
  })

  test.each([
    ['2027-02-10', 28],
    ['2028-02-10', 29],
    ['2026-11-10', 30],
    ['2026-12-10', 31],
  ])('in the month of %s are %i, and the cross keeps its shape', (today, days) => {
    const boxes = boxesOf(readings({}), today)
    expect(boxes).toHaveLength(31)
    expect(boxes.filter(({ is }) => is !== 'absent')).toHaveLength(days)
  })

  test('stand each in a place of its own, in the shape of a cross', () => {
    const places = Array.from({ length: 31 }, (_, n) => placeOf(n + 1))
    expect(new Set(places.map(({ row, column }) => `${row} ${column}`)).size).toBe(31)
    for (const { row, column } of places) {
      expect(row >= 3 && row <= 5 ? column >= 1 && column <= 7 : column >= 3 && column <= 5).toBe(true)
      expect(row).toBeLessThanOrEqual(7)
    }
  })

  test('are reached with the arrows, and the edge of the cross is the end', () => {
    expect(nextOf(2, 'ArrowDown', 30)).toBe(5)
    expect(nextOf(5, 'ArrowDown', 30)).toBe(10)
    expect(nextOf(10, 'ArrowUp', 30)).toBe(5)
    expect(nextOf(7, 'ArrowUp', 30)).toBe(7)
    expect(nextOf(1, 'ArrowLeft', 30)).toBe(1)
    expect(nextOf(30, 'ArrowRight', 30)).toBe(30)
    expect(nextOf(29, 'ArrowDown', 30)).toBe(29)
    expect(nextOf(29, 'ArrowDown', 31)).toBe(31)
    expect(nextOf(9, 'Enter', 31)).toBe(9)
  })
})

describe('the safety cross', () => {
  test('says what the month was so far and what each day was', () => {
    const found = model(counting({ '2026-11-02': 0, '2026-11-03': 2, '2026-11-20': 1, [TODAY]: 0 }))
    expect(found).toMatchObject({ empty: null, stale: false, asOf: { day: TODAY } })
    expect(found).toHaveProperty('sentence', 'Three in November, on two\u00a0days.')
    expect(found).toHaveProperty('boxes.2.told', '3 November: two.')
    expect(found).toHaveProperty('boxes.3.told', '4 November: not said yet.')
    expect(found).toHaveProperty('boxes.23.told', 'Today: none.')
    expect(found).toHaveProperty('boxes.29.told', '30 November is still to come.')
  })

  test('says none only of days of which somebody said so', () => {
    expect(model(counting({ '2026-11-23': 0 }))).toHaveProperty('sentence', 'None in November so far.')
    expect(model(counting({ '2026-10-30': 4 }))).toHaveProperty('sentence', 'Nothing said for November yet.')
  })

  test('a number taken back leaves a day of which nothing was said', () => {
    const found = model(counting({ '2026-11-22': 0, '2026-11-23': null }))
    expect(found).toHaveProperty('boxes.22.is', 'unknown')
    expect(found.asOf).toEqual({ day: '2026-11-22' })
  })

  test('greys when nobody said anything for days', () => {
    expect(model(counting({ [addDays(TODAY, -5)]: 0 })).stale).toBe(true)
  })

  test('shows the measure that was chosen, by its key, and never one that it cannot', () => {
    expect(model(counting({ [TODAY]: 1 }), { measure: 'falls' }).empty).toBe(null)
    expect(model(counting({ [TODAY]: 1 }), { measure: 'ulcers' }).empty).toContain('console')
    expect(model(counting({ [TODAY]: 1 }, { cadence: 'weekly' })).empty).toContain('console')
  })

  test('says what will appear before there is anything to show', () => {
    expect(model(newTeam()).empty).toContain('A lead adds the measure')
    expect(model(counting({})).empty).toContain('Falls')
  })
})
