import { withUnit } from '../../../shared/sentence.ts'
import { measuring as words } from '../../../shared/words/en.ts'
import type { Ems } from '../../room.ts'
import type { Line } from './lines.ts'

const say = words.summary

/** How a line is set: with its small chart; smaller; its name above the rest of it. */
export type Way = 'full' | 'small' | 'two'

export interface Setting {
  way: Way
  columns: number
  /** Whether there is room for the small charts. */
  hasChart: boolean
  pages: number
  onPage: number
}

/** In sizes of the text: a line of a name, the least height and width of a row, and what stands in it beside its name. */
const ROW_EM = {
  full: { line: 1.04, letter: 0.53, least: 2.3, width: 23, beside: 4.2 + 2.4 },
  small: { line: 0.9, letter: 0.46, least: 1.7, width: 20, beside: 3.7 + 1.8 },
  two: { line: 0.9, letter: 0.46, least: 2, width: 11.6, beside: 0 },
} as const
const CHART = { from: { full: 23, small: 23, two: 18 }, share: { full: 0.27, small: 0.2 } }
/** Less is too little for a name beside the rest. */
const NAME_EM = 6
/** The foot that says which page is open. */
const FOOT_EM = 1.05
const ways = ['full', 'small', 'two'] as const

const longest = (texts: readonly string[]) => Math.max(...texts.map(({ length }) => length))

/** How wide value and target are, below each other or in one line. */
const figuresOf = (way: Way, lines: readonly Line[]) => {
  const { letter } = ROW_EM[way]
  const value =
    1.15 *
    longest(lines.map(({ measure, reckoned: { value } }) => (value === null ? '' : withUnit(value, measure))))
  const target = longest(
    lines.map(({ measure }) =>
      measure.target === null ? '' : say.target(withUnit(measure.target, measure)),
    ),
  )
  return way === 'full'
    ? Math.max(4.9, letter * Math.max(value, 0.86 * target))
    : letter * (value + target + 1)
}

/** How high a row is in a column so wide; null where there is no room beside its name. */
const rowIn = (way: Way, wide: number, figures: number) => {
  const { line, letter, least, beside } = ROW_EM[way]
  if (way === 'two')
    return ({ measure }: Line) => least + line * (Math.ceil((letter * measure.name.length) / wide) - 1)
  const chart = wide < CHART.from[way] ? 0 : Math.max(5, CHART.share[way] * wide)
  const room = wide - beside - figures - chart
  if (room < NAME_EM) return null
  return ({ measure }: Line) => Math.max(least, line * Math.ceil((letter * measure.name.length) / room) + 0.3)
}

/** Whether rows fit beside and below each other; those that stand beside each other are of one height. */
const isRoom = (heights: readonly number[], columns: number, height: number) => {
  const high = Math.ceil(heights.length / columns)
  const rows = Array.from({ length: high }, (_, row) =>
    Math.max(...heights.filter((_, n) => n % high === row)),
  )
  return rows.reduce((sum, one) => sum + one, 0) <= height
}

const columnsIn = (way: Way, { width }: Ems) => Math.max(1, Math.floor(width / ROW_EM[way].width))

/** Whether rows of a way fit on so many pages; in as few columns as will do. */
const settingFor = (
  way: Way,
  lines: readonly Line[],
  { height, width }: Ems,
  pages: number,
): Setting | null => {
  const onPage = Math.ceil(lines.length / pages)
  const left = pages > 1 ? height - FOOT_EM : height
  const figures = figuresOf(way, lines)
  for (let columns = 1; columns <= columnsIn(way, { height, width }); columns++) {
    const wide = width / columns - (columns > 1 ? 1.3 : 0)
    const row = rowIn(way, wide, figures)
    if (!row) return null
    const heights = lines.map(row)
    const all = Array.from({ length: pages }, (_, page) => heights.slice(page * onPage, (page + 1) * onPage))
    if (all.every(one => isRoom(one, columns, left)))
      return {
        way,
        columns,
        hasChart: wide >= CHART.from[way],
        pages: Math.ceil(lines.length / onPage),
        onPage,
      }
  }
  return null
}

/** The fewest pages of a way, all of one length; null where not even one line has room. */
const fewest = (way: Way, lines: readonly Line[], space: Ems): Setting | null => {
  for (let pages = 1; pages <= lines.length; pages++) {
    const found = settingFor(way, lines, space, pages)
    if (found) return found
  }
  return null
}

/** Larger rows are worth so many pages, or so many times as many. */
const WORTH = { pages: 5, times: 1.5 }

/** The way that shows most, unless another makes far fewer pages. */
export const settingOf = (lines: readonly Line[], space: Ems): Setting => {
  const all = ways.map(way => fewest(way, lines, space)).filter(set => set !== null)
  const least = Math.min(...all.map(({ pages }) => pages))
  const most = Math.max(WORTH.pages, WORTH.times * least)
  return (
    all.find(({ pages }) => pages <= most) ?? {
      way: 'two',
      columns: 1,
      hasChart: false,
      pages: lines.length,
      onPage: 1,
    }
  )
}
