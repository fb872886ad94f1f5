import { useState } from 'preact/hooks'
import { identifiersIn } from '../../../shared/identifiers.ts'
import { desk as words, workingDesk } from '../../../shared/words/en.ts'
import { Button } from '../form/button.tsx'
import { needNobody } from '../ideas/showing.tsx'

const { guard: says } = workingDesk

interface Guard {
  /** Whether what is written may be sent: it is refused, or asked about once. */
  mayGo: (field: string, text: string) => boolean
  /** What to ask about, where something is. */
  asked: string
  settle: () => void
}

/** Looks through words before they are sent, as at the kiosk: what says who somebody is stops, what may say it is asked about. */
export const useGuard = (): Guard => {
  const [asked, setAsked] = useState('')
  const mayGo = (field: string, text: string) => {
    needNobody(field, text)
    if (identifiersIn(text).ask.length === 0 || asked === text) return true
    setAsked(text)
    return false
  }
  return { mayGo, asked, settle: () => setAsked('') }
}

/** What the sending button says, once something was asked about. */
export const guardedSend = ({ asked }: Guard, text: string, send: string) =>
  asked && asked === text ? says.yes : send

interface Props {
  guard: Guard
  text: string
}

/** The question, under the words it is about. */
export const GuardAsk = ({ guard: { asked, settle }, text }: Props) => {
  if (!asked || asked !== text) return null
  const found = identifiersIn(text).ask.map(words.ideas.flagName)
  return (
    <div data-guard role="alert">
      <p>
        <b>{says.ask}</b> {words.ideas.stillLooks(found)} {says.tells}
      </p>
      <Button weight="quiet" action="guard-no" onClick={settle}>
        {says.no}
      </Button>
    </div>
  )
}
