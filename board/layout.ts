import type { Placement } from '../shared/team.ts'

/** The grid is so many lines each way; panels take whole stretches of it. */
export const GRID = 60

export type Shape = 'wide' | 'tall'

/** Where a panel stands, in grid lines from the top left. */
export interface Box {
  left: number
  top: number
  width: number
  height: number
}

type Sized = Pick<Placement, 'size'>
type Row<P> = readonly P[]

const weights = { small: 2, medium: 3, large: 4 }

interface Composition {
  /** How many lines the leading panel takes: of the width on a wide board, of the height on a tall one. */
  lead: number
  /** How many panels stand in each row beside the lead, and in each row below it. */
  beside: readonly number[]
  below: readonly number[]
}

/** By the number of panels that follow the lead. The rows below a wide lead take a third of the height. */
const wide: readonly Composition[] = [
  { lead: 60, beside: [], below: [] },
  { lead: 36, beside: [1], below: [] },
  { lead: 36, beside: [1, 1], below: [] },
  { lead: 36, beside: [1, 1, 1], below: [] },
  { lead: 37, beside: [1], below: [3] },
  { lead: 36, beside: [1, 1], below: [3] },
  { lead: 36, beside: [1, 1], below: [4] },
  { lead: 31, beside: [1, 2], below: [4] },
  { lead: 30, beside: [2, 2], below: [4] },
  { lead: 30, beside: [2, 2], below: [5] },
  { lead: 26, beside: [2, 3], below: [5] },
  { lead: 24, beside: [3, 3], below: [5] },
]

const tall: readonly Composition[] = [
  { lead: 60, beside: [], below: [] },
  { lead: 34, beside: [], below: [1] },
  { lead: 30, beside: [], below: [1, 1] },
  { lead: 27, beside: [], below: [1, 2] },
  { lead: 26, beside: [], below: [2, 2] },
  { lead: 24, beside: [], below: [1, 2, 2] },
  { lead: 24, beside: [], below: [2, 2, 2] },
  { lead: 20, beside: [], below: [1, 2, 2, 2] },
  { lead: 20, beside: [], below: [2, 2, 2, 2] },
  { lead: 18, beside: [], below: [2, 2, 2, 3] },
  { lead: 18, beside: [], below: [2, 2, 3, 3] },
  { lead: 16, beside: [], below: [2, 3, 3, 3] },
]

const FOOT = 22

/** Cuts a length into whole stretches in proportion to weights. */
const cut = (length: number, parts: readonly number[]) => {
  const total = parts.reduce((sum, part) => sum + part, 0)
  let upTo = 0
  return parts.map(part => {
    const from = Math.round((upTo / total) * length)
    upTo += part
    return { from, size: Math.round((upTo / total) * length) - from }
  })
}

/** From so many panels on a row shares its width evenly: a narrow panel of many is too narrow. */
const CROWD = 7

const weight = ({ size }: Sized) => weights[size]
const even = () => 1

const inRows = <P>(panels: readonly P[], counts: readonly number[]): Row<P>[] => {
  let next = 0
  return counts.map(count => {
    next += count
    return panels.slice(next - count, next)
  })
}

const fill = <P extends Sized>(
  area: Box,
  rows: readonly Row<P>[],
  widthOf: (panel: P) => number,
): [P, Box][] => {
  const heights = cut(
    area.height,
    rows.map(row => Math.max(...row.map(weight))),
  )
  return rows.flatMap((row, at) => {
    const { from: top, size: height } = heights[at]!
    const widths = cut(area.width, row.map(widthOf))
    return row.map((panel, n): [P, Box] => {
      const { from: left, size: width } = widths[n]!
      return [panel, { left: area.left + left, top: area.top + top, width, height }]
    })
  })
}

const leadOf = (count: number, { size }: Sized, shape: Shape, lead: number) =>
  shape === 'wide' && count === 2 && size !== 'large' ? GRID / 2 : lead

/**
 * Composes a front page: the first large panel leads (or the first of all), the others follow as given, beside it and
 * below it. Every panel gets a place; together they fill the grid and none overlaps.
 */
export const compose = <P extends Sized>(panels: readonly P[], shape: Shape): [P, Box][] => {
  const shown = panels.slice(0, 12)
  const first = shown.find(({ size }) => size === 'large') ?? shown[0]
  if (!first) return []
  const others = shown.filter(one => one !== first)
  const { lead, beside, below } = (shape === 'wide' ? wide : tall)[others.length]!
  const along = leadOf(shown.length, first, shape, lead)
  const isWide = shape === 'wide'
  const foot = isWide ? (below.length > 0 ? FOOT : 0) : GRID - along
  const width = isWide ? along : GRID
  const height = GRID - foot
  const widthOf = shown.length >= CROWD ? even : weight
  const split = beside.reduce((sum, count) => sum + count, 0)
  return [
    [first, { left: 0, top: 0, width, height }],
    ...fill(
      { left: width, top: 0, width: GRID - width, height },
      inRows(others.slice(0, split), beside),
      widthOf,
    ),
    ...fill({ left: 0, top: height, width: GRID, height: foot }, inRows(others.slice(split), below), widthOf),
  ]
}
