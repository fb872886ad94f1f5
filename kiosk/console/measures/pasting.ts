import { looksLikePeriod } from '../../../shared/dates.ts'
import type { Measure } from '../../../shared/measures.ts'
import { cellsOf } from './cells.ts'
import { type Column, isFigure, type Row } from './sheet.ts'

/** So many rows a grid can hold and a person can look through; more than that is a file to import. */
export const ROWS_MOST = 600

export interface Pasted {
  rows: Row[]
  /** How many rows of the clipboard were put into the grid. */
  taken: number
  /** Rows that did not fit. */
  over: number
  /** Columns that have no place here, by their headings. */
  unplaced: readonly string[]
  /** Headings that stand there twice; the first was taken. */
  twice: readonly string[]
}

const meanings: readonly [Column, RegExp][] = [
  ['note', /\b(notes?|comments?|remarks?)\b/],
  ['n', /\b(denominator|out of|whole|total|bed ?days|opportunit\w*|population|n)\b|^of\b/],
  ['y', /\b(value|numerator|count|number|rate|events?|result|figure|score|y|%)\b|%/],
  ['period', /\b(date|day|days|week|month|period|when|time|beginning|commencing)\b/],
]

const meaningOf = (heading: string, columns: readonly Column[]) =>
  meanings.find(([column, words]) => columns.includes(column) && words.test(heading.toLowerCase()))?.[0]

const isHeading = (cells: readonly string[]) =>
  cells.some(cell => /\p{L}/u.test(cell)) &&
  cells.every(cell => !/^[-+£$€]?[\d.,]+%?$/.test(cell)) &&
  cells.every(cell => !looksLikePeriod(cell))

interface Placing {
  columns: (Column | null)[]
  twice: string[]
}

type Named = Pick<Measure, 'name' | 'key'>

/** Which column of the grid each column of the clipboard goes to, by its headings. */
const byHeadings = (
  headings: readonly string[],
  columns: readonly Column[],
  { name, key }: Named,
): Placing => {
  const names = headings.map(heading => heading.trim().toLowerCase())
  const isAgain = names.map((one, at) => one !== '' && names.indexOf(one) < at)
  // The measure's own name heads its values, whatever else sounds like one.
  const own = names.findIndex(one => one === name.trim().toLowerCase() || one === key)
  const taken = new Set<Column>(own < 0 ? [] : ['y'])
  const first = headings.map((heading, at): Column | null => {
    if (at === own) return 'y'
    const meant = meaningOf(heading, columns)
    if (!meant || taken.has(meant)) return null
    taken.add(meant)
    return meant
  })
  // What no heading names goes to the columns that are left, in order.
  const left = columns.filter(column => !taken.has(column) && column !== 'note')
  const placed = first.map((column, at) => column ?? (isAgain[at] ? null : (left.shift() ?? null)))
  return { columns: placed, twice: headings.filter((_, at) => isAgain[at]) }
}

const byPlace = (width: number, columns: readonly Column[], from: Column): Placing => {
  const start = columns.indexOf(from)
  return { columns: Array.from({ length: width }, (_, n) => columns[start + n] ?? null), twice: [] }
}

const blank = (id: number): Row => ({ id, period: '', y: '', n: '', note: '' })

interface Where {
  row: number
  column: Column
  columns: readonly Column[]
  measure: Named
  /** Gives a row of the grid its own number. */
  nextId: () => number
}

/** Puts what a spreadsheet left on the clipboard into the grid, from one cell on. */
export const paste = (
  rows: readonly Row[],
  text: string,
  { row, column, columns, measure, nextId }: Where,
): Pasted => {
  // Blank rows are passed over, but not beside periods that stand there already: values must not slip up a line.
  const lines = cellsOf(text).filter(cells => column !== 'period' || cells.some(cell => cell !== ''))
  const head = column === 'period' && lines.length > 1 && isHeading(lines[0]!) ? lines[0]! : null
  const width = Math.max(0, ...lines.map(cells => cells.length))
  const placing = head ? byHeadings(head, columns, measure) : byPlace(width, columns, column)
  const body = head ? lines.slice(1) : lines
  const fitting = body.slice(0, ROWS_MOST - row)
  const filled = fitting.map((cells, n) => {
    const into: Row = { ...(rows[row + n] ?? blank(nextId())) }
    for (const [at, cell] of cells.entries()) {
      const to = placing.columns[at]
      if (to) into[to] = cell
      if (to && isFigure(to)) into.isPasted = true
    }
    return into
  })
  const unplaced = placing.columns.flatMap((to, at) =>
    to === null && body.some(cells => cells[at]) ? [head?.[at] || String(at + 1)] : [],
  )
  return {
    rows: [...rows.slice(0, row), ...filled, ...rows.slice(row + filled.length)],
    taken: filled.length,
    over: body.length - fitting.length,
    unplaced: unplaced.filter(name => !placing.twice.includes(name)),
    twice: placing.twice,
  }
}
