import { type DateTrouble, periodIn } from '../../../shared/dates.ts'
import { identifiersIn } from '../../../shared/identifiers.ts'
import { type Measure, type Reading, rateKinds } from '../../../shared/measures.ts'
import { wallClock } from '../../../shared/shifts.ts'
import { type Comma, type FigureTrouble, figureIn } from './figures.ts'

export type Column = 'period' | 'y' | 'n' | 'note'
/** A row as it was typed; `isPasted` where its figures came off a clipboard and stand as they came. */
export type Row = Record<Column, string> & { id: number; isPasted?: boolean }

export type Why =
  | DateTrouble
  | FigureTrouble
  | 'no-value'
  | 'not-yet'
  | 'twice'
  | 'needs-whole'
  | 'more-than-whole'
  | 'below-nought'
  | 'not-above-nought'
  | 'note-long'
  | 'identifier'

export interface Trouble {
  row: number
  column: Column
  why: Why
}

/** A row that can be written down, and what stands there for its period already. */
export interface Ready {
  row: number
  x: string
  y: number
  n: number | null
  note: string
  isPasted: boolean
  before: Reading | null
}

export interface Sheet {
  /** Periods that are new. */
  fresh: readonly Ready[]
  /** Periods that have another value already: a correction, with a reason. */
  other: readonly Ready[]
  /** How many stand there already just so. */
  same: number
  /** How many have a period and no value. */
  without: number
  troubles: readonly Trouble[]
  asksComma: boolean
}

interface Known {
  measure: Measure
  today: string
  timeZone: string
  comma: Comma
}

/** Whether a column holds numbers. */
export const isFigure = (column: Column) => column === 'y' || column === 'n'

const NOTE_MOST = 200
type Of = Pick<Measure, 'chart'>

/** Whether a measure divides: it is read as how many of how many. */
export const divides = ({ chart }: Of) => rateKinds.includes(chart)
/** Whether it cannot do without the whole. */
export const needsWhole = ({ chart }: Of) => divides({ chart }) && chart !== 'ip'
export const columnsOf = (measure: Of): readonly Column[] =>
  divides(measure) ? ['period', 'y', 'n', 'note'] : ['period', 'y', 'note']

/** Why two numbers cannot be a reading of a measure. */
export const impossibleIn = (y: number, n: number | null, { chart }: Of): Omit<Trouble, 'row'> | null => {
  if (divides({ chart }) && chart !== 'ip' && (n === null || n <= 0))
    return { column: 'n', why: 'needs-whole' }
  if (n !== null && n <= 0) return { column: 'n', why: 'needs-whole' }
  if (chart === 't' && y <= 0) return { column: 'y', why: 'not-above-nought' }
  if (chart !== 'xmr' && chart !== 'run' && chart !== 'ip' && y < 0)
    return { column: 'y', why: 'below-nought' }
  if ((chart === 'p' || chart === 'pp') && n !== null && y > n) return { column: 'y', why: 'more-than-whole' }
  return null
}

const noteTrouble = (note: string): Why | null => {
  if (note.length > NOTE_MOST) return 'note-long'
  return identifiersIn(note).stop.length > 0 ? 'identifier' : null
}

/** The day of a period; that of an instant by the clock on the team's wall. */
export const dayOf = (x: string, timeZone: string) =>
  x.length > 10 ? wallClock(Date.parse(x), timeZone).day : x

type One = { troubles: Omit<Trouble, 'row'>[] } | { ready: Omit<Ready, 'row'> } | 'empty' | 'without'

/** Whether somebody wrote more into a row than the period that stood there. */
export const isWritten = ({ y, n, note }: Pick<Row, 'y' | 'n' | 'note'>) =>
  [y, n, note].some(text => text.trim())

const readRow = (row: Row, { measure, today, timeZone, comma }: Known): One => {
  const written = [row.y, divides(measure) ? row.n : '', row.note].some(text => text.trim())
  if (!written) return row.period.trim() ? 'without' : 'empty'
  const percent = !divides(measure) && measure.unit.includes('%')
  const place = periodIn(row.period, { cadence: measure.cadence, order: 'day-first', timeZone })
  const y = figureIn(row.y, { comma, percent })
  const n = divides(measure) ? figureIn(row.n, { comma, percent: false }) : { value: null }
  const note = noteTrouble(row.note.trim())
  const troubles: Omit<Trouble, 'row'>[] = []
  if ('why' in place) troubles.push({ column: 'period', why: place.why })
  else if (dayOf(place.x, timeZone) > today) troubles.push({ column: 'period', why: 'not-yet' })
  if ('why' in y) troubles.push({ column: 'y', why: y.why })
  if ('why' in n) troubles.push({ column: 'n', why: n.why })
  if (note) troubles.push({ column: 'note', why: note })
  if ('why' in place || 'why' in y || 'why' in n || troubles.length > 0) return { troubles }
  if (y.value === null) {
    const isBare = n.value === null && !row.note.trim()
    return isBare ? 'without' : { troubles: [{ column: 'y', why: 'no-value' }] }
  }
  const impossible = impossibleIn(y.value, n.value, measure)
  if (impossible) return { troubles: [impossible] }
  const before = measure.readings.findLast(({ x }) => x === place.x) ?? null
  const { isPasted = false } = row
  return { ready: { x: place.x, y: y.value, n: n.value, note: row.note.trim(), isPasted, before } }
}

const isSame = ({ y, n, note, before }: Ready) =>
  before !== null && before.y === y && before.n === n && (!note || note === before.note)

/** Reads a sheet of rows: what is new, what corrects, and for all the rest which cell cannot be read and why. */
export const readSheet = (rows: readonly Row[], known: Known): Sheet => {
  const ready: Ready[] = []
  const troubles: Trouble[] = []
  const taken = new Set<string>()
  let without = 0
  for (const row of rows) {
    const one = readRow(row, known)
    if (one === 'without') without++
    if (typeof one === 'string') continue
    if ('troubles' in one) troubles.push(...one.troubles.map(trouble => ({ row: row.id, ...trouble })))
    else if (taken.has(one.ready.x)) troubles.push({ row: row.id, column: 'period', why: 'twice' })
    else {
      taken.add(one.ready.x)
      ready.push({ row: row.id, ...one.ready })
    }
  }
  const changed = ready.filter(one => !isSame(one))
  return {
    fresh: changed.filter(({ before }) => !before),
    other: changed.filter(({ before }) => before),
    same: ready.length - changed.length,
    without,
    troubles,
    asksComma: troubles.some(({ why }) => why === 'ask-comma'),
  }
}
