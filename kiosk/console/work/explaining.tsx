import { useState } from 'preact/hooks'
import { desk as words, workingDesk } from '../../../shared/words/en.ts'
import { Button } from '../form/button.tsx'
import { Field, OneOf } from '../form/field.tsx'
import { Form } from '../form/form.tsx'
import { Amiss } from '../form/sending.ts'
import { writeBeside } from './beside.ts'
import { GuardAsk, guardedSend, useGuard } from './guard.tsx'
import type { CellProps } from './hours.tsx'

const { grid: says } = workingDesk
const NOTE_MOST = 120

/** Gives an hour its reason, or another one. */
export const Explaining = ({ desk, kind, span, bucket, at, onClose }: CellProps) => {
  const [reason, setReason] = useState(bucket.miss?.reason ?? '')
  const [note, setNote] = useState(bucket.miss?.note ?? '')
  const guard = useGuard()
  const text = note.trim()
  const send = async () => {
    if (!kind.reasons.some(({ key }) => key === reason)) throw new Amiss('reason', says.needReason)
    if (!guard.mayGo('note', text)) return
    await writeBeside(desk, {
      ...{
        type: 'miss-explained',
        work: kind.id,
        day: span.day,
        shift: span.shift,
        bucket: bucket.n,
        reason,
      },
      ...(text ? { note: text } : {}),
    })
    desk.say(says.reasonKept(at))
    onClose()
  }
  return (
    <Form
      name="reason"
      label={says.reasonIt(at)}
      send={guardedSend(guard, text, says.reasonSend)}
      onSend={send}
      beside={<Button onClick={onClose}>{words.leaveIt}</Button>}
    >
      <OneOf
        name="reason"
        label={says.which}
        short
        value={reason}
        options={kind.reasons.map(({ key, name }) => ({ value: key, label: name }))}
        onInput={setReason}
      />
      <Field
        name="note"
        label={says.note}
        hint={says.noteHint}
        value={note}
        most={NOTE_MOST}
        onInput={setNote}
      />
      <GuardAsk guard={guard} text={text} />
    </Form>
  )
}
