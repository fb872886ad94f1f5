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
  { due: yearOf, name: yearOf },
]

const along = (
  points: readonly Pick<ShownPoint, 'x'>[],
  { due, name }: (typeof ways)[number],
  from: number,
): Tick[] =>
  points.flatMap(({ x }, at) => {
    const isNew = at === 0 ? from === 0 : due(points[at - 1]!.x) !== due(x)
    return isNew ? [{ at, text: name(x) }] : []
  })

const enough = (ticks: readonly Tick[], apart: number) =>
  ticks.every(({ at }, n) => n === 0 || at - ticks[n - 1]!.at >= apart)

/**
 * Names for a time axis, as fine as keeps them so many points apart. Months are named where points are months; a
 * month or a year that began before the first point is named only where nothing else would be.
 */
export const ticksOf = (
  points: readonly Pick<ShownPoint, 'x'>[],
  apart: number,
  monthly: boolean,
): readonly Tick[] => {
  const fit = ways
    .slice(monthly ? 1 : 0)
    .flatMap((way, n) => [along(points, way, monthly || n === 0 ? 0 : 1)])
    .find(ticks => ticks.length > 0 && enough(ticks, apart))
  if (fit && fit.length > 1) return fit
  const last = points.length - 1
  if (last < 0) return []
  const { name } = ways[monthly ? 1 : 0]!
  const ends = last >= apart ? [0, last] : [last]
  return ends.map(at => ({ at, text: name(points[at]!.x) }))
}
