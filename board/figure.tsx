import { useRef } from 'preact/hooks'
import { board as words } from '../shared/words/en.ts'
import './figure.css'

interface Props {
  name: string
  value: number
  /** How it is written, where not as a plain count. */
  spelled?: string
}

/** One that changes faster than this runs, and would roll without end. */
const ROLLS_APART_MS = 1_000

/** A number that matters. It rolls once when it changes, and is otherwise still. */
export const Figure = ({ name, value, spelled }: Props) => {
  const shown = useRef({ value, turns: 0, at: Number.NEGATIVE_INFINITY })
  if (shown.current.value !== value) {
    const { turns, at } = shown.current
    const now = performance.now()
    shown.current = { value, turns: now - at < ROLLS_APART_MS ? turns : turns + 1, at: now }
  }
  const { turns } = shown.current
  return (
    <b class="figure" data-name={name} data-value={value}>
      <span key={turns} data-rolls={turns > 0 ? '' : undefined}>
        {spelled ?? value.toLocaleString(words.locale)}
      </span>
    </b>
  )
}
