import { useState } from 'preact/hooks'
import { identifiersIn } from '../../../shared/identifiers.ts'
import type { Measure, Reading } from '../../../shared/measures.ts'
import { desk as words } from '../../../shared/words/en.ts'
import type { Desk } from '../at-desk.ts'
import { Button } from '../form/button.tsx'
import { Field } from '../form/field.tsx'
import { focusSoon } from '../form/focus.ts'
import { Form } from '../form/form.tsx'
import { Amiss } from '../form/sending.ts'
import { dayInWords } from '../when.ts'
import { figureIn } from './figures.ts'
import { columnName } from './grid-table.tsx'
import { divides, impossibleIn } from './sheet.ts'
import { periodInWords, readingInWords } from './standing.ts'
import '../form/table.css'

const { measures: says } = words
const SHOWN = 12
const WHY_MOST = 200

interface Props {
  desk: Desk
  measure: Measure
}

/** The readings a measure holds, newest first, each with what it was before and a way to correct it. */
export const Readings = ({ desk, measure }: Props) => {
  const [isAll, setAll] = useState(false)
  const [open, setOpen] = useState('')
  const newest = measure.readings.toReversed()
  const shown = isAll ? newest : newest.slice(0, SHOWN)
  if (newest.length === 0) return <p data-lead>{says.readingsNone}</p>
  return (
    <>
      <div class="table">
        <table data-folds>
          <thead>
            <tr>
              <th scope="col">{says.period}</th>
              <th scope="col">{says.value}</th>
              <th scope="col">{says.note}</th>
              <th scope="col">{says.story}</th>
              <th scope="col">
                <span data-unseen>{says.correct}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map(reading => (
              <OneReading
                key={reading.x}
                {...{ desk, measure, reading }}
                isOpen={open === reading.x}
                onOpen={isOpen => setOpen(isOpen ? reading.x : '')}
              />
            ))}
          </tbody>
        </table>
      </div>
      {newest.length > shown.length && (
        <p>
          <Button action="show-all" onClick={() => setAll(true)}>
            {says.showAll(newest.length)}
          </Button>
        </p>
      )}
    </>
  )
}

interface OneProps extends Props {
  reading: Reading
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
}

const OneReading = ({ desk, measure, reading, isOpen, onOpen }: OneProps) => {
  const period = periodInWords(reading.x, measure, desk)
  const button = `[data-reading="${reading.x}"] button`
  const close = () => {
    onOpen(false)
    focusSoon(button)
  }
  const turn = () => {
    onOpen(!isOpen)
    focusSoon(isOpen ? button : '[data-form="correct"] input')
  }
  return (
    <>
      <tr data-reading={reading.x}>
        <th scope="row">{period}</th>
        <td data-label={says.value}>{readingInWords(reading, measure)}</td>
        <td data-label={says.note}>{noteOf(reading)}</td>
        <td data-label={says.story} data-soft>
          {reading.was.toReversed().map(({ on, why, ...was }) => (
            <span key={`${on} ${was.y} ${was.n}`}>
              {says.storyOf(readingInWords(was, measure), dayInWords(on, desk.today), why)}
            </span>
          ))}
        </td>
        <td>
          <Button
            weight="quiet"
            action="correct"
            label={says.correctIt(period)}
            expanded={isOpen}
            onClick={turn}
          >
            {says.correct}
          </Button>
        </td>
      </tr>
      {isOpen && (
        <tr data-below>
          <td colSpan={5}>
            <Correcting {...{ desk, measure, reading, period }} onClose={close} />
          </td>
        </tr>
      )}
    </>
  )
}

const noteOf = ({ note, ghost }: Reading) => [note, ghost ? says.ghost(ghost) : ''].filter(Boolean).join('; ')

const numberIn = (field: string, text: string, percent: boolean) => {
  const read = figureIn(text, { comma: null, percent })
  if ('why' in read)
    throw new Amiss(field, read.why === 'ask-comma' ? says.needNumber : says.why[read.why](text))
  return read.value
}

interface CorrectingProps extends Props {
  reading: Reading
  period: string
  onClose: () => void
}

const Correcting = ({ desk, measure, reading, period, onClose }: CorrectingProps) => {
  const [y, setY] = useState(String(reading.y ?? ''))
  const [n, setN] = useState(String(reading.n ?? ''))
  const [why, setWhy] = useState('')
  const send = async () => {
    const value = numberIn('y', y, !divides(measure) && measure.unit.includes('%'))
    const whole = divides(measure) ? numberIn('n', n, false) : null
    const wrong = value === null ? null : impossibleIn(value, whole, measure)
    if (wrong) throw new Amiss(wrong.column, says.why[wrong.why](wrong.column === 'y' ? y : n))
    if (value === reading.y && whole === reading.n) throw new Amiss('y', says.unchanged)
    if (!why.trim()) throw new Amiss('why', says.needWhy)
    const { stop } = identifiersIn(why)
    if (stop.length > 0) throw new Amiss('why', words.ideas.stop(stop.map(words.ideas.flagName)))
    await desk.write({
      type: 'reading-corrected',
      measure: measure.id,
      x: reading.x,
      y: value,
      ...(whole === null ? {} : { n: whole }),
      why: why.trim(),
    })
    desk.say(says.corrected(period))
    onClose()
  }
  return (
    <Form
      name="correct"
      label={says.correctIt(period)}
      send={says.correctSend}
      onSend={send}
      beside={<Button onClick={onClose}>{words.leaveIt}</Button>}
    >
      <Field name="y" label={columnName('y', measure)} value={y} most={20} onInput={setY} />
      {divides(measure) && (
        <Field name="n" label={columnName('n', measure)} value={n} most={20} onInput={setN} />
      )}
      <Field
        name="why"
        label={words.ideas.editWhy}
        hint={says.correctWhyHint}
        value={why}
        most={WHY_MOST}
        onInput={setWhy}
      />
    </Form>
  )
}
