import { useState } from 'preact/hooks'
import { type Better, betterWays } from '../../../shared/measures.ts'
import { desk as words } from '../../../shared/words/en.ts'
import { OneOf } from '../form/field.tsx'
import { Amiss } from '../form/sending.ts'
import { type Changing, Doing } from './doing.tsx'
import { changed } from './settings.ts'

const { chart: says } = words
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
