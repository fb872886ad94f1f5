import { expect, test } from 'vitest'
import { isHung } from '../../kiosk/console/measures/standing.ts'
import type { Placement } from '../../shared/team.ts'

const panel = (kind: string, measure = ''): Placement => ({
  ...{ id: kind, kind, size: 'medium' },
  settings: measure ? { measure } : {},
})
const falls = { id: 'a', key: 'falls', cadence: 'daily' } as const
const meals = { id: 'b', key: 'meals', cadence: 'monthly' } as const

test('a measure hangs where a panel names it, or shows all, or takes the first', () => {
  expect(isHung(meals, [panel('jar'), panel('ideas')], 'a')).toBe(false)
  expect(isHung(meals, [panel('measure')], 'a')).toBe(false)
  expect(isHung(falls, [panel('measure')], 'a')).toBe(true)
  expect(isHung(meals, [panel('measure', 'meals')], 'a')).toBe(true)
  expect(isHung(meals, [panel('measure', 'b')], 'a')).toBe(true)
  expect(isHung(meals, [panel('matrix')], 'a')).toBe(true)
})

test('nobody is told that the board lacks a daily count while a safety cross hangs that may show it', () => {
  expect(isHung(falls, [panel('safety-cross')], 'b')).toBe(true)
  expect(isHung(meals, [panel('safety-cross')], 'b')).toBe(false)
  expect(isHung(falls, [panel('safety-cross', 'slips')], 'b')).toBe(false)
})
