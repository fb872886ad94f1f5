import { useState } from 'preact/hooks'
import { isDay } from '../../../shared/days.ts'
import { type NoteKind, noteKinds } from '../../../shared/measures.ts'
import { desk as words } from '../../../shared/words/en.ts'
import { Field, OneOf } from '../form/field.tsx'
import { Amiss } from '../form/sending.ts'
import { type Changing, Doing } from './doing.tsx'

const { chart: says } = words
const NOTE_MOST = 60
const isKind = (text: string): text is NoteKind => noteKinds.some(kind => kind === text)

/** Asks what happened, and when, to stand on the chart. */
export const Annotating = (given: Changing) => {
  const { measure, desk } = given
  const [kind, setKind] = useState<NoteKind>('change')
  const [x, setX] = useState((measure.readings.at(-1)?.x ?? desk.today).slice(0, 10))
  const [text, setText] = useState('')
  return (
    <Doing
      {...given}
      name="annotate"
      head={says.doing.annotate}
      moves={false}
      tells={says.annotate.effect}
      send={says.annotate.send}
      done={says.annotate.done}
      need={() => {
        if (!isDay(x)) throw new Amiss('x', says.annotate.needDay)
        if (!text.trim()) throw new Amiss('text', says.annotate.need)
      }}
      told={() => ({ type: 'annotation-made', measure: measure.id, x, kind, text: text.trim() })}
    >
      <OneOf
        name="kind"
        label={says.annotate.kind}
        value={kind}
        options={noteKinds.map(value => ({
          value,
          label: says.annotate.kinds[value],
          tells: says.annotate.kindTells[value],
        }))}
        onInput={value => isKind(value) && setKind(value)}
      />
      <Field name="x" label={says.annotate.day} type="date" value={x} onInput={setX} />
      <Field
        name="text"
        label={says.annotate.text}
        hint={says.annotate.hint}
        value={text}
        most={NOTE_MOST}
        onInput={setText}
      />
    </Doing>
  )
}
