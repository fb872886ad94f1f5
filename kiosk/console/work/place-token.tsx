import { useState } from 'preact/hooks'
import { workingDesk } from '../../../shared/words/en.ts'
import type { Desk } from '../at-desk.ts'
import { Field, Pick } from '../form/field.tsx'
import { focusSoon } from '../form/focus.ts'
import { Form } from '../form/form.tsx'
import { Amiss } from '../form/sending.ts'
import { writeBeside } from './beside.ts'
import { GuardAsk, guardedSend, useGuard } from './guard.tsx'

const { flow: says } = workingDesk
const LABEL_MOST = 24

/** Puts a new card on the flow board. */
export const PlaceToken = ({ desk }: { desk: Desk }) => {
  const { columns } = desk.state.flow
  const [label, setLabel] = useState('')
  const [column, setColumn] = useState(columns[0]?.key ?? '')
  const guard = useGuard()
  const text = label.trim()
  const send = async () => {
    if (!text) throw new Amiss('label', says.needLabel)
    if (!guard.mayGo('label', text)) return
    await writeBeside(desk, { type: 'token-placed', label: text, column })
    desk.say(says.placed(text))
    setLabel('')
    guard.settle()
    focusSoon('[data-form="place"] [name="label"]')
  }
  return (
    <section data-part aria-labelledby="place-head">
      <h2 id="place-head">{says.place}</h2>
      <Form name="place" label={says.place} send={guardedSend(guard, text, says.placeSend)} onSend={send}>
        <Field
          name="label"
          label={says.label}
          hint={says.labelHint}
          value={label}
          most={LABEL_MOST}
          onInput={setLabel}
        />
        <GuardAsk guard={guard} text={text} />
        <Pick
          name="column"
          label={says.into}
          value={column}
          options={columns.map(({ key, name }) => ({ value: key, label: name }))}
          onInput={setColumn}
        />
      </Form>
    </section>
  )
}
