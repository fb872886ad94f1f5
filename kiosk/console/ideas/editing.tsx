import { useState } from 'preact/hooks'
import { ANSWER_MOST } from '../../../shared/ideas.ts'
import { IDEA_MOST } from '../../../shared/voices.ts'
import { desk as words } from '../../../shared/words/en.ts'
import { Button } from '../form/button.tsx'
import { Area } from '../form/field.tsx'
import { Form } from '../form/form.tsx'
import { Amiss } from '../form/sending.ts'
import { isAsWritten } from './groups.ts'
import { type FormOf, needNobody } from './showing.tsx'

const { ideas: says } = words

/** Takes out what must not be there. The words as they were are erased, and the author is told why. */
export const Editing = ({ desk, idea, onDone, onLeave }: FormOf) => {
  const [text, setText] = useState(
    [idea.text, ...idea.more.map(more => more.text)].filter(Boolean).join('\n'),
  )
  const [why, setWhy] = useState('')
  const send = async () => {
    const wording = text.trim()
    if (!wording) throw new Amiss('text', says.needWording)
    if (idea.more.length === 0 && isAsWritten(idea, wording)) throw new Amiss('text', says.nothingTakenOut)
    needNobody('text', wording)
    if (!why.trim()) throw new Amiss('why', says.needWhy)
    await desk.write({ type: 'idea-edited', idea: idea.id, text: wording, why: why.trim() })
    onDone(says.edited)
  }
  return (
    <Form
      name="edit"
      label={says.edit}
      send={says.editSend}
      grave
      onSend={send}
      beside={<Button onClick={onLeave}>{words.leaveIt}</Button>}
    >
      <p data-hint>{says.editTells}</p>
      <Area name="text" label={says.editWords} rows={4} value={text} most={IDEA_MOST} onInput={setText} />
      <Area
        name="why"
        label={says.editWhy}
        hint={says.whyHint}
        rows={2}
        value={why}
        most={ANSWER_MOST}
        onInput={setWhy}
      />
    </Form>
  )
}
