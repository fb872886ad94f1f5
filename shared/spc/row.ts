import { SpcError } from './spc-error.ts'

/** Where a point stands: an ISO day, a UTC time in ISO 8601, or a number. One series uses one of them throughout. */
export type X = string | number

/** One observation as it was taken. */
export interface Row {
  x: X
  /** The value, or the numerator where the chart has a denominator. `null`: missing, which breaks runs and ranges. */
  y: number | null
  /** The denominator: people seen, bed days. Charts without one ignore it. */
  n?: number | null
  /** Why the point is a ghost: shown, but in no line, rule or run. Absent or `null`: it is none. */
  ghost?: string | null
}

/** Which of two stands first: below, at or above 0. */
export const compareX = (a: X, b: X): number => (a < b ? -1 : a > b ? 1 : 0)

const compareNumbers = (a: number | null | undefined, b: number | null | undefined): number =>
  (a ?? Number.NEGATIVE_INFINITY) - (b ?? Number.NEGATIVE_INFINITY) || 0

/** Rows from first to last; rows of one x by their values, so that the order of arrival never shows. */
export const inOrder = (rows: readonly Row[]): Row[] => {
  for (const { x } of rows)
    if (typeof x !== typeof rows[0]!.x || (typeof x === 'number' && !Number.isFinite(x)))
      throw new SpcError('bad-x', `A point stands at ${x}, which has no place beside ${rows[0]!.x}.`)
  return [...rows].sort((a, b) => compareX(a.x, b.x) || compareNumbers(a.y, b.y) || compareNumbers(a.n, b.n))
}

export const isGhost = (row: Row): boolean => row.ghost !== undefined && row.ghost !== null
