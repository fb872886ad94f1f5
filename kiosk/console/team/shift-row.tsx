import type { Shift } from '../../../shared/shifts.ts'
import { desk as words } from '../../../shared/words/en.ts'
import { Button } from '../form/button.tsx'
import { Field } from '../form/field.tsx'
import './shift-row.css'

const { team: says } = words

interface Props {
  shift: Shift
  at: number
  onChange: (to: Partial<Shift>) => void
  onRemove?: () => void
}

export const ShiftRow = ({ shift, at, onChange, onRemove }: Props) => (
  <fieldset class="shift-row">
    <legend>{says.shift(at + 1)}</legend>
    <Field
      name={`shift-${at}`}
      label={says.shiftName}
      value={shift.name}
      most={60}
      onInput={name => onChange({ name })}
    />
    <Field
      name={`from-${at}`}
      label={says.from}
      type="time"
      value={shift.from}
      onInput={from => onChange({ from })}
    />
    <Field name={`to-${at}`} label={says.to} type="time" value={shift.to} onInput={to => onChange({ to })} />
    {onRemove && (
      <Button weight="quiet" action="remove" label={says.takeOutIt(shift.name)} onClick={onRemove}>
        {says.takeOut}
      </Button>
    )}
  </fieldset>
)
