import type { Lines } from './lines.ts'
import type { Direction } from './options.ts'
import type { PointType } from './special-cause.ts'

export type VariationIcon =
  | 'common_cause'
  | 'improvement_high'
  | 'improvement_low'
  | 'concern_high'
  | 'concern_low'
  | 'neutral_high'
  | 'neutral_low'

export type AssuranceIcon = 'pass' | 'fail' | 'inconsistent'

/** The variation icon of a latest point of this type. High or low is where the good or the bad lies. */
export const variationIcon = (type: PointType, direction: Direction): VariationIcon => {
  switch (type) {
    case 'special_cause_improvement':
      return direction === 'increase' ? 'improvement_high' : 'improvement_low'
    case 'special_cause_concern':
      return direction === 'increase' ? 'concern_low' : 'concern_high'
    case 'special_cause_neutral_high':
      return 'neutral_high'
    case 'special_cause_neutral_low':
      return 'neutral_low'
    case 'common_cause':
      return 'common_cause'
  }
}

/**
 * Whether the process can be relied on to meet its target: the target against the limits that apply now, strictly;
 * on a limit is hit-or-miss. None without a target, a direction or limits.
 */
export const assuranceIcon = (
  { lower, upper }: Lines,
  target: number | null,
  direction: Direction,
): AssuranceIcon | null => {
  if (target === null || direction === 'neutral' || (lower === null && upper === null)) return null
  if (upper !== null && target > upper) return direction === 'increase' ? 'fail' : 'pass'
  if (lower !== null && target < lower) return direction === 'increase' ? 'pass' : 'fail'
  return 'inconsistent'
}

/** The same where every value is one value: it meets the target or it does not. */
export const constantAssurance = (
  value: number,
  target: number | null,
  direction: Direction,
): AssuranceIcon | null => {
  if (target === null || direction === 'neutral') return null
  return (direction === 'increase' ? value >= target : value <= target) ? 'pass' : 'fail'
}
