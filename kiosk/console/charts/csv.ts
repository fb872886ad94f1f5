import type { Measure } from '../../../shared/measures.ts'
import { desk } from '../../../shared/words/en.ts'
import { type PointRow, ruleInWords } from './point-rows.ts'

const { chart: says } = desk

/** Signs with which a spreadsheet takes a text for a formula (OWASP: CSV injection). */
const FORMULA = /^[=+\-@\t\r]/

/** A text as one cell. What looks like a formula is kept a text; numbers go in as numbers. */
export const cell = (value: string | number | null) => {
  if (value === null) return ''
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : ''
  const safe = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const line = (cells: readonly (string | number | null)[]) => cells.map(cell).join(',')

/** Every point with its lines, its rule and its story, oldest first; opened by any spreadsheet. */
export const csvOf = (measure: Measure, rows: readonly PointRow[]) => {
  const lines = rows.map(row => {
    const { x, reading, point, part, annotations } = row
    return line([
      x,
      point ? point.y : (reading?.y ?? null),
      reading?.y ?? null,
      reading?.n ?? null,
      point?.centre ?? null,
      point?.lower ?? null,
      point?.upper ?? null,
      measure.target,
      point ? point.part + 1 : null,
      part?.reason ?? '',
      point?.specialCause === 'none' ? '' : (point?.specialCause ?? ''),
      ruleInWords(row),
      reading?.ghost ?? '',
      reading?.note ?? '',
      annotations.map(({ text }) => text).join('; '),
      (reading?.was ?? []).map(({ y, n, on, why }) => says.was(y, n, on, why)).join('; '),
    ])
  })
  // The mark tells Excel that the letters are UTF-8.
  return `\uFEFF${[line(says.csv.columns), ...lines].join('\r\n')}\r\n`
}

/** A name for a file that every system takes: `falls-2026-03-01.csv`. */
export const fileName = ({ key }: Pick<Measure, 'key'>, today: string, kind: 'csv' | 'svg' | 'png') =>
  `${key}-${today}.${kind}`
