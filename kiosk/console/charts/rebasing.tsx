import { useState } from 'preact/hooks'
import { isDay } from '../../../shared/days.ts'
import { desk as words } from '../../../shared/words/en.ts'
import { Field } from '../form/field.tsx'
import { Amiss } from '../form/sending.ts'
import { type Changing, Doing } from './doing.tsx'
import { dayAsSaid } from './period.ts'

const { chart: says } = words

/** Asks for new limits from a day on. */
export const Rebasing = ({ from: first, ...given }: Changing & { from: string }) => {
  const { id, readings } = given.measure
  const [from, setFrom] = useState(first)
  const earliest = (readings[0]?.x ?? '').slice(0, 10)
  const latest = (readings.at(-1)?.x ?? '').slice(0, 10)
  const isThere = isDay(from) && from >= earliest && from <= latest
  return (
    <Doing
      {...given}
      name="rebase"
      head={says.doing.rebase}
      why={says.rebase.why}
      send={says.rebase.send}
      done={says.rebase.done(dayAsSaid(from))}
      need={() => {
        if (!isThere) throw new Amiss('from', says.rebase.needDay(dayAsSaid(earliest), dayAsSaid(latest)))
      }}
      told={reason => (isThere ? { type: 'limits-rebased', measure: id, from, reason } : null)}
    >
      <Field
        name="from"
        label={says.rebase.from}
        hint={says.rebase.hint}
        type="date"
        min={earliest}
        max={latest}
        value={from}
        onInput={setFrom}
      />
    </Doing>
  )
}

/** Asks to take new limits back. */
export const Withdrawing = ({ from, ...given }: Changing & { from: string }) => (
  <Doing
    {...given}
    name="withdraw"
    head={says.withdraw.head(dayAsSaid(from))}
    why={says.why}
    send={says.withdraw.send}
    done={says.withdraw.done(dayAsSaid(from))}
    told={why => ({ type: 'rebase-withdrawn', measure: given.measure.id, from, why })}
  />
)
