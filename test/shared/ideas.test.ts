import { expect, test } from 'vitest'
import { steps } from '../../shared/ideas.ts'
import { type Event, kindOf } from '../../shared/state.ts'
import { erased, eventOf, idOf, play } from '../support/every-event.ts'

const released = eventOf('words-released', 1)
const of = released.id
const approved = { ...eventOf('idea-approved', 2, { of }), text: 'Shorter' } as Event
const edited = { ...eventOf('idea-edited', 3, { of }), text: 'Without the name' } as Event
const shownOn = (events: readonly Event[]) => play(events).wall.ideas[of]?.shown

test('one that waits hangs on the wall as a number and a topic, without a word of it', () => {
  const { full, wall } = play([released])
  expect(full.ideas[of]).toMatchObject({ text: 'words-released.text', shown: '', step: 'new' })
  expect(wall.ideas[of]).toMatchObject({ text: '', shown: '', topic: 'team', flags: [] })
})

test('what a lead shortened for the wall hangs there; the author’s own words stay with the leads', () => {
  const { full, wall } = play([released, approved])
  expect(full.ideas[of]).toMatchObject({ text: 'words-released.text', shown: 'Shorter' })
  expect(wall.ideas[of]).toMatchObject({ text: '', shown: 'Shorter', answer: 'idea-approved.answer' })
  expect(JSON.stringify(wall)).not.toContain('words-released.text')
  expect(JSON.stringify(wall)).not.toContain('idea-approved.why')
})

test('an edit replaces what hangs, also when the wall starts afresh from a log whose older words are erased', () => {
  expect(shownOn([released, approved, edited])).toBe('Without the name')
  const afterwards = [{ ...released, text: '' } as Event, { ...approved, text: '' } as Event, edited]
  expect(shownOn(afterwards)).toBe('Without the name')
  expect(play(afterwards).full.ideas[of]).toMatchObject({
    text: 'Without the name',
    shown: 'Without the name',
    answer: 'idea-approved.answer',
  })
})

test('edited first and approved then, it hangs, and keeps the step it had reached', () => {
  const moved = eventOf('idea-moved', 4, { of })
  const events = [{ ...released, text: '' } as Event, edited, moved, { ...approved, seq: 5 } as Event]
  expect(play(events).wall.ideas[of]).toMatchObject({ shown: 'Shorter', step: 'trying' })
})

test('edited twice, it hangs as it was edited last', () => {
  const again = { ...edited, id: idOf(4), seq: 4, text: 'Better still' } as Event
  expect(
    shownOn([
      { ...released, text: '' } as Event,
      { ...approved, text: '' } as Event,
      { ...edited, text: '' } as Event,
      again,
    ]),
  ).toBe('Better still')
})

test('one that nobody approved does not come to the wall by an edit', () => {
  expect(shownOn([released, edited])).toBe('')
  expect(shownOn([{ ...released, text: '' } as Event, edited])).toBe('')
})

test('one that was taken down stays down when it is edited', () => {
  expect(
    shownOn([released, approved, eventOf('idea-hidden', 3, { of }), { ...edited, seq: 4 } as Event]),
  ).toBe('')
})

test('one that its author took back is on no wall, not as a number either', () => {
  const events = [released, approved, edited, eventOf('idea-moved', 4, { of })].map(event =>
    'ticket' in event || event.type === 'idea-edited' || event.type === 'idea-approved'
      ? erased(event)
      : event,
  )
  const { full, wall } = play(events)
  expect(wall.ideas).toEqual({})
  expect(full.ideas[of]).toMatchObject({ text: '', shown: '' })
})

test('what its author adds goes to the desk and not to the wall', () => {
  const more = { ...eventOf('words-released', 2), kind: 'addition', idea: of, text: 'On nights too' } as Event
  const { full, wall } = play([released, more])
  expect(full.ideas[of]?.more).toEqual([{ id: idOf(2), text: 'On nights too' }])
  expect(JSON.stringify(wall)).not.toContain('On nights too')
})

test('a comment to a shift is for the desk, until a lead shows it to the wall', () => {
  const comment = { ...eventOf('words-released', 1), kind: 'comment' } as Event
  expect(play([comment]).wall.ideas[of]).toMatchObject({ kind: 'comment', text: '', shown: '' })
  expect(play([comment, approved]).wall.ideas[of]).toMatchObject({
    kind: 'comment',
    text: '',
    shown: 'Shorter',
  })
  expect(play([comment]).full.ideas[of]?.kind).toBe('comment')
})

test('an answer reaches the wall only with the idea it answers', () => {
  const answered = eventOf('idea-answered', 2, { of })
  expect(JSON.stringify(play([released, answered]).wall)).not.toContain('idea-answered.text')
  const { wall } = play([released, answered, { ...approved, seq: 3, answer: undefined } as unknown as Event])
  expect(wall.ideas[of]?.answer).toBe('idea-answered.text')
})

test('nobody can speak of an idea that is gone, nor show one with a bed and a name in it unchanged', () => {
  const { unless } = kindOf('idea-approved')!.kind as unknown as {
    unless: (body: object, slice: object) => string | null
  }
  const ideas = play([{ ...released, text: 'Bed 4 Mrs Jones has no table', flags: ['bed'] } as Event]).full
    .ideas
  const say = (text: string, idea = of) => unless({ idea, text }, ideas)
  expect(say('Bed 4 Mrs Jones has no table')).toBe('identifier-found')
  expect(say(' bed 4, mrs jones has no table! ')).toBe('identifier-found')
  expect(say('A bed has no table')).toBeNull()
  expect(say('A bed has no table', idOf(99))).toBe('not-found')
  const gone = play([erased(released)]).full.ideas
  expect(unless({ idea: of, text: 'A bed' }, gone)).toBe('not-found')
})

test('when the desk is full, what nobody has answered is the last to go', () => {
  const many = Array.from({ length: 239 }, (_, n) => eventOf('words-released', n + 2))
  const done = { ...eventOf('idea-moved', 300, { of: idOf(100) }), to: 'done' } as Event
  const { full } = play([released, ...many, done, eventOf('words-released', 301)])
  expect(full.ideas[of]).toBeDefined()
  expect(full.ideas[idOf(100)]).toBeUndefined()
})

test('an idea that waited while the desk filled up still comes to the wall', () => {
  const many = Array.from({ length: 239 }, (_, n) => eventOf('words-released', n + 2))
  const done = { ...eventOf('idea-moved', 300, { of: idOf(100) }), to: 'done' } as Event
  const { wall } = play([
    released,
    ...many,
    done,
    eventOf('words-released', 301),
    { ...approved, seq: 302 } as Event,
  ])
  expect(wall.ideas[of]?.shown).toBe('Shorter')
})

test('words that were erased after an edit take from the wall what hung there before', () => {
  expect(shownOn([released, approved, { ...edited, text: '' } as Event])).toBe('')
})

test.each(steps)('an idea may go to %s, and says so to its author', to => {
  const { full } = play([released, { ...eventOf('idea-moved', 2, { of }), to } as Event])
  expect(full.ideas[of]).toMatchObject({ step: to, answer: 'idea-moved.text' })
  expect(full.ideas[of]?.story.at(-1)).toMatchObject({ what: 'moved', step: to, text: 'idea-moved.text' })
})

test('an idea that was edited and then hidden leaves no word of it in a wall', () => {
  const hidden = { ...eventOf('idea-hidden', 4, { of }) } as Event
  const { wall, full } = play([released, approved, edited, hidden])
  expect(JSON.stringify(wall.ideas)).not.toContain('Without the name')
  expect(full.ideas[of]).toMatchObject({ text: 'Without the name', shown: '' })
})
