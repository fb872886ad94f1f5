import { useState } from 'preact/hooks'
import { desk as words, workingDesk } from '../../../shared/words/en.ts'
import type { Desk } from '../at-desk.ts'
import { Button } from '../form/button.tsx'
import { Field, Together } from '../form/field.tsx'
import { Form } from '../form/form.tsx'
import { Order } from '../team/choice-rows.tsx'
import { moved } from '../team/draft.ts'
import { writeBeside } from './beside.ts'
import { blankColumn, type ColumnRow, flowDraftOf, flowSet } from './flow-draft.ts'
import './flow-columns.css'

const { flow: says } = workingDesk
const COLUMNS_LEAST = 2
const COLUMNS_MOST = 7
const NAME_MOST = 40
const COLUMN_MOST = 24

interface Props {
  desk: Desk
  onClose: () => void
}

/** The columns of the flow board, with their limits and minutes. */
export const FlowColumns = ({ desk, onClose }: Props) => {
  const { flow } = desk.state
  const [draft, setDraft] = useState(() => flowDraftOf(flow))
  const { columns } = draft
  const set = (to: readonly ColumnRow[]) => setDraft({ ...draft, columns: to })
  const change = (row: number, more: Partial<ColumnRow>) =>
    set(columns.map(one => (one.row === row ? { ...one, ...more } : one)))
  const send = async () => {
    await writeBeside(desk, flowSet(draft))
    desk.say(says.saved)
    onClose()
  }
  return (
    <Form
      name="flow"
      label={says.set}
      send={words.save}
      onSend={send}
      beside={flow.columns.length > 0 && <Button onClick={onClose}>{words.leaveIt}</Button>}
    >
      <Field
        name="name"
        label={says.name}
        value={draft.name}
        most={NAME_MOST}
        onInput={name => setDraft({ ...draft, name })}
      />
      <Together name="columns" label={says.setHead} hint={says.rowsHint}>
        <ol class="flow-columns">
          {columns.map((column, at) => (
            <OneColumn
              key={column.row}
              {...{ column, at }}
              of={columns.length}
              onChange={more => change(column.row, more)}
              onMove={by => set(moved(columns, at, by))}
              onRemove={() => set(columns.filter(({ row }) => row !== column.row))}
            />
          ))}
        </ol>
        {columns.length < COLUMNS_MOST && (
          <div data-buttons>
            <Button action="add-column" onClick={() => set([...columns, blankColumn()])}>
              {says.add}
            </Button>
          </div>
        )}
        <p data-hint>
          {says.limitHint} {says.minutesHint}
        </p>
      </Together>
    </Form>
  )
}

interface ColumnProps {
  column: ColumnRow
  at: number
  of: number
  onChange: (more: Partial<ColumnRow>) => void
  onMove: (by: number) => void
  onRemove: () => void
}

const OneColumn = ({ column, at, of, onChange, onMove, onRemove }: ColumnProps) => {
  const { row, name, limit, minutes } = column
  const number = { most: 5, inputMode: 'numeric' } as const
  return (
    <li>
      <Field
        name={`columns:${row}-name`}
        label={says.column(at + 1)}
        value={name}
        most={COLUMN_MOST}
        onInput={text => onChange({ name: text })}
      />
      <Field
        {...number}
        name={`columns:${row}-limit`}
        label={says.limit}
        value={limit}
        onInput={text => onChange({ limit: text })}
      />
      <Field
        {...number}
        name={`columns:${row}-minutes`}
        label={says.minutes}
        value={minutes}
        onInput={text => onChange({ minutes: text })}
      />
      <div>
        <Order at={at} of={of} name={name} onMove={onMove} />
        {of > COLUMNS_LEAST && (
          <Button weight="quiet" action="remove" label={words.team.takeOutIt(name)} onClick={onRemove}>
            {words.team.takeOut}
          </Button>
        )}
      </div>
    </li>
  )
}
