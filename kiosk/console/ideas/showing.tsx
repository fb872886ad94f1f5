import { useState } from 'preact/hooks'
import { ANSWER_MOST, type Idea } from '../../../shared/ideas.ts'
import { identifiersIn } from '../../../shared/identifiers.ts'
import { IDEA_MOST } from '../../../shared/voices.ts'
import { desk as words } from '../../../shared/words/en.ts'
import type { Desk } from '../at-desk.ts'
import { Button } from '../form/button.tsx'
import { Area, Pick } from '../form/field.tsx'
import { Form } from '../form/form.tsx'
import { Amiss } from '../form/sending.ts'
import { isAsWritten } from './groups.ts'

const { ideas: says } = words

export interface FormOf {
  desk: Desk
  idea: Idea
  onDone: (told: string) => void
  onLeave: () => void
}

/** Throws when words for other people's eyes could say who somebody is. */
export const needNobody = (field: string, text: string) => {
  const { stop } = identifiersIn(text)
  if (stop.length > 0) throw new Amiss(field, says.stop(stop.map(says.flagName)))
}

const needFit = (idea: Idea, { wording, why }: { wording: string; why: string }) => {
  if (!wording) throw new Amiss('text', says.needWording)
  if (idea.flags.length > 0 && isAsWritten(idea, wording)) throw new Amiss('text', says.needEdit)
  needNobody('text', wording)
  if (!isAsWritten(idea, wording) && !why) throw new Amiss('why', says.needWhy)
}

/** Approves an idea for the wall, in these words. */
export const Showing = ({ desk, idea, onDone, onLeave }: FormOf) => {
  const [text, setText] = useState(idea.shown || idea.text)
  const [topic, setTopic] = useState(idea.topic)
  const [why, setWhy] = useState('')
  const [answer, setAnswer] = useState('')
  const wording = text.trim()
  const changed = !isAsWritten(idea, wording)
  const { ask } = identifiersIn(wording)
  const { topics } = desk.state.team
  const send = async () => {
    needFit(idea, { wording, why: why.trim() })
    await desk.write({
      type: 'idea-approved',
      idea: idea.id,
      text: wording,
      ...(topic ? { topic } : {}),
      ...(changed && why.trim() ? { why: why.trim() } : {}),
      ...(answer.trim() ? { answer: answer.trim() } : {}),
    })
    onDone(says.shown)
  }
  return (
    <Form
      name="show"
      label={says.show}
      send={says.showSend}
      onSend={send}
      beside={<Button onClick={onLeave}>{words.leaveIt}</Button>}
    >
      <Area
        name="text"
        label={says.wording}
        hint={says.wordingHint}
        value={text}
        most={IDEA_MOST}
        onInput={setText}
      />
      {changed && ask.length > 0 && <p data-flags>{says.stillLooks(ask.map(says.flagName))}</p>}
      {changed && (
        <Area
          name="why"
          label={says.why}
          hint={says.whyHint}
          rows={2}
          value={why}
          most={ANSWER_MOST}
          onInput={setWhy}
        />
      )}
      {idea.kind === 'idea' && (
        <Pick
          name="topic"
          label={says.topic}
          value={topic}
          options={topicOptions(topics, topic)}
          onInput={setTopic}
        />
      )}
      <Area
        name="answer"
        label={says.answerToo}
        hint={says.answerTooHint}
        rows={2}
        value={answer}
        most={ANSWER_MOST}
        onInput={setAnswer}
      />
    </Form>
  )
}

const topicOptions = (topics: readonly { key: string; name: string }[], now: string) => {
  const options = topics.map(({ key, name }) => ({ value: key, label: name }))
  return options.some(({ value }) => value === now)
    ? options
    : [{ value: now, label: now || says.noTopic }, ...options]
}
