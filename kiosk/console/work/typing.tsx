import { useState } from 'preact/hooks'
import { type Span, spanAt } from '../../../shared/shifts.ts'
import { workingDesk } from '../../../shared/words/en.ts'
import type { WorkKind } from '../../../shared/work-kind.ts'
import { shiftOf } from '../../../shared/work-record.ts'
import type { Told } from '../asking.ts'
import type { Desk } from '../at-desk.ts'
import { Field } from '../form/field.tsx'
import { Form } from '../form/form.tsx'
import { Amiss } from '../form/sending.ts'
import { dayInWords } from '../when.ts'
import { wholeIn } from './kind-draft.ts'
import { useNow } from './now.ts'
import { spanAfter } from './spans.ts'

const { typing: says } = workingDesk
const NUMBER_MOST = 4

interface Props {
  desk: Desk
  kinds: readonly WorkKind[]
}

/** Asks for the numbers of this shift and the next, of the kinds whose number is typed at handover. */
export const Typing = ({ desk, kinds }: Props) => {
  const now = useNow(desk)
  const typed = kinds.filter(({ demand }) => demand === 'typed')
  const span = spanAt(now, desk.state.team)
  if (typed.length === 0 || !span) return null
  const next = spanAfter(span, desk.state.team)
  return (
    <section data-part aria-labelledby="typing-head">
      <h2 id="typing-head">{says.head}</h2>
      <p data-lead>{says.tells}</p>
      <div data-typing>
        {typed.map(kind => (
          <OneTyping key={`${kind.id} ${shiftOf(span)}`} {...{ desk, kind, span, next }} />
        ))}
      </div>
    </section>
  )
}

/** What was said to be required of a shift, as it can be typed over. */
const setIn = ({ shifts }: WorkKind, span: Span | null) => {
  const set = span ? shifts[shiftOf(span)]?.set.at(-1)?.required : undefined
  return set === undefined ? '' : String(set)
}

/** What is written down for a number that was typed; null where it says what is set already, or nothing. */
export const requiredIn = (
  field: string,
  text: string,
  { work, was, span }: { work: string; was: string; span: Span },
): Told | null => {
  if (text.trim() === was || !text.trim()) return null
  const required = wholeIn(text)
  if (required === null) throw new Amiss(field, says.need)
  return { type: 'work-required', work, required, day: span.day, shift: span.shift }
}

const OneTyping = ({
  desk,
  kind,
  span,
  next,
}: {
  desk: Desk
  kind: WorkKind
  span: Span
  next: Span | null
}) => {
  const [was, wasNext] = [setIn(kind, span), setIn(kind, next)]
  // What nobody typed follows what is set: somebody else may set it meanwhile.
  const [typed, type] = useState<{ now?: string; later?: string }>({})
  const { now = was, later = wasNext } = typed
  const send = async () => {
    const told = [
      requiredIn('now', now, { work: kind.id, was, span }),
      next ? requiredIn('next', later, { work: kind.id, was: wasNext, span: next }) : null,
    ].filter(one => one !== null)
    if (told.length === 0) throw new Amiss('now', now.trim() || later.trim() ? says.same : says.need)
    for (const one of told) await desk.write(one)
    type({})
    desk.say(says.set(kind.name))
  }
  const hint = says.nowHint(kind.shifts[shiftOf(span)]?.carried ?? 0, kind.unit)
  return (
    <div data-typed={kind.id}>
      <h3>{kind.name}</h3>
      <Form name="typing" label={kind.name} send={says.send} onSend={send}>
        <Field
          name="now"
          label={says.now(span.name)}
          {...(hint ? { hint } : {})}
          value={now}
          most={NUMBER_MOST}
          inputMode="numeric"
          onInput={text => type({ ...typed, now: text })}
        />
        {next && (
          <Field
            name="next"
            label={says.next(next.name, dayInWords(next.day, desk.today))}
            value={later}
            most={NUMBER_MOST}
            inputMode="numeric"
            onInput={text => type({ ...typed, later: text })}
          />
        )}
      </Form>
    </div>
  )
}
