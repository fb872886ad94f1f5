import { Compile } from 'typebox/compile'
import { describe, expect, test } from 'vitest'
import { refusals } from '../../shared/refusals.ts'
import {
  apply,
  type Event,
  type EventType,
  empty,
  eventTypes,
  forWall,
  kindOf,
  type State,
  stubOf,
} from '../../shared/state.ts'
import { dice } from '../support/dice.ts'
import { play } from '../support/every-event.ts'
import { hostile } from '../support/hostile.ts'

const MANY = 6_000
const eventsOf = (seed: number) => hostile(dice(seed), MANY)
const markedOf = (seed: number, types?: readonly EventType[]) =>
  hostile(dice(seed), MANY, { write: place => `⟦${place}⟧`, ...(types ? { types } : {}) })
const copied = (state: State): State => JSON.parse(JSON.stringify(state)) as State

describe('thousands of odd events that a door would let in', () => {
  const events = eventsOf(7)
  const { full, wall } = play(events)

  test('are let in by their own schemas', () => {
    for (const type of new Set(events.map(one => one.type))) {
      const { body, texts } = kindOf(type)!.kind
      const check = Compile(body)
      const fields = Object.keys(body.properties)
      const whole = events.filter(
        one => one.type === type && texts.every(name => Reflect.get(one, name) !== ''),
      )
      for (const one of whole) {
        const own = Object.entries(one).filter(([name]) => fields.includes(name))
        expect([type, check.Check(Object.fromEntries(own))]).toEqual([type, true])
      }
    }
  })

  test('come to the same in any batches, over any restart from what was kept', () => {
    const die = dice(11)
    let state = empty
    for (let from = 0; from < events.length; ) {
      const to = from + 1 + die.upTo(900)
      state = copied(events.slice(from, to).reduce(apply, state))
      from = to
    }
    expect(state).toEqual(full)
    expect(copied(wall)).toEqual(wall)
  })

  test('leave every subject no larger than a screen can show', () => {
    for (const slice of Object.values(full)) expect(JSON.stringify(slice).length).toBeLessThan(400_000)
  })

  test('find an answer at every door, and that is a word of the list or nothing', () => {
    const asked = events.map(event => {
      const { kind, owner } = kindOf(event.type)!
      type Door = (body: Event, slice: unknown, writer: string, moment: object) => string | null
      const unless = kind.unless as unknown as Door | undefined
      return unless?.(event, full[owner], 'device', { ...event, shifts: full.team.shifts }) ?? null
    })
    const refused = asked.filter(code => code !== null)
    expect(refused.filter(code => !(code in refusals))).toEqual([])
    expect(refused.length).toBeGreaterThan(100)
  })
})

/** Never for a wall, whatever became of it: what nobody approved, reasons for the desk, who looks after what. */
const NEVER =
  /^(words-released\.text|.*\.why|(?!help-called).*\.note|.*\.source|measure-.*\.owner|bucket-reviewed\..*|.*\.tell|mood-.*|idea-added-to.*|idea-left.*)#/

describe('a wall', () => {
  const marksIn = (value: unknown) =>
    [...JSON.stringify(value).matchAll(/⟦([^⟧]*)⟧/g)].map(([, place]) => place!)
  const ofIdeas = eventTypes.filter(type => kindOf(type)!.owner === 'ideas')

  test.each([
    ['all that can happen', markedOf(23)],
    ['nothing but ideas', markedOf(29, ofIdeas)],
  ])('never holds a word that is not for it, in whatever order: %s', (_, events) => {
    let full = empty
    let wall = empty
    const approved = new Set<string>()
    const hung = new Set<string>()
    for (const event of events) {
      full = apply(full, event)
      if (event.type === 'idea-approved') approved.add(event.idea)
      const seen = kindOf(event.type)!.stream === 'voice' ? stubOf(event) : forWall(event, full)
      if (!seen) continue
      expect(marksIn(seen).filter(place => NEVER.test(place))).toEqual([])
      wall = apply(wall, seen)
      const idea = 'idea' in event && event.idea ? wall.ideas[event.idea] : undefined
      if (!idea) continue
      // One that the desk let go of is spoken of no longer.
      expect([idea.text, idea.shown]).toEqual(['', (full.ideas[idea.id] ?? idea).shown])
      if (idea.shown) hung.add(idea.shown)
      if (!approved.has(idea.id)) expect([idea.shown, idea.answer, ...marksIn(idea.story)]).toEqual(['', ''])
    }
    expect(marksIn(full).filter(place => NEVER.test(place)).length).toBeGreaterThan(20)
    expect(hung.size).toBeGreaterThan(20)
  })
})
