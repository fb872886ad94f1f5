import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Measure } from '../../../shared/measures.ts'
import { periodOf } from '../../../shared/periods.ts'
import { desk as words } from '../../../shared/words/en.ts'
import { Button } from '../form/button.tsx'
import { divides } from './sheet.ts'
import './key-secret.css'

const { measures: says } = words

/** A command that sends one reading, to be tried as it is. */
export const exampleOf = (
  address: string,
  secret: string,
  measure: Pick<Measure, 'key' | 'chart' | 'cadence'> | null,
  today: string,
) => {
  const { key, cadence } = measure ?? { key: 'your-measure', cadence: 'daily' as const }
  const period = periodOf(today, cadence) ?? today
  const numbers = measure && divides(measure) ? { numerator: 9, denominator: 10 } : { value: 3 }
  return [
    `curl -X POST ${address}/${key}/readings`,
    `  -H 'Authorization: Bearer ${secret}'`,
    `  -H 'Content-Type: application/json'`,
    `  -d '${JSON.stringify({ period, ...numbers })}'`,
  ].join(' \\\n')
}

interface Props {
  name: string
  secret: string
  address: string
  measure: Measure | null
  today: string
  onDone: () => void
}

/** A new key, shown this once, with a command that uses it. */
export const KeySecret = ({ name, secret, address, measure, today, onDone }: Props) => (
  <Secret label={says.keySecret(name)} tells={says.keySecretTells} secret={secret} onDone={onDone}>
    <p>{says.keyExample}</p>
    <pre>{exampleOf(address, secret, measure, today)}</pre>
  </Secret>
)

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
      <label for="key-secret">{label}</label>
      <input
        ref={field}
        id="key-secret"
        readOnly
        value={secret}
        onFocus={event => event.currentTarget.select()}
      />
      <p>{tells}</p>
      {children}
      {byHand && <p role="alert">{says.keyByHand}</p>}
      <div>
        {/* There is no clipboard on plain http. */}
        {'clipboard' in navigator && (
          <Button weight="main" action="copy" onClick={() => void copy()}>
            {copied ? words.people.copied : says.keyCopy}
          </Button>
        )}
        <Button action="done" onClick={onDone}>
          {says.keyDone}
        </Button>
      </div>
    </div>
  )
}
