import { useRef } from 'preact/hooks'
import { board as words } from '../shared/words/en.ts'
import './figure.css'

interface Props {
  name: string
  value: number
}

/** A number that matters. It rolls once when it changes, and is otherwise still. */
export const Figure = ({ name, value }: Props) => {
  const shown = useRef({ value, turns: 0 })
  if (shown.current.value !== value) shown.current = { value, turns: shown.current.turns + 1 }
  const { turns } = shown.current
  return (
    <b class="figure" data-name={name} data-value={value}>
      <span key={turns} data-rolls={turns > 0 ? '' : undefined}>
        {value.toLocaleString(words.locale)}
      </span>
    </b>
  )
}
