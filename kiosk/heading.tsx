import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import './heading.css'

/** What a page is about. What was tapped went with the page before, so this is where who cannot see it goes on. */
export const Heading = ({ children }: { children: ComponentChildren }) => {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <h1 ref={heading} class="heading" tabIndex={-1}>
      {children}
    </h1>
  )
}
