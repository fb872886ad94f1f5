import type { Chart, Point } from '../shared/spc/chart.ts'

export type Look = 'usual' | 'better' | 'worse' | 'neither' | 'ghost' | 'open'

/** A point as it is drawn: places in per cent of the drawing, from the left and from the top. */
export interface Drawn {
  label: string
  x: number
  /** Null for a gap. */
  y: number | null
  value: number | null
  centreValue: number | null
  look: Look
  centre: number | null
  lower: number | null
  upper: number | null
  /** Which lines it shares: lines break between parts. */
  part: number
}

const looks: Record<Point['pointType'], Look> = {
  common_cause: 'usual',
  special_cause_improvement: 'better',
  special_cause_concern: 'worse',
  special_cause_neutral_high: 'neither',
  special_cause_neutral_low: 'neither',
}

interface Asked {
  /** How many of the newest points. */
  most: number
  label: (x: string) => string
  /** What is still under way: drawn hollow after the last point, and no part of any line. */
  open?: { label: string; value: number } | null
  /** The largest value there can be. */
  ceiling?: number
  /** Where the drawing begins: at zero, or a little below the smallest of its points and lines. */
  from?: 'zero' | 'smallest'
}

const ROOM = 0.08
const isNumber = (value: number | null): value is number => value !== null && Number.isFinite(value)

const spanOf = (
  points: readonly Point[],
  { open = null, ceiling = Number.POSITIVE_INFINITY, from }: Asked,
) => {
  const values = points.flatMap(({ y, lower, upper, centre }) => [y, lower, upper, centre]).filter(isNumber)
  const most = Math.max(...values, open?.value ?? 0, Number.MIN_VALUE)
  const least = from === 'smallest' ? Math.min(...values) : 0
  const room = ROOM * (most - least || most)
  return {
    top: Math.min(ceiling, most + room),
    bottom: Math.max(0, least - (from === 'smallest' ? room : 0)),
  }
}

/** Lays out the newest points of a chart, up to a little above the largest of them. */
export const layOut = ({ points }: Pick<Chart, 'points'>, asked: Asked): Drawn[] => {
  const { most, label, open = null } = asked
  const shown = points.slice(-most)
  const { top, bottom } = spanOf(shown, asked)
  const places = shown.length + (open ? 1 : 0)
  const across = (n: number) => ((n + 0.5) / places) * 100
  const down = (value: number | null) =>
    isNumber(value) ? 100 - ((Math.min(Math.max(value, bottom), top) - bottom) / (top - bottom)) * 100 : null
  const drawn = shown.map(
    (point, n): Drawn => ({
      label: label(String(point.x)),
      x: across(n),
      y: down(point.y),
      value: point.y,
      centreValue: point.centre,
      look: point.ghost === null ? looks[point.pointType] : 'ghost',
      centre: down(point.centre),
      lower: down(point.lower),
      upper: down(point.upper),
      part: point.part,
    }),
  )
  if (!open) return drawn
  const last = { label: open.label, x: across(shown.length), y: down(open.value), value: open.value }
  const noLines = { centreValue: null, centre: null, lower: null, upper: null, part: -1 }
  return [...drawn, { ...last, ...noLines, look: 'open' }]
}

/** Where the newest points began to say what the latest one says: better, or worse. */
export const beganAt = ({ points }: Pick<Chart, 'points'>): string => {
  const counted = points.filter(({ ghost, y }) => ghost === null && y !== null)
  const latest = counted.at(-1)
  const before = counted.findLastIndex(
    ({ part, pointType }) => part !== latest?.part || pointType !== latest?.pointType,
  )
  return String(counted[before + 1]?.x ?? '')
}
