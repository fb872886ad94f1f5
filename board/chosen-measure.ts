import { inUse, type Measure, type Measures } from '../shared/measures.ts'
import type { Choices } from './panel.ts'

/** The measure that a panel's settings name by its key or its id; where they name none, the first that fits. */
export const chosenMeasure = (
  all: Measures,
  wanted: string,
  fits: (measure: Measure) => boolean,
): Measure | null =>
  inUse(all).find(one => fits(one) && (wanted === '' || one.key === wanted || one.id === wanted)) ?? null

/** The measures among which a setting may choose. */
export const choicesOf =
  (fits: (measure: Measure) => boolean): Choices =>
  ({ measures }) =>
    inUse(measures)
      .filter(fits)
      .map(({ key, name, id }) => ({ value: key, label: name, alias: id }))
