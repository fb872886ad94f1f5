import { expect, test } from 'vitest'
import type { Body, Draft, Event, State, Stub } from '../../shared/state.ts'
import type { Down, Up } from '../../shared/wire.ts'

const id = '00000000-0000-4000-8000-000000000001'
const takes = <T>(value: T) => value

// What must not compile is marked so: should it ever compile, the type check of this file fails.
test('a draft that no event type allows does not compile', () => {
  takes<Draft>({ id, type: 'mood-given', mood: 'good' })
  takes<Draft>({ id, type: 'idea-moved', idea: id, to: 'done', text: 'It is here' })
  // @ts-expect-error: there is no such face
  takes<Draft>({ id, type: 'mood-given', mood: 'sad' })
  // @ts-expect-error: a mood without a face
  takes<Draft>({ id, type: 'mood-given' })
  // @ts-expect-error: no such event
  takes<Draft>({ id, type: 'mood-stolen', mood: 'good' })
  // @ts-expect-error: the body of another event
  takes<Draft>({ id, type: 'idea-left', mood: 'good' })
  // @ts-expect-error: no such step
  takes<Draft>({ id, type: 'idea-moved', idea: id, to: 'perhaps', text: 'x' })
  // @ts-expect-error: a moment is a number
  takes<Draft>({ id, type: 'shift-closed', happenedAt: '07:00' })
  // @ts-expect-error: no such size
  takes<Body<'board-arranged'>>({ panels: [{ id: 'a', kind: 'jar', size: 'huge', settings: {} }] })
  expect(true).toBe(true)
})

test('what is seen of a voice has no words, no face and no minute', () => {
  const stub = takes<Stub>({ id, seq: 1, type: 'mood-given', day: '2026-11-23', shift: 'early' })
  // @ts-expect-error: a stub says nothing
  void stub.mood
  // @ts-expect-error: a stub has no minute
  void stub.at
  // @ts-expect-error: a stub has no writer
  void stub.by
  expect(stub.seq).toBe(1)
})

test('an event and a state cannot be changed into something else', () => {
  const moved = (event: Event & { type: 'idea-moved' }) => {
    // @ts-expect-error: a move has no mood
    void event.mood
    return event.to
  }
  // @ts-expect-error: no such subject
  const pledges = (state: State) => state.pledges
  expect([moved, pledges]).toHaveLength(2)
})

test('the wire says what it says and nothing else', () => {
  const follow = takes<Parameters<Up['follow']>[0]>({ team: id, log: '', after: { team: 0, voice: 0 } })
  // @ts-expect-error: walls only follow as walls
  takes<Parameters<Up['follow']>[0]>({ ...follow, as: 'full' })
  // @ts-expect-error: nothing is written over the wire
  takes<keyof Up>('write')
  // @ts-expect-error: a state has the name of its log
  takes<Parameters<Down['state']>[0]>({ team: id, state: {} as State, heads: { team: 0, voice: 0 } })
  expect(follow.team).toBe(id)
})
