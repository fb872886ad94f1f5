import { Type } from 'typebox'
import { isTimeZone, minutesOf, type Shift } from './shifts.ts'
import { Key, oneOf, subject } from './subject.ts'

export type { Shift } from './shifts.ts'

const At = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' })
const Name = Type.String({ minLength: 1, maxLength: 60 })
/** More than any panel asks for. */
const SETTINGS_MOST = 24
const Scalar = Type.Union([Type.String({ maxLength: 200 }), Type.Number(), Type.Boolean()])

/** A shift by the wall clock: `from` and `to` are `07:00`; one that ends before it begins crosses midnight. */
export const ShiftPattern = Type.Object(
  { key: Key, name: Name, from: At, to: At },
  { additionalProperties: false },
)

/** Something to choose from at the kiosk: `key` is for the log, `name` for people. */
export const Choice = Type.Object(
  { key: Key, name: Type.String({ minLength: 1, maxLength: 28 }) },
  { additionalProperties: false },
)

export const panelSizes = ['small', 'medium', 'large'] as const

export const Placement = Type.Object(
  {
    id: Key,
    kind: Key,
    size: oneOf(panelSizes),
    settings: Type.Record(Type.String({ maxLength: 40 }), Scalar),
  },
  { additionalProperties: false },
)

export interface Choice {
  key: string
  name: string
}
export interface Placement {
  id: string
  kind: string
  size: (typeof panelSizes)[number]
  settings: Record<string, string | number | boolean>
}

/** How the clock of a team was set from an instant until another, epoch milliseconds. */
export interface Era {
  timeZone: string
  shifts: readonly Shift[]
  since: number
  until: number
}

export interface Team {
  name: string
  organisation: string
  /** The part of a `/t/…` address that people type or scan. */
  code: string
  timeZone: string
  shifts: readonly Shift[]
  /** How its clock was set before, the last few times, oldest first: a shift that ran then is still to be closed. */
  before: readonly Era[]
  topics: readonly Choice[]
  reasons: readonly Choice[]
  /** Words reach leads when this many have come together. */
  lots: number
  board: readonly Placement[]
}

const nobody: Team = {
  name: '',
  organisation: '',
  code: '',
  timeZone: 'Europe/London',
  shifts: [],
  before: [],
  topics: [],
  reasons: [],
  lots: 3,
  board: [],
}

/** A shift must end before, or as, the next begins; each has a key of its own. */
const overlap = (shifts: readonly Shift[]) => {
  const starts = shifts.map(({ from }) => minutesOf(from))
  const tooLong = shifts.some(({ from, to }) => {
    const length = (minutesOf(to) - minutesOf(from) + 1440) % 1440 || 1440
    return starts.some(start => {
      const until = (start - minutesOf(from) + 1440) % 1440
      return until > 0 && until < length
    })
  })
  const alike =
    new Set(starts).size < shifts.length || new Set(shifts.map(({ key }) => key)).size < shifts.length
  return tooLong || alike ? ('shifts-overlap' as const) : null
}

const ERAS_KEPT = 16

/** The patterns before, with the one that holds until now; not where it is what it was. */
const eras = ({ before, timeZone, shifts }: Team, now: Pick<Team, 'timeZone' | 'shifts'>, until: number) => {
  const isSame = JSON.stringify([timeZone, shifts]) === JSON.stringify([now.timeZone, now.shifts])
  if (isSame || shifts.length === 0) return before
  const since = before.at(-1)?.until ?? 0
  // What stood for no time at all had no shift.
  if (since === until) return before
  return [...before, { timeZone, shifts, since, until }].slice(-ERAS_KEPT)
}

/** How a team is called and set up: its clock, its choices, its board. */
export const team = subject<Team>('team', nobody)
  .on(
    'team-named',
    { body: { name: Name, organisation: Name }, by: ['system'], wall: 'all' },
    (team, { name, organisation }) => ({
      ...team,
      name,
      organisation,
    }),
  )
  .on(
    'code-renewed',
    { body: { code: Type.String({ pattern: '^[a-z0-9]{6,12}$' }) }, by: ['system'], wall: 'all' },
    (team, { code }) => ({ ...team, code }),
  )
  .on(
    'clock-set',
    {
      body: {
        timeZone: Type.String({ maxLength: 60 }),
        shifts: Type.Array(ShiftPattern, { minItems: 1, maxItems: 6 }),
      },
      by: ['lead', 'admin', 'system'],
      wall: 'all',
      unless: ({ timeZone, shifts }) => (isTimeZone(timeZone) ? overlap(shifts) : 'bad-time-zone'),
    },
    (team, { timeZone, shifts }, { at }) => ({
      ...team,
      timeZone,
      shifts,
      before: eras(team, { timeZone, shifts }, at),
    }),
  )
  .on(
    'topics-set',
    {
      body: { topics: Type.Array(Choice, { minItems: 1, maxItems: 8 }) },
      by: ['lead', 'admin', 'system'],
      wall: 'all',
    },
    (team, { topics }) => ({ ...team, topics }),
  )
  .on(
    'reasons-set',
    {
      body: { reasons: Type.Array(Choice, { minItems: 2, maxItems: 6 }) },
      by: ['lead', 'admin', 'system'],
      wall: 'all',
    },
    (team, { reasons }) => ({ ...team, reasons }),
  )
  .on(
    'lots-set',
    {
      body: { atLeast: Type.Integer({ minimum: 1, maximum: 10 }) },
      by: ['lead', 'admin', 'system'],
      wall: 'all',
    },
    (team, { atLeast }) => ({ ...team, lots: atLeast }),
  )
  .on(
    'board-arranged',
    {
      body: { panels: Type.Array(Placement, { maxItems: 12 }) },
      by: ['lead', 'admin', 'system'],
      wall: 'all',
      unless: ({ panels }) =>
        panels.some(({ settings }) => Object.keys(settings).length > SETTINGS_MOST) ? 'too-many-items' : null,
    },
    (team, { panels }) => ({ ...team, board: panels }),
  )
