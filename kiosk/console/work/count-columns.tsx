import { desk as words, workingDesk } from '../../../shared/words/en.ts'
import { OneOf, Pick } from '../form/field.tsx'
import { type CountMapping, type CountsLook, countParts, countWhats, withCountColumn } from './counts-look.ts'
import '../form/form.css'

const { measures } = words
const { file: says } = workingDesk
const NONE = ''

interface Props {
  look: CountsLook
  onMap: (mapping: CountMapping) => void
}

/** Says which column of a file of counts is what; the server looks again at each change. */
export const CountColumns = ({ look: { guess, columns, remembered }, onMap }: Props) => {
  const options = [
    { value: NONE, label: measures.noColumn },
    ...columns.map(({ at, name, letter, samples }) => ({
      value: String(at),
      label: measures.columnSays(name, letter, samples.slice(0, 2)),
    })),
  ]
  return (
    <fieldset class="form" data-columns>
      <legend>{measures.columnsHead}</legend>
      {remembered && <p data-hint>{measures.columnsRemembered}</p>}
      {countParts.map(part => (
        <Pick
          key={part}
          name={part}
          label={says.parts[part]}
          hint={says.partHints[part]}
          value={guess[part] === undefined ? NONE : String(guess[part])}
          options={options}
          onInput={to => onMap(withCountColumn(guess, part, to === NONE ? null : Number(to)))}
        />
      ))}
      <OneOf
        name="all"
        label={says.all}
        short
        value={guess.all}
        options={countWhats.map(value => ({ value, label: says.whats[value] }))}
        onInput={to => onMap({ ...guess, all: countWhats.find(one => one === to) ?? guess.all })}
      />
      <OneOf
        name="dates"
        label={measures.dates}
        short
        value={guess.dates}
        options={(['day-first', 'month-first'] as const).map(value => ({
          value,
          label: measures.datesWays[value],
        }))}
        onInput={to => onMap({ ...guess, dates: to === 'month-first' ? 'month-first' : 'day-first' })}
      />
    </fieldset>
  )
}
