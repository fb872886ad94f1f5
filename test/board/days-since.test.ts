import { describe, expect, test } from 'vitest'
import { daysSince } from '../../board/panels/days-since/days-since.ts'
import { eventsOf, gapsOf, tell } from '../../board/panels/days-since/gaps.ts'
import { sceneOf } from '../../board/scene.ts'
import { addDays } from '../../shared/days.ts'
import type { Measure } from '../../shared/measures.ts'
import { tChart } from '../../shared/spc/t-chart.ts'
import type { State } from '../../shared/state.ts'
import { founded, NOW, newTeam, TODAY, wallOf, ZONE } from './fixtures.ts'

/** A daily count that ends today, the newest count last. */
const daily = (counts: readonly (number | null)[], more: Record<string, unknown> = {}, last = TODAY) =>
  wallOf(write => {
    founded(write)
    const falls = { key: 'falls', name: 'Falls', better: 'down', cadence: 'daily', chart: 'c', ...more }
    const measure = write({ type: 'measure-defined', ...falls })
    counts.forEach((y, n) => {
      write({ type: 'reading-taken', measure, x: addDays(last, n + 1 - counts.length), y })
    })
  })
/** Days without any, each run of them ended by a day with one. */
const runs = (...gaps: number[]) => [1, ...gaps.flatMap(days => [...Array<number>(days - 1).fill(0), 1])]
const the = (state: State): Measure => Object.values(state.measures)[0]!
const told = (state: State) => tell(the(state), TODAY, ZONE)!
const model = (state: State) =>
  daysSince.read(state, {}, sceneOf({ now: NOW, heardAt: NOW, url: '' }, state.team))

const usual = [6, 4, 9, 5, 7, 3, 8, 6, 5, 9, 4, 7, 6, 5, 8]

describe('the days since the last', () => {
  test('are counted to today, from the last day with any', () => {
    expect(told(daily([0, 1, 0, 0, 2, 0, 0, 0])).days).toBe(3)
    expect(told(daily([0, 0, 0, 1])).days).toBe(0)
  })

  test('are counted from the first reading where there has been none', () => {
    expect(told(daily([0, 0, 0, 0, 0]))).toMatchObject({ days: 4, last: null })
  })

  test('stop where nobody looked any more', () => {
    const state = daily([1, 0, 0, 0], {}, addDays(TODAY, -9))
    expect(model(state)).toMatchObject({ stale: true, upTo: addDays(TODAY, -9) })
  })

  test('of what happens rarely run from its own time', () => {
    const state = wallOf(write => {
      founded(write)
      const way = { better: 'down', cadence: 'event', chart: 't' }
      const measure = write({ type: 'measure-defined', key: 'never', name: 'Wrong-site blocks', ...way })
      write({ type: 'reading-taken', measure, x: '2026-11-03T10:00Z', y: 1 })
      write({ type: 'reading-taken', measure, x: '2026-11-15T23:30Z', y: 12 })
    })
    expect(told(state)).toMatchObject({ days: 9, last: '2026-11-15' })
    expect(gapsOf(eventsOf(the(state))).map(({ y }) => y)).toEqual([12.5625])
  })
})

describe('whether the time between them changes', () => {
  test('is not said from a dozen gaps', () => {
    expect(told(daily(runs(...usual.slice(0, 12)))).trend).toEqual({ is: 'few', gaps: 12 })
  })

  test('one more after many days is as usual, and no step back', () => {
    const { days, trend, tone } = told(daily(runs(...usual)))
    expect({ days, is: trend.is, tone }).toEqual({ days: 0, is: 'usual', tone: 'plain' })
  })

  test('is what the t chart of the gaps says', () => {
    const { trend, chart } = told(daily(runs(...usual)))
    const same = tChart(usual.map((y, n) => ({ x: n, y })))
    expect(chart!.points.map(({ centre }) => centre)).toEqual(same.points.map(({ centre }) => centre))
    expect(trend).toMatchObject({ centre: same.points[0]!.centre, most: same.points[0]!.upper })
  })

  test('is better when longer, where the time between is itself what a lead wants to grow', () => {
    const days = (better: string) =>
      wallOf(write => {
        founded(write)
        const way = { better, cadence: 'event', chart: 't' }
        const measure = write({ type: 'measure-defined', key: 'harm', name: 'A fall with harm', ...way })
        for (let n = 15; n > 0; n--)
          write({
            type: 'reading-taken',
            measure,
            x: `${addDays(TODAY, -90 - 9 * n - (n % 3))}T10:00Z`,
            y: 9,
          })
      })
    expect(told(days('up'))).toMatchObject({ trend: { is: 'long-now' }, tone: 'better' })
    expect(told(days('down'))).toMatchObject({ trend: { is: 'long-now' }, tone: 'worse' })
  })

  test('longer gaps, one after the other, are better where fewer is better', () => {
    const longer = daily(runs(...usual, 20, 24, 22, 21, 25, 23, 24))
    expect(told(longer)).toMatchObject({ trend: { is: 'longer' }, tone: 'better' })
    const wanted = daily(runs(...usual, 20, 24, 22, 21, 25, 23, 24), { better: 'neither' })
    expect(told(wanted)).toMatchObject({ trend: { is: 'longer' }, tone: 'plain' })
  })

  test('shorter gaps are said plainly, since when', () => {
    const found = told(daily(runs(...usual.map(days => days * 3), 2, 1, 2, 1, 2, 2, 1, 2)))
    expect(found).toMatchObject({ trend: { is: 'shorter' }, tone: 'worse' })
    expect(found.trend).toHaveProperty('since', addDays(TODAY, -11))
  })

  test('a time that has not ended yet counts once it is beyond chance', () => {
    const quiet = (days: number) => told(daily([...runs(...usual), ...Array<number>(days).fill(0)]))
    expect(quiet(10).trend.is).toBe('usual')
    expect(quiet(60)).toMatchObject({ days: 60, trend: { is: 'long-now' }, tone: 'better' })
  })
})

test('before there is anything to count it says what will appear', () => {
  expect(model(newTeam()).empty).toContain('A lead adds the measure')
  expect(model(daily([])).empty).toContain('Falls')
})
