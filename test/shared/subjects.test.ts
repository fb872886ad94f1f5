import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../shared/days.ts'
import { inTray, weekOf } from '../../shared/jar.ts'
import { tierOf } from '../../shared/organisation.ts'
import { apply, type Event, empty, eventTypes, forWall, kindOf, type State } from '../../shared/state.ts'
import { dice } from '../support/dice.ts'
import { erased, eventOf, idOf, play } from '../support/every-event.ts'

describe('every reducer is total', () => {
  const type = fc.constantFrom(...eventTypes)
  const event = fc
    .record({
      type,
      seq: fc.integer({ min: 1, max: 30 }),
      of: fc.integer({ min: 1, max: 30 }),
      gone: fc.boolean(),
    })
    .map(({ type: some, seq, of, gone }) => {
      const made = eventOf(some, seq, { of: idOf(of) })
      return gone ? erased(made) : made
    })

  test('any event may follow any other, its texts erased or not, and nothing is changed behind the back', () => {
    const frozen = (value: unknown): void => {
      if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return
      Object.freeze(value)
      Object.values(value).forEach(frozen)
    }
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), events => {
        frozen(events)
        let full = empty
        let wall = empty
        frozen(full)
        for (const one of events) {
          full = apply(full, one)
          frozen(full)
          const seen = forWall(one, full)
          if (seen) wall = apply(wall, seen)
          frozen(wall)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('an event of a newer version is skipped', () => {
    const state = play([eventOf('team-named', 1)]).full
    const unknown = { ...eventOf('shift-closed', 2), type: 'huddle-started' } as unknown as Event
    expect(apply(state, unknown)).toBe(state)
    expect(forWall(unknown, state)).toBeNull()
  })
})

describe('a slice holds what a screen can show', () => {
  /** Two years of a busy team: every type of event, over and over. */
  const long = () => {
    const die = dice(3)
    let state = empty
    for (let n = 1; n <= 100_000; n++) {
      if (n === 50_000) afterOneYear = JSON.stringify(state).length
      const type = die.pick(eventTypes.filter(one => kindOf(one)!.stream !== 'org'))
      const day = addDays('2026-01-01', Math.floor(n / 140))
      const of = idOf(Math.max(1, n - die.upTo(400)))
      const event = eventOf(type, n, { of, day, shift: die.pick(['early', 'late', 'night']) })
      state = apply(
        state,
        type === 'shift-counted' ? ({ ...event, shifts: [{ day, shift: event.shift }] } as Event) : event,
      )
    }
    return state
  }
  let state: State
  let afterOneYear = 0
  test('after two years it is no larger than after one', { timeout: 60_000 }, () => {
    state = long()
    expect(JSON.stringify(state).length).toBeLessThan(1.2 * afterOneYear)
  })
  test('so many ideas, notices, weeks and shifts, and no more', () => {
    expect(Object.keys(state.ideas).length).toBeLessThanOrEqual(240)
    expect(Math.max(...Object.values(state.ideas).map(({ story }) => story.length))).toBeLessThanOrEqual(16)
    expect(state.notices.length).toBeLessThanOrEqual(12)
    expect(Object.keys(state.jar.weeks).length).toBeLessThanOrEqual(60)
    expect(state.jar.poured.length).toBeLessThanOrEqual(140)
    expect(Object.keys(state.voices).length).toBeLessThanOrEqual(60)
    const { measures, ...rest } = state
    expect(JSON.stringify(rest).length).toBeLessThan(1_000_000)
    expect(Object.keys(measures)).toHaveLength(120)
    for (const { readings, rebases, annotations } of Object.values(measures)) {
      expect(readings.length).toBeLessThanOrEqual(1_400)
      expect(rebases.length).toBeLessThanOrEqual(24)
      expect(annotations.length).toBeLessThanOrEqual(60)
    }
  })
})

describe('the jar', () => {
  const counted = { ...eventOf('shift-counted', 2), answers: 6, good: 5, mix: undefined } as unknown as Event

  test('every answer is a marble in the tray until its shift is poured', () => {
    const moods = [1, 2, 3, 4, 5, 6].map(n => eventOf('mood-given', n))
    const before = play(moods).full
    expect(inTray(before.voices, before.jar)).toBe(6)
    const after = play([...moods, counted]).full
    expect(inTray(after.voices, after.jar)).toBe(0)
    expect(after.jar.last).toMatchObject({ answers: 6, good: 5 })
  })

  test('one that is taken back leaves the tray, and the tray is never less than empty', () => {
    const back = eventOf('mood-taken-back', 3)
    const { voices, jar } = play([eventOf('mood-given', 1), eventOf('mood-given', 2), back, back, back]).full
    expect(inTray(voices, jar)).toBe(0)
  })

  test('shifts of a week come together, and the week’s own count replaces them', () => {
    const late = {
      ...counted,
      id: idOf(3),
      seq: 3,
      shift: 'late',
      shifts: [{ day: '2026-11-23', shift: 'late' }],
    } as Event
    expect(weekOf(play([counted, late]).full.jar, '2026-11-23')).toMatchObject({
      answers: 12,
      good: 10,
      mix: null,
    })
    expect(weekOf(play([counted, late, eventOf('week-counted', 4)]).full.jar, '2026-11-23')).toMatchObject({
      answers: 20,
      good: 12,
      reasons: [{ reason: 'staffing', count: 6 }],
    })
    expect(weekOf(play([counted]).full.jar, '2026-11-16').answers).toBe(0)
  })
})

describe('work and help', () => {
  test('what is kept is what was said, and nothing of the stamp it came with', () => {
    const defined = { ...eventOf('work-defined', 2), id: idOf(1) }
    const { work, help } = play([defined, eventOf('work-counted', 3), eventOf('help-set', 4)]).full
    const closed = work[idOf(1)]?.shifts['2026-11-23/early']?.closed
    expect(Object.keys(closed ?? {}).sort()).toEqual([
      ...['carried', 'done', 'inTime', 'misses', 'plan', 'required'],
    ])
    expect(Object.keys(help).sort()).toEqual(['calls', 'kinds', 'minutes', 'places', 'responders'])
  })
})

describe('the tree', () => {
  test('a ward stands below its division, and no circle makes anybody turn for ever', () => {
    const teams = {
      a: { name: 'Division', parent: '', closed: false },
      b: { name: 'Ward', parent: 'a', closed: false },
      c: { name: 'Round', parent: 'd', closed: false },
      d: { name: 'And round', parent: 'c', closed: false },
    }
    expect([tierOf({ name: '', teams }, 'a'), tierOf({ name: '', teams }, 'b')]).toEqual([1, 2])
    expect(tierOf({ name: '', teams }, 'c')).toBeGreaterThan(2)
    expect(tierOf({ name: '', teams }, 'nobody')).toBe(1)
  })

  test('teams are founded, renamed and closed', () => {
    const { organisation } = play([
      eventOf('organisation-named', 1),
      eventOf('team-founded', 2),
      eventOf('team-renamed', 3, { of: idOf(2) }),
      eventOf('team-closed', 4, { of: idOf(2) }),
      eventOf('team-renamed', 5, { of: idOf(77) }),
    ]).full
    expect(organisation).toEqual({
      name: 'organisation-named.name',
      teams: { [idOf(2)]: { name: 'team-renamed.name', parent: '', closed: true } },
    })
  })
})

test('a panel has as many settings as a panel can ask for, and not a book of them', () => {
  const { unless } = kindOf('board-arranged')!.kind as unknown as { unless: (body: object) => string | null }
  const placed = (count: number) => ({
    panels: [{ settings: Object.fromEntries(Array.from({ length: count }, (_, n) => [`s${n}`, n])) }],
  })
  expect([unless(placed(24)), unless(placed(25))]).toEqual([null, 'too-many-items'])
})

describe('a notice', () => {
  test('hangs until it is taken down', () => {
    const posted = eventOf('notice-posted', 1)
    expect(play([posted]).wall.notices).toEqual([
      { id: idOf(1), text: 'notice-posted.text', on: '2026-11-23', until: '2026-12-24' },
    ])
    expect(play([posted, eventOf('notice-taken-down', 2, { of: idOf(1) })]).wall.notices).toEqual([])
  })
})
