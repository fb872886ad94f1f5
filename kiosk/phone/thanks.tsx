import { useEffect, useState } from 'preact/hooks'
import { COMMENT_MOST, type Mood } from '../../shared/voices.ts'
import { phone } from '../../shared/words/en.ts'
import { Options } from './options.tsx'
import type { Choice } from './pass.ts'
import { sentenceFor } from './trouble.ts'
import { Writing } from './writing.tsx'

const TAKE_BACK_S = 10

interface Props {
  mood: Mood
  reasons: readonly Choice[]
  onExplain: (why: { reason?: string; comment?: string }) => Promise<void>
  onTakeBack: () => Promise<void>
  onLeave: () => void
}

/** After an answer was written down: ten seconds to take it back, and room to say why. */
export const Thanks = ({ mood, reasons, onExplain, onTakeBack, onLeave }: Props) => {
  const [reason, setReason] = useState('')
  return (
    <>
      <p>{phone.moodHint}</p>
      <TakeBack onTakeBack={onTakeBack} />
      <Writing
        label={phone.comment}
        hint={phone.commentHint}
        most={COMMENT_MOST}
        send={phone.commentSend}
        back={phone.leave}
        rows={3}
        empty={reason ? null : phone.whyHint}
        onSend={comment => onExplain({ ...(reason ? { reason } : {}), ...(comment ? { comment } : {}) })}
        onBack={onLeave}
      >
        <Options
          legend={phone.why[mood]}
          hint={phone.whyHint}
          name="reason"
          choices={reasons}
          chosen={reason}
          onChoose={setReason}
        />
      </Writing>
    </>
  )
}

const useCountdown = (from: number) => {
  const [left, setLeft] = useState(from)
  useEffect(() => {
    if (left <= 0) return
    const timer = setTimeout(() => setLeft(left - 1), 1_000)
    return () => clearTimeout(timer)
  }, [left])
  return left
}

/** Keeps the place of the button, so that nothing moves up under a thumb that is on its way down. */
const Stays = () => (
  <button type="button" data-weight="quiet" disabled aria-disabled>
    <span data-soft>{phone.moodStays}</span>
  </button>
)

const TakeBack = ({ onTakeBack }: { onTakeBack: () => Promise<void> }) => {
  const left = useCountdown(TAKE_BACK_S)
  const [taking, setTaking] = useState(false)
  const [sentence, setSentence] = useState('')
  const take = async () => {
    if (taking) return
    setTaking(true)
    setSentence('')
    try {
      await onTakeBack()
    } catch (error) {
      setTaking(false)
      setSentence(sentenceFor(error, phone.offlineMood))
    }
  }
  // Whoever pressed in time and met a dead network may press again.
  const isOver = left <= 0 && !taking && !sentence
  return (
    <>
      <div role="alert">{sentence && <p data-note="trouble">{sentence}</p>}</div>
      {isOver ? (
        <Stays />
      ) : (
        <button
          type="button"
          data-action="take-back"
          data-weight="quiet"
          aria-disabled={taking}
          onClick={take}
        >
          <span>
            {phone.moodBack} {left > 0 && <span data-soft>{phone.moodBackFor(left)}</span>}
          </span>
        </button>
      )}
    </>
  )
}
