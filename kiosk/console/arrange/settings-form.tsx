import type { Placement } from '../../../shared/team.ts'
import { Field, Tick } from '../form/field.tsx'
import { numberFrom, type Panel, settingsOf, withSetting } from './arrangement.ts'
import './settings-form.css'

interface Props {
  panel: Panel
  placement: Placement
  onChange: (next: Placement) => void
}

/** A form built from a panel's settings: what kind of value each has says what kind of field it gets. */
export const SettingsForm = ({ panel, placement, onChange }: Props) => (
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
      return <Field key={id} name={id} label={label} value={value} most={200} onInput={set} />
    })}
  </div>
)
