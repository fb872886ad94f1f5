import { type Reading, type ReadingName, readings } from './reading.ts'
import type { X } from './row.ts'
import { SpcError } from './spc-error.ts'

/** Which way is better. `neutral`: neither. */
export type Direction = 'increase' | 'decrease' | 'neutral'

/** New lines from a point on, and why. */
export interface Rebase {
  from: X
  reason: string
}

/** The points that the lines of a part are worked out from: its first so many, or those in a stretch of time. */
export type Baseline = { first: number } | { from?: X; until: X }

/** Everything that can be asked of a chart. `undefined` and `null` both mean: not asked. */
export interface ChartOptions {
  /** A reading by name, `mdc` if absent, or one put together: `{ ...readings.mdc, run: 6 }`. */
  reading?: ReadingName | Reading | undefined
  /** Overrides the reading's. */
  screenOutliers?: boolean | null | undefined
  /** `neutral` if absent: nothing is then called better or worse. */
  improvementDirection?: Direction | null | undefined
  /** In the unit of what is drawn, after `multiply`. */
  target?: number | null | undefined
  rebase?: readonly Rebase[] | null | undefined
  /** The numbers of the last points before a cut; counts points from 1, ghosts left out. */
  parts?: readonly number[] | null | undefined
  /**
   * Of every part. A part without a point in the stretch uses all of its points, and so does a later one to which a
   * stretch that began before it leaves too few.
   */
  baseline?: Baseline | null | undefined
  /** The baseline is the first so many points of a chart in one part; of a chart in several it is ignored. */
  freeze?: number | null | undefined
  /** Numbers of points left out of lines and runs, as qicharts2 does it: `outside` still speaks of them. */
  exclude?: readonly number[] | null | undefined
  /** A factor on values and lines, applied last: 100 for per cent. */
  multiply?: number | null | undefined
  /** A given centre line instead of the one worked out; in the unit before `multiply`. */
  centreLine?: number | null | undefined
  /** How several observations of one x become a point: run, i, mr, t and g charts without denominators. */
  aggregate?: 'mean' | 'median' | 'sum' | 'sd' | null | undefined
  /** Which rules a run chart goes by; `anhoej` if absent. */
  runRules?: 'anhoej' | 'ihi' | null | undefined
}

/** The options with their defaults, checked. */
export interface Asked {
  reading: Reading
  direction: Direction
  target: number | null
  rebase: readonly Rebase[]
  parts: readonly number[]
  baseline: Baseline | null
  freeze: number | null
  exclude: ReadonlySet<number>
  multiply: number
  centreLine: number | null
  aggregate: 'mean' | 'median' | 'sum' | 'sd'
  runRules: 'anhoej' | 'ihi'
}

const isCount = (value: number, from = 1) => Number.isInteger(value) && value >= from

const check = (asked: Asked) => {
  const { baseline, reading, parts, exclude, freeze, multiply, target, centreLine } = asked
  const wrong = (name: string, what: string) => new SpcError('bad-option', `${name} must be ${what}.`)
  if (baseline && 'first' in baseline && !isCount(baseline.first, reading.baselineFrom))
    throw wrong('baseline.first', `a whole number from ${reading.baselineFrom}`)
  if (freeze !== null && !isCount(freeze)) throw wrong('freeze', 'a whole number from 1')
  if (![...parts, ...exclude].every(number => isCount(number)))
    throw wrong('parts and exclude', 'whole numbers from 1')
  if (!Number.isFinite(multiply) || multiply <= 0) throw wrong('multiply', 'above 0')
  if (target !== null && !Number.isFinite(target)) throw wrong('target', 'a number')
  if (centreLine !== null && !Number.isFinite(centreLine)) throw wrong('centreLine', 'a number')
}

const readingOf = ({ reading, screenOutliers }: ChartOptions): Reading => {
  const named = typeof reading === 'object' ? reading : readings[reading ?? 'mdc']
  return { ...named, screenOutliers: screenOutliers ?? named.screenOutliers }
}

/** What is asked for, complete. Throws `SpcError` `bad-option` for what has no meaning. */
export const askedOf = (options: ChartOptions): Asked => {
  const all: Asked = {
    reading: readingOf(options),
    direction: options.improvementDirection ?? 'neutral',
    target: options.target ?? null,
    rebase: options.rebase ?? [],
    parts: options.parts ?? [],
    baseline: options.baseline ?? null,
    freeze: options.freeze ?? null,
    exclude: new Set(options.exclude ?? []),
    multiply: options.multiply ?? 1,
    centreLine: options.centreLine ?? null,
    aggregate: options.aggregate ?? 'mean',
    runRules: options.runRules ?? 'anhoej',
  }
  check(all)
  return all
}
