import { useState } from 'preact/hooks'
import { isDay } from '../../../shared/days.ts'
import type { Measure } from '../../../shared/measures.ts'
import { desk as words } from '../../../shared/words/en.ts'
import { Field, OneOf } from '../form/field.tsx'
import { Amiss } from '../form/sending.ts'
import { type Changing, Doing } from './doing.tsx'
import { changed } from './settings.ts'

const {
  chart: { baseline: says, ...chartSays },
} = words
const LEAST = 12
const MOST = 500
const ways = ['first', 'days', 'all'] as const

type Way = (typeof ways)[number]
type Baseline = Pick<Measure, 'baseline' | 'baselineFrom' | 'baselineUntil'>

/** What somebody chose, while they choose it. */
export interface Choice {
  way: Way
  first: string
  from: string
  until: string
}

export const choiceOf = ({ baseline, baselineFrom, baselineUntil, readings }: Measure): Choice => ({
  way: baselineUntil ? 'days' : baseline > 0 ? 'first' : 'all',
  first: String(baseline || LEAST),
  from: baselineFrom || (readings[0]?.x ?? '').slice(0, 10),
  until: baselineUntil || (readings[LEAST - 1]?.x ?? '').slice(0, 10),
})

const ofDays = ({ from, until }: Choice, { readings }: Measure): Baseline | null => {
  if (!isDay(from) || !isDay(until)) return null
  const inside = readings.filter(
    ({ x, y, ghost }) => y !== null && !ghost && x.slice(0, 10) >= from && x.slice(0, 10) <= until,
  )
  return inside.length >= LEAST ? { baseline: 0, baselineFrom: from, baselineUntil: until } : null
}

/** The baseline that is meant; null while it is none. */
export const baselineIn = (choice: Choice, measure: Measure): Baseline | null => {
  if (choice.way === 'days') return ofDays(choice, measure)
  const baseline = choice.way === 'all' ? 0 : Number(choice.first)
  const isFine = choice.way === 'all' || (Number.isInteger(baseline) && baseline >= LEAST && baseline <= MOST)
  return isFine ? { baseline, baselineFrom: '', baselineUntil: '' } : null
}

const isSame = (measure: Measure, to: Baseline) =>
  measure.baseline === to.baseline &&
  measure.baselineFrom === to.baselineFrom &&
  measure.baselineUntil === to.baselineUntil

/** Asks which points make the limits. */
export const Baselining = (given: Changing) => {
  const { measure } = given
  const [choice, choose] = useState(() => choiceOf(measure))
  const set = (more: Partial<Choice>) => choose({ ...choice, ...more })
  const wanted = baselineIn(choice, measure)
  return (
    <Doing
      {...given}
      name="baseline"
      head={chartSays.doing.baseline}
      why={chartSays.why}
      send={says.send}
      done={says.done}
      need={() => {
        if (!wanted)
          throw choice.way === 'days' ? new Amiss('until', says.needDays) : new Amiss('first', says.need)
        if (isSame(measure, wanted)) throw new Amiss('which', chartSays.turn.same)
      }}
      told={why => (wanted ? changed(measure, wanted, why) : null)}
    >
      <OneOf
        name="which"
        label={says.which}
        value={choice.way}
        options={ways.map(value => ({ value, label: says[value], tells: says[`${value}Tells`] }))}
        onInput={to => set({ way: ways.find(way => way === to) ?? choice.way })}
      />
      {choice.way === 'first' && <First choice={choice} set={set} />}
      {choice.way === 'days' && <Days choice={choice} set={set} measure={measure} />}
    </Doing>
  )
}

interface PartProps {
  choice: Choice
  set: (more: Partial<Choice>) => void
}

const First = ({ choice, set }: PartProps) => (
  <Field
    name="first"
    label={says.how}
    hint={says.howHint}
    type="number"
    inputMode="numeric"
    min={String(LEAST)}
    max={String(MOST)}
    value={choice.first}
    onInput={first => set({ first })}
  />
)

const Days = ({ choice, set, measure: { readings } }: PartProps & { measure: Measure }) => {
  const span = { min: (readings[0]?.x ?? '').slice(0, 10), max: (readings.at(-1)?.x ?? '').slice(0, 10) }
  return (
    <>
      <Field
        name="from"
        label={says.fromDay}
        type="date"
        {...span}
        value={choice.from}
        onInput={from => set({ from })}
      />
      <Field
        name="until"
        label={says.untilDay}
        type="date"
        {...span}
        value={choice.until}
        onInput={until => set({ until })}
      />
    </>
  )
}
