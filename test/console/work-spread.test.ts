import { expect, test } from 'vitest'
import {
  cumulated,
  drawnTo,
  partBegins,
  partMinutes,
  partsOf,
  sharedOut,
  straight,
  weighted,
  weightsIn,
} from '../../kiosk/console/work/spread.ts'
import { threeShifts, twoShifts } from '../../shared/templates.ts'
import { workTemplates } from '../../shared/work-templates.ts'

const [early, late, night] = threeShifts as [
  (typeof threeShifts)[number],
  (typeof threeShifts)[number],
  (typeof threeShifts)[number],
]

test('a shift is set hour by hour where hours go into it', () => {
  expect([early, late, night].map(partsOf)).toEqual([7, 7, 10])
  expect(twoShifts.map(partsOf)).toEqual([12, 12])
  expect(partMinutes({ from: '07:00', to: '14:30' })).toBe(30)
  expect(partsOf({ from: '07:00', to: '14:30' })).toBe(15)
  expect(partsOf({ from: '07:00', to: '07:00' })).toBe(24)
})

test('the hours of a night go on after midnight', () => {
  expect(partBegins(night, 0)).toBe('21:00')
  expect(partBegins(night, 4)).toBe('01:00')
})

test('weights that are drawn come back as the weights they were', () => {
  const drawn = cumulated([0, 1, 2, 3, 2, 0, 0], 7)
  expect(drawn).toEqual([0, 13, 38, 75, 100, 100, 100])
  expect(cumulated(weighted(drawn), 7)).toEqual(drawn)
})

test('weights of other parts are read at the times of ours', () => {
  expect(cumulated([1, 1], 4)).toEqual([25, 50, 75, 100])
  expect(cumulated([1, 0, 0, 1], 2)).toEqual([50, 100])
})

test('a line that is pulled never falls, and ends with all of it', () => {
  const line = straight(4)
  expect(line).toEqual([25, 50, 75, 100])
  expect(drawnTo(line, 0, 60)).toEqual([60, 60, 75, 100])
  expect(drawnTo(line, 2, 10)).toEqual([10, 10, 10, 100])
  expect(drawnTo(line, 1, 130)).toEqual([25, 100, 100, 100])
  expect(drawnTo(line, 3, 0)).toEqual([25, 50, 75, 100])
  expect(weighted(drawnTo(line, 1, -3))).toEqual([0, 0, 75, 25])
})

test('what a day asks for is shared out whole among the shifts its hours fall into', () => {
  const rounds = { hours: { 8: 1, 12: 1, 17: 1, 21: 1 } }
  expect(sharedOut(4, threeShifts, rounds)).toEqual([2, 1, 1])
  expect(sharedOut(5, threeShifts, { hours: { 9: 1 } })).toEqual([5, 0, 0])
  expect(sharedOut(24, threeShifts, { hours: {} })).toEqual([7, 7, 10])
})

test.each(workTemplates)('$name fits into shifts of every kind', template => {
  for (const shifts of [threeShifts, twoShifts, [{ key: 'day', name: 'Day', from: '08:15', to: '16:40' }]]) {
    const [weekday] = template.aDay
    const shares = sharedOut(weekday, shifts, template)
    expect(shares.reduce((sum, one) => sum + one, 0)).toBe(weekday)
    for (const [n, shift] of shifts.entries()) {
      const weights = weightsIn(shift, template)
      expect(weights).toHaveLength(partsOf(shift))
      if (template.curve === 'hours' && shares[n]) expect(weights.some(Boolean)).toBe(true)
    }
  }
})
