import { useState } from 'preact/hooks'
import { IDEA_MOST } from '../../shared/voices.ts'
import { phone } from '../../shared/words/en.ts'
import { Options } from './options.tsx'
import type { PhoneTeam } from './pass.ts'
import { Writing } from './writing.tsx'

/** An idea as far as it is written. */
export interface IdeaDraft {
  topic: string
  text: string
}

interface Props {
  team: PhoneTeam
  /** What was written before somebody went back. */
  begun: IdeaDraft
  onWrite: (draft: IdeaDraft) => void
  onSend: (idea: IdeaDraft) => Promise<void>
  onBack: () => void
}

/** What an idea is about, and its words. */
export const IdeaForm = ({ team, begun, onWrite, onSend, onBack }: Props) => {
  const [draft, setDraft] = useState(begun)
  const { topic } = draft
  const write = (more: Partial<IdeaDraft>) => {
    const next = { ...draft, ...more }
    setDraft(next)
    onWrite(next)
  }
  return (
    <>
      <p data-soft>{phone.ideaLots(team.lots)}</p>
      <Writing
        label={phone.ideaLabel}
        hint={phone.ideaHint}
        most={IDEA_MOST}
        send={phone.ideaSend}
        begun={begun.text}
        missing={topic ? '' : phone.topicMissing}
        onSend={text => onSend({ topic, text })}
        onBack={onBack}
        onWrite={text => write({ text })}
      >
        <Options
          legend={phone.topic}
          name="topic"
          choices={team.topics}
          chosen={topic}
          onChoose={one => write({ topic: one })}
        />
      </Writing>
    </>
  )
}
