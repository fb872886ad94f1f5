import { useState } from 'preact/hooks'
import type { Reading } from '../../../shared/measures.ts'
import { desk as words } from '../../../shared/words/en.ts'
import { Field } from '../form/field.tsx'
import { Amiss } from '../form/sending.ts'
import { type Changing, Doing } from './doing.tsx'
import { periodInWords } from './period.ts'

const { chart: says } = words

type OfPoint = Changing & { reading: Reading }

const saidOf = (x: string, { measure, desk }: Changing) => periodInWords(x, measure.cadence, desk.timeZone)

/** Asks to leave a point out of the limits. */
export const Ghosting = ({ reading: { x }, ...given }: OfPoint) => {
  const when = saidOf(x, given)
  return (
    <Doing
      {...given}
      name="ghost"
      head={says.ghost.head(when)}
      why={says.ghost.why}
      tells={says.ghost.tells}
      send={says.ghost.send}
      done={says.ghost.done(when)}
      told={reason => ({ type: 'point-ghosted', measure: given.measure.id, x, reason })}
    />
  )
}

/** Asks to count a point again. */
export const Counting = ({ reading: { x }, ...given }: OfPoint) => {
  const when = saidOf(x, given)
  return (
    <Doing
      {...given}
      name="count"
      head={says.ghost.backIt(when)}
      why={says.why}
      send={says.ghost.backSend}
      done={says.ghost.backDone(when)}
      told={why => ({ type: 'point-counted', measure: given.measure.id, x, why })}
    />
  )
}

const numberIn = (text: string) => {
  const plain = text.trim()
  const value = plain === '' ? Number.NaN : Number(plain)
  return Number.isFinite(value) ? value : null
}

/** Asks for the right value of a point. */
export const Correcting = ({ reading, ...given }: OfPoint) => {
  const { x } = reading
  const { id } = given.measure
  const when = saidOf(x, given)
  const hasWhole = reading.n !== null
  const [typedY, setY] = useState(reading.y === null ? '' : String(reading.y))
  const [typedN, setN] = useState(reading.n === null ? '' : String(reading.n))
  const y = numberIn(typedY)
  const n = hasWhole ? numberIn(typedN) : null
  const isThere = y !== null && (!hasWhole || n !== null)
  return (
    <Doing
      {...given}
      name="correct"
      head={says.correct.askIt(when)}
      why={says.correct.why}
      tells={says.correct.tells}
      send={says.correct.send}
      done={says.correct.done(when)}
      need={() => {
        if (y === null) throw new Amiss('y', says.correct.need)
        if (hasWhole && n === null) throw new Amiss('n', says.correct.need)
        if (y === reading.y && n === reading.n) throw new Amiss('y', says.turn.same)
      }}
      told={why =>
        isThere ? { type: 'reading-corrected', measure: id, x, y, ...(hasWhole ? { n } : {}), why } : null
      }
    >
      <Field
        name="y"
        label={hasWhole ? says.correct.numerator : says.correct.value}
        value={typedY}
        inputMode="text"
        onInput={setY}
      />
      {hasWhole && <Field name="n" label={says.correct.denominator} value={typedN} onInput={setN} />}
    </Doing>
  )
}
