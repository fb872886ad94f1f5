import type { Asked } from './options.ts'
import type { Spot } from './spot.ts'
import { present, sum } from './sums.ts'

/** What is kept of a share: nothing is below none of it or above all of it. */
export const SHARE = { floor: 0, ceiling: 1 }

/** Nothing happens less often than never. */
export const COUNT = { floor: 0 }

const number = (value: number): number | null => (Number.isNaN(value) ? null : value)

/** All numerators by all denominators, infinite where those are nothing; or the centre that was given. */
export const rateOf = (base: readonly Spot[], { centreLine }: Asked): number | null =>
  centreLine ?? number(sum(present(base.map(spot => spot.total))) / sum(base.map(spot => spot.n)))

/** The sigma of a share of n (binomial). */
export const shareSigma = (centre: number, n: number): number => Math.sqrt((centre * (1 - centre)) / n)

/** The sigma of a rate over an area of n (Poisson). */
export const rateSigma = (centre: number, n: number): number => Math.sqrt(centre / n)
