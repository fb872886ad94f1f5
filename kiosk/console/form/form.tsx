import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { desk } from '../../../shared/words/en.ts'
import { unfold } from './more.tsx'
import { useRowFocus } from './row-focus.ts'
import { FormContext, useSending } from './sending.ts'
import './button.css'
import './form.css'

interface Props {
  /** The form's name for tests and for those who hear the page. */
  name: string
  label?: string
  /** What the button says it will do. */
  send: string
  grave?: boolean
  children?: ComponentChildren
  /** More buttons beside the one that sends. */
  beside?: ComponentChildren
  onSend: () => Promise<void>
}

/** A form that keeps what was typed until it went through, and shows a refusal beside its field. */
export const Form = ({ name, label, send, grave = false, children, beside, onSend }: Props) => {
  const { phase, send: carryOut } = useSending()
  const form = useRef<HTMLFormElement>(null)
  useRowFocus(form)
  const [isElsewhere, setElsewhere] = useState(false)
  // What no field here says stands under all of them: nothing is refused in silence.
  useLayoutEffect(() => {
    setElsewhere(phase.at === 'refused' && !form.current?.querySelector('[data-wrong]'))
  }, [phase])
  useEffect(() => {
    if (phase.at !== 'refused') return
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-refused]')
    if (wrong) unfold(wrong)
    wrong?.focus()
  }, [phase, isElsewhere])
  return (
    <form
      ref={form}
      class="form"
      data-form={name}
      aria-label={label}
      noValidate
      onSubmit={event => {
        event.preventDefault()
        void carryOut(onSend)
      }}
    >
      <FormContext.Provider value={phase}>{children}</FormContext.Provider>
      {isElsewhere && phase.at === 'refused' && (
        <p role="alert" data-refused tabIndex={-1}>
          {phase.sentence}
        </p>
      )}
      <div data-buttons>
        <button
          type="submit"
          class="button"
          data-weight={grave ? 'grave' : 'main'}
          data-action="send"
          aria-disabled={phase.at === 'sending'}
        >
          {phase.at === 'sending' ? desk.sending : send}
        </button>
        {beside}
      </div>
    </form>
  )
}
