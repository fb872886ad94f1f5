import { orderOf, periodIn } from '../../shared/dates.ts'
import type { Measure } from '../../shared/measures.ts'
import { isPossible, readingAt } from '../../shared/readings.ts'
import { importing, type ProblemCode } from '../../shared/words/importing.ts'
import { type Figures, isToCome, mayHaveWhole, needsWhole } from '../figures.ts'
import { type Column, type Laid, type Mapping, parts } from './columns.ts'
import { isFormulaError, numberIn } from './numbers.ts'
import { isBlank, type Line, type Table } from './table.ts'

/** What is not right in a line; line 0 is the file itself. */
export interface Problem {
  line: number
  column: string
  code: ProblemCode
  message: string
}
export interface Note {
  line: number
  message: string
}
/** A row that can be taken. */
export interface Row extends Figures {
  line: number
  /** The reading that stands for its period now is just this one. */
  isUnchanged: boolean
}
export interface Checked {
  rows: Row[]
  problems: Problem[]
  notes: Note[]
  blank: number
}

interface About {
  measure: Measure
  timeZone: string
  today: string
  now: number
  /** Why a note cannot be kept, if so. */
  objection: (note: string) => string | null
}

/** What is wrong with a cell, and what else its sentence needs. */
interface Trouble {
  code: ProblemCode
  more?: string
}
const fails = (trouble: Trouble | object): trouble is Trouble => 'code' in trouble

/** What is said of a cell. */
export const problemOf = (line: number, column: string, cell: string, { code, more }: Trouble): Problem => {
  // Each sentence takes what it needs of the two.
  const say: (cell: string, more: never) => string = importing.problems[code]
  return { line, column, code, message: say(cell, more as never) }
}

/** Headings that stand over several columns of which one was chosen. */
const twins = (columns: readonly Column[], mapping: Mapping): Problem[] => {
  const names = new Set(
    parts.map(part => columns[mapping[part] ?? -1]?.name).filter(name => name !== undefined),
  )
  return [...names].flatMap(name => {
    const same = columns.filter(column => column.name === name)
    if (same.length < 2) return []
    const letters = same.map(({ letter }) => letter).join(' and ')
    return [problemOf(0, name, name, { code: 'duplicate-header', more: letters })]
  })
}

const unchosen = (mapping: Mapping, measure: Measure): Problem[] => {
  const found: Problem[] = []
  if (mapping.period === undefined) found.push(problemOf(0, '', '', { code: 'no-period-column' }))
  if (needsWhole(measure)) {
    if (mapping.numerator === undefined || mapping.denominator === undefined)
      found.push(problemOf(0, '', '', { code: 'no-part-column' }))
  } else if (mapping.value === undefined) found.push(problemOf(0, '', '', { code: 'no-value-column' }))
  return found
}

type Part = (typeof parts)[number]

const reader = (table: Table, { columns }: Laid, mapping: Mapping, about: About) => {
  const { measure } = about
  const isPerCent = measure.unit.includes('%')
  const at = (line: Line, part: Part) => line.cells[mapping[part] ?? -1] ?? ''
  const name = (part: Part) => columns[mapping[part] ?? -1]?.name ?? ''
  const problem = (line: Line, part: Part, trouble: Trouble) =>
    problemOf(line.line, name(part), at(line, part), trouble)

  const periodOf = (line: Line): { x: string } | Trouble => {
    const cell = at(line, 'period')
    if (isFormulaError(cell)) return { code: 'formula-error' }
    const read = periodIn(cell, { cadence: measure.cadence, order: mapping.dates, timeZone: about.timeZone })
    if ('why' in read) return { code: read.why, more: measure.cadence }
    return isToCome(read.x, measure.cadence, about) ? { code: 'not-begun' } : read
  }
  const numberOf = (line: Line, part: Part): { value: number } | Trouble => {
    const cell = at(line, part)
    if (cell === '')
      return { code: (mapping[part] ?? 0) >= line.cells.length ? 'too-few-cells' : 'part-missing' }
    const read = numberIn(cell, {
      isCommaDecimal: table.isCommaDecimal,
      isPerCent: isPerCent && part === 'value',
    })
    return 'why' in read ? { code: read.why } : read
  }
  const valueParts: Part[] = needsWhole(measure)
    ? ['numerator', 'denominator']
    : mayHaveWhole(measure) && mapping.denominator !== undefined
      ? ['value', 'denominator']
      : ['value']

  /** A row as figures, or all that is wrong with it. */
  const read = (line: Line): Figures | Problem[] => {
    const period = periodOf(line)
    const numbers = valueParts.map(part => [part, numberOf(line, part)] as const)
    const note = at(line, 'note')
    const objection = note ? about.objection(note) : null
    const problems = [
      ...(fails(period) ? [problem(line, 'period', period)] : []),
      ...numbers.flatMap(([part, number]) => (fails(number) ? [problem(line, part, number)] : [])),
      ...(objection === null ? [] : [problem(line, 'note', { code: 'bad-note', more: objection })]),
    ]
    const [y, n] = numbers.map(([, number]) => ('value' in number ? number.value : null))
    if (problems.length > 0 || fails(period) || y === null || y === undefined) return problems
    const figures = { x: period.x, y, n: n ?? null, note }
    return isPossible(figures, measure)
      ? figures
      : [problem(line, valueParts[0]!, { code: 'rate-impossible' })]
  }
  const isEmpty = (line: Line) => valueParts.every(part => at(line, part) === '') && line.cells.length > 0
  return { read, isEmpty, period: (line: Line) => at(line, 'period'), problem }
}

const stands = (measure: Measure, { x, y, n, note }: Figures) => {
  const now = readingAt(measure, x)
  return now !== undefined && now.y === y && now.n === n && (note === '' || note === now.note)
}

/** What is worth knowing about a file and stops nobody. */
const remarks = (
  table: Table,
  laid: Laid,
  mapping: Mapping,
  rows: readonly Row[],
  measure: Measure,
): Note[] => {
  const said: Note[] = []
  const { notes } = importing
  if (table.encoding === 'windows-1252') said.push({ line: 0, message: notes.encoding() })
  if (table.otherSheets.length > 0)
    said.push({ line: 0, message: notes.sheets(table.otherSheets.join(', ')) })
  if (!laid.headings) said.push({ line: 0, message: notes['no-headings']() })
  const { isSure, example } = orderOf(laid.rows.map(({ cells }) => cells[mapping.period ?? -1] ?? ''))
  if (!isSure) said.push({ line: 0, message: notes.dates(example) })
  const areShares = rows.length > 2 && rows.every(({ y, n }) => n === null && y !== null && y >= 0 && y <= 1)
  if (areShares && measure.unit.includes('%')) said.push({ line: 0, message: notes.shares() })
  return [...said, ...laid.above.map(({ line }) => ({ line, message: notes.above() }))]
}

/** Reads every row of a table by a mapping. Nothing is decided here: what cannot be read is named with its line. */
export const check = (table: Table, laid: Laid, mapping: Mapping, about: About): Checked => {
  const problems = [...unchosen(mapping, about.measure), ...twins(laid.columns, mapping)]
  const rows: Row[] = []
  const passed: Note[] = []
  const lineOf = new Map<string, number>()
  const { read, isEmpty, period, problem } = reader(table, laid, mapping, about)
  const isChosen = unchosen(mapping, about.measure).length === 0
  for (const line of isChosen ? laid.rows : []) {
    if (isBlank(line)) passed.push({ line: line.line, message: importing.notes.blank() })
    else if (isEmpty(line) && period(line) !== '' && line.cells.length > 1)
      passed.push({ line: line.line, message: importing.notes['no-value']() })
    else {
      const found = read(line)
      if (Array.isArray(found)) problems.push(...found)
      else if (lineOf.has(found.x))
        problems.push(problem(line, 'period', { code: 'period-twice', more: String(lineOf.get(found.x)) }))
      else {
        lineOf.set(found.x, line.line)
        rows.push({ ...found, line: line.line, isUnchanged: stands(about.measure, found) })
      }
    }
  }
  const notes = [...remarks(table, laid, mapping, rows, about.measure), ...passed]
  return { rows, problems, notes, blank: passed.length }
}
