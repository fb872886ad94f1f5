import { useState } from 'preact/hooks'
import { desk as words, workingDesk } from '../../../shared/words/en.ts'
import { Button } from '../form/button.tsx'
import { Area, Field } from '../form/field.tsx'
import { Form } from '../form/form.tsx'
import { PersonPick } from '../form/people.tsx'
import { Amiss } from '../form/sending.ts'
import { GuardAsk, guardedSend, useGuard } from './guard.tsx'
import type { CellProps } from './hours.tsx'

const { grid: says } = workingDesk
const NOTE_MOST = 200

/** Says that an hour was looked at, and what will be done about it, by whom and until when. */
export const Reviewing = ({ desk, kind, span, bucket, at, onClose }: CellProps) => {
  const [note, setNote] = useState(bucket.review?.note ?? '')
  const [owner, setOwner] = useState(bucket.review?.owner ?? '')
  const [due, setDue] = useState(bucket.review?.due ?? '')
  const guard = useGuard()
  const text = note.trim()
  const send = async () => {
    if (due && due < desk.today && due !== bucket.review?.due) throw new Amiss('due', says.needDay)
    if (!guard.mayGo('note', text)) return
    await desk.write({
      ...{ type: 'bucket-reviewed', work: kind.id, day: span.day, shift: span.shift, bucket: bucket.n },
      ...(text ? { note: text } : {}),
      ...(owner ? { owner } : {}),
      ...(due ? { due } : {}),
    })
    desk.say(says.reviewKept(at))
    onClose()
  }
  return (
    <Form
      name="review"
      label={says.reviewIt(at)}
      send={guardedSend(guard, text, says.reviewSend)}
      onSend={send}
      beside={<Button onClick={onClose}>{words.leaveIt}</Button>}
    >
      <Area
        name="note"
        label={says.measure}
        hint={says.measureHint}
        value={note}
        most={NOTE_MOST}
        rows={2}
        onInput={setNote}
      />
      <GuardAsk guard={guard} text={text} />
      <PersonPick
        desk={desk}
        name="owner"
        label={says.who}
        nobody={says.nobody}
        value={owner}
        onInput={setOwner}
      />
      <Field name="due" type="date" label={says.until} value={due} min={desk.today} onInput={setDue} />
    </Form>
  )
}
