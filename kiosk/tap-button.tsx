import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import { isInside, isOwnClick, isSecond, mayTake, type Tapped } from './tap.ts'
import './tap-button.css'

interface Props {
  onTap: () => void
  children: ComponentChildren
  look?: 'main' | 'quiet' | 'card' | 'plain'
  entry?: string
  choice?: string
  action?: string
  pressed?: boolean
  label?: string
  off?: boolean
  /** How soon it takes the next tap. */
  againMs?: number
}

let finger: { id: number; at: number } | null = null
let last: Tapped | null = null
let made = 0
let lifted = Number.NEGATIVE_INFINITY

// Whatever ends the first finger, wherever it lifts, lets the next begin.
const ended = ({ pointerId, timeStamp }: PointerEvent) => {
  lifted = timeStamp
  if (finger?.id === pointerId) finger = null
}
addEventListener('pointerup', ended)
addEventListener('pointercancel', ended)

/** One finger, one tap: acts when it lifts inside; never on the second finger, the second half of a double tap, or twice. */
const useTap = (onTap: () => void, againMs?: number) => {
  const name = useRef('')
  name.current ||= String(made++)
  const own = useRef<number | null>(null)
  const began = useRef<number | null>(null)

  const take = (x: number, y: number) => {
    const tap = { at: performance.now(), x, y, button: name.current }
    if (!mayTake(tap, last, own.current, againMs)) return
    last = tap
    own.current = tap.at
    onTap()
  }
  const press = (event: PointerEvent) => {
    const next = { id: event.pointerId, at: event.timeStamp }
    if (event.button !== 0 || isSecond(next, finger)) return
    finger = next
    began.current = event.pointerId
  }
  const lift = (event: PointerEvent & { currentTarget: HTMLElement }) => {
    if (began.current !== event.pointerId) return
    began.current = null
    // Somebody else has tapped past it meanwhile: it was a hand that leaned.
    if (finger?.id !== event.pointerId) return
    const at = { x: event.clientX, y: event.clientY }
    if (isInside(at, event.currentTarget.getBoundingClientRect())) take(at.x, at.y)
  }
  const click = (event: MouseEvent & { currentTarget: HTMLElement }) => {
    if (!isOwnClick(event, lifted)) return
    const { left, top } = event.currentTarget.getBoundingClientRect()
    take(left, top)
  }
  const hold = (event: KeyboardEvent) => {
    // A key that is held is one tap.
    if (event.repeat) event.preventDefault()
  }
  return { onPointerDown: press, onPointerUp: lift, onClick: click, onKeyDown: hold }
}

/** A button for a finger: at least four rem, and it gives when pressed. */
export const TapButton = ({
  onTap,
  children,
  look = 'quiet',
  entry,
  choice,
  action,
  pressed,
  label,
  off,
  againMs,
}: Props) => (
  <button
    type="button"
    class="tap-button"
    data-look={look}
    data-entry={entry}
    data-choice={choice}
    data-action={action}
    aria-pressed={pressed}
    aria-label={label}
    disabled={off}
    {...useTap(onTap, againMs)}
  >
    {children}
  </button>
)
