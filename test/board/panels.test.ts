import { describe, expect, test } from 'vitest'
import { answered } from '../../board/panels/answered/answered.ts'
import { ideas } from '../../board/panels/ideas/ideas.ts'
import { jar } from '../../board/panels/jar/jar.ts'
import { notice } from '../../board/panels/notice/notice.ts'
import { type Panel, panelOf, panels } from '../../board/panels/panels.ts'
import { qr } from '../../board/panels/qr/qr.ts'
import { ageOf, isoOf, sceneOf } from '../../board/scene.ts'
import { addDays } from '../../shared/days.ts'
import type { State } from '../../shared/state.ts'
import { busyWeek, emptyWeek, longIdeas, MONDAY, NOW, newTeam, stale, TODAY } from './fixtures.ts'

const HOUR = 3_600_000
const sceneFor = (state: State, { now = NOW, heardAt = now }: { now?: number; heardAt?: number } = {}) =>
  sceneOf({ now, heardAt, url: 'https://board.example/' }, state.team)

describe('the jar', () => {
  test('counts the tray and this week, against last week', () => {
    const state = busyWeek()
    const model = jar.read(state, {}, sceneFor(state))
    expect(model).toMatchObject({ answers: 7, good: 47, stale: false, empty: null })
    expect(model).toHaveProperty('against', ', six more than in all of last week.')
    expect(model).toHaveProperty('inTheWay', 'Equipment')
  })

  test('says where last week ended without calling this one worse', () => {
    const state = longIdeas()
    expect(jar.read(state, {}, sceneFor(state))).toHaveProperty('against', '. Last week ended with 41.')
  })

  test('on a Monday morning the tray speaks first, and last week is remembered', () => {
    const { jar: busy, ...rest } = busyWeek()
    const { [MONDAY]: thisWeek, ...before } = busy.weeks
    const state = { ...rest, jar: { ...busy, weeks: before } }
    expect(thisWeek?.good).toBe(47)
    expect(jar.read(state, {}, sceneFor(state))).toHaveProperty(
      'newWeek',
      'A new week. The last one ended with 41 good shifts.',
    )
    const poured = busyWeek()
    expect(jar.read(poured, {}, sceneFor(poured))).toHaveProperty('newWeek', null)
  })

  test('keeps quiet about what gets in the way when told to', () => {
    const state = busyWeek()
    expect(jar.read(state, { reason: false }, sceneFor(state))).toHaveProperty('inTheWay', '')
  })

  test('greys when nobody answered for days, and says since when', () => {
    const state = stale()
    const scene = sceneFor(state)
    const { asOf, stale: old } = jar.read(state, {}, scene)
    expect(old).toBe(true)
    expect(ageOf(asOf, scene)).toBe('9 November')
  })

  test('greys when the server was not heard, and says at what time it was', () => {
    const state = busyWeek()
    const scene = sceneFor(state, { heardAt: NOW - 2 * HOUR })
    const { asOf, stale: old } = jar.read(state, {}, scene)
    expect(old).toBe(true)
    expect(ageOf(asOf, scene)).toBe('at 12:05')
  })
})

describe('ideas', () => {
  test('counts what was left, waits, is under way and is done', () => {
    const state = busyWeek()
    expect(ideas.read(state, {}, sceneFor(state))).toMatchObject({
      left: 5,
      waiting: 3,
      progress: 2,
      done: 1,
    })
  })

  test('shows only what was approved, newest first, and nothing that is over', () => {
    const state = busyWeek()
    const texts = JSON.stringify(ideas.read(state, {}, sceneFor(state)))
    expect(texts).toContain('visiting times')
    expect(texts.indexOf('visiting times')).toBeLessThan(texts.indexOf('bladder scanner'))
    expect(texts).not.toContain('slide sheets')
    expect(texts).not.toContain('Not read by anyone')
  })
})

test('what came today is, for machines too, never of an hour that is still to come', () => {
  const at = (time: string) => Date.parse(`${TODAY}T${time}Z`)
  expect(isoOf({ day: TODAY }, { now: at('08:25:17') })).toBe(`${TODAY}T08:00:00.000Z`)
  expect(isoOf({ day: TODAY }, { now: at('15:00:00') })).toBe(`${TODAY}T12:00:00.000Z`)
  expect(isoOf({ day: addDays(TODAY, -1) }, { now: at('08:25:17') })).toBe(
    `${addDays(TODAY, -1)}T12:00:00.000Z`,
  )
  expect(isoOf({ at: at('08:25:17') }, { now: at('08:25:17') })).toBe(`${TODAY}T08:25:17.000Z`)
})

describe('you said, we did', () => {
  test('has what moved last first', () => {
    const state = busyWeek()
    const scene = sceneFor(state)
    const model = answered.read(state, {}, scene)
    expect(model).toHaveProperty('pairs.0.said', 'Could we keep the bladder scanner on the corridor?')
    expect(model).toHaveProperty('pairs.1.did', 'A second box now lives by bay 4. Thank you.')
    expect(ageOf(model.asOf, scene)).toBe('today')
  })

  test('greys after a month without an answer', () => {
    const state = stale()
    expect(answered.read(state, {}, sceneFor(state)).stale).toBe(true)
  })
})

describe('notices', () => {
  test('hang until their last day is over', () => {
    const state = busyWeek()
    const on = (day: number) =>
      JSON.stringify(notice.read(state, {}, sceneFor(state, { now: NOW + day * 24 * HOUR })))
    expect(on(2)).toContain('Fire drill')
    expect(on(3)).not.toContain('Fire drill')
    expect(on(3)).toContain('Amira')
  })
})

describe('the way to the phone', () => {
  test('is the address of this team, with no slash too many', () => {
    const state = newTeam()
    expect(qr.read(state, {}, sceneFor(state))).toMatchObject({
      address: 'https://board.example/t/k7qm2xdp',
      plain: 'board.example/t/k7qm2xdp',
    })
  })
})

describe('every panel', () => {
  const readOf = async ({ read, open }: Panel): Promise<NonNullable<Panel['read']>> => {
    if (read) return read
    const show = await open()
    return (state, given, scene) => show(state, given, scene).reading
  }

  test.each(panels.map(panel => [panel.kind, panel] as const))(
    '%s says what will appear and how, or has something',
    async (_, panel) => {
      const read = await readOf(panel)
      for (const state of [newTeam(), emptyWeek(), busyWeek(), longIdeas(), stale()]) {
        const { empty, asOf } = read(state, {}, sceneFor(state))
        expect(empty === null || empty.length > 20).toBe(true)
        expect(ageOf(asOf, sceneFor(state))).not.toBe('')
      }
    },
  )

  test.each(panels.map(panel => [panel.kind, panel] as const))(
    '%s defaults settings it does not understand',
    async (_, panel) => {
      const read = await readOf(panel)
      const state = busyWeek()
      const wrong = Object.fromEntries(Object.keys(panel.settings).map(name => [name, null as never]))
      expect(read(state, { ...wrong, other: 3 }, sceneFor(state))).toEqual(read(state, {}, sceneFor(state)))
      expect(Object.keys(panel.labels)).toEqual(Object.keys(panel.settings))
    },
  )

  test('is found by its kind', () => {
    expect(panelOf('jar')).toBe(jar)
    expect(panelOf('tomorrow')).toBeUndefined()
  })
})

test('a night shift belongs to the day it starts, and so does its board', () => {
  const state = busyWeek()
  const scene = sceneFor(state, { now: NOW + 14 * HOUR })
  expect(scene.day).toBe(TODAY)
  expect(scene.shift?.name).toBe('Night')
  expect(scene.monday).toBe(MONDAY)
  expect(ageOf({ day: addDays(TODAY, -1) }, scene)).toBe('yesterday')
})
