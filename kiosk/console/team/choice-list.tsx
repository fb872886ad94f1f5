import { useState } from 'preact/hooks'
import type { Choice } from '../../../shared/team.ts'
import { desk as words } from '../../../shared/words/en.ts'
import { Button } from '../form/button.tsx'
import { Field } from '../form/field.tsx'
import { Form } from '../form/form.tsx'
import { Amiss } from '../form/sending.ts'
import { moved, type Rowed, rowed, withKeys } from './draft.ts'
import './choice-list.css'

const CHOICE_MOST = 28
const { team: says } = words

interface Props {
  name: string
  kept: readonly Choice[]
  least: number
  most: number
  hint: string
  /** What one of them is called, with its number. */
  one: (n: number) => string
  onSave: (choices: Choice[]) => Promise<void>
  onClose: () => void
}

const cleaned = (rows: readonly Rowed<Choice>[]) =>
  withKeys(rows.map(({ key, name }) => ({ key, name: name.trim() })))

const need = (rows: readonly Rowed<Choice>[]) => {
  const names = rows.map(({ name }) => name.trim())
  for (const { name, row } of rows) {
    if (!name.trim()) throw new Amiss(`row-${row}`, says.needName)
    if (names.filter(other => other === name.trim()).length > 1) throw new Amiss(`row-${row}`, says.nameTwice)
  }
}

/** A short list to choose from at the kiosk: rename, add, take out, put in order. */
export const ChoiceList = ({ name, kept, least, most, hint, one, onSave, onClose }: Props) => {
  const [rows, setRows] = useState(() => kept.map(rowed))
  const [told, tell] = useState('')
  const set = (at: number, text: string) =>
    setRows(rows.map((row, n) => (n === at ? { ...row, name: text } : row)))
  const move = (at: number, by: number) => {
    setRows(moved(rows, at, by))
    tell(words.nowAt(rows[at]?.name ?? '', at + by + 1, rows.length))
  }
  const send = async () => {
    need(rows)
    await onSave(cleaned(rows))
    onClose()
  }
  return (
    <Form
      name={name}
      send={words.save}
      onSend={send}
      beside={
        <>
          {rows.length < most && (
            <Button action="add" onClick={() => setRows([...rows, rowed({ key: '', name: '' })])}>
              {says.add}
            </Button>
          )}
          <Button onClick={onClose}>{words.leaveIt}</Button>
        </>
      }
    >
      <p data-hint>{hint}</p>
      <ol class="choice-list">
        {rows.map(({ row, name: text }, at) => (
          <li key={row}>
            <Field
              name={`row-${row}`}
              label={one(at + 1)}
              value={text}
              most={CHOICE_MOST}
              onInput={to => set(at, to)}
            />
            <Order at={at} of={rows.length} name={text} onMove={by => move(at, by)} />
            {rows.length > least && (
              <Button
                weight="quiet"
                action="remove"
                label={says.takeOutIt(text)}
                onClick={() => setRows(rows.toSpliced(at, 1))}
              >
                {says.takeOut}
              </Button>
            )}
          </li>
        ))}
      </ol>
      <p role="status" data-unseen>
        {told}
      </p>
    </Form>
  )
}

interface OrderProps {
  at: number
  of: number
  name: string
  onMove: (by: number) => void
}

/** Two buttons that move a thing in its list. They stay where they are at the ends, so that focus stays too. */
export const Order = ({ at, of, name, onMove }: OrderProps) => (
  <>
    <Button weight="quiet" action="up" label={words.upIt(name)} off={at === 0} onClick={() => onMove(-1)}>
      {words.up}
    </Button>
    <Button
      weight="quiet"
      action="down"
      label={words.downIt(name)}
      off={at === of - 1}
      onClick={() => onMove(1)}
    >
      {words.down}
    </Button>
  </>
)
