import { parse } from 'csv-parse/sync'
import { cellOf, LINES_MOST, type Line, type Table, trimmed, Unreadable } from './table.ts'

// Of two that fit as well, the one that is rarer in words.
const DELIMITERS = ['\t', ';', '|', ',']
const RECORD_MOST = 100_000
const LOOK_AT = 30

type Encoding = NonNullable<Table['encoding']>

/** The text of a file. What is not UTF-8 is read as Windows does in Western Europe. */
const decode = (bytes: Uint8Array): { text: string; encoding: Encoding } => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16le' }
  if (bytes.subarray(0, 4_096).includes(0)) throw new Unreadable('file-not-table')
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' }
  }
}

/** How often a delimiter stands in a line outside of quotation marks. */
const countIn = (line: string, delimiter: string) =>
  line.replace(/"(?:[^"]|"")*"/g, '').split(delimiter).length - 1

/** The delimiter that most lines agree on. */
const delimiterOf = (text: string): string => {
  const lines = text
    .slice(0, 50_000)
    .split(/\r\n|\n|\r/)
    .filter(line => line.trim() !== '')
    .slice(0, LOOK_AT)
  const scores = DELIMITERS.map(delimiter => {
    const counts = lines.map(line => countIn(line, delimiter)).filter(count => count > 0)
    const usual = counts.filter(count => count === counts.at(-1)).length
    return { delimiter, score: usual * 100 + (counts.at(-1) ?? 0) }
  })
  const best = scores.reduce((a, b) => (b.score > a.score ? b : a))
  return best.delimiter
}

interface Parsed {
  record: string[]
  info: { lines: number }
}

const isParsed = (one: unknown): one is Parsed => typeof one === 'object' && one !== null && 'record' in one

const parseAll = (text: string, delimiter: string): Parsed[] => {
  try {
    const rows: unknown[] = parse(text, {
      delimiter,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: RECORD_MOST,
      to: LINES_MOST + 1,
    })
    return rows.filter(isParsed)
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_'))
      throw new Unreadable(String(error.code).includes('QUOTE') ? 'file-quote' : 'file-broken', {
        cause: error,
      })
    throw error
  }
}

/** Reads a CSV file, whatever its delimiter and encoding. */
export const readCsv = (bytes: Uint8Array): Table => {
  const { text, encoding } = decode(bytes)
  const plain = text.replace(/^\ufeff/, '')
  // Excel's own hint about the delimiter, on a line of its own.
  const hint = /^sep=(.)\r?\n/.exec(plain)
  const body = hint ? plain.slice(hint[0].length) : plain
  if (body.trim() === '') throw new Unreadable('file-empty')
  const delimiter = hint?.[1] ?? delimiterOf(body)
  const parsed = parseAll(body, delimiter)
  if (parsed.length > LINES_MOST) throw new Unreadable('file-too-many-rows')
  const above = hint ? 1 : 0
  const lines = parsed.map(({ record }, at): Line => {
    // A record may hold line breaks: its line is the one it begins in.
    const before = parsed[at - 1]?.info.lines ?? 0
    return { line: before + 1 + above, cells: record.map(cellOf) }
  })
  return {
    format: 'csv',
    encoding,
    sheet: null,
    otherSheets: [],
    isCommaDecimal: delimiter !== ',',
    lines: trimmed(lines),
  }
}
