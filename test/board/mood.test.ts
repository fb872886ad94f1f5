import { describe, expect, test } from 'vitest'
import { mood } from '../../board/panels/mood/mood.ts'
import { tell } from '../../board/panels/mood/share.ts'
import { sceneOf } from '../../board/scene.ts'
import { addDays } from '../../shared/days.ts'
import type { State } from '../../shared/state.ts'
import { founded, MONDAY, NOW, newTeam, wallOf } from './fixtures.ts'

/** Weeks that were counted, the newest last: of so many answers so many good. */
const weeksOf = (...weeks: (readonly [good: number, answers: number] | null)[]) =>
  wallOf(write => {
    founded(write)
    weeks.forEach((week, n) => {
      if (!week) return
      const monday = addDays(MONDAY, 7 * (n - weeks.length))
      const [good, answers] = week
      write(
        { type: 'week-counted', monday, answers, good, reasons: [] },
        { day: addDays(monday, 7), by: 'system' },
      )
    })
  })
const told = (state: State) => tell(state.jar.weeks, MONDAY)
const model = (state: State) => mood.read(state, {}, sceneOf({ now: NOW, heardAt: NOW, url: '' }, state.team))
const wobble = (n: number) => [26 + ((n * 7) % 9), 50] as const
const usual = Array.from({ length: 16 }, (_, n) => wobble(n))

describe('the share of good shifts', () => {
  test('one sad week is not a crisis', () => {
    expect(told(weeksOf(...usual, [24, 50]))).toMatchObject({ share: 48, trend: { is: 'usual' } })
  })

  test('seven weeks above what was usual are more than chance', () => {
    const better = Array.from({ length: 7 }, () => [40, 50] as const)
    const found = told(weeksOf(...usual, ...better))
    expect(found).toMatchObject({ share: 80, trend: { is: 'more', since: addDays(MONDAY, -49) } })
  })

  test('nothing is called usual from twelve weeks', () => {
    expect(told(weeksOf(...usual.slice(0, 12)))!.trend).toEqual({ is: 'few', weeks: 12 })
  })

  test('a week in which fewer than five answered is a gap, whatever they said', () => {
    const found = told(weeksOf(...usual, [0, 4], null, [30, 50]))!
    expect(found.chart.points.slice(-3).map(({ y }) => y)).toEqual([null, null, 60])
    expect(found.trend.is).toBe('usual')
  })

  test('the week that is not over takes no part', () => {
    const state = weeksOf(...usual, [30, 50])
    const more = { ...state.jar.weeks, [MONDAY]: { ...Object.values(state.jar.weeks)[0]!, good: 0 } }
    expect(tell(more, MONDAY)).toEqual(told(state))
  })
})

describe('its panel', () => {
  test('is as old as the week it speaks of', () => {
    expect(model(weeksOf(...usual))).toMatchObject({ asOf: { day: addDays(MONDAY, -1) }, stale: false })
    expect(model(weeksOf(...usual, null, null)).stale).toBe(true)
  })

  test('says what will appear while no week may be shown', () => {
    expect(model(newTeam()).empty).toContain('at least five')
    expect(model(weeksOf([2, 3])).empty).toContain('at least five')
  })
})
