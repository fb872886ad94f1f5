import { useState } from 'preact/hooks'
import { desk as words } from '../../../shared/words/en.ts'
import type { Desk } from '../at-desk.ts'
import { Button } from '../form/button.tsx'
import { Field } from '../form/field.tsx'
import { Form } from '../form/form.tsx'
import { Amiss } from '../form/sending.ts'

const MOST = 10
const { team: says } = words

/** How many words must have come together before anyone may read them. */
export const Lots = ({ desk, onClose }: { desk: Desk; onClose: () => void }) => {
  const [edited, edit] = useState(String(desk.state.team.lots))
  const atLeast = Number(edited)
  const isFine = Number.isInteger(atLeast) && atLeast >= 1 && atLeast <= MOST
  const send = async () => {
    if (!isFine) throw new Amiss('atLeast', says.needLots)
    await desk.write({ type: 'lots-set', atLeast })
    desk.say(says.lotsSaved(atLeast))
    onClose()
  }
  return (
    <Form
      name="lots"
      send={words.save}
      onSend={send}
      beside={<Button onClick={onClose}>{words.leaveIt}</Button>}
    >
      <p data-hint>{says.lotsTells}</p>
      <Field
        name="atLeast"
        label={says.lotsLabel}
        type="number"
        inputMode="numeric"
        min="1"
        max={String(MOST)}
        value={edited}
        onInput={edit}
      />
      <p role="status">{isFine && <b>{says.lotsMeans(atLeast)}</b>}</p>
    </Form>
  )
}
