import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { desk as words } from '../../../shared/words/en.ts'
import { Button } from '../form/button.tsx'
import './fold.css'

interface Props {
  head: string
  /** How it is now, in words. */
  now: ComponentChildren
  name: string
  /** What is kept of it, to notice when somebody else changes it while the form is open. */
  kept: unknown
  /** The form that changes it; it calls what it is given once it is done. */
  children: (close: () => void) => ComponentChildren
}

/** What was just saved here comes back a moment before or after the form closes, and is news to nobody. */
const OWN_MS = 1_500

/** Whether what a form began with was changed by somebody else while it is open; `start` begins again with theirs. */
const useOvertaken = (kept: unknown, isOpen: boolean) => {
  const asText = JSON.stringify(kept)
  const [begun, begin] = useState({ turn: 0, asText })
  const [isOvertaken, set] = useState(false)
  const start = () => begin(was => ({ turn: was.turn + 1, asText }))
  useEffect(() => {
    if (isOpen) begin(was => ({ ...was, asText }))
  }, [isOpen])
  const differs = isOpen && begun.asText !== asText
  useEffect(() => {
    if (!differs) return set(false)
    const waiting = setTimeout(() => set(true), OWN_MS)
    return () => clearTimeout(waiting)
  }, [differs])
  return { turn: begun.turn, isOvertaken, start }
}

/** One thing that can be changed: how it is now, and behind a button the form. */
export const Fold = ({ head, now, name, kept, children }: Props) => {
  const [isOpen, setOpen] = useState(false)
  const { turn, isOvertaken, start } = useOvertaken(kept, isOpen)
  const whole = useRef<HTMLElement>(null)
  const wasOpen = useRef(false)
  useEffect(() => {
    const to = isOpen ? 'form :is(input, select, textarea)' : '[data-action="change"]'
    if (isOpen || wasOpen.current) whole.current?.querySelector<HTMLElement>(to)?.focus()
    wasOpen.current = isOpen
  }, [isOpen, turn])
  const id = `${name}-head`
  return (
    <section ref={whole} class="fold" aria-labelledby={id} data-fold={name}>
      <h2 id={id}>{head}</h2>
      {isOpen ? (
        <div key={turn}>
          {isOvertaken && (
            <p role="status" data-overtaken>
              {words.overtaken}{' '}
              <Button action="start-from-theirs" onClick={start}>
                {words.fromTheirs}
              </Button>
            </p>
          )}
          {children(() => setOpen(false))}
        </div>
      ) : (
        <>
          <div>{now}</div>
          <Button action="change" label={words.changeIt(head)} onClick={() => setOpen(true)}>
            {words.change}
          </Button>
        </>
      )}
    </section>
  )
}
