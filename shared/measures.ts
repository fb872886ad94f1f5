import { Type } from 'typebox'
import { isDay } from './days.ts'
import { Id, Key, oneOf, subject, words } from './subject.ts'

/** Which way is better; `neither` where nobody can say. */
export const betterWays = ['up', 'down', 'neither'] as const
/** How often a reading is expected; `event` for what happens rarely, once each time it does. */
export const cadences = ['daily', 'weekly', 'monthly', 'event'] as const
/** The charts a measure may be drawn as: keys of `spc/charts.ts`. */
export const chartKinds = ['xmr', 'run', 'p', 'pp', 'u', 'up', 'c', 'ip', 't', 'g'] as const
/** Charts that divide a numerator by a denominator. */
export const rateKinds: readonly MeasureChart[] = ['p', 'pp', 'u', 'up', 'ip']
export const noteKinds = ['change', 'pdsa'] as const

export type Better = (typeof betterWays)[number]
export type Cadence = (typeof cadences)[number]
export type MeasureChart = (typeof chartKinds)[number]
export type NoteKind = (typeof noteKinds)[number]

/** A value of one period: the newest that was given; what it replaced stays on record. */
export interface Reading {
  /** The ISO day the period begins, or for `event` the UTC time it happened. */
  x: string
  /** The value, or the numerator; null for a period that is known to have none. */
  y: number | null
  n: number | null
  note: string
  /** Why the point is left out of the limits; empty if it is not. */
  ghost: string
  /** The values it had before, oldest first. */
  was: readonly { y: number | null; n: number | null; on: string; why: string }[]
}

export interface Rebase {
  from: string
  reason: string
  on: string
}

export interface Annotation {
  id: string
  x: string
  kind: NoteKind
  text: string
}

export interface Measure {
  id: string
  key: string
  name: string
  unit: string
  better: Better
  target: number | null
  /** The day by which the target is meant; empty for now. */
  targetBy: string
  cadence: Cadence
  chart: MeasureChart
  /** The limits come from the first so many points of each part; 0 for all of them. */
  baseline: number
  decimals: number
  /** The person who looks after it, or the empty string; empty on a wall. */
  owner: string
  /** What it means, in one plain sentence. */
  meaning: string
  readings: readonly Reading[]
  rebases: readonly Rebase[]
  annotations: readonly Annotation[]
  /** When the newest reading came, epoch milliseconds; 0 before the first. */
  heardAt: number
  closed: boolean
}

/** By id, in the order they were made. */
export type Measures = Readonly<Record<string, Measure>>

/** The newest readings a measure keeps: ten years of weeks, or nearly four of days. The log has them all. */
const READINGS_KEPT = 1_400
const WAS_KEPT = 5
const REBASES_KEPT = 24
const ANNOTATIONS_KEPT = 60
const MEASURES_KEPT = 120

const X = Type.String({
  pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,3})?)?Z)?$',
})
const Value = Type.Union([Type.Number(), Type.Null()])
const WHY_MOST = 200

const settings = {
  name: Type.String({ minLength: 1, maxLength: 60 }),
  unit: Type.Optional(Type.String({ maxLength: 24 })),
  better: oneOf(betterWays),
  target: Type.Optional(Value),
  targetBy: Type.Optional(Type.String({ maxLength: 10 })),
  cadence: oneOf(cadences),
  chart: oneOf(chartKinds),
  baseline: Type.Optional(Type.Integer({ minimum: 0, maximum: 500 })),
  decimals: Type.Optional(Type.Integer({ minimum: 0, maximum: 4 })),
  owner: Type.Optional(Type.String({ maxLength: 36 })),
  meaning: Type.Optional(Type.String({ maxLength: 200 })),
}

const isX = (x: string) => isDay(x.slice(0, 10)) && (x.length === 10 || !Number.isNaN(Date.parse(x)))
const change = (all: Measures, id: string, to: (was: Measure) => Measure): Measures => {
  const was = all[id]
  return was ? { ...all, [id]: to(was) } : all
}

/** Adds a measure. Of too many the first that is closed goes. */
const make = (all: Measures, one: Measure): Measures => {
  const kept = Object.values(all)
  if (kept.length < MEASURES_KEPT) return { ...all, [one.id]: one }
  const gone = kept.find(({ closed }) => closed) ?? kept[0]!
  return { ...Object.fromEntries(kept.filter(was => was !== gone).map(was => [was.id, was])), [one.id]: one }
}

const unknown = ({ measure }: { measure: string }, all: Measures) =>
  all[measure] ? null : ('not-found' as const)

/** Puts a reading where its period belongs; most come last. */
const place = (readings: readonly Reading[], one: Reading): readonly Reading[] => {
  const at = readings.findLastIndex(({ x }) => x <= one.x)
  const same = readings[at]?.x === one.x
  return [...readings.slice(0, same ? at : at + 1), one, ...readings.slice(at + 1)].slice(-READINGS_KEPT)
}

const readingAt = ({ readings }: Measure, x: string) => readings.findLast(one => one.x === x)

interface Given {
  x: string
  y: number | null
  n?: number | null
  note?: string
  why?: string
}

const give = (
  was: Measure,
  { x, y, n = null, note = '', why = '' }: Given,
  on: string,
): readonly Reading[] => {
  const before = readingAt(was, x)
  const old = before ? [...before.was, { y: before.y, n: before.n, on, why }].slice(-WAS_KEPT) : []
  return place(was.readings, {
    x,
    y,
    n,
    note: note || before?.note || '',
    ghost: before?.ghost ?? '',
    was: old,
  })
}

/** Why numbers cannot be a reading of this measure. */
const impossible = ({ x, y, n = null }: Given, { chart }: Measure) => {
  if (!isX(x)) return 'bad-day' as const
  if (y === null) return null
  if (rateKinds.includes(chart) && chart !== 'ip' && (n === null || n <= 0)) return 'rate-impossible' as const
  if ((chart === 'p' || chart === 'pp') && n !== null && (y < 0 || y > n)) return 'rate-impossible' as const
  return (chart === 'c' || chart === 'u' || chart === 'up' || chart === 't' || chart === 'g') && y < 0
    ? ('rate-impossible' as const)
    : null
}

const mayRead = (body: Given & { measure: string }, all: Measures) => {
  const measure = all[body.measure]
  return measure ? impossible(body, measure) : ('not-found' as const)
}

/** What a team measures about its work, and what the readings came to. Values hang on the wall; owners and notes do not. */
export const measures = subject<Measures>('team', {})
  .on(
    'measure-defined',
    {
      body: { key: Key, ...settings },
      by: ['lead', 'admin', 'system'],
      wall: ({ owner: _, ...rest }) => rest,
      unless: ({ key, targetBy = '' }, all) => {
        if (Object.values(all).some(one => one.key === key && !one.closed)) return 'key-taken'
        if (inUse(all).length >= MEASURES_KEPT) return 'too-many-items'
        return targetBy && !isDay(targetBy) ? 'bad-day' : null
      },
    },
    (
      all,
      {
        unit = '',
        target = null,
        targetBy = '',
        baseline = 0,
        decimals = 0,
        owner = '',
        meaning = '',
        ...rest
      },
      { id },
    ) =>
      make(all, {
        id,
        key: rest.key,
        name: rest.name,
        unit,
        better: rest.better,
        target,
        targetBy,
        cadence: rest.cadence,
        chart: rest.chart,
        baseline,
        decimals,
        owner,
        meaning,
        readings: [],
        rebases: [],
        annotations: [],
        heardAt: 0,
        closed: false,
      }),
  )
  .on(
    'measure-changed',
    {
      body: { measure: Id, ...settings },
      by: ['lead', 'admin'],
      wall: ({ owner: _, ...rest }) => rest,
      unless: unknown,
    },
    (
      all,
      {
        measure,
        unit = '',
        target = null,
        targetBy = '',
        baseline = 0,
        decimals = 0,
        owner = '',
        meaning = '',
        ...rest
      },
    ) =>
      change(all, measure, was => ({
        ...was,
        name: rest.name,
        better: rest.better,
        cadence: rest.cadence,
        chart: rest.chart,
        unit,
        target,
        targetBy,
        baseline,
        decimals,
        owner,
        meaning,
      })),
  )
  .on(
    'measure-closed',
    { body: { measure: Id }, by: ['lead', 'admin'], wall: 'all', unless: unknown },
    (all, { measure }) => change(all, measure, was => ({ ...was, closed: true })),
  )
  .on(
    'reading-taken',
    {
      body: {
        measure: Id,
        x: X,
        y: Value,
        n: Type.Optional(Value),
        note: Type.Optional(words(WHY_MOST)),
        /** Where it came from: `typed`, `pasted`, the name of a file or a key, `kiosk`. */
        source: Type.Optional(Type.String({ maxLength: 80 })),
      },
      by: ['lead', 'admin', 'key', 'device', 'system'],
      wall: ({ measure, x, y, n }) => ({ measure, x, y, ...(n === undefined ? {} : { n }) }),
      unless: mayRead,
    },
    (all, { measure, ...given }, { at, day }) =>
      change(all, measure, was => ({ ...was, readings: give(was, given, day), heardAt: at })),
  )
  .on(
    'reading-corrected',
    {
      body: { measure: Id, x: X, y: Value, n: Type.Optional(Value), why: words(WHY_MOST) },
      by: ['lead', 'admin', 'key'],
      wall: ({ measure, x, y, n }) => ({ measure, x, y, why: '', ...(n === undefined ? {} : { n }) }),
      unless: (body, all) => {
        const measure = all[body.measure]
        return measure && readingAt(measure, body.x) ? impossible(body, measure) : 'not-found'
      },
    },
    (all, { measure, ...given }, { day }) =>
      change(all, measure, was => ({ ...was, readings: give(was, given, day) })),
  )
  .on(
    'limits-rebased',
    {
      body: { measure: Id, from: X, reason: words(WHY_MOST) },
      by: ['lead', 'admin'],
      wall: 'all',
      unless: (body, all) => (isX(body.from) ? unknown(body, all) : 'bad-day'),
    },
    (all, { measure, from, reason }, { day }) =>
      change(all, measure, was => ({
        ...was,
        rebases: [...was.rebases.filter(one => one.from !== from), { from, reason, on: day }]
          .sort((a, b) => a.from.localeCompare(b.from))
          .slice(-REBASES_KEPT),
      })),
  )
  .on(
    'rebase-withdrawn',
    { body: { measure: Id, from: X }, by: ['lead', 'admin'], wall: 'all', unless: unknown },
    (all, { measure, from }) =>
      change(all, measure, was => ({ ...was, rebases: was.rebases.filter(one => one.from !== from) })),
  )
  .on(
    'point-ghosted',
    {
      body: { measure: Id, x: X, reason: words(WHY_MOST) },
      by: ['lead', 'admin'],
      wall: 'all',
      unless: ({ measure, x }, all) => (all[measure] && readingAt(all[measure], x) ? null : 'not-found'),
    },
    (all, { measure, x, reason }) =>
      change(all, measure, was => ({
        ...was,
        readings: was.readings.map(one => (one.x === x ? { ...one, ghost: reason || 'ghost' } : one)),
      })),
  )
  .on(
    'point-counted',
    { body: { measure: Id, x: X }, by: ['lead', 'admin'], wall: 'all', unless: unknown },
    (all, { measure, x }) =>
      change(all, measure, was => ({
        ...was,
        readings: was.readings.map(one => (one.x === x ? { ...one, ghost: '' } : one)),
      })),
  )
  .on(
    'annotation-made',
    {
      body: { measure: Id, x: X, kind: oneOf(noteKinds), text: words(60) },
      by: ['lead', 'admin'],
      wall: 'all',
      unless: (body, all) => (isX(body.x) ? unknown(body, all) : 'bad-day'),
    },
    (all, { measure, x, kind, text }, { id }) =>
      text
        ? change(all, measure, was => ({
            ...was,
            annotations: [...was.annotations, { id, x, kind, text }]
              .sort((a, b) => a.x.localeCompare(b.x))
              .slice(-ANNOTATIONS_KEPT),
          }))
        : all,
  )
  .on(
    'annotation-removed',
    { body: { measure: Id, annotation: Id }, by: ['lead', 'admin'], wall: 'all', unless: unknown },
    (all, { measure, annotation }) =>
      change(all, measure, was => ({
        ...was,
        annotations: was.annotations.filter(one => one.id !== annotation),
      })),
  )

/** Measures in use, in the order they were made. */
export const inUse = (all: Measures) => Object.values(all).filter(({ closed }) => !closed)
