import type { Reckoned } from '../shared/measuring.ts'

/** How much a measure wants to be looked at: the first of these that it is. */
export const weights = ['concern', 'failing', 'neither', 'improvement', 'common', 'none'] as const
export type Weight = (typeof weights)[number]

/** What a measure does, by its variation icon. */
export const doingOf = ({ chart }: Reckoned): 'concern' | 'neither' | 'improvement' | 'common' | 'none' => {
  switch (chart?.variationIcon) {
    case 'concern_high':
    case 'concern_low':
      return 'concern'
    case 'neutral_high':
    case 'neutral_low':
      return 'neither'
    case 'improvement_high':
    case 'improvement_low':
      return 'improvement'
    case 'common_cause':
      return 'common'
    default:
      return 'none'
  }
}

export const weightOf = (reckoned: Reckoned): Weight => {
  const doing = doingOf(reckoned)
  return doing !== 'concern' && reckoned.chart?.assuranceIcon === 'fail' ? 'failing' : doing
}

/** Concerning first, then what falls short of its target, then what changed, then the usual. */
export const byConcern = (a: Reckoned, b: Reckoned) =>
  weights.indexOf(weightOf(a)) - weights.indexOf(weightOf(b))
