import type { Change } from '../../../shared/measure-history.ts'
import { type Better, betterWays, type Cadence } from '../../../shared/measures.ts'
import { desk, measuring } from '../../../shared/words/en.ts'
import { dayAsSaid, periodInWords } from './period.ts'

const { chart: says } = desk
const isWay = (text: string): text is Better => betterWays.some(way => way === text)
const cadenceIn = (text: string) => Object.entries(measuring.cadences).find(([key]) => key === text)?.[1]

const days: ReadonlySet<Change['what']> = new Set(['targetBy', 'baselineFrom', 'baselineUntil'])

/** A setting as people read it. */
const setTo = (what: Change['what'], value: string) => {
  if (what === 'better' && isWay(value)) return says.turn.ways[value].toLowerCase()
  if (what === 'baseline' && value === '0') return says.baseline.all.toLowerCase()
  if (days.has(what) && value) return dayAsSaid(value)
  return (what === 'cadence' && cadenceIn(value)) || value
}

/** Who did what, in one sentence; the reason stands beside it. */
export const changeInWords = (
  { what, x, from, to, by }: Change,
  { cadence, timeZone }: { cadence: Cadence; timeZone: string },
  nameOf: (by: string) => string,
): string => {
  const who = by.startsWith('key:') ? says.anotherSystem : nameOf(by)
  switch (what) {
    case 'rebased':
    case 'withdrawn':
      return says.did[what](who, dayAsSaid(x))
    case 'ghosted':
    case 'counted':
      return says.did[what](who, periodInWords(x, cadence, timeZone))
    case 'corrected':
      return says.did.corrected(who, periodInWords(x, cadence, timeZone), from, to)
    case 'annotated':
      return says.did.annotated(who, dayAsSaid(x), to)
    case 'unannotated':
      return says.did.unannotated(who, dayAsSaid(x), from)
    default:
      return says.did.set(who, says.settings[what], setTo(what, from), setTo(what, to))
  }
}
