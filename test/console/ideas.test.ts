import { expect, test } from 'vitest'
import { groupOf, isAsWritten, pilesOf, startOf, waitingIn } from '../../kiosk/console/ideas/groups.ts'
import { newId } from '../../shared/id.ts'
import type { Idea, Ideas } from '../../shared/ideas.ts'
import { apply, type Draft, type Event, empty } from '../../shared/state.ts'

const stamp = { at: 0, day: '2026-11-23', shift: 'early' }

/** What a lead's page holds after these happened. */
const after = (...drafts: Draft[]): Ideas =>
  drafts.reduce((state, draft, at) => {
    const by = draft.type === 'words-released' ? 'system' : 'lead:ada'
    const event: Event = { ...draft, ...stamp, seq: at + 1, by }
    return apply(state, event)
  }, empty).ideas

const released = (text: string, kind: 'idea' | 'comment' = 'idea', flags: string[] = []) => ({
  ...{ id: newId(), type: 'words-released' as const, kind, text, flags },
})
const textsOf = (ideas: readonly Idea[]) => ideas.map(({ text }) => text)

test('what nobody has read comes first, and of it what has waited longest', () => {
  const [first, second, third] = [released('one'), released('two'), released('three')]
  const ideas = after(first, second, third, {
    ...{ id: newId(), type: 'idea-moved', idea: second.id, to: 'trying', text: 'We try it.' },
  })
  expect(pilesOf(ideas, 'idea').map(({ group }) => group)).toEqual(['waiting', 'trying'])
  expect(textsOf(pilesOf(ideas, 'idea')[0]!.ideas)).toEqual(['one', 'three'])
  expect(textsOf(waitingIn(ideas))).toEqual(['one', 'three'])
})

test('an answer is enough for an idea to count as read', () => {
  const left = released('one')
  const ideas = after(left, { id: newId(), type: 'idea-answered', idea: left.id, text: 'Thank you.' })
  expect(groupOf(ideas[left.id]!)).toBe('new')
  expect(waitingIn(ideas)).toEqual([])
})

test('comments lie apart from ideas, and both are counted as waiting', () => {
  const ideas = after(released('an idea'), released('a comment', 'comment'))
  expect(textsOf(pilesOf(ideas, 'comment').flatMap(pile => pile.ideas))).toEqual(['a comment'])
  expect(waitingIn(ideas)).toHaveLength(2)
})

test('spaces alone do not make a wording a new one', () => {
  const left = released('Bed 4 Mr Jones  is cold.', 'idea', ['bed'])
  const idea = after(left)[left.id]!
  expect(isAsWritten(idea, ' Bed 4 Mr Jones is\ncold. ')).toBe(true)
  expect(isAsWritten(idea, 'Somebody by the door is cold.')).toBe(false)
})

test('a long idea begins with whole words and says how many follow', () => {
  expect(startOf('A kettle that works.', 40)).toEqual({ start: 'A kettle that works.', left: 0 })
  expect(startOf('A kettle that works.', 12)).toEqual({ start: 'A kettle', left: 2 })
  expect(startOf('Donaudampfschifffahrt', 5).start).toBe('D')
})
