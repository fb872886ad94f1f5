import { useEffect, useState } from 'preact/hooks'
import { newId } from '../../shared/id.ts'
import { call } from '../../shared/look/api.ts'
import { mount, useOwnTheme } from '../../shared/look/page.ts'
import { IDEA_MOST } from '../../shared/voices.ts'
import { phone } from '../../shared/words/en.ts'
import { dropTicket, ticketIn } from './address.ts'
import { Finding } from './finding.tsx'
import { Letter } from './letter.tsx'
import { sameAgain } from './same-again.ts'
import { TakingBack } from './taking-back.tsx'
import { type Told, useTold } from './told.ts'
import { ToldLetter, type Wish } from './told-letter.tsx'
import { Writing } from './writing.tsx'

type View = 'reading' | 'added' | 'gone' | 'forgotten' | Exclude<Wish, 'forget'>

const wardOf = (told: Told | null) => (told ? phone.ward(told.team.name, told.team.organisation ?? '') : '')

/** The ticket in the address, also when another code is scanned into a page that is open already. */
const useTicket = () => {
  const [ticket, setTicket] = useState(() => ticketIn(location.hash))
  useEffect(() => {
    const heard = () => setTicket(ticketIn(location.hash))
    addEventListener('hashchange', heard)
    return () => removeEventListener('hashchange', heard)
  }, [])
  return [ticket, setTicket] as const
}

const IdeaPage = () => {
  useOwnTheme()
  const [ticket, setTicket] = useTicket()
  const [view, setView] = useState<View>('reading')
  const { look, ...reading } = useTold(ticket)
  const { told, trouble, sentence } = reading
  const [draftOf] = useState(() => sameAgain((body: object) => ({ id: newId(), ...body })))

  const leave = (to: View) => {
    dropTicket()
    setTicket(null)
    setView(to)
  }
  const open = (found: string) => {
    // A ticket that was typed in is not put into the address: whoever typed it has it, the next one to hold the phone should not.
    setTicket(found)
    setView('reading')
  }
  const write = (body: object) => call('POST', '/ticket/events', draftOf(body), { ticket: ticket ?? '' })
  const add = async (text: string) => {
    await write({ type: 'idea-added-to', text })
    setView('added')
    look()
  }
  const erase = async () => {
    await write({ type: 'idea-withdrawn' })
    leave('gone')
  }

  if (view === 'gone') {
    return (
      <Letter from={wardOf(told)} head={phone.goneHead} step="gone">
        {phone.goneTells.map(tell => (
          <p key={tell}>{tell}</p>
        ))}
      </Letter>
    )
  }
  if (!ticket && view === 'forgotten')
    return <Finding head={phone.forgottenHead} tells={phone.forgottenTells} onTicket={open} />
  if (!ticket || trouble === 'wrong')
    return <Finding key={ticket} wrong={ticket ? sentence : ''} onTicket={open} />
  if (!told) {
    return (
      <Letter from="" head={phone.fetching}>
        {trouble && <p data-note="trouble">{sentence}</p>}
        {trouble && (
          <div class="buttons">
            <button type="button" data-action="again" data-weight="main" onClick={look}>
              {phone.again}
            </button>
          </div>
        )}
      </Letter>
    )
  }
  if (view === 'add') {
    return (
      <Letter from={wardOf(told)} head={phone.addHead}>
        <Writing
          label={phone.add}
          hint={phone.addHint}
          most={IDEA_MOST}
          send={phone.addSend}
          onSend={add}
          onBack={() => setView('reading')}
        />
      </Letter>
    )
  }
  if (view === 'take-back')
    return <TakingBack from={wardOf(told)} onErase={erase} onBack={() => setView('reading')} />
  return (
    <ToldLetter
      ticket={ticket}
      reading={reading}
      told={told}
      added={view === 'added'}
      onWish={wish => (wish === 'forget' ? leave('forgotten') : setView(wish))}
    />
  )
}

mount(<IdeaPage />)
