import { addDays } from '../../shared/days.ts'
import type { Row } from '../../shared/spc/row.ts'

/** A value a week from 4 January 2027 on. */
export const weekly = (...values: (number | null)[]): Row[] =>
  values.map((y, i) => ({ x: addDays('2027-01-04', 7 * i), y }))

/** The day of the nth week, from 0. */
export const week = (n: number): string => addDays('2027-01-04', 7 * n)

/** So many values that go up and down around ten. */
export const steady = (count: number): number[] => Array.from({ length: count }, (_, i) => (i % 2 ? 11 : 9))
