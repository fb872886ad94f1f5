import { isOverdue } from '../../../shared/cadence.ts'
import type { Measure, MeasureChart, Reading } from '../../../shared/measures.ts'
import { multiplierOf, reckonedOf, spell } from '../../../shared/measuring.ts'
import type { Placement } from '../../../shared/team.ts'
import { desk as words } from '../../../shared/words/en.ts'
import { dayInWords } from '../when.ts'
import { plainCharts } from './draft.ts'
import { dayOf, divides } from './sheet.ts'

const { measures: says } = words
const month = new Intl.DateTimeFormat(words.locale, { month: 'short', year: 'numeric', timeZone: 'UTC' })

/** A period as people say it. */
export const periodInWords = (
  x: string,
  { cadence }: Pick<Measure, 'cadence'>,
  { today, timeZone }: { today: string; timeZone: string },
) => {
  const day = dayOf(x, timeZone)
  if (cadence === 'monthly') return month.format(Date.parse(`${day}T12:00:00Z`))
  const said = dayInWords(day, today)
  return cadence === 'weekly' ? says.weekOf(said) : said
}

export const withUnit = (value: number, measure: Measure) =>
  `${spell(value, measure)}${measure.unit === '%' ? '%' : measure.unit ? ` ${measure.unit}` : ''}`

/** A reading as it was given: a value, or how many of how many and what that comes to. */
export const readingInWords = ({ y, n }: Pick<Reading, 'y' | 'n'>, measure: Measure) => {
  if (y === null) return says.noValue
  if (!divides(measure) || n === null) return withUnit(y, measure)
  const drawn = n === 0 ? '' : ` (${withUnit((y / n) * multiplierOf(measure), measure)})`
  return `${says.of(y.toLocaleString(words.locale), n.toLocaleString(words.locale))}${drawn}`
}

/** What matters most first: overdue, then getting worse, then all others as they were made. */
export const byNeed = (measures: readonly Measure[], today: string) => {
  const rank = (measure: Measure) => {
    if (isOverdue(measure, today)) return 0
    return reckonedOf(measure).chart?.variationIcon?.startsWith('concern') ? 1 : 2
  }
  return measures.toSorted((a, b) => rank(a) - rank(b))
}

/** Panels that show every measure, and those that take one that is counted day by day where none is named. */
const ofAll = ['summary', 'matrix']
const ofDays = ['safety-cross', 'days-since']

/** Whether the board shows a measure, as far as its arrangement tells. `first` is the team's first measure in use. */
export const isHung = (
  { id, key, cadence }: Pick<Measure, 'id' | 'key' | 'cadence'>,
  board: readonly Placement[],
  first: string | undefined,
) =>
  board.some(({ kind, settings: { measure = '' } }) => {
    if (measure !== '') return measure === key || measure === id
    if (kind === 'measure') return first === id
    return ofAll.includes(kind) || (ofDays.includes(kind) && (cadence === 'daily' || cadence === 'event'))
  })

/** A chart by the question it answers. */
export const chartInWords = (chart: MeasureChart) => {
  const plain = plainCharts.find(kind => kind === chart)
  if (plain) return says.whats[plain][0]
  return chart === 'pp' || chart === 'up' ? says.charts[chart] : says.charts.ip
}
