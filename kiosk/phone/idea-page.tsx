import { useEffect, useState } from 'preact/hooks'
import { newId } from '../../shared/id.ts'
import { call } from '../../shared/look/api.ts'
import { mount, useOwnTheme } from '../../shared/look/page.ts'
import { IDEA_MOST } from '../../shared/voices.ts'
import { phone } from '../../shared/words/en.ts'
import { dropTicket, ticketIn } from './address.ts'
import { Finding } from './finding.tsx'
import { Fetching, Gone } from './in-between.tsx'
import { Letter } from './letter.tsx'
import { sameAgain } from './same-again.ts'
import { TakingBack } from './taking-back.tsx'
import { useTold } from './told.ts'
import { ToldLetter, type Wish } from './told-letter.tsx'
import { Writing } from './writing.tsx'

/** The ticket in the address, also when another code is scanned into a page that is open already. */
const useTicket = () => {
  const [ticket, setTicket] = useState(() => ticketIn(location.hash))
  useEffect(() => {
    const heard = () => setTicket(ticketIn(location.hash))
    // The address may have changed between the first look and now.
    heard()
    addEventListener('hashchange', heard)
    return () => removeEventListener('hashchange', heard)
  }, [])
  return [ticket, setTicket] as const
}

/** What is left once the page knows no ticket any more. */
type Left = { why: 'nothing' | 'forgotten' } | { why: 'gone'; from: string }

const IdeaPage = () => {
  useOwnTheme()
  const [ticket, setTicket] = useTicket()
  const [left, setLeft] = useState<Left>({ why: 'nothing' })
  const leave = (why: Left) => {
    dropTicket()
    setTicket(null)
    setLeft(why)
  }
  // A ticket that was typed stays out of the address: whoever typed it has it, the next one to hold the phone should not.
  if (ticket) return <Open key={ticket} ticket={ticket} onTicket={setTicket} onLeave={leave} />
  if (left.why === 'gone') return <Gone from={left.from} />
  return left.why === 'forgotten' ? (
    <Finding head={phone.forgottenHead} tells={phone.forgottenTells} onTicket={setTicket} />
  ) : (
    <Finding onTicket={setTicket} />
  )
}

interface OpenProps {
  ticket: string
  onTicket: (ticket: string) => void
  onLeave: (why: Left) => void
}

const Open = ({ ticket, onTicket, onLeave }: OpenProps) => {
  const [view, setView] = useState<'reading' | 'added' | Exclude<Wish, 'forget'>>('reading')
  const [draftOf] = useState(() => sameAgain((body: object) => ({ id: newId(), ...body })))
  const { look, ...reading } = useTold(ticket)
  const { told, trouble, sentence } = reading
  const write = (body: object) => call('POST', '/ticket/events', draftOf(body), { ticket })
  const read = () => setView('reading')

  const find = (found: string) => (found === ticket ? look() : onTicket(found))

  if (trouble === 'wrong') return <Finding wrong={sentence} onTicket={find} />
  if (!told) return <Fetching sentence={sentence} onAgain={look} />
  const from = phone.ward(told.team.name, told.team.organisation)
  if (told.idea.state === 'withdrawn') return <Gone from={from} />
  if (view === 'take-back') {
    const erase = async () => {
      await write({ type: 'idea-withdrawn' })
      onLeave({ why: 'gone', from })
    }
    return <TakingBack from={from} onErase={erase} onBack={read} />
  }
  if (view === 'add') {
    const add = async (text: string) => {
      await write({ type: 'idea-added-to', text })
      setView('added')
      look()
    }
    return (
      <Letter from={from} head={phone.addHead}>
        <Writing
          label={phone.yourWords}
          hint={phone.addHint}
          most={IDEA_MOST}
          send={phone.addSend}
          onSend={add}
          onBack={read}
        />
      </Letter>
    )
  }
  const wish = (what: Wish) => (what === 'forget' ? onLeave({ why: 'forgotten' }) : setView(what))
  return <ToldLetter ticket={ticket} reading={reading} told={told} added={view === 'added'} onWish={wish} />
}

mount(<IdeaPage />)
