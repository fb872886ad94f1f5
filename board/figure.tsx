import { useRef } from 'preact/hooks'
import { board as words } from '../shared/words/en.ts'
import './figure.css'

interface Props {
  name: string
  value: number
  /** How it is written, where not as a plain count. */
  spelled?: string
}

/** A number that matters. It rolls once when it changes, and is otherwise still. */
export const Figure = ({ name, value, spelled }: Props) => {
  const shown = useRef({ value, turns: 0 })
  if (shown.current.value !== value) shown.current = { value, turns: shown.current.turns + 1 }
  const { turns } = shown.current
  return (
    <b class="figure" data-name={name} data-value={value}>
      <span key={turns} data-rolls={turns > 0 ? '' : undefined}>
        {spelled ?? value.toLocaleString(words.locale)}
      </span>
    </b>
  )
}
