import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { Button } from './button.tsx'
import './secret.css'

interface SecretProps {
  label: string
  tells: string
  secret: string
  /** What the two buttons say. */
  says: { copy: string; copied: string; byHand: string; done: string }
  /** How it is used. */
  children?: ComponentChildren
  onDone: () => void
}

/** Something that is shown this once, to be copied. */
export const Secret = ({ label, tells, secret, says, children, onDone }: SecretProps) => {
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
    <div class="secret">
      <label for={id}>{label}</label>
      <input ref={field} id={id} readOnly value={secret} onFocus={event => event.currentTarget.select()} />
      <p>{tells}</p>
      {children}
      {byHand && <p role="alert">{says.byHand}</p>}
      <div>
        {/* There is no clipboard on plain http. */}
        {'clipboard' in navigator && (
          <Button weight="main" action="copy" onClick={() => void copy()}>
            {copied ? says.copied : says.copy}
          </Button>
        )}
        <Button action="done" onClick={onDone}>
          {says.done}
        </Button>
      </div>
    </div>
  )
}
