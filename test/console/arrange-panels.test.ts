import { expect, test } from 'vitest'
import { panelGroups, panelOf, panels } from '../../board/panels/panels.ts'
import { shownBy } from '../../kiosk/console/arrange/arrangement.ts'
import { empty, type State } from '../../shared/state.ts'
import { desk } from '../../shared/words/en.ts'

const { shows } = desk.board

test('every panel says in one line what it shows, and stands among others for the same purpose', () => {
  expect(panels.filter(({ kind }) => !shows[kind]).map(({ kind }) => kind)).toEqual([])
  for (const line of Object.values(shows)) expect(line.length).toBeLessThanOrEqual(80)
  for (const group of panelGroups) {
    const inIt = panels.filter(panel => panel.group === group)
    expect(inIt.length, group).toBeGreaterThan(1)
    expect(inIt.length, group).toBeLessThan(7)
  }
})

test('of two panels of one kind the list says which is which', () => {
  const state = { ...empty, work: { b: { id: 'b', key: 'beds', name: 'Beds to clean' } } } as unknown as State
  const hours = panelOf('hours')!
  const placed = { id: 'hours', kind: 'hours', size: 'medium', settings: { work: 'beds' } } as const
  expect(shownBy(hours, placed, state)).toBe('Beds to clean')
  expect(shownBy(hours, { ...placed, settings: {} }, state)).toBe('')
  expect(shownBy(hours, { ...placed, settings: { work: 'gone' } }, state)).toBe('')
})
