import { expect, test } from 'vitest'
import { newestAnswered } from '../../kiosk/happened.ts'
import type { Idea } from '../../shared/ideas.ts'
import { empty } from '../../shared/state.ts'

const idea = (id: string, what: Partial<Idea>): Idea => ({
  id,
  kind: 'idea',
  topic: 'equipment',
  text: '',
  shown: 'We run out of slide sheets.',
  more: [],
  flags: [],
  step: 'done',
  answer: 'A second box lives by bay 4.',
  on: '2026-11-01',
  movedOn: '2026-11-02',
  answeredOn: '2026-11-02',
  story: [],
  ...what,
})

const team = { ...empty.team, topics: [{ key: 'equipment', name: 'Equipment' }] }
const among = (...all: Idea[]) =>
  newestAnswered({ team, ideas: Object.fromEntries(all.map(one => [one.id, one])) })

test('the newest answer stands on the kiosk', () => {
  expect(among(idea('a', {}), idea('b', { movedOn: '2026-11-05' }), idea('c', {}))?.id).toBe('b')
})

test('what has no answer, or was not shown to the wall, does not', () => {
  expect(among(idea('a', { answer: '' }), idea('b', { shown: '' }))).toBeNull()
})

test('words too long for their place go by their topic, and are never cut', () => {
  const found = among(idea('a', { shown: 'x'.repeat(600) }))
  expect(found).toMatchObject({ said: '', topic: 'Equipment', answer: 'A second box lives by bay 4.' })
})
