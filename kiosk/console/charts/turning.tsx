import { useState } from 'preact/hooks'
import { type Better, betterWays } from '../../../shared/measures.ts'
import { desk as words } from '../../../shared/words/en.ts'
import { Field, OneOf } from '../form/field.tsx'
import { Amiss } from '../form/sending.ts'
import { type Changing, Doing } from './doing.tsx'
import { changed } from './settings.ts'

const { chart: says } = words
const BASELINE_LEAST = 12
const BASELINE_MOST = 500
const isWay = (text: string): text is Better => betterWays.some(way => way === text)

/** Asks which way is good. */
export const Turning = (given: Changing) => {
  const { measure } = given
  const [better, setBetter] = useState(measure.better)
  return (
    <Doing
      {...given}
      name="turn"
      head={says.doing.turn}
      why={says.why}
      send={says.turn.send}
      done={says.turn.done}
      need={() => {
        if (better === measure.better) throw new Amiss('better', says.turn.same)
      }}
      told={why => changed(measure, { better }, why)}
    >
      <OneOf
        name="better"
        label={says.turn.which}
        value={better}
        options={betterWays.map(value => ({
          value,
          label: says.turn.ways[value],
          tells: says.turn.tells[value],
        }))}
        onInput={value => isWay(value) && setBetter(value)}
      />
    </Doing>
  )
}

/** Asks which points make the limits. */
export const Baselining = (given: Changing) => {
  const { measure } = given
  const [which, setWhich] = useState(measure.baseline > 0 ? 'first' : 'all')
  const [first, setFirst] = useState(String(measure.baseline || BASELINE_LEAST))
  const count = which === 'all' ? 0 : Number(first)
  const isRight =
    count === 0
      ? which === 'all'
      : Number.isInteger(count) && count >= BASELINE_LEAST && count <= BASELINE_MOST
  return (
    <Doing
      {...given}
      name="baseline"
      head={says.doing.baseline}
      why={says.why}
      send={says.baseline.send}
      done={says.baseline.done}
      need={() => {
        if (!isRight) throw new Amiss('first', says.baseline.need)
        if (count === measure.baseline) throw new Amiss('which', says.turn.same)
      }}
      told={why => (isRight ? changed(measure, { baseline: count }, why) : null)}
    >
      <OneOf
        name="which"
        label={says.baseline.which}
        value={which}
        options={[
          { value: 'first', label: says.baseline.first, tells: says.baseline.firstTells },
          { value: 'all', label: says.baseline.all, tells: says.baseline.allTells },
        ]}
        onInput={setWhich}
      />
      {which === 'first' && (
        <Field
          name="first"
          label={says.baseline.how}
          hint={says.baseline.howHint}
          type="number"
          inputMode="numeric"
          min={String(BASELINE_LEAST)}
          max={String(BASELINE_MOST)}
          value={first}
          onInput={setFirst}
        />
      )}
    </Doing>
  )
}
