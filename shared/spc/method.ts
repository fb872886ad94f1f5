import type { Lines } from './lines.ts'
import type { Asked } from './options.ts'
import type { Row } from './row.ts'
import type { Spot } from './spot.ts'

export type ChartKind =
  | 'xmr'
  | 'i'
  | 'mr'
  | 'run'
  | 'p'
  | 'pp'
  | 'u'
  | 'up'
  | 'c'
  | 'ip'
  | 'xbar'
  | 's'
  | 't'
  | 'g'

/** The points of one part: all of them, and those its lines are worked out from. */
export interface Lot {
  all: readonly Spot[]
  base: readonly Spot[]
}

/** What sets one kind of chart apart from the others; `draw.ts` does what they have in common. */
export interface Method {
  kind: ChartKind
  /** Throws `SpcError` for rows that have no place on this chart. */
  check?: (rows: readonly Row[]) => void
  /** Makes points of rows that stand in order. */
  gather: (rows: readonly Row[], asked: Asked, denominators: boolean) => Spot[]
  /** Turns the points of one part into what is plotted, where that is not the points themselves. */
  plot?: (spots: readonly Spot[]) => Spot[]
  /** Works out the lines of one part; the answer gives those of each point. */
  fit: (lot: Lot, asked: Asked) => (spot: Spot) => Lines
  /** From the scale the lines are worked out in to the scale of the chart, where they differ. */
  shown?: (value: number) => number
  /** What the middle line is. */
  centreIs: 'mean' | 'median'
  /** Which rules read the points: those of control charts, those of run charts, or none. */
  rules: 'control' | 'run' | 'limits-only'
}

/** The plotted values of points, gaps kept. */
export const valuesOf = (spots: readonly Spot[]): (number | null)[] => spots.map(spot => spot.y)
