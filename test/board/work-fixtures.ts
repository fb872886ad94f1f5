import { sceneOf } from '../../board/scene.ts'
import { instantOf } from '../../shared/shifts.ts'
import type { State } from '../../shared/state.ts'
import type { Placement } from '../../shared/team.ts'
import type { DayPlan, WorkSettings } from '../../shared/work-settings.ts'
import { founded, TODAY, type Write, wallOf, ZONE } from './fixtures.ts'

/** Minutes since midnight: `10:35`. */
export const clock = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

export const at = (time: string, day = TODAY) => instantOf({ day, minutes: clock(time) }, ZONE)

/** What a board knows at this time of today. */
export const sceneAt = (state: State, time: string, day = TODAY) => {
  const now = at(time, day)
  return sceneOf({ now, heardAt: now, url: 'https://board.example' }, state.team)
}

export const everyDay = (shift: string, units: number): DayPlan => ({
  shift,
  days: Array.from({ length: 7 }, () => units),
})

type Kind = Pick<WorkSettings, 'name' | 'unit' | 'demand'> & Partial<WorkSettings>

/** Beds to clean: fourteen in the early shift from seven to two, two an hour. */
export const beds: Kind & { key: string } = {
  key: 'beds',
  name: 'Beds to clean',
  unit: 'beds',
  demand: 'plan',
  plan: [everyDay('early', 14)],
}

export const define = (write: Write, kind: Kind & { key: string }) =>
  write({ type: 'work-defined', ...kind }, { day: '2026-11-01', by: 'system' })

/** One done at each of these times of today. */
export const done = (write: Write, work: string, times: readonly string[], day = TODAY) => {
  for (const time of times)
    write({ type: 'work-done', work, count: 1 }, { day, minutes: clock(time), by: 'device:1' })
}

/** So many done between two times, evenly. */
export const doneBetween = (write: Write, work: string, count: number, [from, to]: [string, string]) => {
  const [start, end] = [clock(from), clock(to)]
  for (let n = 0; n < count; n++) {
    const minutes = Math.floor(start + ((n + 0.5) * (end - start)) / count)
    write({ type: 'work-done', work, count: 1 }, { minutes, by: 'device:1' })
  }
}

/** A ward of one kind of work, and what happened to it. */
export const atWork = (
  kind: Partial<Kind>,
  tell: (write: Write, work: string) => void = () => {},
  panels: readonly Placement[] = [],
) =>
  wallOf(write => {
    founded(write, 'Heron Ward', panels)
    tell(write, define(write, { ...beds, ...kind }))
  })
