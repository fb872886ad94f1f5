import type { Measure } from '../../../shared/measures.ts'
import { desk as words } from '../../../shared/words/en.ts'
import { type Column, divides, type Row, type Sheet } from './sheet.ts'
import { readingInWords } from './standing.ts'

const { measures: says } = words
const TEXT_MOST = 240

export const columnName = (column: Column, measure: Measure) => {
  if (column === 'period') return says.periodNames[measure.cadence]
  if (column === 'y' && divides(measure)) return says.howMany
  return says.columns[column]
}

interface Props {
  measure: Measure
  rows: readonly Row[]
  columns: readonly Column[]
  sheet: Sheet
  /** What the server said of a row, by the row's number. */
  refused: ReadonlyMap<number, string>
  set: (at: number, column: Column, text: string) => void
  put: (at: number, column: Column, text: string) => void
}

export const GridTable = (props: Props) => {
  const { measure, rows, columns } = props
  const notes = notesOf(props)
  return (
    <table data-columns={columns.length}>
      <thead>
        <tr>
          <th scope="col">
            <span data-unseen>{says.line}</span>
          </th>
          {columns.map(column => (
            <th key={column} scope="col">
              {columnName(column, measure)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <OneRow key={row.id} {...props} row={row} at={at} notes={notes.get(row.id) ?? nothing} />
        ))}
      </tbody>
    </table>
  )
}

interface Notes {
  /** Columns that cannot be read. */
  wrong: readonly Column[]
  sentences: readonly string[]
  /** What stands there already and would be corrected. */
  was: string
}

const nothing: Notes = { wrong: [], sentences: [], was: '' }

/** What there is to say about each row, by its number. */
const notesOf = ({ rows, sheet, refused, measure }: Props) => {
  const notes = new Map<number, Notes>()
  const byId = new Map(rows.map(row => [row.id, row]))
  const add = (id: number, more: Partial<Notes>) => {
    const was = notes.get(id) ?? nothing
    notes.set(id, {
      wrong: [...was.wrong, ...(more.wrong ?? [])],
      sentences: [...was.sentences, ...(more.sentences ?? [])],
      was: more.was ?? was.was,
    })
  }
  for (const [id, sentence] of refused) if (sentence) add(id, { sentences: [sentence] })
  for (const { row, column, why } of sheet.troubles)
    add(row, { wrong: [column], sentences: [says.why[why](byId.get(row)?.[column].trim() ?? '')] })
  for (const { row, before } of sheet.other)
    if (before) add(row, { was: says.wasThere(readingInWords(before, measure)) })
  return notes
}

interface RowProps extends Props {
  row: Row
  at: number
  notes: Notes
}

/** How many rows a key moves up or down, as in a spreadsheet. */
const steps: Readonly<Record<string, number>> = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }

const OneRow = ({ row, at, notes, rows, columns, measure, set, put }: RowProps) => {
  const { wrong, sentences, was } = notes
  const move = (event: KeyboardEvent, column: Column) => {
    const to = rows[at + (steps[event.key] ?? 0)]
    if (!to || to.id === row.id || event.isComposing) return
    event.preventDefault()
    document.getElementById(`grid-${to.id}-${column}`)?.focus()
  }
  const described = `grid-${row.id}-notes`
  return (
    <>
      <tr data-row-of={row.id}>
        <th scope="row">{at + 1}</th>
        {columns.map(column => (
          <td key={column} data-column={column} data-label={columnName(column, measure)}>
            <input
              id={`grid-${row.id}-${column}`}
              aria-label={says.cell(columnName(column, measure), at + 1)}
              aria-invalid={wrong.includes(column) || undefined}
              aria-describedby={sentences.length > 0 || was ? described : undefined}
              inputMode={column === 'y' || column === 'n' ? 'decimal' : 'text'}
              autoComplete="off"
              maxLength={TEXT_MOST}
              value={row[column]}
              onInput={event => set(at, column, event.currentTarget.value)}
              onKeyDown={event => move(event, column)}
              onPaste={event => {
                const text = event.clipboardData?.getData('text/plain') ?? ''
                // One cell's worth of text goes where the cursor is, as everywhere.
                if (!/[\t\r\n]/.test(text.trimEnd())) return
                event.preventDefault()
                put(at, column, text)
              }}
            />
          </td>
        ))}
      </tr>
      {(sentences.length > 0 || was) && (
        <tr data-notes>
          <td />
          <td id={described} colSpan={columns.length}>
            {sentences.map(sentence => (
              <p key={sentence} data-wrong>
                {sentence}
              </p>
            ))}
            {was && <p data-soft>{was}</p>}
          </td>
        </tr>
      )}
    </>
  )
}
