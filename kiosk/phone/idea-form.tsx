import { useState } from 'preact/hooks'
import { IDEA_MOST } from '../../shared/voices.ts'
import { phone } from '../../shared/words/en.ts'
import { Options } from './options.tsx'
import type { PhoneTeam } from './pass.ts'
import { Writing } from './writing.tsx'

interface Props {
  team: PhoneTeam
  onSend: (idea: { topic: string; text: string }) => Promise<void>
  onBack: () => void
}

/** What an idea is about, and its words. */
export const IdeaForm = ({ team, onSend, onBack }: Props) => {
  const [topic, setTopic] = useState('')
  return (
    <>
      <p data-soft>{phone.ideaLots(team.lots)}</p>
      <Writing
        label={phone.ideaLabel}
        hint={phone.ideaHint}
        most={IDEA_MOST}
        send={phone.ideaSend}
        missing={topic ? '' : phone.topicMissing}
        onSend={text => onSend({ topic, text })}
        onBack={onBack}
      >
        <Options legend={phone.topic} name="topic" choices={team.topics} chosen={topic} onChoose={setTopic} />
      </Writing>
    </>
  )
}
