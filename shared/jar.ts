import { Type } from 'typebox'
import { mondayOf } from './days.ts'
import { Day, Key, subject } from './subject.ts'
import { shiftKey, type Voices } from './voices.ts'

const Count = Type.Integer({ minimum: 0 })
const Cell = Type.Object({ day: Day, shift: Key }, { additionalProperties: false })
const Mix = Type.Object({ mixed: Count, hard: Count }, { additionalProperties: false })

/** Answers needed before the share of good shifts is shown (domain 3.9: 5 for means and indices). */
export const ENOUGH_FOR_SHARE = 5
/** Answers needed before the three-way mix is shown (domain 3.9: 8 for distributions). */
export const ENOUGH_FOR_MIX = 8

export interface Week {
  /** The shifts, as `day/shift`, that were poured in it, with perhaps some of the week before; only the newest weeks know. */
  shifts: readonly string[]
  answers: number
  good: number
  mix: { mixed: number; hard: number } | null
  /** What got in the way, most frequent first; only reasons that enough people gave. */
  reasons: readonly { reason: string; count: number }[]
}

export interface Pour {
  id: string
  day: string
  shift: string
  answers: number
  good: number
}

export interface Jar {
  /** The newest closed shift, or null before the first. */
  closed: { day: string; shift: string } | null
  /** Shifts, as `day/shift`, whose answers were poured; the newest 90. */
  poured: readonly string[]
  /** By the Monday they begin on; the newest 60, enough to tell usual weeks from others. */
  weeks: Readonly<Record<string, Week>>
  last: Pour | null
}

const WEEKS_KEPT = 60
/** Only a week that is being counted needs its shifts. */
const WEEKS_WITH_SHIFTS = 10
const POURED_KEPT = 90
const SHIFTS_KEPT = 60
const noWeek: Week = { shifts: [], answers: 0, good: 0, mix: null, reasons: [] }

const setWeek = (weeks: Jar['weeks'], monday: string, week: Week) =>
  Object.fromEntries(
    Object.entries({ ...weeks, [monday]: week })
      .sort(([a], [b]) => a.localeCompare(b))
      .slice(-WEEKS_KEPT)
      .map(([start, one], n, all): [string, Week] =>
        one.shifts.length > 0 && n < all.length - WEEKS_WITH_SHIFTS
          ? [start, { ...one, shifts: [] }]
          : [start, one],
      ),
  )

/** The marble jar: shifts close, their answers are counted, and the good ones take colour. */
export const jar = subject<Jar>('team', { closed: null, poured: [], weeks: {}, last: null })
  // Stamped, like the count that follows it, with the shift it closes.
  .on('shift-closed', { body: {}, by: ['system'], wall: 'all' }, (jar, _, { day, shift }) => ({
    ...jar,
    closed: { day, shift },
  }))
  .on(
    'shift-counted',
    {
      body: {
        shifts: Type.Array(Cell, { minItems: 1, maxItems: 60 }),
        answers: Count,
        good: Count,
        mix: Type.Optional(Mix),
      },
      by: ['system'],
      wall: 'all',
    },
    (jar, { shifts, answers, good }, { id, day, shift }) => {
      const monday = mondayOf(day)
      const week = jar.weeks[monday] ?? noWeek
      return {
        ...jar,
        poured: [...jar.poured, ...shifts.map(shiftKey)].slice(-POURED_KEPT),
        weeks: setWeek(jar.weeks, monday, {
          ...week,
          shifts: [...week.shifts, ...shifts.map(shiftKey)].slice(-SHIFTS_KEPT),
          answers: week.answers + answers,
          good: week.good + good,
        }),
        last: { id, day, shift, answers, good },
      }
    },
  )
  .on(
    'week-counted',
    {
      body: {
        monday: Day,
        answers: Count,
        good: Count,
        mix: Type.Optional(Mix),
        reasons: Type.Array(Type.Object({ reason: Key, count: Count }, { additionalProperties: false }), {
          maxItems: 12,
        }),
      },
      by: ['system'],
      wall: 'all',
    },
    (jar, { monday, answers, good, mix = null, reasons }) => ({
      ...jar,
      weeks: setWeek(jar.weeks, monday, { ...weekOf(jar, monday), answers, good, mix, reasons }),
    }),
  )

/** Answers that wait in the tray: said, but not yet poured. */
export const inTray = (voices: Voices, { poured }: Jar) =>
  Object.entries(voices).reduce((sum, [key, said]) => (poured.includes(key) ? sum : sum + said.moods), 0)

/** The last pour, if it went into this week's jar: a Sunday night is poured on Monday, into the jar of the week before. */
export const pourOf = ({ last }: Jar, monday: string): Pour | null =>
  last && mondayOf(last.day) === monday ? last : null

/** The week that begins on this Monday; an empty one if nothing was poured in it. */
export const weekOf = ({ weeks }: Jar, monday: string): Week => weeks[monday] ?? noWeek
