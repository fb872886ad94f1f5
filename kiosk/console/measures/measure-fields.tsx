import { betterWays, cadences } from '../../../shared/measures.ts'
import { desk as words } from '../../../shared/words/en.ts'
import { useAsked } from '../asked.ts'
import type { Desk } from '../at-desk.ts'
import { Area, Field, OneOf, Pick, Tick } from '../form/field.tsx'
import { NameAndKey } from '../form/name-and-key.tsx'
import { ChartFields } from './chart-fields.tsx'
import { type Draft, mayBeAsked } from './draft.ts'

const { measures: says } = words
const NAME_MOST = 60
const UNIT_MOST = 24
const MEANING_MOST = 200

interface Props {
  desk: Desk
  draft: Draft
  isNew?: boolean
  onInput: (draft: Draft) => void
}

/** All that can be chosen about a measure, each with what it brings. */
export const MeasureFields = ({ desk, draft, isNew = false, onInput }: Props) => {
  const set = (more: Partial<Draft>) => onInput({ ...draft, ...more })
  return (
    <>
      <NameAndKey {...{ draft, isNew, says }} most={NAME_MOST} onInput={set} />
      <ChartFields draft={draft} onInput={onInput} />
      <OneOf
        name="better"
        label={says.better}
        short
        value={draft.better}
        options={betterWays.map(value => ({ value, label: says.betterWays[value] }))}
        onInput={to => set({ better: betterWays.find(way => way === to) ?? draft.better })}
      />
      <OneOf
        name="cadence"
        label={says.cadence}
        hint={says.cadenceHint}
        short
        value={draft.cadence}
        options={cadences.map(value => ({ value, label: says.cadences[value] }))}
        onInput={to => set({ cadence: cadences.find(cadence => cadence === to) ?? draft.cadence })}
      />
      {mayBeAsked(draft) && (
        <Tick
          name="asked"
          label={says.asked}
          hint={says.askedHint}
          value={draft.asked}
          onInput={asked => set({ asked })}
        />
      )}
      <Numbers draft={draft} set={set} isNew={isNew} />
      <Owner desk={desk} draft={draft} set={set} />
      <Area
        name="meaning"
        label={says.meaning}
        hint={says.meaningHint}
        value={draft.meaning}
        most={MEANING_MOST}
        rows={2}
        onInput={meaning => set({ meaning })}
      />
    </>
  )
}

interface PartProps {
  draft: Draft
  set: (more: Partial<Draft>) => void
}

const Numbers = ({ draft, set, isNew }: PartProps & { isNew: boolean }) => (
  <>
    <Field
      name="unit"
      label={says.unit}
      hint={says.unitHint}
      value={draft.unit}
      most={UNIT_MOST}
      autoComplete="off"
      onInput={unit => set({ unit })}
    />
    <Pick
      name="decimals"
      label={says.decimals}
      value={draft.decimals}
      options={['0', '1', '2', '3', '4'].map(value => ({ value, label: value }))}
      onInput={decimals => set({ decimals })}
    />
    <Field
      name="target"
      label={says.target}
      hint={says.targetHint}
      value={draft.target}
      most={16}
      autoComplete="off"
      onInput={target => set({ target })}
    />
    {draft.target.trim() && (
      <Field
        name="targetBy"
        type="date"
        label={says.targetByLabel}
        hint={says.targetByHint}
        value={draft.targetBy}
        onInput={targetBy => set({ targetBy })}
      />
    )}
    {/* Later they are moved on the page of the chart, with a reason. */}
    {isNew && (
      <Field
        name="baseline"
        label={says.baseline}
        hint={says.baselineHint}
        value={draft.baseline}
        most={3}
        inputMode="numeric"
        autoComplete="off"
        onInput={baseline => set({ baseline })}
      />
    )}
  </>
)

const Owner = ({ desk, draft, set }: PartProps & { desk: Desk }) => {
  const { value } = useAsked<{ people: readonly { id: string; name: string }[] }>(
    desk.ask,
    `/teams/${desk.team.id}/people`,
  )
  const people = value?.people ?? [{ id: desk.me.id, name: desk.me.name }]
  const isKnown = !draft.owner || people.some(({ id }) => id === draft.owner)
  // Who left is still named until somebody else is chosen.
  const listed = isKnown ? people : [...people, { id: draft.owner, name: desk.nameOf(`lead:${draft.owner}`) }]
  return (
    <Pick
      name="owner"
      label={says.owner}
      hint={says.ownerHint}
      value={draft.owner}
      options={[
        { value: '', label: says.nobody },
        ...listed.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onInput={owner => set({ owner })}
    />
  )
}
