import { common, kiosk } from '../shared/words/en.ts'
import type { Answered } from './happened.ts'
import './happened.css'

const words = kiosk.happened

/** What happened because of what people said. */
export const Happened = ({ answered }: { answered: Answered | null }) => {
  if (!answered)
    return (
      <section class="happened" data-length="none">
        <h2>{words.title}</h2>
        <p>{words.none}</p>
      </section>
    )
  const { said, topic, answer, step } = answered
  const length = said.length + answer.length > 140 ? 'long' : 'short'
  return (
    <section class="happened" data-length={length}>
      <h2>
        {words.title} <span>{common.steps[step]}</span>
      </h2>
      <p class="said">{said ? words.quoted(said) : words.about(topic)}</p>
      <p class="answer">{answer}</p>
    </section>
  )
}
