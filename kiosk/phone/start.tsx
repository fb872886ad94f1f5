import { useState } from 'preact/hooks'
import { Face } from '../../shared/look/faces.tsx'
import { type Mood, moods } from '../../shared/voices.ts'
import { common, phone } from '../../shared/words/en.ts'
import './start.css'
import { sentenceFor } from './trouble.ts'

interface Props {
  onMood: (mood: Mood) => Promise<void>
  onIdea: () => void
  /** Something that just happened, to say first. */
  news: string
}

/** Three faces, each a whole answer, and the way to an idea. */
export const Start = ({ onMood, onIdea, news }: Props) => {
  const [sending, setSending] = useState<Mood | null>(null)
  const [failed, setFailed] = useState<{ mood: Mood; sentence: string } | null>(null)
  const give = async (mood: Mood) => {
    if (sending) return
    setSending(mood)
    setFailed(null)
    try {
      await onMood(mood)
    } catch (error) {
      setSending(null)
      setFailed({ mood, sentence: sentenceFor(error, phone.offlineMood) })
    }
  }
  return (
    <div class="start">
      {news && (
        <p role="status" data-note="news">
          {news}
        </p>
      )}
      <p data-soft>{phone.teamHint}</p>
      <ul data-entry="marble">
        {moods.map(mood => (
          <li key={mood}>
            <button
              type="button"
              data-choice={mood}
              data-sending={sending === mood}
              aria-disabled={sending !== null}
              onClick={() => give(mood)}
            >
              <Face mood={mood} />
              <span>{sending === mood ? phone.sending : common.moods[mood]}</span>
            </button>
          </li>
        ))}
      </ul>
      <div role="alert">
        {failed && (
          <div data-note="trouble">
            <p>{failed.sentence}</p>
            <button type="button" data-action="again" data-weight="main" onClick={() => give(failed.mood)}>
              {phone.again}
            </button>
          </div>
        )}
      </div>
      <button type="button" data-entry="idea" data-weight="main" onClick={onIdea}>
        <span>
          <b>{phone.ideaOffer}</b>
          <span>{phone.ideaOfferHint}</span>
        </span>
      </button>
      <a data-button data-weight="quiet" href="/i">
        {phone.ticketOffer}
      </a>
    </div>
  )
}
