import { inUse, type Measure, type Measures } from './measures.ts'

/** Whether a measure counts, once a day, what should not happen: falls, not hours slept. */
export const isDailyCount = ({ cadence, chart, better }: Measure) =>
  cadence === 'daily' && better !== 'up' && (chart === 'c' || chart === 'xmr' || chart === 'run')

/** The measures a kiosk asks for: somebody wants it to, and a number alone answers. */
export const askedAtKiosk = (all: Measures) => inUse(all).filter(one => one.asked && isDailyCount(one))

/** What was said of a day: how many, or null while nobody said. */
export const countOn = ({ readings }: Pick<Measure, 'readings'>, day: string): number | null =>
  readings.findLast(({ x }) => x === day)?.y ?? null
