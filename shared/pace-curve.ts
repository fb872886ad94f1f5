import { breaksIn, type Stretch, workBetween } from './pace-time.ts'
import type { Span } from './shifts.ts'
import { drawingOf, planned, type WorkKind } from './work-kind.ts'
import type { WorkShift } from './work-record.ts'

/** A line that never falls, as its corners: by this instant, so much. */
export type Line = readonly (readonly [at: number, level: number])[]

/** How high a line stands at an instant; where it jumps, after the jump. */
export const levelAt = (line: Line, at: number): number => {
  const n = line.findLastIndex(([corner]) => corner <= at)
  if (n < 0) return 0
  const [from, low] = line[n]!
  const next = line[n + 1]
  return next ? low + ((next[1] - low) * (at - from)) / (next[0] - from) : low
}

/** When a line first stands so high; null if it never does. */
export const whenAt = (line: Line, level: number): number | null => {
  const n = line.findIndex(([, high]) => high >= level)
  if (n < 0) return null
  const [to, high] = line[n]!
  const before = line[n - 1]
  if (!before || high === before[1]) return to
  return before[0] + ((to - before[0]) * (level - before[1])) / (high - before[1])
}

/** What counts as a whole unit, though a sum of fractions may fall short of it by a hair. */
export const whole = (level: number) => Math.floor(level + 1e-6)

/**
 * How the plan of a shift grows from 0 to 1: in each part with working time, still in the breaks. A part that is all
 * break has nothing to grow in, so its weight goes to the others.
 */
const spread = (given: readonly number[], { start, end }: Span, breaks: readonly Stretch[]): Line => {
  const lay = (weights: readonly number[]): { parts: (Stretch & { rate: number })[]; sum: number } => {
    const ends = weights.map((_, n) => start + ((end - start) * (n + 1)) / weights.length)
    const parts = weights.map((weight, n) => {
      const [from, to] = [ends[n - 1] ?? start, ends[n]!]
      const work = workBetween(from, to, breaks)
      return { from, to, rate: work > 0 ? weight / work : 0 }
    })
    const sum = parts.reduce((all, { from, to, rate }) => all + rate * workBetween(from, to, breaks), 0)
    return { parts, sum }
  }
  const drawn = lay(given)
  const { parts, sum } = drawn.sum > 0 ? drawn : lay([1])
  const corners = [start, ...parts.map(({ to }) => to), ...breaks.flatMap(({ from, to }) => [from, to])]
  const line: [number, number][] = []
  let level = 0
  for (const at of [...new Set(corners)].sort((a, b) => a - b)) {
    const from = line.at(-1)?.[0] ?? start
    const rate = parts.find(part => from >= part.from && from < part.to)?.rate ?? 0
    level += (rate * workBetween(from, at, breaks)) / sum
    line.push([at, level])
  }
  return [...line.slice(0, -1), [end, 1]]
}

/** The same, as a kind of work has it now. */
export const growth = (kind: WorkKind, span: Span, breaks: readonly Stretch[]): Line =>
  spread(drawingOf(kind, span.shift).parts, span, breaks)

const capped = (line: Line, most: number, end: number): Line => {
  const at = whenAt(line, most)
  return at === null ? line : [...line.filter(([, level]) => level < most), [at, most], [end, most]]
}

/**
 * From an instant on so much is required of the whole shift: what was due stays due, the rest follows the rest of the
 * curve. Of work that nobody wants any more nothing is due, not even what was: nobody is behind with it.
 */
const changed = (line: Line, at: number, total: number, curve: Line, end: number): Line => {
  const before = levelAt(line, at)
  if (total <= before) return capped(line, total, end)
  const kept: Line = [...line.filter(([corner]) => corner < at), [Math.min(at, end), before]]
  const gone = levelAt(curve, at)
  if (gone >= 1 - 1e-9) return [...kept, [end, total]]
  const rest = curve
    .filter(([corner]) => corner > at)
    .map(([corner, level]) => [corner, before + ((total - before) * (level - gone)) / (1 - gone)] as const)
  return [...kept, ...rest]
}

/** Of a feed that is due which came so long ago; what was taken over is due at once. */
const fedLine = (kind: WorkKind, shift: WorkShift, start: number): Line => {
  let level = shift.carried + (shift.set.at(-1)?.required ?? 0)
  const line: [number, number][] = [[start, level]]
  const bucket = shift.bucket * 60_000
  for (const [key, count] of Object.entries(shift.arrived).sort(([a], [b]) => Number(a) - Number(b))) {
    const from = start + Number(key) * bucket + kind.within * 60_000
    line.push([from, level])
    level += count
    line.push([from + bucket, level])
  }
  return line
}

/** What is due of a shift by any instant of it. Null where nobody asked for anything. */
export const planLine = (kind: WorkKind, span: Span, shift: WorkShift, timeZone: string): Line | null => {
  const { start, end } = span
  if (kind.demand === 'feed') return fedLine(kind, shift, start)
  const fixed = planned(kind, span)
  const set = shift.set.length > 0 || fixed === null ? shift.set : [{ into: 0, required: fixed }]
  if (set.length === 0 && shift.carried === 0) return null
  const curveAt = (into: number) => {
    const { parts, breaks } = shift.drawn.find(({ until }) => into < until) ?? drawingOf(kind, span.shift)
    return spread(parts, span, breaksIn(breaks, span, timeZone))
  }
  const totalAt = (into: number) =>
    (set.findLast(one => one.into <= into) ?? set[0] ?? { required: 0 }).required + shift.carried
  const turns = new Set([...set.map(({ into }) => into), ...shift.drawn.map(({ until }) => until)])
  const first: Line = curveAt(0).map(([at, level]) => [at, level * totalAt(0)])
  return [...turns]
    .filter(into => into > 0)
    .sort((a, b) => a - b)
    .reduce<Line>(
      (line, into) => changed(line, start + into * 60_000, totalAt(into), curveAt(into), end),
      first,
    )
}
