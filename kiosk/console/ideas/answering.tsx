import { ANSWER_MOST, type Step, steps } from '../../../shared/ideas.ts'
import { common, desk as words } from '../../../shared/words/en.ts'
import { Button } from '../form/button.tsx'
import { Area, OneOf } from '../form/field.tsx'
import { Form } from '../form/form.tsx'
import { useEdited } from '../form/kept.ts'
import { Amiss } from '../form/sending.ts'
import { type FormOf, needNobody } from './showing.tsx'

const { ideas: says } = words
const blank: { to: Step | null; text: string } = { to: null, text: '' }
const isStep = (text: string): text is Step => steps.some(step => step === text)

/** Says something to the author, and moves the idea on if it has moved. */
export const Answering = ({ desk, idea, onDone, onLeave }: FormOf) => {
  const { edited, edit, restart } = useEdited(`answer to ${idea.id}`, blank)
  const { text } = edited
  // Where nobody chose a step, it is the one the idea has reached by now: another lead may move it meanwhile.
  const to = edited.to ?? idea.step
  const stays = to === idea.step
  const send = async () => {
    const sentence = text.trim()
    if (!sentence) throw new Amiss('text', says.needSentence)
    needNobody('text', sentence)
    await desk.write(
      stays
        ? { type: 'idea-answered', idea: idea.id, text: sentence }
        : { type: 'idea-moved', idea: idea.id, to, text: sentence },
    )
    restart()
    onDone(stays ? says.answered : says.moved(common.steps[to]))
  }
  return (
    <Form
      name="answer"
      label={says.answer}
      send={stays ? says.answerSend : says.moveSend(common.steps[to])}
      onSend={send}
      beside={
        <Button
          onClick={() => {
            restart()
            onLeave()
          }}
        >
          {words.leaveIt}
        </Button>
      }
    >
      <OneOf
        short
        name="to"
        label={says.where}
        value={to}
        options={steps.map(step => ({
          value: step,
          label: step === idea.step ? says.whereNow(common.steps[step]) : common.steps[step],
        }))}
        onInput={value => isStep(value) && edit({ ...edited, to: value })}
      />
      <Area
        name="text"
        label={says.sentence}
        hint={`${says.prompts[to]} ${idea.shown ? says.sentenceShown : says.sentenceHint}`}
        value={text}
        most={ANSWER_MOST}
        onInput={words => edit({ ...edited, text: words })}
      />
    </Form>
  )
}
