import { useEffect, useRef, useState } from 'preact/hooks'
import { desk as words } from '../../../shared/words/en.ts'
import type { Desk } from '../at-desk.ts'
import { Button } from '../form/button.tsx'
import './hand-over.css'

const { people: says } = words

export interface Invitation {
  name: string
  code: string
}

interface Props {
  desk: Desk
  invitation: Invitation
  onDone: () => void
}

/** The link that lets somebody choose a password, to be handed over by whoever invited them. */
export const HandOver = ({ desk, invitation, onDone }: Props) => {
  const link = `${desk.url}/#invite=${invitation.code}`
  const [copied, setCopied] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.select(), [])
  const copy = async () => {
    field.current?.select()
    try {
      await navigator.clipboard.writeText(link)
      setCopied(true)
    } catch (error) {
      if (!(error instanceof DOMException)) throw error
      desk.say(says.copyByHand)
    }
  }
  return (
    <div class="hand-over">
      <label for="invitation">{says.linkFor(invitation.name)}</label>
      <input
        ref={field}
        id="invitation"
        readOnly
        value={link}
        onFocus={event => event.currentTarget.select()}
      />
      <p>{says.linkTells}</p>
      <div>
        {/* There is no clipboard on plain http. */}
        {'clipboard' in navigator && (
          <Button weight="main" action="copy" onClick={() => void copy()}>
            {copied ? says.copied : says.copy}
          </Button>
        )}
        <Button action="done" onClick={onDone}>
          {says.handedOver}
        </Button>
      </div>
    </div>
  )
}
