import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { type Prefer, setToFit, type Tell } from './fit.ts'
import './fitted.css'

interface Props {
  /** Changes when what is written here changes. */
  content: string
  /** How many children must be shown; those after them go first when there is no room. */
  least: number
  prefer: Prefer
  /** What is said of so many that are left out; nothing where it is not said. */
  tell?: Tell
  children: ComponentChildren
}

/** Sets what is in it as large as its place allows. */
export const Fitted = ({ content, least, prefer, tell, children }: Props) => {
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const inner = box.current
    if (!inner) return
    const settle = () => {
      setToFit(inner, least, prefer, tell)
    }
    settle()
    const watching = new ResizeObserver(settle)
    watching.observe(inner)
    document.fonts.addEventListener('loadingdone', settle)
    return () => {
      watching.disconnect()
      document.fonts.removeEventListener('loadingdone', settle)
    }
  }, [content, least, prefer, tell])
  return (
    <div class="fitted" ref={box}>
      {children}
      {tell && <small data-more="" />}
    </div>
  )
}
