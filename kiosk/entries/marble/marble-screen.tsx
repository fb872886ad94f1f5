import { useState } from 'preact/hooks'
import { COMMENT_MOST } from '../../../shared/voices.ts'
import { kioskLater } from '../../../shared/words/en.ts'
import type { ScreenProps } from '../../entry.ts'
import { useOneAtATime } from '../../one-at-a-time.ts'
import { useLeaving, useSecondsLeft } from '../../take-back.ts'
import { Writing } from '../../writing.tsx'
import type { GivenMood } from './marble.ts'
import { explaining, takingBack } from './marble-drafts.ts'
import { MarbleThanks } from './marble-thanks.tsx'

const words = kioskLater.marble
const ALONE_MS = 20_000
const TOLD_MS = 4_000

type Step = 'reasons' | 'words' | 'taken-back' | 'said'

const silences: Record<Step, number | null> = {
  reasons: ALONE_MS,
  words: null,
  'taken-back': TOLD_MS,
  said: TOLD_MS,
}

/** After a face: thanks, one optional reason, an optional comment, and ten seconds to take it back. */
export const MarbleScreen = ({ begun, state, keep, home, notSaved }: ScreenProps & { begun: GivenMood }) => {
  const [step, setStep] = useState<Step>('reasons')
  const [reason, setReason] = useState<string | null>(null)
  const [written, setWritten] = useState('')
  const left = useSecondsLeft(begun.keptAt)
  const { busy, alone } = useOneAtATime()
  useLeaving(silences[step], home)

  const say = async (draft: ReturnType<typeof takingBack>, then: Step) => {
    const kept = await alone(() => keep(draft))
    if (kept === 'nowhere') notSaved()
    else if (kept) setStep(then)
  }
  const choose = (chosen: string) => {
    if (reason || busy) return
    setReason(chosen)
    void say(explaining(begun, { reason: chosen }), 'reasons')
  }

  if (step === 'words')
    return (
      <Writing
        title={words.comment}
        hint={words.commentHint}
        most={COMMENT_MOST}
        lots={state.team.lots}
        start={written}
        sending={busy}
        onSend={comment => void say(explaining(begun, { comment }), 'said')}
        onBack={text => {
          setWritten(text)
          setStep('reasons')
        }}
      />
    )
  return (
    <MarbleThanks
      told={step}
      reasons={state.team.reasons}
      reason={reason}
      secondsLeft={left}
      onReason={choose}
      onWords={() => setStep('words')}
      onTakeBack={() => void say(takingBack(begun), 'taken-back')}
      onDone={home}
    />
  )
}
