import { useId, useRef, useState } from 'preact/hooks'
import { readTicket } from '../../shared/ticket.ts'
import { phone } from '../../shared/words/en.ts'
import { Letter } from './letter.tsx'
import './writing.css'

interface Props {
  head?: string
  tells?: string
  /** Why the last ticket did not open anything. */
  wrong?: string
  onTicket: (ticket: string) => void
}

/** Asks for a ticket where the address brought none. */
export const Finding = ({ head = phone.findHead, tells, wrong = '', onTicket }: Props) => {
  const [said, setSaid] = useState<string | null>(null)
  const box = useRef<HTMLInputElement>(null)
  const id = useId()
  const sentence = said ?? wrong
  const submit = () => {
    const ticket = readTicket(box.current?.value ?? '')
    if (ticket) {
      onTicket(ticket)
      return
    }
    setSaid(phone.findShort)
    box.current?.focus()
  }
  return (
    <Letter from="" head={head}>
      {tells && <p>{tells}</p>}
      <form
        class="writing"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          submit()
        }}
      >
        <label for={id}>{phone.findLabel}</label>
        <p id={`${id}-hint`} data-soft>
          {phone.findHint}
        </p>
        <input
          id={id}
          ref={box}
          name="ticket"
          data-kind="ticket"
          autocomplete="off"
          autocapitalize="characters"
          autocorrect="off"
          spellcheck={false}
          aria-describedby={`${id}-hint`}
          aria-invalid={sentence !== ''}
          onInput={() => setSaid('')}
        />
        <div role="alert">{sentence && <p data-note="trouble">{sentence}</p>}</div>
        <div class="buttons">
          <button type="submit" data-action="find" data-weight="main">
            {phone.findSend}
          </button>
        </div>
      </form>
    </Letter>
  )
}
