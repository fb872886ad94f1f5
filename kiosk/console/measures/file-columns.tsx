import type { Measure } from '../../../shared/measures.ts'
import { desk as words } from '../../../shared/words/en.ts'
import { OneOf, Pick } from '../form/field.tsx'
import { type Look, type Mapping, type Part, withColumn } from './file-look.ts'
import { divides, needsWhole } from './sheet.ts'
import '../form/form.css'

const { measures: says } = words
const NONE = ''
const shares: readonly Part[] = ['period', 'numerator', 'denominator', 'note']
const values: readonly Part[] = ['period', 'value', 'note']
/** A chart that takes a whole where there is one. */
const either: readonly Part[] = ['period', 'value', 'denominator', 'note']

const partsOf = (measure: Pick<Measure, 'chart'>) =>
  needsWhole(measure) ? shares : divides(measure) ? either : values

interface Props {
  look: Look
  measure: Measure
  onMap: (mapping: Mapping) => void
}

/** Says which column of the file is what; the server looks again at each change. */
export const FileColumns = ({ look, measure, onMap }: Props) => {
  const { guess, columns } = look
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
      {look.remembered && <p data-hint>{says.columnsRemembered}</p>}
      {partsOf(measure).map(part => (
        <Pick
          key={part}
          name={part}
          label={says.parts[part]}
          value={guess[part] === undefined ? NONE : String(guess[part])}
          options={options}
          onInput={to => onMap(withColumn(guess, part, to === NONE ? null : Number(to)))}
        />
      ))}
      <OneOf
        name="dates"
        label={says.dates}
        short
        value={guess.dates}
        options={(['day-first', 'month-first'] as const).map(value => ({
          value,
          label: says.datesWays[value],
        }))}
        onInput={to => onMap({ ...guess, dates: to === 'month-first' ? 'month-first' : 'day-first' })}
      />
    </fieldset>
  )
}
