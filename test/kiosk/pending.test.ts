import { expect, test } from 'vitest'
import { flown, noTally, type Pending, pendingOf, tally } from '../../kiosk/pending.ts'
import { newId } from '../../shared/id.ts'

const given = (what: Partial<Pending> = {}): Pending => ({ id: newId(), delta: 1, posted: false, ...what })

test('a marble falls at once, without a network', () => {
  expect(tally(noTally, { total: 7, head: 3, pending: [given(), given()] }).extra).toBe(2)
})

test('a marble taken back before it was sent leaves the tray as it was', () => {
  expect(tally(noTally, { total: 7, head: 3, pending: [given(), given({ delta: -1 })] }).extra).toBe(0)
})

test('the wall hears of a marble before its sender has the answer, and it is counted once', () => {
  const one = given({ posted: true })
  const under = tally(noTally, { total: 7, head: 3, pending: [one] })
  expect(under.extra).toBe(1)
  const heard = tally(under, { total: 8, head: 4, pending: [one] })
  expect(heard.extra).toBe(0)
  expect(tally(heard, { total: 8, head: 4, pending: [{ ...one, seq: 4 }] }).extra).toBe(0)
})

test('the sender has the answer before the wall hears of the marble, and it is counted once', () => {
  const one = given({ posted: true })
  const under = tally(noTally, { total: 7, head: 3, pending: [one] })
  const answered = tally(under, { total: 7, head: 3, pending: [{ ...one, seq: 4 }] })
  expect(answered.extra).toBe(1)
  expect(tally(answered, { total: 8, head: 4, pending: [{ ...one, seq: 4 }] }).extra).toBe(0)
})

test('two quick taps are both in the tray all the way', () => {
  const one = given({ posted: true })
  const two = given()
  let now = tally(noTally, { total: 7, head: 3, pending: [one, two] })
  const shown: number[] = [7 + now.extra]
  const steps = [
    { total: 8, head: 4, pending: [one, two] },
    {
      total: 8,
      head: 4,
      pending: [
        { ...one, seq: 4 },
        { ...two, posted: true },
      ],
    },
    {
      total: 9,
      head: 5,
      pending: [
        { ...one, seq: 4 },
        { ...two, posted: true },
      ],
    },
    {
      total: 9,
      head: 5,
      pending: [
        { ...one, seq: 4 },
        { ...two, posted: true, seq: 5 },
      ],
    },
  ]
  for (const step of steps) {
    now = tally(now, step)
    shown.push(step.total + now.extra)
  }
  expect(shown).toEqual([9, 9, 9, 9, 9])
})

test('a marble that is being taken back leaves the tray once', () => {
  const back = given({ delta: -1, posted: true })
  const under = tally(noTally, { total: 8, head: 4, pending: [back] })
  expect(8 + under.extra).toBe(7)
  const heard = tally(under, { total: 7, head: 5, pending: [back] })
  expect(7 + heard.extra).toBe(7)
})

test('only moods are marbles', () => {
  expect(pendingOf([{ id: 'a', type: 'idea-left', topic: 'team', text: 'x' }])).toEqual([])
  expect(pendingOf([{ id: 'a', type: 'mood-given', mood: 'hard' }])).toHaveLength(1)
})

test('a marble the server refused leaves the tray', () => {
  const one = given({ posted: true })
  const item = {
    order: 1,
    id: one.id,
    team: 'w',
    draft: null,
    state: 'waiting' as const,
    attempts: 0,
    lastError: '',
  }
  expect(flown([one], [{ item, verdict: 'set-aside', error: '' }])).toEqual([])
  expect(flown([one], [{ item, verdict: 'again', error: '' }])).toEqual([one])
})
