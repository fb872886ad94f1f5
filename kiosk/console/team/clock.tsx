import { useState } from 'preact/hooks'
import type { Shift } from '../../../shared/shifts.ts'
import { isTimeZone } from '../../../shared/shifts.ts'
import { oneShift, threeShifts, twoShifts } from '../../../shared/templates.ts'
import { desk as words } from '../../../shared/words/en.ts'
import type { Desk } from '../at-desk.ts'
import { Button } from '../form/button.tsx'
import { Field } from '../form/field.tsx'
import { Form } from '../form/form.tsx'
import { Amiss } from '../form/sending.ts'
import { timeZones } from '../home/starting.ts'
import { DayStrip } from './day-strip.tsx'
import { type Rowed, rowed, withKeys } from './draft.ts'
import { shiftTrouble } from './pattern.ts'
import { ShiftRow } from './shift-row.tsx'

const SHIFTS_MOST = 6
const { team: says } = words

const patterns = [
  { name: says.patterns.three, shifts: threeShifts },
  { name: says.patterns.two, shifts: twoShifts },
  { name: says.patterns.one, shifts: oneShift },
]

const plain = (rows: readonly Rowed<Shift>[]): Shift[] =>
  withKeys(rows.map(({ key, name, from, to }) => ({ key, name: name.trim(), from, to })))

interface Props {
  desk: Desk
  onClose: () => void
}

/** The team's time zone and its shifts; the first one begins the working day. */
export const Clock = ({ desk, onClose }: Props) => {
  const { timeZone: kept, shifts } = desk.state.team
  const [timeZone, setTimeZone] = useState(kept)
  const [rows, setRows] = useState(() => shifts.map(rowed))
  const send = async () => {
    if (!isTimeZone(timeZone)) throw new Amiss('timeZone', says.needTimeZone)
    const next = plain(rows)
    const trouble = shiftTrouble(next)
    if (trouble) throw new Amiss('shifts', says.shiftTrouble[trouble.what](trouble.name, trouble.other))
    await desk.write({ type: 'clock-set', timeZone, shifts: next })
    desk.say(says.clockSaved)
    onClose()
  }
  return (
    <Form
      name="clock"
      send={words.save}
      onSend={send}
      beside={
        <>
          {rows.length < SHIFTS_MOST && (
            <Button action="add" onClick={() => setRows([...rows, rowed(nextAfter(rows))])}>
              {says.addShift}
            </Button>
          )}
          <Button onClick={onClose}>{words.leaveIt}</Button>
        </>
      }
    >
      <Field
        name="timeZone"
        label={words.timeZone}
        value={timeZone}
        list={timeZones()}
        onInput={setTimeZone}
      />
      <fieldset data-field>
        <legend>{says.startFrom}</legend>
        <div data-buttons>
          {patterns.map(pattern => (
            <Button key={pattern.name} action="pattern" onClick={() => setRows(pattern.shifts.map(rowed))}>
              {pattern.name}
            </Button>
          ))}
        </div>
      </fieldset>
      <p data-hint>{says.clockHint}</p>
      {rows.map((shift, at) => (
        <ShiftRow
          key={shift.row}
          shift={shift}
          at={at}
          onChange={to => setRows(rows.with(at, { ...shift, ...to }))}
          {...(rows.length > 1 ? { onRemove: () => setRows(rows.toSpliced(at, 1)) } : {})}
        />
      ))}
      <DayStrip shifts={rows} />
    </Form>
  )
}

/** A new shift begins where the last one ends. */
const nextAfter = (rows: readonly Rowed<Shift>[]): Shift => {
  const last = rows.at(-1)
  const first = rows[0]
  return { key: '', name: '', from: last?.to ?? '07:00', to: first?.from ?? '19:00' }
}
