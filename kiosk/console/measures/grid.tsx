import { useRef, useState } from 'preact/hooks'
import type { Measure } from '../../../shared/measures.ts'
import { wallClock } from '../../../shared/shifts.ts'
import { desk as words } from '../../../shared/words/en.ts'
import type { Desk } from '../at-desk.ts'
import { Button } from '../form/button.tsx'
import { useKeeping, waitingUnder } from '../form/kept.ts'
import { Sure } from '../form/sure.tsx'
import { blankRow, rowsToStart } from './due.ts'
import type { Comma } from './figures.ts'
import { GridFoot } from './grid-foot.tsx'
import { GridTable } from './grid-table.tsx'
import { type Pasted, paste, ROWS_MOST } from './pasting.ts'
import { type Column, columnsOf, isFigure, isWritten, type Row, readSheet } from './sheet.ts'
import type { Fared } from './writing-all.ts'
import './grid.css'

const { measures: says } = words
const MORE_ROWS = 6

const pasteInWords = ({ taken, over, unplaced, twice }: Pasted) =>
  [
    says.pasted(taken),
    over > 0 ? says.pastedOver(over) : '',
    unplaced.length > 0 ? says.pastedUnplaced(unplaced) : '',
    twice.length > 0 ? says.pastedTwice(twice) : '',
  ].filter(Boolean)

interface Props {
  desk: Desk
  measure: Measure
}

/** Readings typed or pasted into rows. Every cell is looked at at once; nothing is written before somebody saves. */
export const Grid = ({ desk, measure }: Props) => {
  const name = `rows of ${measure.id}`
  const [rows, setRows] = useState(() => waitingUnder<Row[]>(name) ?? rowsToStart(measure, desk.today))
  const [comma, setComma] = useState<Comma>(null)
  const [told, tell] = useState<readonly string[]>([])
  const [refused, setRefused] = useState<ReadonlyMap<number, string>>(new Map())
  const ids = useRef(Math.max(0, ...rows.map(({ id }) => id)) + 1)
  const nextId = () => ids.current++
  const columns = columnsOf(measure)
  const { timeZone } = desk
  // By the calendar: at night the team's working day is still the one before.
  const today = wallClock(desk.now(), timeZone).day
  useKeeping(name, rows, rows.some(isWritten))
  const sheet = readSheet(rows, { measure, today, timeZone, comma })
  const set = (at: number, column: Column, text: string) => {
    const typed = isFigure(column) ? { isPasted: false } : {}
    setRows(rows.map((row, n) => (n === at ? { ...row, [column]: text, ...typed } : row)))
    const id = rows[at]?.id
    // What the server said was about the row as it was.
    if (id !== undefined && refused.has(id)) setRefused(new Map([...refused].filter(([row]) => row !== id)))
  }
  const put = (at: number, column: Column, text: string) => {
    const pasted = paste(rows, text, { row: at, column, columns, measure, nextId })
    setRows(pasted.rows)
    setComma(null)
    tell(pasteInWords(pasted))
  }
  const onPart = (fared: readonly Fared[]) => {
    const written = new Set(fared.filter(({ refusal }) => !refusal).map(({ row }) => row))
    setRows(now => now.filter(({ id }) => !written.has(id)))
    setRefused(now => new Map([...now, ...fared.map(({ row, refusal }) => [row, refusal] as const)]))
  }
  const startAfresh = () => {
    setRows(rowsToStart(measure, desk.today).map(row => ({ ...row, id: nextId() })))
    setComma(null)
    tell([])
  }
  const grow = () =>
    setRows([...rows, ...Array.from({ length: MORE_ROWS }, () => blankRow(nextId()))].slice(0, ROWS_MOST))
  return (
    <div class="grid">
      <p data-lead>{says.gridTells[measure.cadence]}</p>
      <GridTable {...{ measure, rows, columns, sheet, refused, set, put }} />
      <div data-row-buttons>
        <Button action="more-rows" off={rows.length >= ROWS_MOST} onClick={grow}>
          {says.moreRows}
        </Button>
        <Sure
          weight="quiet"
          ask={says.clear}
          action="clear"
          tells={says.clearTells}
          yes={says.clearYes}
          onYes={async () => startAfresh()}
        />
      </div>
      <div role="status" data-pasted>
        {told.map(sentence => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      <GridFoot
        {...{ desk, measure, rows, sheet, comma, onPart }}
        onComma={setComma}
        onDone={() => {
          tell([])
          // Somebody who goes on typing finds rows to type into.
          setRows(now =>
            now.length > 0
              ? now
              : rowsToStart({ ...measure, readings: [] }, desk.today).map(row => ({ ...row, id: nextId() })),
          )
        }}
      />
    </div>
  )
}
