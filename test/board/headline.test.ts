import { describe, expect, test } from 'vitest'
import { headlineOf } from '../../board/headline.ts'
import type { State } from '../../shared/state.ts'
import { busyWeek, emptyWeek, longIdeas, MONDAY, newTeam, stale, TODAY, told } from './fixtures.ts'

const plain = (state: State) =>
  headlineOf(state, { day: TODAY, monday: MONDAY })
    .map(({ text }) => text)
    .join(' ')
    .replaceAll('\u00a0', ' ')

const cases: [string, () => State, string][] = [
  ['a new team is invited', newTeam, 'The jar is empty. The first tap starts it.'],
  [
    'an answer of today comes before the jar',
    busyWeek,
    'One idea was answered today. 47 good shifts, more than in all of last week.',
  ],
  ['a week without answers is a new week', emptyWeek, 'A new week, an empty jar.'],
  ['a team that stopped is not blamed', stale, 'A new week, an empty jar.'],
  [
    'several answers are counted',
    longIdeas,
    'Two ideas were answered today. Five good shifts so far this week.',
  ],
  [
    'an idea done today comes first of all',
    () => told({ good: 3, ideas: [{ text: 'A clock.', shown: '', to: 'done', answer: 'It hangs.' }] }),
    'One idea was done today. Three good shifts so far this week.',
  ],
  [
    'ideas wait for an answer',
    () => told({ good: 1, ideas: [{ text: 'One.' }, { text: 'Two.' }] }),
    'One good shift so far this week. Two ideas wait for an answer.',
  ],
  [
    'ideas are being tried',
    () => told({ good: 12, ideas: [{ text: 'One.', shown: '', to: 'trying', on: MONDAY }] }),
    '12 good shifts so far this week. One idea is being tried.',
  ],
  ['the first answers lie in the tray', () => told({ tray: 1 }), 'One marble is in the tray.'],
]

describe('the headline', () => {
  test.each(cases)('%s', (_, state, text) => {
    expect(plain(state())).toBe(text)
  })

  test.each(cases)('fits two lines when %s', (_, state) => {
    for (const { text } of headlineOf(state(), { day: TODAY, monday: MONDAY }))
      expect(text.length).toBeLessThan(56)
  })

  test('a better week carries a tone and a quieter one does not', () => {
    expect(headlineOf(busyWeek(), { day: TODAY, monday: MONDAY })[1]?.tone).toBe('better')
    expect(headlineOf(longIdeas(), { day: TODAY, monday: MONDAY })[1]?.tone).toBe('plain')
  })
})
