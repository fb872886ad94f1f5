import type { Measure } from '../../../shared/measures.ts'
import type { Told } from '../asking.ts'

type Changed = Extract<Told, { type: 'measure-changed' }>

/** Everything a measure is set to, with something changed: the log is told the whole of it. */
export const changed = (
  {
    id,
    name,
    unit,
    better,
    target,
    targetBy,
    cadence,
    chart,
    baseline,
    baselineFrom,
    baselineUntil,
    decimals,
    owner,
    meaning,
    asked,
  }: Measure,
  to: Partial<Pick<Measure, 'better' | 'baseline' | 'baselineFrom' | 'baselineUntil'>>,
  why: string,
): Changed => ({
  type: 'measure-changed',
  measure: id,
  name,
  ...{ unit, better, target, targetBy, cadence, chart, decimals, owner, meaning, asked, why },
  ...{ baseline, baselineFrom, baselineUntil },
  ...to,
})
