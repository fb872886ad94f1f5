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
  /** The form that changes it; it calls what it is given once it is done. */
  children: (close: () => void) => ComponentChildren
}

/** One thing that can be changed: how it is now, and behind a button the form. */
export const Fold = ({ head, now, name, children }: Props) => {
  const [isOpen, setOpen] = useState(false)
  const whole = useRef<HTMLElement>(null)
  const wasOpen = useRef(false)
  useEffect(() => {
    const to = isOpen ? 'form :is(input, select, textarea)' : '[data-action="change"]'
    if (isOpen || wasOpen.current) whole.current?.querySelector<HTMLElement>(to)?.focus()
    wasOpen.current = isOpen
  }, [isOpen])
  const id = `${name}-head`
  return (
    <section ref={whole} class="fold" aria-labelledby={id} data-fold={name}>
      <h2 id={id}>{head}</h2>
      {isOpen ? (
        <div>{children(() => setOpen(false))}</div>
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
