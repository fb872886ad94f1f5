import { isOverdue } from '../shared/cadence.ts'
import { inUse, type Measures } from '../shared/measures.ts'
import { reckonedOf } from '../shared/measuring.ts'
import { sentenceOf } from '../shared/sentence.ts'
import type { Sentence } from './headline.ts'

/** The measure that wants to be looked at most: one that gets worse before one that improves; old readings say nothing. */
export const aboutMeasures = (measures: Measures, today: string): Sentence | null => {
  const said = inUse(measures)
    .filter(measure => !isOverdue(measure, today))
    .map(measure => sentenceOf(measure, reckonedOf(measure)))
  const worse = said.find(({ tone }) => tone === 'worse')
  if (worse) return { text: `${worse.lead}.`, tone: 'worse' }
  const better = said.find(({ tone }) => tone === 'better')
  return better ? { text: `${better.lead}.`, tone: 'better' } : null
}
