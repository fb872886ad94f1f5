import { useEffect, useRef, useState } from 'preact/hooks'
import { Unreachable } from '../../../shared/look/api.ts'
import type { Measure } from '../../../shared/measures.ts'
import { desk as words } from '../../../shared/words/en.ts'
import type { Desk } from '../at-desk.ts'
import { Field, OneOf } from '../form/field.tsx'
import { Form } from '../form/form.tsx'
import { Amiss } from '../form/sending.ts'
import type { Comma } from './figures.ts'
import type { Row, Sheet } from './sheet.ts'
import { toWrite } from './to-write.ts'
import { type Fared, writeAll } from './writing-all.ts'

const { measures: says } = words
const WHY_MOST = 200
const WRONG_SHOWN = 12

interface Props {
  desk: Desk
  measure: Measure
  rows: readonly Row[]
  sheet: Sheet
  comma: Comma
  onComma: (comma: Comma) => void
  onPart: (fared: readonly Fared[]) => void
  onDone: () => void
}

const wait = (seconds: number) => new Promise<void>(resolve => setTimeout(resolve, seconds * 1000))

/** Under the grid: what will be saved and what cannot be, what has to be asked first, and the button. */
export const GridFoot = (props: Props) => {
  const { desk, measure, sheet, onPart, onDone } = props
  const [why, setWhy] = useState('')
  const [progress, setProgress] = useState<{ done: number; of: number } | null>(null)
  const ids = useRef(new Map<string, string>())
  const count = sheet.fresh.length + sheet.other.length
  const save = async () => {
    if (count === 0) throw new Amiss('', says.nothingReady)
    if (sheet.other.length > 0 && !why.trim()) throw new Amiss('why', says.needWhy)
    const all = toWrite(sheet, measure.id, why.trim())
    const tally = { done: 0, refused: 0 }
    setProgress({ done: 0, of: all.length })
    try {
      await writeAll(all, {
        ask: desk.ask,
        team: desk.team.id,
        ids: ids.current,
        wait,
        onPart: fared => {
          const refused = fared.filter(({ refusal }) => refusal).length
          tally.refused += refused
          tally.done += fared.length - refused
          setProgress({ done: tally.done, of: all.length })
          onPart(fared)
        },
      })
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error
      throw new Amiss('', says.stopped(tally.done))
    } finally {
      setProgress(null)
    }
    desk.say(tally.refused > 0 ? says.savedSome(tally.done, tally.refused) : says.savedAll(tally.done))
    setWhy('')
    onDone()
  }
  return (
    <Form name="grid" label={says.gridHead} send={says.saveGood(count)} onSend={save}>
      {sheet.asksComma || props.comma ? <AskComma {...props} /> : null}
      {sheet.other.length > 0 && (
        <Field
          name="why"
          label={says.correctWhy}
          hint={says.correctWhyHint}
          value={why}
          most={WHY_MOST}
          onInput={setWhy}
        />
      )}
      <Tally {...props} />
      {progress && <Progress {...progress} />}
    </Form>
  )
}

const Progress = ({ done, of }: { done: number; of: number }) => (
  <p role="status" data-progress>
    {says.saving(done, of)}
  </p>
)

const AskComma = ({ rows, sheet, comma, onComma }: Props) => {
  const asked = sheet.troubles.find(({ why }) => why === 'ask-comma')
  const sample = rows.find(({ id }) => id === asked?.row)
  return (
    <OneOf
      name="comma"
      label={says.commaAsk}
      {...(sample && asked ? { hint: says.commaHint(sample[asked.column]) } : {})}
      value={comma ?? ''}
      options={(['thousands', 'decimal'] as const).map(value => ({
        value,
        label: says.commas[value][0],
        tells: says.commas[value][1],
      }))}
      onInput={to => onComma(to === 'decimal' ? 'decimal' : 'thousands')}
    />
  )
}

/** What the grid comes to, told a moment after somebody stopped typing. */
const Tally = ({ rows, sheet }: Props) => {
  const { fresh, other, same, without, troubles } = sheet
  const isTouched = fresh.length + other.length + same + troubles.length > 0
  const parts = [
    says.ready(fresh.length, other.length),
    same > 0 ? says.same(same) : '',
    without > 0 && isTouched ? says.without(without) : '',
    troubles.length > 0 ? says.wrong(troubles.length) : '',
  ].filter(Boolean)
  const sentence = isTouched ? `${parts.join('; ')}.` : ''
  const heard = useSettled(sentence)
  const at = new Map(rows.map(({ id }, n) => [id, n + 1]))
  return (
    <>
      <p data-tally aria-hidden="true">
        {sentence}
      </p>
      <p role="status" data-unseen>
        {heard}
      </p>
      {troubles.length > 0 && (
        <div data-wrong-list>
          <h3>{says.wrongHead}</h3>
          <ul>
            {troubles.slice(0, WRONG_SHOWN).map(({ row, column, why }) => (
              <li key={`${row} ${column}`}>
                <button
                  type="button"
                  data-go={`grid-${row}-${column}`}
                  onClick={() => document.getElementById(`grid-${row}-${column}`)?.focus()}
                >
                  {says.row(at.get(row) ?? 0)}
                </button>{' '}
                {says.why[why](rows.find(({ id }) => id === row)?.[column].trim() ?? '')}
              </li>
            ))}
          </ul>
          {troubles.length > WRONG_SHOWN && <p>{says.wrongMore(troubles.length - WRONG_SHOWN)}</p>}
        </div>
      )}
    </>
  )
}

const SETTLED_MS = 900

const useSettled = (sentence: string) => {
  const [settled, set] = useState('')
  useEffect(() => {
    const settling = setTimeout(() => set(sentence), SETTLED_MS)
    return () => clearTimeout(settling)
  }, [sentence])
  return settled
}
