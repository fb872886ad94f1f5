import type { Runs } from './anhoej.ts'
import type { AssuranceIcon, VariationIcon } from './icons.ts'
import type { IhiRuns } from './ihi.ts'
import type { Lines } from './lines.ts'
import type { ChartKind } from './method.ts'
import type { X } from './row.ts'
import type { Side } from './sides.ts'
import type { Judgement } from './special-cause.ts'

/** One point of a chart with the lines that apply to it, in the unit of what is drawn. */
export interface Point extends Lines, Judgement {
  x: X
  /** `null` where it is missing; Infinity where something happened out of a denominator of 0. */
  y: number | null
  /** Which part it belongs to, from 0. */
  part: number
  /** 1 above the centre, -1 below, 0 exactly on it; `null` for gaps and ghosts. */
  side: Side | null
  /** Strictly beyond a limit; `null` for gaps and ghosts and where there are no limits. */
  outside: boolean | null
  /** In the outer third on either side, not outside; `null` likewise. */
  near: boolean | null
  /** Inside the baseline of its part. */
  baseline: boolean
  /** Not left out of lines and runs by its number. */
  included: boolean
  /** Why it is a ghost, or `null`. */
  ghost: string | null
}

/** Points that share their lines. */
export interface Part {
  /** Where it begins. */
  from: X
  /** Why it was rebased; `null` where it was not. */
  reason: string | null
  /** Points, gaps among them; ghosts are not counted. */
  nObs: number
  /** Fewer than 13 points, gaps counted: the package's warning. */
  short: boolean
  /**
   * How far its lines can be trusted: `run` has too few values for limits and shows their median, `trial` limits may
   * still move much, `settled` ones count.
   */
  standing: 'run' | 'trial' | 'settled'
  centreIs: 'mean' | 'median' | 'given'
  runs: Runs
  /**
   * Whether the centre has nearly as many values above as below. Of a run chart whose median is the value of many points,
   * as with rare falls on most days, it has not: runs about it are then what they must be, and say nothing.
   */
  halved: boolean
  /** Only on run charts that go by the IHI rules, else `null`. */
  ihi: IhiRuns | null
}

/** A series worked out: every point, every part, and what the latest point says. */
export interface Chart {
  kind: ChartKind
  points: Point[]
  parts: Part[]
  /** `null`: not enough values to say. */
  variationIcon: VariationIcon | null
  /** `null`: no target, no direction, or not enough values to say. */
  assuranceIcon: AssuranceIcon | null
}
