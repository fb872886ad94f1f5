import { useState } from 'preact/hooks'
import type { State } from '../../../shared/state.ts'
import type { Placement } from '../../../shared/team.ts'
import { desk as words } from '../../../shared/words/en.ts'
import { Field, Pick, Tick } from '../form/field.tsx'
import { type Choice, numberFrom, type Panel, settingsOf, withSetting } from './arrangement.ts'
import './settings-form.css'

const { board: says } = words

interface Props {
  panel: Panel
  state: State
  placement: Placement
  onChange: (next: Placement) => void
}

/** A form built from a panel's settings: what kind of value each has says what kind of field it gets. */
export const SettingsForm = ({ panel, state, placement, onChange }: Props) => (
  <div class="settings-form">
    {Object.entries(settingsOf(panel, placement)).map(([name, value]) => {
      const id = `${placement.id}-${name}`
      const label = panel.labels[name] ?? name
      const set = (next: string | number | boolean) => onChange(withSetting(panel, placement, [name, next]))
      if (typeof value === 'boolean')
        return <Tick key={id} name={id} label={label} value={value} onInput={set} />
      if (typeof value === 'number') {
        return <HowMany key={id} name={id} {...{ label, value }} onInput={set} />
      }
      const choices = panel.choices[name]?.(state)
      if (choices) return <Which key={id} name={id} chosen={value} {...{ label, choices }} onInput={set} />
      return <Field key={id} name={id} label={label} value={value} most={200} onInput={set} />
    })}
  </div>
)

interface HowManyProps {
  name: string
  label: string
  value: number
  onInput: (value: number) => void
}

/** A number. What is typed stands there as it is typed, also while it is none yet. */
const HowMany = ({ name, label, value, onInput }: HowManyProps) => {
  const [typed, type] = useState(String(value))
  const shown = numberFrom(typed, value) === value ? typed : String(value)
  return (
    <Field
      name={name}
      label={label}
      type="number"
      value={shown}
      onInput={text => {
        type(text)
        onInput(numberFrom(text, value))
      }}
    />
  )
}

interface WhichProps {
  name: string
  label: string
  chosen: string
  choices: readonly Choice[]
  onInput: (value: string) => void
}

/** One of the things that the team has; what was chosen and is gone still stands there, called so. */
const Which = ({ name, label, chosen, choices, onInput }: WhichProps) => {
  const known = choices.find(({ value, alias }) => value === chosen || alias === chosen)
  const options = [
    ...(choices.some(({ value }) => value === '') ? [] : [{ value: '', label: says.firstThatFits }]),
    ...choices.map(({ value, label }) => ({ value, label })),
    ...(chosen && !known ? [{ value: chosen, label: says.notHere(chosen) }] : []),
  ]
  return <Pick name={name} label={label} value={known?.value ?? chosen} options={options} onInput={onInput} />
}
