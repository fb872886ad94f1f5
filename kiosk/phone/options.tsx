import './options.css'
import type { Choice } from './pass.ts'

interface Props {
  legend: string
  hint?: string
  name: string
  choices: readonly Choice[]
  chosen: string
  onChoose: (key: string) => void
}

/** A few answers to pick one from; picking it again lets it go. */
export const Options = ({ legend, hint, name, choices, chosen, onChoose }: Props) => (
  <fieldset class="options" data-entry={name}>
    <legend>{legend}</legend>
    {hint && <p data-soft>{hint}</p>}
    <ul>
      {choices.map(({ key, name: words }) => (
        <li key={key}>
          <button
            type="button"
            data-choice={key}
            aria-pressed={chosen === key}
            onClick={() => onChoose(chosen === key ? '' : key)}
          >
            {words}
          </button>
        </li>
      ))}
    </ul>
  </fieldset>
)
