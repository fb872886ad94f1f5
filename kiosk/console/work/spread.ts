import { minutesOf, type Shift } from '../../../shared/shifts.ts'
import type { WorkTemplate } from '../../../shared/work-templates.ts'

const DAY = 1_440
const WHOLE = 100

const lengthOf = ({ from, to }: Pick<Shift, 'from' | 'to'>) =>
  (minutesOf(to) - minutesOf(from) + DAY) % DAY || DAY

/** The minutes of the equal parts that a shift's plan is set in: an hour where it goes into the shift. */
export const partMinutes = (shift: Pick<Shift, 'from' | 'to'>) => {
  const length = lengthOf(shift)
  return [60, 30, 15].find(minutes => length % minutes === 0) ?? length / Math.ceil(length / 60)
}

export const partsOf = (shift: Pick<Shift, 'from' | 'to'>) => Math.round(lengthOf(shift) / partMinutes(shift))

const clockAt = (minutes: number) => {
  const of = Math.round(minutes) % DAY
  return `${String(Math.floor(of / 60)).padStart(2, '0')}:${String(of % 60).padStart(2, '0')}`
}

/** What the clock on the wall shows when part `n` of a shift begins. */
export const partBegins = (shift: Pick<Shift, 'from' | 'to'>, n: number) =>
  clockAt(minutesOf(shift.from) + n * partMinutes(shift))

/** Weights as what is due by the end of each of `count` parts, in per cent. */
export const cumulated = (weights: readonly number[], count: number): number[] => {
  const sum = weights.reduce((all, one) => all + one, 0)
  const upTo = (n: number) => weights.slice(0, n).reduce((all, one) => all + one, 0)
  return Array.from({ length: count }, (_, n) => {
    if (sum === 0) return Math.round((WHOLE * (n + 1)) / count)
    const at = ((n + 1) * weights.length) / count
    const before = Math.floor(at + 1e-9)
    const done = upTo(before) + (at - before) * (weights[before] ?? 0)
    return Math.round((WHOLE * done) / sum)
  })
}

/** What is due by the end of each part, as weights for the log. It never falls, and ends with all of it. */
export const weighted = (drawn: readonly number[]): number[] =>
  drawn.map((now, n) => Math.max(0, (n === drawn.length - 1 ? WHOLE : now) - (drawn[n - 1] ?? 0)))

/** One point of a drawn line moved; its neighbours give way, for nothing that was due becomes undue. */
export const drawnTo = (drawn: readonly number[], n: number, to: number): number[] => {
  if (n >= drawn.length - 1) return [...drawn]
  const now = Math.max(0, Math.min(WHOLE, Math.round(to)))
  return drawn.map((was, at) => {
    if (at === drawn.length - 1) return WHOLE
    if (at === n) return now
    return at < n ? Math.min(was, now) : Math.max(was, now)
  })
}

/** A straight line from nought to all. */
export const straight = (count: number) => cumulated([], count)

/** The weights of a template's hours, as they fall into the parts of a shift. */
export const weightsIn = (shift: Shift, { hours }: Pick<WorkTemplate, 'hours'>): number[] =>
  Array.from({ length: partsOf(shift) }, (_, n) => {
    const hour = Number(partBegins(shift, n).slice(0, 2))
    // Where the clock's hours do not fit the shift, each part counts with the hour that it begins in.
    return hours[hour] ?? 0
  })

/** What a template asks for on a day, shared out among the shifts as its hours fall into them. */
export const sharedOut = (
  total: number,
  shifts: readonly Shift[],
  template: Pick<WorkTemplate, 'hours'>,
): number[] => {
  const given = shifts.map(shift => weightsIn(shift, template).reduce((all, one) => all + one, 0))
  const weights = given.some(Boolean) ? given : shifts.map(lengthOf)
  const sum = weights.reduce((all, one) => all + one, 0)
  let left = total
  let rest = sum
  return weights.map(weight => {
    const share = rest > 0 ? Math.round((left * weight) / rest) : 0
    left -= share
    rest -= weight
    return share
  })
}
