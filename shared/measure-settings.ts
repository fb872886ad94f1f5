import { Type } from 'typebox'
import { isDay } from './days.ts'
import type { Measure } from './measures.ts'
import { oneOf } from './subject.ts'

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

export const X = Type.String({
  pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,3})?)?Z)?$',
})
export const Value = Type.Union([Type.Number(), Type.Null()])
export const WHY_MOST = 200

export const settings = {
  name: Type.String({ minLength: 1, maxLength: 60 }),
  unit: Type.Optional(Type.String({ maxLength: 24 })),
  better: oneOf(betterWays),
  target: Type.Optional(Value),
  targetBy: Type.Optional(Type.String({ maxLength: 10 })),
  cadence: oneOf(cadences),
  chart: oneOf(chartKinds),
  baseline: Type.Optional(Type.Integer({ minimum: 0, maximum: 500 })),
  /** The limits come from the points of these days, both included; before `baseline` where a last day is given. */
  baselineFrom: Type.Optional(Type.String({ maxLength: 10 })),
  baselineUntil: Type.Optional(Type.String({ maxLength: 10 })),
  decimals: Type.Optional(Type.Integer({ minimum: 0, maximum: 4 })),
  owner: Type.Optional(Type.String({ maxLength: 36 })),
  meaning: Type.Optional(Type.String({ maxLength: 200 })),
  /** Ask at the kiosk: how many today? */
  asked: Type.Optional(Type.Boolean()),
}

interface Settings
  extends Pick<Measure, 'name' | 'better' | 'cadence' | 'chart'>,
    Partial<
      Pick<
        Measure,
        | 'unit'
        | 'target'
        | 'targetBy'
        | 'baseline'
        | 'baselineFrom'
        | 'baselineUntil'
        | 'decimals'
        | 'owner'
        | 'meaning'
        | 'asked'
      >
    > {}

/** A share of one, and not in per cent, says nothing without decimals. */
const SHARE_DECIMALS = 2
const isShare = ({ chart, unit = '' }: Settings) => (chart === 'p' || chart === 'pp') && !unit.includes('%')

/** What was set, with what stands where nothing was said. */
export const settled = (given: Settings) => ({
  name: given.name,
  unit: given.unit ?? '',
  better: given.better,
  target: given.target ?? null,
  targetBy: given.targetBy ?? '',
  cadence: given.cadence,
  chart: given.chart,
  baseline: given.baseline ?? 0,
  baselineFrom: given.baselineFrom ?? '',
  baselineUntil: given.baselineUntil ?? '',
  decimals: Math.max(given.decimals ?? 0, isShare(given) ? SHARE_DECIMALS : 0),
  owner: given.owner ?? '',
  meaning: given.meaning ?? '',
  asked: given.asked ?? false,
})

type Days = Partial<Record<'targetBy' | 'baselineFrom' | 'baselineUntil', string>>

/** Why the days among settings cannot be meant. */
export const wrongDays = ({ targetBy = '', baselineFrom = '', baselineUntil = '' }: Days) => {
  const given = [targetBy, baselineFrom, baselineUntil].filter(Boolean)
  const isFine = given.every(isDay) && (!baselineFrom || baselineFrom <= baselineUntil)
  return isFine ? null : ('bad-day' as const)
}
