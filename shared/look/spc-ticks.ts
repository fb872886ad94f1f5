import { measuring as words } from '../words/en.ts'
import type { ShownPoint } from './spc-shown.ts'

export interface Tick {
  at: number
  text: string
}

const monthOf = (x: string) => words.months[Number(x.slice(5, 7)) - 1] ?? ''
const yearOf = (x: string) => x.slice(0, 4)

/** Ways to name a time axis, the finest first: when a name is due, and what it is. */
const ways: readonly { due: (x: string) => string; name: (x: string) => string }[] = [
  { due: x => x, name: x => `${Number(x.slice(8, 10))} ${monthOf(x)}` },
  { due: x => x.slice(0, 7), name: x => (x.slice(5, 7) === '01' ? yearOf(x) : monthOf(x)) },
  {
    due: x => `${yearOf(x)}-${Math.floor((Number(x.slice(5, 7)) - 1) / 3)}`,
    name: x => (x.slice(5, 7) === '01' ? yearOf(x) : monthOf(x)),
  },
  {
    due: x => `${yearOf(x)}-${Math.floor((Number(x.slice(5, 7)) - 1) / 6)}`,
    name: x => (x.slice(5, 7) === '01' ? yearOf(x) : monthOf(x)),
  },
  ...[1, 2, 5].map(years => ({
    due: (x: string) => String(Math.floor(Number(yearOf(x)) / years)),
    name: yearOf,
  })),
]

const along = (
  points: readonly Pick<ShownPoint, 'x'>[],
  { due, name }: (typeof ways)[number],
  apart: number,
): Tick[] => {
  const ticks = points.flatMap(({ x }, at) =>
    at === 0 || due(points[at - 1]!.x) !== due(x) ? [{ at, text: name(x) }] : [],
  )
  // What began before the first point is named only where it stands in nobody's way.
  return ticks[1] && ticks[1].at < apart ? ticks.slice(1) : ticks
}

const enough = (ticks: readonly Tick[], apart: number) =>
  ticks.every(({ at }, n) => n === 0 || at - ticks[n - 1]!.at >= apart)

const isLong = (from: string, to: string) => Number(yearOf(to)) - Number(yearOf(from)) > 1

/** Names for a time axis, as fine as keeps them so many points apart. Months are named where points are months. */
export const ticksOf = (
  points: readonly Pick<ShownPoint, 'x'>[],
  apart: number,
  monthly: boolean,
): readonly Tick[] => {
  const fit = ways
    .slice(monthly ? 1 : 0)
    .map(way => along(points, way, apart))
    .find(ticks => ticks.length > 1 && enough(ticks, apart))
  if (fit) return fit
  const last = points.length - 1
  if (last < 0) return []
  const byMonth = monthly || isLong(points[0]!.x, points[last]!.x)
  const name = (x: string) => (byMonth ? `${monthOf(x)} ${yearOf(x)}` : ways[0]!.name(x))
  const ends = last >= 1.6 * apart ? [0, last] : [last]
  return ends.map(at => ({ at, text: name(points[at]!.x) }))
}
