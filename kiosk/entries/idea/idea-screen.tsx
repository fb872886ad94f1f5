import { useState } from 'preact/hooks'
import { newId } from '../../../shared/id.ts'
import { digest, newTicket } from '../../../shared/ticket.ts'
import { IDEA_MOST } from '../../../shared/voices.ts'
import { kioskLater } from '../../../shared/words/en.ts'
import type { ScreenProps } from '../../entry.ts'
import { useOneAtATime } from '../../one-at-a-time.ts'
import { Writing } from '../../writing.tsx'
import { IdeaOnPhone } from './idea-on-phone.tsx'
import { IdeaTicket } from './idea-ticket.tsx'
import { IdeaTopics } from './idea-topics.tsx'

const words = kioskLater.idea

type Step =
  | { at: 'topics' }
  | { at: 'phone' }
  | { at: 'words'; topic: string }
  | { at: 'ticket'; ticket: string }

/** An idea: what it is about, the words, and a ticket to follow it with. Nothing remembers who wrote it. */
export const IdeaScreen = ({ state: { team }, url, keep, now, home, notSaved }: ScreenProps) => {
  const [step, go] = useState<Step>({ at: 'topics' })
  const [written, setWritten] = useState('')
  const { busy, alone } = useOneAtATime()
  const leave = async (topic: string, text: string) => {
    const ticket = newTicket()
    const kept = await keep({
      id: newId(),
      type: 'idea-left',
      happenedAt: now(),
      topic,
      text,
      ticket: digest(ticket),
    })
    if (kept === 'nowhere') notSaved()
    else {
      setWritten('')
      go({ at: 'ticket', ticket })
    }
  }
  switch (step.at) {
    case 'topics':
      return (
        <IdeaTopics
          topics={team.topics}
          phone={team.code !== ''}
          onTopic={topic => go({ at: 'words', topic })}
          onPhone={() => go({ at: 'phone' })}
          onBack={home}
        />
      )
    case 'phone':
      return <IdeaOnPhone link={`${url}/t/${team.code}`} onBack={() => go({ at: 'topics' })} onDone={home} />
    case 'words':
      return (
        <Writing
          title={words.text}
          hint={words.textHint}
          most={IDEA_MOST}
          lots={team.lots}
          start={written}
          sending={busy}
          onSend={text => void alone(() => leave(step.topic, text))}
          onBack={text => {
            setWritten(text)
            go({ at: 'topics' })
          }}
        />
      )
    case 'ticket':
      return (
        <IdeaTicket ticket={step.ticket} link={`${url}/i#${step.ticket}`} lots={team.lots} onDone={home} />
      )
  }
}
