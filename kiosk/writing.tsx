import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { type Found, identifiersIn } from '../shared/identifiers.ts'
import { kioskLater } from '../shared/words/en.ts'
import { GuardQuestion } from './guard-question.tsx'
import { useLater } from './later.tsx'
import { TapButton } from './tap-button.tsx'
import './writing.css'

const words = kioskLater.writing
const loadKeyboard = async () => (await import('./keyboard.tsx')).Keyboard

/** Fetches the keyboard ahead of time. */
export const fetchKeyboard = () => loadKeyboard().catch(() => null)

interface Props {
  title: string
  hint: string
  most: number
  /** How many texts come together before a lead reads any. */
  lots: number
  /** What was written before a step back; gone with the screen. */
  start?: string
  /** Whether it is being kept just now. */
  sending: boolean
  onSend: (text: string) => void
  onBack: (text: string) => void
}

type Guard =
  | { found: 'nothing' }
  | { found: 'stop'; stop: Found['stop'] }
  | { found: 'ask'; ask: Found['ask'] }

const nothing: Guard = { found: 'nothing' }

const guardOf = ({ stop, ask }: Found): Guard => {
  if (stop.length) return { found: 'stop', stop }
  return ask.length ? { found: 'ask', ask } : nothing
}

const stopSentence = (stop: Found['stop']) =>
  kioskLater.guard.stop(stop.map(kind => kioskLater.guard.stops[kind]).join(kioskLater.guard.and))

const ScreenKeyboard = ({
  text,
  most,
  onText,
}: {
  text: string
  most: number
  onText: (text: string, caret: number) => void
}) => {
  const Keyboard = useLater(loadKeyboard)
  if (Keyboard === 'coming') return <div class="keys" />
  if (Keyboard === 'missing') return <p class="keys">{words.noKeyboard}</p>
  return <Keyboard text={text} most={most} onText={onText} />
}

/** The text field; keeps the caret where the keyboard on the screen left it. */
const Field = ({
  text,
  caret,
  most,
  onText,
}: {
  text: string
  caret: number | null
  most: number
  onText: (text: string) => void
}) => {
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    field.current?.focus()
    const left = field.current
    // Nothing of it may stay in a detached node.
    return () => {
      if (left) left.value = ''
    }
  }, [])
  useLayoutEffect(() => {
    if (caret !== null) field.current?.setSelectionRange(caret, caret)
  }, [text, caret])
  return (
    <textarea
      ref={field}
      aria-label={words.label}
      value={text}
      maxLength={most}
      inputMode="none"
      autocomplete="off"
      autocorrect="off"
      spellcheck={false}
      onInput={({ currentTarget }) => onText(currentTarget.value)}
    />
  )
}

/** A place to write a few words, with the guard that looks at them before they go anywhere. */
export const Writing = ({ title, hint, most, lots, start = '', sending, onSend, onBack }: Props) => {
  const [{ text, caret }, write] = useState<{ text: string; caret: number | null }>({
    text: start,
    caret: null,
  })
  const [guard, setGuard] = useState<Guard>(nothing)
  const edit = (next: string, at: number | null) => {
    write({ text: next, caret: at })
    setGuard(nothing)
  }
  const send = () => {
    const found = guardOf(identifiersIn(text))
    setGuard(found)
    if (found.found === 'nothing') onSend(text.trim())
  }
  if (guard.found === 'ask')
    return (
      <GuardQuestion
        ask={guard.ask}
        text={text}
        sending={sending}
        onSend={() => onSend(text.trim())}
        onBack={() => setGuard(nothing)}
      />
    )
  return (
    <section class="writing" data-guard={guard.found}>
      <header>
        <h1>{title}</h1>
        {guard.found === 'stop' ? (
          <p class="stop" role="alert">
            {stopSentence(guard.stop)}
          </p>
        ) : (
          <p>{hint}</p>
        )}
      </header>
      <Field text={text} caret={caret} most={most} onText={next => edit(next, null)} />
      <footer>
        <TapButton action="back" off={sending} onTap={() => onBack(text)}>
          {words.back}
        </TapButton>
        <p>
          <span>{lots === 1 ? words.atOnce : words.mixed}</span>
          {most - text.length <= most / 5 && <b>{words.left(most - text.length)}</b>}
        </p>
        <TapButton look="main" action="send" off={sending || !text.trim()} onTap={send}>
          {words.send}
        </TapButton>
      </footer>
      <ScreenKeyboard text={text} most={most} onText={edit} />
    </section>
  )
}
