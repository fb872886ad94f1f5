import { Type } from 'typebox'
import { type Change, differences, figures, noted } from './measure-history.ts'
import {
  type Better,
  type Cadence,
  type MeasureChart,
  type NoteKind,
  noteKinds,
  settings,
  settled,
  Value,
  WHY_MOST,
  wrongDays,
  X,
} from './measure-settings.ts'
import { type Given, give, impossible, isX, readingAt } from './readings.ts'
import { Id, Key, oneOf, subject, type Writer, words } from './subject.ts'

export type { Better, Cadence, MeasureChart, NoteKind } from './measure-settings.ts'
export { betterWays, cadences, chartKinds, noteKinds, rateKinds } from './measure-settings.ts'

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
  /** The number of the event that gave it. */
  seq?: number
  /** The values it had before, oldest first. */
  was: readonly { y: number | null; n: number | null; on: string; why: string; seq?: number }[]
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
  /** The first and the last day of the points that the limits come from instead; empty where no last day is set. */
  baselineFrom: string
  baselineUntil: string
  decimals: number
  /** The person who looks after it, or the empty string; empty on a wall. */
  owner: string
  /** What it means, in one plain sentence. */
  meaning: string
  /** Whether the kiosk asks for it; see `daily-count.ts`. */
  asked: boolean
  readings: readonly Reading[]
  rebases: readonly Rebase[]
  annotations: readonly Annotation[]
  /** What was done to its limits, its points and its meaning, newest last. */
  history: readonly Change[]
  /** When the newest reading came, epoch milliseconds; 0 before the first. */
  heardAt: number
  closed: boolean
}

/** By id, in the order they were made. */
export type Measures = Readonly<Record<string, Measure>>

const REBASES_KEPT = 24
const ANNOTATIONS_KEPT = 60
const MEASURES_KEPT = 120

const NEW = { readings: [], rebases: [], annotations: [], history: [], heardAt: 0, closed: false }

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

/** A kiosk speaks only of what it was told to ask. */
const mayRead = (body: Given & { measure: string }, all: Measures, writer: Writer) => {
  const measure = all[body.measure]
  if (!measure) return 'not-found' as const
  return writer === 'device' && !measure.asked ? ('not-allowed' as const) : impossible(body, measure)
}

/** What a team measures about its work, and what the readings came to. Values hang on the wall; owners and notes do not. */
export const measures = subject<Measures>('team', {})
  .on(
    'measure-defined',
    {
      body: { key: Key, ...settings },
      by: ['lead', 'admin', 'system'],
      wall: ({ owner: _, ...rest }) => rest,
      unless: ({ key, ...given }, all) => {
        if (Object.values(all).some(one => one.key === key && !one.closed)) return 'key-taken'
        if (inUse(all).length >= MEASURES_KEPT) return 'too-many-items'
        return wrongDays(given)
      },
    },
    (all, { key, ...given }, { id }) => make(all, { ...settled(given), id, key, ...NEW }),
  )
  .on(
    'measure-changed',
    {
      body: { measure: Id, ...settings, why: Type.Optional(words(WHY_MOST)) },
      by: ['lead', 'admin'],
      wall: ({ owner: _, why: __, ...rest }) => rest,
      unless: (body, all) => unknown(body, all) ?? wrongDays(body),
    },
    (all, { measure, why = '', ...given }, { day, by }) =>
      change(all, measure, was => {
        const now = settled(given)
        return { ...was, ...now, history: noted(was, differences(was, now), { on: day, by, why }) }
      }),
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
        /** Why it replaces an earlier value, where it does. */
        why: Type.Optional(words(WHY_MOST)),
      },
      by: ['lead', 'admin', 'key', 'device', 'system'],
      wall: ({ measure, x, y, n }) => ({ measure, x, y, ...(n === undefined ? {} : { n }) }),
      unless: mayRead,
    },
    (all, { measure, ...given }, stamp) =>
      change(all, measure, was => ({ ...was, readings: give(was, given, stamp), heardAt: stamp.at })),
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
    (all, { measure, ...given }, { day, by, seq }) =>
      change(all, measure, was => ({
        ...was,
        readings: give(was, given, { day, seq }),
        history: noted(
          was,
          [{ what: 'corrected', x: given.x, from: figures(readingAt(was, given.x)), to: figures(given) }],
          { on: day, by, why: given.why },
        ),
      })),
  )
  .on(
    'limits-rebased',
    {
      body: { measure: Id, from: X, reason: words(WHY_MOST) },
      by: ['lead', 'admin'],
      wall: 'all',
      unless: (body, all) => (isX(body.from) ? unknown(body, all) : 'bad-day'),
    },
    (all, { measure, from, reason }, { day, by }) =>
      change(all, measure, was => ({
        ...was,
        history: noted(was, [{ what: 'rebased', x: from }], { on: day, by, why: reason }),
        rebases: [...was.rebases.filter(one => one.from !== from), { from, reason, on: day }]
          .sort((a, b) => a.from.localeCompare(b.from))
          .slice(-REBASES_KEPT),
      })),
  )
  .on(
    'rebase-withdrawn',
    {
      body: { measure: Id, from: X, why: Type.Optional(words(WHY_MOST)) },
      by: ['lead', 'admin'],
      wall: ({ measure, from }) => ({ measure, from }),
      unless: unknown,
    },
    (all, { measure, from, why = '' }, { day, by }) =>
      change(all, measure, was => ({
        ...was,
        rebases: was.rebases.filter(one => one.from !== from),
        history: noted(was, [{ what: 'withdrawn', x: from }], { on: day, by, why }),
      })),
  )
  .on(
    'point-ghosted',
    {
      body: { measure: Id, x: X, reason: words(WHY_MOST) },
      by: ['lead', 'admin'],
      wall: 'all',
      unless: ({ measure, x }, all) => (all[measure] && readingAt(all[measure], x) ? null : 'not-found'),
    },
    (all, { measure, x, reason }, { day, by }) =>
      change(all, measure, was => ({
        ...was,
        history: noted(was, [{ what: 'ghosted', x }], { on: day, by, why: reason }),
        readings: was.readings.map(one => (one.x === x ? { ...one, ghost: reason || 'ghost' } : one)),
      })),
  )
  .on(
    'point-counted',
    {
      body: { measure: Id, x: X, why: Type.Optional(words(WHY_MOST)) },
      by: ['lead', 'admin'],
      wall: ({ measure, x }) => ({ measure, x }),
      unless: unknown,
    },
    (all, { measure, x, why = '' }, { day, by }) =>
      change(all, measure, was => ({
        ...was,
        history: noted(was, [{ what: 'counted', x }], { on: day, by, why }),
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
    (all, { measure, x, kind, text }, { id, day, by }) =>
      text
        ? change(all, measure, was => ({
            ...was,
            history: noted(was, [{ what: 'annotated', x, to: text }], { on: day, by, why: '' }),
            annotations: [...was.annotations, { id, x, kind, text }]
              .sort((a, b) => a.x.localeCompare(b.x))
              .slice(-ANNOTATIONS_KEPT),
          }))
        : all,
  )
  .on(
    'annotation-removed',
    { body: { measure: Id, annotation: Id }, by: ['lead', 'admin'], wall: 'all', unless: unknown },
    (all, { measure, annotation }, { day, by }) =>
      change(all, measure, was => ({
        ...was,
        history: noted(
          was,
          was.annotations
            .filter(one => one.id === annotation)
            .map(({ x, text }) => ({ what: 'unannotated', x, from: text })),
          { on: day, by, why: '' },
        ),
        annotations: was.annotations.filter(one => one.id !== annotation),
      })),
  )

/** Measures in use, in the order they were made. */
export const inUse = (all: Measures) => Object.values(all).filter(({ closed }) => !closed)
