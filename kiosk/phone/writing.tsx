import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { phone } from '../../shared/words/en.ts'
import { judge, type Verdict } from './guard.ts'
import { isRefusal, sentenceFor } from './trouble.ts'
import './writing.css'

interface Props {
  label: string
  hint: string
  most: number
  /** The word on the button that sends. */
  send: string
  /** What is wrong with the rest of the form, or the empty string. */
  missing?: string
  /** What to say to an empty text; null when there may be none. */
  empty?: string | null
  /** The word on the button that goes back. */
  back?: string
  rows?: number
  /** What stood here before. */
  begun?: string
  children?: ComponentChildren
  onWrite?: (text: string) => void
  onSend: (text: string) => Promise<void>
  onBack: () => void
}

type Phase =
  | { at: 'writing' }
  | { at: 'sending' }
  | { at: 'missing' }
  | { at: 'told'; sentence: string }
  | { at: 'stopped'; sentences: readonly string[] }
  | { at: 'asked'; sentences: readonly string[] }

const LEFT_SHOWN_BELOW = 100

const phaseOf = (verdict: Verdict, empty: string | null): Phase => {
  if (verdict.say === 'empty') return { at: 'told', sentence: empty ?? '' }
  if (verdict.say === 'stop')
    return { at: 'stopped', sentences: verdict.kinds.map(kind => phone.stops[kind]) }
  if (verdict.say === 'ask') return { at: 'asked', sentences: verdict.kinds.map(kind => phone.asks[kind]) }
  return { at: 'sending' }
}

const phaseAfter = (error: unknown): Phase =>
  isRefusal(error, 'identifier-found')
    ? { at: 'stopped', sentences: [phone.stopServer] }
    : { at: 'told', sentence: sentenceFor(error) }

/** A place to write, that looks at the words before they leave and keeps them until the server has answered. */
export const Writing = (props: Props) => {
  const { children, begun = '', onWrite, onSend, onBack } = props
  const { label, hint, most, send, missing = '', empty = phone.empty, back = phone.back, rows = 5 } = props
  const [text, setText] = useState(begun)
  const [phase, setPhase] = useState<Phase>({ at: 'writing' })
  const agreed = useRef<string | null>(null)
  const box = useRef<HTMLTextAreaElement>(null)
  const id = useId()
  const sending = phase.at === 'sending'

  const submit = async () => {
    if (sending) return
    const words = text.trim()
    const verdict = judge(words, { mayBeEmpty: empty === null, agreed: agreed.current })
    const next: Phase = missing ? { at: 'missing' } : phaseOf(verdict, empty)
    setPhase(next)
    if (next.at !== 'sending') return
    try {
      await onSend(words)
    } catch (error) {
      setPhase(phaseAfter(error))
    }
  }

  return (
    <form
      class="writing"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      {children}
      <label for={id}>{label}</label>
      <p id={`${id}-hint`} data-soft>
        {hint}
      </p>
      <textarea
        id={id}
        ref={box}
        rows={rows}
        maxLength={most}
        value={text}
        readOnly={sending}
        aria-describedby={`${id}-hint`}
        aria-invalid={phase.at === 'stopped'}
        onInput={event => {
          setText(event.currentTarget.value)
          onWrite?.(event.currentTarget.value)
          setPhase({ at: 'writing' })
        }}
      />
      {most - text.length <= LEFT_SHOWN_BELOW && (
        <p data-soft aria-live="polite">
          {phone.left(most - text.length)}
        </p>
      )}
      <Said
        phase={phase}
        missing={missing}
        onChange={() => {
          setPhase({ at: 'writing' })
          box.current?.focus()
        }}
        onAgree={() => {
          agreed.current = text.trim()
          submit()
        }}
      />
      {phase.at !== 'asked' && (
        <div class="buttons">
          <button type="submit" data-action="send" data-weight="main" aria-disabled={sending}>
            {sending ? phone.sending : send}
          </button>
          <button type="button" data-action="back" data-weight="quiet" onClick={() => sending || onBack()}>
            {back}
          </button>
        </div>
      )}
    </form>
  )
}

interface SaidProps {
  phase: Phase
  missing: string
  onChange: () => void
  onAgree: () => void
}

const Said = ({ phase, missing, onChange, onAgree }: SaidProps) => {
  const question = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (phase.at === 'asked') question.current?.focus()
  }, [phase.at])
  return (
    <div role="alert">
      {phase.at === 'missing' && missing && <p data-note="trouble">{missing}</p>}
      {phase.at === 'told' && <p data-note="trouble">{phase.sentence}</p>}
      {phase.at === 'stopped' && (
        <div data-note="trouble" data-guard="stop">
          <b>{phone.stopHead}</b>
          {phase.sentences.map(sentence => (
            <p key={sentence}>{sentence}</p>
          ))}
          <p data-soft>{phone.stopTells}</p>
        </div>
      )}
      {phase.at === 'asked' && (
        <div ref={question} tabIndex={-1} data-note="question" data-guard="ask">
          {phase.sentences.map(sentence => (
            <p key={sentence}>{sentence}</p>
          ))}
          <b>{phone.askTells}</b>
          <div class="buttons">
            <button type="button" data-action="change" data-weight="main" onClick={onChange}>
              {phone.askChange}
            </button>
            <button type="button" data-action="agree" onClick={onAgree}>
              {phone.askSend}
            </button>
          </div>
        </div>
      )}
    </div>
  )
}
