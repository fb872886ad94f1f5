import { periodIn } from '../../shared/dates.ts'
import { wallClock } from '../../shared/shifts.ts'
import type { Team } from '../../shared/team.ts'
import { importing } from '../../shared/words/importing.ts'
import type { WorkKind } from '../../shared/work-kind.ts'
import { COUNT_MOST } from '../../shared/work-settings.ts'
import { checkMoment, type Item, idOfRef, REF_MOST, type What } from '../feed/items.ts'
import { instantIn } from '../feed/moment.ts'
import { uuidV5 } from '../ids.ts'
import { Refusal } from '../refusal.ts'
import { type Note, type Problem, problemOf } from './check.ts'
import type { Laid } from './columns.ts'
import { isFormulaError, numberIn } from './numbers.ts'
import { isBlank, type Line, type Table } from './table.ts'
import { type WorkMapping, whatIn, type workParts } from './work-columns.ts'

/** A row that can be taken. */
export interface WorkRow extends Item {
  line: number
  id: string
  happenedAt: number
}
export interface WorkChecked {
  rows: WorkRow[]
  problems: Problem[]
  notes: Note[]
  blank: number
}
interface About {
  team: string
  kind: WorkKind
  clock: Team
  now: number
  /** What names the file's very bytes. */
  file: string
}
type Part = (typeof workParts)[number]
type Trouble = { code: Problem['code']; more?: string }
const fails = (given: object): given is Trouble => 'code' in given

const attempt = <T>(act: () => T): T | null => {
  try {
    return act()
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

/** The instant in a cell: with an offset as machines write it, or as people do, by the clock on the team's wall. */
const instantOfCell = (cell: string, mapping: WorkMapping, { clock }: About): { at: number } | Trouble => {
  if (isFormulaError(cell)) return { code: 'formula-error' }
  const exact = attempt(() => instantIn(cell, 'when'))
  if (exact !== null) return { at: exact }
  const timeZone = clock.timeZone || 'UTC'
  const read = periodIn(cell, { cadence: 'event', order: mapping.dates, timeZone })
  if ('why' in read) return { code: read.why, more: 'event' }
  return read.x.length > 10 ? { at: Date.parse(read.x) } : { code: 'no-time' }
}

const whenOf = (cell: string, mapping: WorkMapping, about: About): { at: number } | Trouble => {
  const read = instantOfCell(cell, mapping, about)
  if (fails(read)) return read
  try {
    checkMoment(read.at, about.kind, about.clock, about.now)
    return read
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { code: error.code === 'to-come' ? 'to-come' : 'too-old' }
  }
}

const countOf = (cell: string, what: What, { isCommaDecimal }: Table): { count: number } | Trouble => {
  if (isFormulaError(cell)) return { code: 'formula-error' }
  const read = numberIn(cell, { isCommaDecimal, isPerCent: false })
  if ('why' in read) return { code: read.why }
  const least = what === 'required' ? 0 : 1
  const isCount = Number.isInteger(read.value) && read.value >= least && read.value <= COUNT_MOST
  return isCount ? { count: read.value } : { code: 'bad-count' }
}

const whatOf = (cell: string, mapping: WorkMapping, { kind }: About): { what: What } | Trouble => {
  const what = mapping.what === undefined ? mapping.all : whatIn(cell)
  if (what === null) return { code: 'not-what' }
  return what === 'arrived' && kind.demand !== 'feed' ? { code: 'not-fed' } : { what }
}

const reader = (table: Table, { columns }: Laid, mapping: WorkMapping, about: About) => {
  const at = (line: Line, part: Part) => line.cells[mapping[part] ?? -1] ?? ''
  const name = (part: Part) => columns[mapping[part] ?? -1]?.name ?? ''
  const problem = (line: Line, part: Part, trouble: Trouble) =>
    problemOf(line.line, name(part), at(line, part), trouble)

  return {
    problem,
    /** A row as an item, or all that is wrong with it. */
    read(line: Line): WorkRow | Problem[] {
      const when = whenOf(at(line, 'when'), mapping, about)
      const what = whatOf(at(line, 'what'), mapping, about)
      const said = fails(what) ? 'done' : what.what
      // Without a column each row is one; of what is required somebody must say how much.
      const isOne = mapping.count === undefined && said !== 'required'
      const count = isOne ? { count: 1 } : countOf(at(line, 'count'), said, table)
      const ref = at(line, 'reference')
      const problems = [
        ...(fails(when) ? [problem(line, 'when', when)] : []),
        ...(fails(what) ? [problem(line, 'what', what)] : []),
        ...(fails(count) ? [problem(line, 'count', count)] : []),
        ...(ref.length > REF_MOST ? [problem(line, 'reference', { code: 'long-reference' })] : []),
      ]
      if (problems.length > 0 || fails(when) || fails(what) || fails(count)) return problems
      const own = [about.kind.id, about.file, line.line, said, count.count, when.at]
      return {
        line: line.line,
        id: ref ? idOfRef(about.team, about.kind.id, said, ref) : uuidV5(JSON.stringify(own)),
        ...{ ref, what: said, count: count.count, happenedAt: when.at, day: null, shift: null },
      }
    },
  }
}

/** Reads every row of a table by a mapping, oldest first. Nothing is decided here: what cannot be read is named with its line. */
export const checkWork = (table: Table, laid: Laid, mapping: WorkMapping, about: About): WorkChecked => {
  const isChosen = mapping.when !== undefined
  const problems: Problem[] = isChosen ? [] : [problemOf(0, '', '', { code: 'no-when-column' })]
  const rows: WorkRow[] = []
  const notes: Note[] = laid.headings ? [] : [{ line: 0, message: importing.notes['no-headings']() }]
  const lines = new Map<string, number>()
  const { read, problem } = reader(table, laid, mapping, about)
  let blank = 0
  for (const line of isChosen ? laid.rows : []) {
    if (isBlank(line)) {
      blank++
      notes.push({ line: line.line, message: importing.notes.blank() })
      continue
    }
    const found = read(line)
    if (Array.isArray(found)) problems.push(...found)
    else if (lines.has(found.id))
      problems.push(problem(line, 'reference', { code: 'row-twice', more: String(lines.get(found.id)) }))
    else {
      lines.set(found.id, line.line)
      rows.push(found)
    }
  }
  rows.sort((a, b) => a.happenedAt - b.happenedAt)
  return { rows, problems, notes, blank }
}

/** When a row happened, as the clock on the team's wall showed it. */
export const shownWhen = (at: number, timeZone: string) => {
  const { day, minutes } = wallClock(at, timeZone)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${day} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
