import { spoken } from '../../shared/ticket.ts'
import { phone } from '../../shared/words/en.ts'
import { Letter } from './letter.tsx'
import { Story } from './story.tsx'
import type { Reading, Told, ToldIdea } from './told.ts'
import './told-letter.css'
import { sayTime } from './when.ts'

export type Wish = 'add' | 'take-back' | 'forget'

interface Props {
  ticket: string
  reading: Reading
  told: Told
  /** Whether the author just added something. */
  added: boolean
  onWish: (wish: Wish) => void
}

/** The letter itself: where the idea is, what was said, what happened, what the author can do. */
export const ToldLetter = ({ ticket, reading, told, added, onWish }: Props) => {
  const { team, idea, demo } = told
  const step = idea.state === 'waiting' ? 'waiting' : idea.step
  return (
    <Letter
      from={phone.ward(team.name, team.organisation)}
      about={phone.ticket(spoken(ticket))}
      head={phone.heads[step]}
      step={step}
      demo={demo}
    >
      <div class="told-letter">
        {reading.trouble === 'away' && <p data-note="trouble">{phone.asOf(sayTime(reading.heardAt))}</p>}
        {added && (
          <p role="status" data-note="added">
            {phone.added}
          </p>
        )}
        {idea.state === 'waiting' && <p>{phone.waiting}</p>}
        <Words idea={idea} />
        <Story idea={idea} />
        <div class="buttons">
          <button type="button" data-action="add" data-weight="main" onClick={() => onWish('add')}>
            {phone.add}
          </button>
          <button
            type="button"
            data-action="take-back"
            data-weight="quiet"
            onClick={() => onWish('take-back')}
          >
            {phone.takeBack}
          </button>
        </div>
        <details>
          <summary>{phone.forget}</summary>
          <p>{phone.forgetTells}</p>
          <button type="button" data-action="forget" data-weight="quiet" onClick={() => onWish('forget')}>
            {phone.forget}
          </button>
        </details>
      </div>
    </Letter>
  )
}

const Words = ({ idea }: { idea: ToldIdea }) => (
  <>
    <figure>
      <blockquote data-name="words">{idea.text}</blockquote>
    </figure>
    {idea.more.map(text => (
      <figure key={text}>
        <figcaption>{phone.youAdded}</figcaption>
        <blockquote>{text}</blockquote>
      </figure>
    ))}
  </>
)
