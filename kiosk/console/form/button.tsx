import type { ComponentChildren } from 'preact'
import './button.css'

export interface ButtonProps {
  /** `main` for the one thing to do here, `grave` for what cannot be taken back, `quiet` for what is seldom needed. */
  weight?: 'main' | 'plain' | 'quiet' | 'grave'
  action?: string
  /** Says more than the words on it, for a list of buttons that all say the same. */
  label?: string
  expanded?: boolean
  pressed?: boolean
  off?: boolean
  children: ComponentChildren
  onClick: () => void
}

export const Button = (props: ButtonProps) => {
  const { weight = 'plain', action, label, expanded, pressed, off = false, children, onClick } = props
  return (
    <button
      type="button"
      class="button"
      data-weight={weight}
      data-action={action}
      aria-label={label}
      aria-expanded={expanded}
      aria-pressed={pressed}
      aria-disabled={off || undefined}
      onClick={() => off || onClick()}
    >
      {children}
    </button>
  )
}
