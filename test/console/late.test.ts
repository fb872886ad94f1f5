import { expect, test } from 'vitest'
import type { Desk } from '../../kiosk/console/at-desk.ts'
import { lateFor } from '../../kiosk/console/measures/late.ts'
import { waitingAt } from '../../kiosk/console/nav.tsx'
import type { Measure } from '../../shared/measures.ts'
import { empty } from '../../shared/state.ts'
import { usual, week, weekly } from './chart-measure.ts'

const ME = 'ada'
const last = week(usual.length - 1)
const [fresh, old] = [last, week(usual.length + 2)]
const all = (...given: Partial<Measure>[]) =>
  Object.fromEntries(given.map((more, n) => [`m${n}`, weekly(usual, { id: `m${n}`, ...more })]))

test('a reading that is overdue calls first whoever looks after the measure, then every lead', () => {
  const measures = all({ owner: 'lee' }, { owner: ME }, {})
  expect(lateFor(ME, measures, old).map(({ id }) => id)).toEqual(['m1', 'm0', 'm2'])
  expect(lateFor(ME, measures, fresh)).toEqual([])
})

test('what is closed, has no reading yet or comes event by event calls nobody', () => {
  expect(lateFor(ME, all({ closed: true }, { readings: [] }, { cadence: 'event' }), old)).toEqual([])
})

test('the section of the measures says how many, on a phone the menu that it stands in', () => {
  const at = (today: string) =>
    ({ state: { ...empty, measures: all({}, {}) }, me: { id: ME }, today }) as Desk
  expect(waitingAt(at(old), 'measures')).toEqual({ count: 2, heard: '2 readings are overdue' })
  expect(waitingAt(at(old), 'menu').count).toBe(0)
  expect(waitingAt(at(old), 'ideas').count).toBe(0)
  expect(waitingAt(at(fresh), 'measures').count).toBe(0)
})
