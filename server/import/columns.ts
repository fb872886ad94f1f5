import { type DateOrder, looksLikePeriod, orderOf } from '../../shared/dates.ts'
import type { Measure } from '../../shared/measures.ts'
import type { Mapping as Remembered } from '../directory/document.ts'
import { mayHaveWhole, needsWhole } from '../figures.ts'
import { numberIn } from './numbers.ts'
import { isBlank, type Line, type Table } from './table.ts'

export interface Column {
  at: number
  letter: string
  /** What stands above it, or its letter. */
  name: string
  samples: string[]
}

/** Which column is what, by their places. */
export interface Mapping {
  period?: number | undefined
  value?: number | undefined
  numerator?: number | undefined
  denominator?: number | undefined
  note?: number | undefined
  dates: DateOrder
}
export const parts = ['period', 'value', 'numerator', 'denominator', 'note'] as const
type Part = (typeof parts)[number]

/** The columns of a table, and the lines below their headings. */
export interface Laid {
  columns: Column[]
  headings: Line | null
  above: Line[]
  rows: Line[]
}

const SAMPLES = 3

/** As spreadsheets call their columns: A to Z, AA and so on. */
const letterOf = (at: number): string =>
  (at >= 26 ? letterOf(Math.floor(at / 26) - 1) : '') + String.fromCodePoint(65 + (at % 26))

const isNumber = (cell: string) => 'value' in numberIn(cell, { isCommaDecimal: true, isPerCent: true })
const filled = ({ cells }: Line) => cells.filter(cell => cell !== '').length

/** Finds the headings: the first line with two cells or more, unless it is a reading itself. */
export const lay = ({ lines }: Table): Laid => {
  const width = Math.max(...lines.map(({ cells }) => cells.length))
  const start = Math.max(
    0,
    lines.findIndex(line => filled(line) >= Math.min(2, width)),
  )
  const first = lines[start]!
  const isReading = first.cells.some(looksLikePeriod) && first.cells.some(isNumber)
  const rows = lines.slice(isReading ? start : start + 1)
  const columns = Array.from({ length: width }, (_, at) => ({
    at,
    letter: letterOf(at),
    name: (isReading ? '' : (first.cells[at] ?? '')) || letterOf(at),
    samples: rows
      .map(({ cells }) => cells[at] ?? '')
      .filter(cell => cell !== '')
      .slice(0, SAMPLES),
  }))
  return {
    columns,
    headings: isReading ? null : first,
    above: lines.slice(0, start).filter(line => !isBlank(line)),
    rows,
  }
}

const sounds: Record<Exclude<Part, 'value'>, RegExp> = {
  period: /\b(date|day|week|month|period|commencing|beginning|ending|when|datum|monat|woche|tag)\b/i,
  numerator: /\b(numerator|count|events?|yes|met|compliant|number of|zähler)\b/i,
  denominator: /\b(denominator|total|out of|of|beds?|bed days?|patients|sample|n|nenner)\b/i,
  note: /\b(notes?|comments?|remarks?|why)\b/i,
}

const byName = (columns: readonly Column[], free: (at: number) => boolean, sound: RegExp) =>
  columns.find(({ at, name }) => free(at) && sound.test(name))?.at

/** The mapping that was used last, where all its headings are there again. */
const rememberedIn = (columns: readonly Column[], kept: Remembered | null): Mapping | null => {
  if (!kept) return null
  const named = parts.map(part => [part, kept[part]] as const).filter(([, name]) => name !== undefined)
  const found = named.map(([part, name]) => [part, columns.find(column => column.name === name)?.at] as const)
  if (found.some(([, at]) => at === undefined)) return null
  return { ...Object.fromEntries(found), dates: kept.dates }
}

const most = (columns: readonly Column[], free: (at: number) => boolean, fits: (cell: string) => boolean) =>
  columns.find(({ at, samples }) => free(at) && samples.length > 0 && samples.every(fits))?.at

/** Guesses which column is what, by what was chosen last time, by headings, by what stands below. */
export const guess = (
  { columns, rows }: Laid,
  measure: Measure,
  kept: Remembered | null,
): { mapping: Mapping; isRemembered: boolean } => {
  const before = rememberedIn(columns, kept)
  if (before) return { mapping: before, isRemembered: true }
  const taken = new Set<number | undefined>()
  const free = (at: number) => !taken.has(at)
  const take = (at: number | undefined) => {
    if (at !== undefined) taken.add(at)
    return at
  }
  const period = take(most(columns, free, looksLikePeriod) ?? byName(columns, free, sounds.period))
  const note = take(byName(columns, free, sounds.note))
  const numeric = (at: number) => free(at) && columns[at]!.samples.every(isNumber)
  const { dates } = { dates: orderOf(rows.map(({ cells }) => cells[period ?? -1] ?? '')).order }
  if (!needsWhole(measure)) {
    const names = [measure.name.toLowerCase(), measure.key]
    const own = columns.find(({ at, name }) => free(at) && names.includes(name.toLowerCase()))?.at
    take(own)
    const denominator = mayHaveWhole(measure) ? take(byName(columns, numeric, sounds.denominator)) : undefined
    const value = own ?? most(columns, free, isNumber) ?? columns.find(({ at }) => free(at))?.at
    return {
      mapping: { period, value, ...(denominator === undefined ? {} : { denominator }), note, dates },
      isRemembered: false,
    }
  }
  const denominator = take(byName(columns, numeric, sounds.denominator))
  const numerator = take(byName(columns, numeric, sounds.numerator) ?? most(columns, numeric, isNumber))
  const whole = denominator ?? take(most(columns, numeric, isNumber))
  return { mapping: { period, numerator, denominator: whole, note, dates }, isRemembered: false }
}

/** A mapping by what stands above the columns, to be remembered. */
export const remember = (columns: readonly Column[], mapping: Mapping): Remembered | null => {
  const names = parts.map(part => [part, columns[mapping[part] ?? -1]?.name] as const)
  const said = Object.fromEntries(names.filter(([, name]) => name !== undefined))
  return said['period'] === undefined ? null : { ...said, period: said['period'], dates: mapping.dates }
}
