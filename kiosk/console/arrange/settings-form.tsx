import type { Measure } from '../../../shared/measures.ts'
import type { Placement } from '../../../shared/team.ts'
import { desk as words } from '../../../shared/words/en.ts'
import { Field, Pick, Tick } from '../form/field.tsx'
import { numberFrom, type Panel, settingsOf, withSetting } from './arrangement.ts'
import './settings-form.css'

const { board: says } = words
/** A setting of this name says which measure, by its key. */
const WHICH = 'measure'

interface Props {
  panel: Panel
  measures: readonly Measure[]
  placement: Placement
  onChange: (next: Placement) => void
}

/** A form built from a panel's settings: what kind of value each has says what kind of field it gets. */
export const SettingsForm = ({ panel, measures, placement, onChange }: Props) => (
  <div class="settings-form">
    {Object.entries(settingsOf(panel, placement)).map(([name, value]) => {
      const id = `${placement.id}-${name}`
      const label = panel.labels[name] ?? name
      const set = (next: string | number | boolean) => onChange(withSetting(panel, placement, [name, next]))
      if (typeof value === 'boolean')
        return <Tick key={id} name={id} label={label} value={value} onInput={set} />
      if (typeof value === 'number') {
        return (
          <Field
            key={id}
            name={id}
            label={label}
            type="number"
            value={String(value)}
            onInput={typed => set(numberFrom(typed, value))}
          />
        )
      }
      if (name === WHICH)
        return (
          <WhichMeasure key={id} name={id} label={label} chosen={value} {...{ measures }} onInput={set} />
        )
      return <Field key={id} name={id} label={label} value={value} most={200} onInput={set} />
    })}
  </div>
)

interface WhichProps {
  name: string
  label: string
  chosen: string
  measures: readonly Measure[]
  onInput: (key: string) => void
}

const WhichMeasure = ({ name, label, chosen, measures, onInput }: WhichProps) => {
  const known = measures.find(({ key, id }) => key === chosen || id === chosen)
  const options = [
    { value: '', label: says.firstMeasure },
    ...measures.map(one => ({ value: one.key, label: one.name })),
    ...(chosen && !known ? [{ value: chosen, label: says.measureGone(chosen) }] : []),
  ]
  return <Pick name={name} label={label} value={known?.key ?? chosen} options={options} onInput={onInput} />
}
