import { useState } from 'preact/hooks'
import { desk as words, workingDesk } from '../../../shared/words/en.ts'
import { Button } from '../form/button.tsx'
import { Field } from '../form/field.tsx'
import { Form } from '../form/form.tsx'
import { Amiss } from '../form/sending.ts'
import { GuardAsk, guardedSend, useGuard } from './guard.tsx'
import type { CellProps } from './hours.tsx'
import { wholeIn } from './kind-draft.ts'

const { grid: says } = workingDesk
const WHY_MOST = 200

/** Puts the count of an hour right, with a reason, also after its shift was closed. */
export const Correcting = ({ desk, kind, span, bucket, shift, at, onClose }: CellProps) => {
  const [count, setCount] = useState(String(bucket.done))
  const [why, setWhy] = useState('')
  const guard = useGuard()
  const reason = why.trim()
  // Where nothing was counted there is nothing to put right: this is the first count.
  const isFirst = !shift.closed && [shift.done, shift.fixes].every(none => Object.keys(none).length === 0)
  const send = async () => {
    const done = wholeIn(count)
    if (done === null) throw new Amiss('done', says.needCount)
    if (done === bucket.done) throw new Amiss('done', says.same)
    if (!isFirst && !reason) throw new Amiss('why', says.needWhy)
    if (!guard.mayGo('why', reason)) return
    await desk.write(
      isFirst
        ? { type: 'work-done', work: kind.id, count: done, source: 'desk', happenedAt: bucket.from }
        : {
            ...{ type: 'work-corrected', work: kind.id, day: span.day, shift: span.shift },
            ...{ bucket: bucket.n, done, why: reason },
          },
    )
    desk.say(isFirst ? says.counted(at) : says.corrected(at))
    onClose()
  }
  return (
    <Form
      name="correct"
      label={says.correctIt(at)}
      send={guardedSend(guard, reason, says.correctSend)}
      onSend={send}
      beside={<Button onClick={onClose}>{words.leaveIt}</Button>}
    >
      {shift.closed && <p data-hint>{says.closedHint}</p>}
      <Field
        name="done"
        label={says.count}
        hint={isFirst ? says.firstHint : says.countHint(bucket.done)}
        value={count}
        most={4}
        inputMode="numeric"
        onInput={setCount}
      />
      {!isFirst && (
        <Field name="why" label={says.why} hint={says.whyHint} value={why} most={WHY_MOST} onInput={setWhy} />
      )}
      <GuardAsk guard={guard} text={reason} />
    </Form>
  )
}
