import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { connections, desk as words } from '../../../shared/words/en.ts'
import { Button } from '../form/button.tsx'
import './key-secret.css'

const { keys: says } = connections

interface SecretProps {
  label: string
  tells: string
  secret: string
  /** How it is used. */
  children: ComponentChildren
  onDone: () => void
}

/** Something that is shown this once, to be copied. */
export const Secret = ({ label, tells, secret, children, onDone }: SecretProps) => {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState(false)
  const [byHand, setByHand] = useState(false)
  useEffect(() => field.current?.select(), [])
  const copy = async () => {
    field.current?.select()
    try {
      await navigator.clipboard.writeText(secret)
      setCopied(true)
    } catch (error) {
      if (!(error instanceof DOMException)) throw error
      setByHand(true)
    }
  }
  return (
    <div class="key-secret">
      <label for={id}>{label}</label>
      <input ref={field} id={id} readOnly value={secret} onFocus={event => event.currentTarget.select()} />
      <p>{tells}</p>
      {children}
      {byHand && <p role="alert">{says.byHand}</p>}
      <div>
        {/* There is no clipboard on plain http. */}
        {'clipboard' in navigator && (
          <Button weight="main" action="copy" onClick={() => void copy()}>
            {copied ? words.people.copied : says.copy}
          </Button>
        )}
        <Button action="done" onClick={onDone}>
          {says.done}
        </Button>
      </div>
    </div>
  )
}
