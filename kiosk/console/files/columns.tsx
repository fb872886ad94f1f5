import type { ComponentChildren } from 'preact'
import { desk as words } from '../../../shared/words/en.ts'
import { Choose } from '../form/choose.tsx'
import { Pick } from '../form/field.tsx'
import type { Look, Mapping } from './look.ts'
import '../form/form.css'

const { measures: says } = words
const NONE = ''
const orders = ['day-first', 'month-first'] as const

interface Props<P extends string> {
  look: Look<Mapping & Partial<Record<P, number>>>
  parts: readonly P[]
  /** What each part is called. */
  says: Readonly<Record<P, string>>
  hints?: Readonly<Record<P, string>>
  /** What is asked besides, for all lines. */
  children?: ComponentChildren
  onColumn: (part: P, at: number | null) => void
  onDates: (dates: Mapping['dates']) => void
}

/** Says which column of a file is what, and how its days are written; the server looks again at each change. */
export const Columns = <P extends string>(props: Props<P>) => {
  const { look, parts, hints, children, onColumn, onDates } = props
  const { guess, columns, remembered } = look
  const places: Partial<Record<P, number>> = guess
  const options = [
    { value: NONE, label: says.noColumn },
    ...columns.map(({ at, name, letter, samples }) => ({
      value: String(at),
      label: says.columnSays(name, letter, samples.slice(0, 2)),
    })),
  ]
  return (
    <fieldset class="form" data-columns>
      <legend>{says.columnsHead}</legend>
      {remembered && <p data-hint>{says.columnsRemembered}</p>}
      {parts.map(part => (
        <Pick
          key={part}
          name={part}
          label={props.says[part]}
          hint={hints?.[part]}
          value={places[part] === undefined ? NONE : String(places[part])}
          options={options}
          onInput={to => onColumn(part, to === NONE ? null : Number(to))}
        />
      ))}
      {children}
      <Choose
        name="dates"
        label={says.dates}
        short
        values={orders}
        says={says.datesWays}
        value={guess.dates}
        onInput={onDates}
      />
    </fieldset>
  )
}
