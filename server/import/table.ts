import type { RefusalCode } from '../../shared/refusals.ts'

/** A line of a file with its cells as text. A day from a spreadsheet is an ISO day, a number has a point. */
export interface Line {
  line: number
  cells: string[]
}

/** What was read from a file, before anybody said what it means. */
export interface Table {
  format: 'csv' | 'xlsx'
  encoding: 'utf-8' | 'utf-16le' | 'windows-1252' | null
  sheet: string | null
  otherSheets: string[]
  /** Whether a comma may stand for the decimal point. */
  isCommaDecimal: boolean
  lines: Line[]
}

export const ROWS_MOST = 5_000
/** With those that are empty: some programs write thousands of them below a table. */
export const LINES_MOST = 20_000
export const COLUMNS_MOST = 100
export const CELL_MOST = 500

/** Why a whole file cannot be read. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
  readonly code: RefusalCode
  constructor(code: RefusalCode, { cause }: { cause?: unknown } = {}) {
    super(code, { cause })
    this.code = code
  }
}

export const isBlank = ({ cells }: Line) => cells.every(cell => cell === '')

/** The table without empty lines at its end and empty columns at its right, unless it is too large to be one of ours. */
export const trimmed = (lines: readonly Line[]): Line[] => {
  const last = lines.findLastIndex(line => !isBlank(line))
  const kept = lines.slice(0, last + 1)
  if (kept.length === 0) throw new Unreadable('file-empty')
  if (kept.filter(line => !isBlank(line)).length > ROWS_MOST + 20) throw new Unreadable('file-too-many-rows')
  const width = Math.max(...kept.map(({ cells }) => cells.findLastIndex(cell => cell !== '') + 1))
  if (width > COLUMNS_MOST) throw new Unreadable('file-too-wide')
  return kept.map(({ line, cells }) => ({ line, cells: cells.slice(0, width) }))
}

/** A cell as text on one line. */
export const cellOf = (text: string) => text.replace(/\s+/gu, ' ').trim().slice(0, CELL_MOST)
