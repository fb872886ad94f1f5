import { expect, test } from 'vitest'
import { panelOf, panels } from '../../board/panels/panels.ts'
import { empty } from '../../shared/state.ts'
import { usual, weekly } from './chart-measure.ts'

const state = {
  ...empty,
  measures: {
    a: weekly(usual, { id: 'a', key: 'waits', name: 'Waits' }),
    b: weekly(usual, { id: 'b', key: 'falls', name: 'Falls', cadence: 'daily', chart: 'c' }),
    c: weekly(usual, { id: 'c', key: 'ulcers', name: 'Ulcers', cadence: 'event', chart: 't' }),
    d: weekly(usual, { id: 'd', key: 'meals', name: 'Meals', closed: true }),
  },
}
const among = (kind: string) => panelOf(kind)!.choices['measure']!(state).map(({ label }) => label)

test('a panel offers the measures that it can draw, by their names', () => {
  expect(among('measure')).toEqual(['Waits', 'Falls', 'Ulcers'])
  expect(among('safety-cross')).toEqual(['Falls'])
  expect(among('days-since')).toEqual(['Falls', 'Ulcers'])
})

test('a measure stands in the settings by its key; an old board may hold its id', () => {
  expect(panelOf('measure')!.choices['measure']!(state)[0]).toEqual({
    ...{ value: 'waits', label: 'Waits', alias: 'a' },
  })
})

test('whatever can be chosen is a setting in words', () => {
  for (const { settings, choices } of panels)
    for (const name of Object.keys(choices)) expect(settings[name]).toBe('')
})
