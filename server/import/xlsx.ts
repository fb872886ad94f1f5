import readWorkbook from 'read-excel-file/universal'
import { cellOf, LINES_MOST, type Line, type Table, trimmed, Unreadable } from './table.ts'
import { type Entry, unzip, zip } from './zip.ts'

/** Midnight is a day; anything else a time. Spreadsheets know no time zone: it is the team's clock, read as it stands. */
const dayOrTime = (date: Date) => {
  if (Number.isNaN(date.getTime())) return ''
  const iso = date.toISOString()
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 16)
}

const textOf = (cell: unknown): string => {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return dayOrTime(cell)
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
  return cellOf(String(cell))
}

const linesOf = (rows: readonly (readonly unknown[])[]): Line[] =>
  rows.map((row, n) => ({ line: n + 1, cells: row.map(textOf) }))

const CELL = /<c\b([^>]*[^/>])>([\s\S]*?)<\/c>/g
const asText = (attributes: string) => `${attributes.replace(/ t="[^"]*"/, '')} t="str"`

/** What a formula failed with becomes text, as does a formula without a result: the reader would show an empty cell. */
const withErrors = (sheet: string) =>
  sheet.replace(CELL, (whole, attributes: string, inside: string) => {
    if (/ t="e"/.test(attributes)) return `<c${asText(attributes)}>${inside}</c>`
    return inside.includes('<f') && !inside.includes('<v')
      ? `<c${asText(attributes)}><v>#NO RESULT</v></c>`
      : whole
  })

const isSheet = (name: string) => /^xl\/worksheets\/[^/]+\.xml$/.test(name)

const mended = ({ name, bytes }: Entry): Entry => {
  if (!isSheet(name)) return { name, bytes }
  return { name, bytes: new TextEncoder().encode(withErrors(new TextDecoder().decode(bytes))) }
}

const read = async (bytes: Uint8Array) => {
  try {
    return await readWorkbook(new Blob([new Uint8Array(bytes)]))
  } catch (cause) {
    // The reader trips over a broken sheet in many ways, none of them with a name; it touches nothing but these bytes.
    throw new Unreadable('file-broken', { cause })
  }
}

/** Reads the first sheet of a workbook that holds a table. */
export const readXlsx = async (bytes: Uint8Array): Promise<Table> => {
  const entries = unzip(bytes)
  if (!entries.some(({ name }) => name === 'xl/workbook.xml')) throw new Unreadable('file-not-table')
  const sheets = await read(zip(entries.map(mended)))
  const filled = sheets.filter(({ data }) => data.length > 0)
  const first = filled.find(({ data }) => data.length > 1) ?? filled[0]
  if (!first) throw new Unreadable('file-empty')
  if (first.data.length > LINES_MOST) throw new Unreadable('file-too-many-rows')
  return {
    format: 'xlsx',
    encoding: null,
    sheet: first.sheet,
    otherSheets: filled.filter(one => one !== first).map(({ sheet }) => sheet),
    isCommaDecimal: false,
    lines: trimmed(linesOf(first.data)),
  }
}
