import { useState } from 'preact/hooks'
import type { Choice } from '../../../shared/team.ts'
import { desk as words } from '../../../shared/words/en.ts'
import { Button } from '../form/button.tsx'
import { Form } from '../form/form.tsx'
import { ChoiceRows, choicesIn, newRow } from './choice-rows.tsx'
import { rowed } from './draft.ts'

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

/** The form of a short list to choose from at the kiosk. */
export const ChoiceList = ({ name, kept, least, most, hint, one, onSave, onClose }: Props) => {
  const [rows, setRows] = useState(() => kept.map(rowed))
  const send = async () => {
    await onSave(choicesIn(rows))
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
            <Button action="add" onClick={() => setRows([...rows, newRow()])}>
              {says.add}
            </Button>
          )}
          <Button onClick={onClose}>{words.leaveIt}</Button>
        </>
      }
    >
      <p data-hint>{hint}</p>
      <ChoiceRows rows={rows} least={least} one={one} onInput={setRows} />
    </Form>
  )
}
