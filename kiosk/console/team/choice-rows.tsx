import { useState } from 'preact/hooks'
import type { Choice } from '../../../shared/team.ts'
import { desk as words } from '../../../shared/words/en.ts'
import { Button } from '../form/button.tsx'
import { Field } from '../form/field.tsx'
import { Amiss } from '../form/sending.ts'
import { moved, type Rowed, rowed, withKeys } from './draft.ts'
import './choice-list.css'

const CHOICE_MOST = 28
const { team: says } = words

export type ChoiceRow = Rowed<Choice>

/** What the rows come to; a row without a word, or with one that stands twice, is refused beside it. */
export const choicesIn = (rows: readonly ChoiceRow[]): Choice[] => {
  const names = rows.map(({ name }) => name.trim())
  for (const { name, row } of rows) {
    if (!name.trim()) throw new Amiss(`row-${row}`, says.needName)
    if (names.filter(other => other === name.trim()).length > 1) throw new Amiss(`row-${row}`, says.nameTwice)
  }
  return withKeys(rows.map(({ key, name }) => ({ key, name: name.trim() })))
}

export const newRow = (): ChoiceRow => rowed({ key: '', name: '' })

interface Props {
  rows: readonly ChoiceRow[]
  least: number
  /** What one of them is called, with its number. */
  one: (n: number) => string
  onInput: (rows: ChoiceRow[]) => void
}

/** A short list to choose from at the kiosk: rename, take out, put in order. */
export const ChoiceRows = ({ rows, least, one, onInput }: Props) => {
  const [told, tell] = useState('')
  const move = (at: number, by: number) => {
    onInput(moved(rows, at, by))
    tell(words.nowAt(rows[at]?.name ?? '', at + by + 1, rows.length))
  }
  return (
    <>
      <ol class="choice-list">
        {rows.map(({ row, name }, at) => (
          <li key={row}>
            <Field
              name={`row-${row}`}
              label={one(at + 1)}
              value={name}
              most={CHOICE_MOST}
              onInput={text => onInput(rows.map((was, n) => (n === at ? { ...was, name: text } : was)))}
            />
            <Order at={at} of={rows.length} name={name} onMove={by => move(at, by)} />
            {rows.length > least && (
              <Button
                weight="quiet"
                action="remove"
                label={says.takeOutIt(name)}
                onClick={() => onInput(rows.toSpliced(at, 1))}
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
    </>
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
