import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { common } from '../../shared/words/en.ts'
import './letter.css'

interface Props {
  from: string
  /** What stands at the right of the letterhead. */
  about?: string
  head: string
  /** The step of an idea, for scripts that read the page. */
  step?: string
  demo?: boolean
  children?: ComponentChildren
}

/** A page of the phone: a letterhead, one sentence that matters, and what belongs to it. */
export const Letter = ({ from, about, head, step, demo, children }: Props) => {
  const title = useRef<HTMLHeadingElement>(null)
  const shown = useRef('')
  useEffect(() => {
    // A reader who cannot see the page hears the new sentence; the first page is announced by the browser itself.
    if (shown.current && shown.current !== head) {
      title.current?.focus({ preventScroll: true })
      scrollTo(0, 0)
    }
    shown.current = head
  }, [head])
  return (
    <main class="letter">
      <p class="letterhead">
        <span>{from || common.product}</span>
        {about && <span data-ticket>{about}</span>}
      </p>
      {demo && <p class="demo">{common.demo}</p>}
      <h1 ref={title} tabIndex={-1} {...(step ? { 'data-name': 'step', 'data-value': step } : {})}>
        {head}
      </h1>
      {children}
    </main>
  )
}
