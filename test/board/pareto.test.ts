import { expect, test } from 'vitest'
import { pareto } from '../../board/panels/pareto/pareto.ts'
import { rankedOf } from '../../board/ranked.ts'
import { sceneOf } from '../../board/scene.ts'
import { addDays } from '../../shared/days.ts'
import type { State } from '../../shared/state.ts'
import { busyWeek, founded, MONDAY, NOW, newTeam, wallOf } from './fixtures.ts'

type Reasons = { reason: string; count: number }[]
const weeksOf = (...weeks: Reasons[]) =>
  wallOf(write => {
    founded(write)
    weeks.forEach((reasons, n) => {
      const monday = addDays(MONDAY, -7 * (n + 1))
      const week = { monday, answers: 60, good: 40, reasons }
      write({ type: 'week-counted', ...week }, { day: addDays(monday, 7), by: 'system' })
    })
  })
const model = (state: State, settings = {}) =>
  pareto.read(state, settings, sceneOf({ now: NOW, heardAt: NOW, url: '' }, state.team))
const one = (reason: string, count: number) => ({ reason, count })

test('the most frequent reason comes first, each with what it comes to with those above it', () => {
  const bars = rankedOf([one('a', 5), one('b', 20), one('b', 10), one('c', 15)], reason =>
    reason === 'b' ? 'Breaks' : 'Another reason',
  )
  expect(bars.map(({ reason, count, share }) => [reason, count, share])).toEqual([
    ['b', 30, 60],
    ['c', 15, 90],
    ['a', 5, 100],
  ])
  expect(bars.map(({ name }) => name)).toEqual(['Breaks', 'Another reason', 'Another reason'])
  expect(bars.map(({ length }) => length)).toEqual([1, 0.5, 1 / 6])
})

test('the sentence names the few that make up half of it or more', () => {
  const most = model(weeksOf([one('staffing', 30), one('equipment', 10)]))
  expect(most).toHaveProperty('sentence', ['Staffing', ' is 75% of what got in the way.'])
  const two = model(weeksOf([one('staffing', 10), one('equipment', 9), one('breaks', 8)]))
  expect(two).toHaveProperty('sentence', ['Staffing and Equipment', ' are 70% of what got in the way.'])
})

test('the newest four counted weeks take part, or as many as were chosen', () => {
  const state = weeksOf(...Array.from({ length: 6 }, () => [one('staffing', 5)]))
  expect(model(state)).toHaveProperty('bars.0.count', 20)
  expect(model(state, { weeks: 2 })).toHaveProperty('bars.0.count', 10)
})

test('what too few said was never counted, so it is not here', () => {
  expect(model(weeksOf([])).empty).toContain('at least five')
  expect(model(newTeam()).empty).toContain('at least five')
  expect(model(busyWeek())).toMatchObject({ empty: null, told: expect.stringContaining('15 answers') })
})

test('it greys when no week was counted for long', () => {
  expect(model(weeksOf([one('staffing', 5)])).stale).toBe(false)
  expect(model(weeksOf([], [], [], [], [], [one('staffing', 5)])).stale).toBe(true)
})
