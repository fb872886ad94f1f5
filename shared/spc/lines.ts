import { finite } from './sums.ts'

/** The lines that apply to one point; `null` where there is none. */
export interface Lines {
  centre: number | null
  /** The limits: three sigma. */
  lower: number | null
  upper: number | null
  /** The lines to the outer third: two sigma. */
  lowerNear: number | null
  upperNear: number | null
}

/** A centre and nothing around it. */
export const centreOnly = (centre: number | null): Lines => ({
  centre,
  lower: null,
  upper: null,
  lowerNear: null,
  upperNear: null,
})

/** Lines so far around a centre, kept within what is possible. An infinite centre has none around it. */
export const linesAround = (
  centre: number | null,
  {
    limit,
    near,
    floor = -Infinity,
    ceiling = Infinity,
  }: {
    limit: number | null
    near: number | null
    floor?: number
    ceiling?: number
  },
): Lines => {
  const at = (distance: number | null, way: 1 | -1) => {
    if (centre === null || distance === null) return null
    return finite(Math.min(ceiling, Math.max(floor, finite(centre + way * distance) ?? Number.NaN)))
  }
  return {
    centre,
    lower: at(limit, -1),
    upper: at(limit, 1),
    lowerNear: at(near, -1),
    upperNear: at(near, 1),
  }
}

/** Lines three and two sigma around a centre. */
export const sigmaLines = (
  centre: number | null,
  sigma: number | null,
  within: { floor?: number; ceiling?: number } = {},
): Lines => {
  const known = finite(sigma)
  return linesAround(centre, {
    limit: known === null ? null : 3 * known,
    near: known === null ? null : 2 * known,
    ...within,
  })
}

/** The same lines in another unit, or otherwise changed one by one. */
export const eachLine = (lines: Lines, change: (line: number) => number | null): Lines => {
  const changed = (line: number | null) => (line === null ? null : change(line))
  return {
    centre: changed(lines.centre),
    lower: changed(lines.lower),
    upper: changed(lines.upper),
    lowerNear: changed(lines.lowerNear),
    upperNear: changed(lines.upperNear),
  }
}
