import { betterWays, cadences } from '../../../shared/measures.ts'
import { measuring, desk as words } from '../../../shared/words/en.ts'
import type { Desk } from '../at-desk.ts'
import { Choose } from '../form/choose.tsx'
import { Area, Field, Pick, Tick } from '../form/field.tsx'
import { More } from '../form/more.tsx'
import { KeyField, NameField } from '../form/name-and-key.tsx'
import { PersonPick } from '../form/people.tsx'
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

/** What must be decided about a measure, and folded below it what may stay as it is. */
export const MeasureFields = ({ desk, draft, isNew = false, onInput }: Props) => {
  const set = (more: Partial<Draft>) => onInput({ ...draft, ...more })
  const part = { desk, draft, set }
  return (
    <>
      <NameField draft={draft} says={says} most={NAME_MOST} onInput={set} />
      <ChartFields draft={draft} onInput={onInput} />
      <Choose
        name="better"
        label={says.better}
        short
        values={betterWays}
        says={says.betterWays}
        value={draft.better}
        onInput={better => set({ better })}
      />
      <Choose
        name="cadence"
        label={says.cadence}
        hint={says.cadenceHint}
        short
        values={cadences}
        says={says.cadences}
        value={draft.cadence}
        onInput={cadence => set({ cadence })}
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
      <div>
        <Numbers {...part} />
        <Target {...part} />
        {/* Later it is moved on the page of the chart, with a reason. */}
        {isNew && <Baseline {...part} />}
        <Owner {...part} />
        <Meaning {...part} />
        {isNew && (
          <More name="key" head={says.key} now={draft.key || says.keyNow}>
            <KeyField draft={draft} says={says} onInput={set} />
          </More>
        )}
      </div>
    </>
  )
}

interface PartProps {
  desk: Desk
  draft: Draft
  set: (more: Partial<Draft>) => void
}

const Numbers = ({ draft, set }: PartProps) => (
  <More name="unit" head={says.numberHead} now={says.numberNow(draft.unit, Number(draft.decimals))}>
    <Field
      name="unit"
      label={says.unit}
      hint={says.unitHint}
      value={draft.unit}
      most={UNIT_MOST}
      onInput={unit => set({ unit })}
    />
    <Pick
      name="decimals"
      label={says.decimals}
      value={draft.decimals}
      options={['0', '1', '2', '3', '4'].map(value => ({ value, label: value }))}
      onInput={decimals => set({ decimals })}
    />
  </More>
)

const targetNow = ({ target, targetBy, unit }: Draft) => {
  const number = target.trim()
  if (!number) return says.noTarget
  const said = unit === '%' && !number.endsWith('%') ? `${number}%` : number
  return targetBy ? says.targetBy(said, measuring.day(targetBy, { year: true })) : said
}

const Target = ({ draft, set }: PartProps) => (
  <More name="target" head={says.target} now={targetNow(draft)}>
    <Field
      name="target"
      label={says.target}
      hint={says.targetHint}
      value={draft.target}
      most={16}
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
  </More>
)

const Baseline = ({ draft, set }: PartProps) => (
  <More name="baseline" head={says.baselineHead} now={says.baselineNow(draft.baseline)}>
    <Field
      name="baseline"
      label={says.baseline}
      hint={says.baselineHint}
      value={draft.baseline}
      most={3}
      inputMode="numeric"
      onInput={baseline => set({ baseline })}
    />
  </More>
)

const Owner = ({ desk, draft, set }: PartProps) => (
  <More name="owner" head={says.owner} now={draft.owner ? desk.nameOf(`lead:${draft.owner}`) : says.nobody}>
    <PersonPick
      desk={desk}
      name="owner"
      label={says.owner}
      hint={says.ownerHint}
      nobody={says.nobody}
      value={draft.owner}
      onInput={owner => set({ owner })}
    />
  </More>
)

const Meaning = ({ draft, set }: PartProps) => (
  <More name="meaning" head={says.meaning} now={draft.meaning.trim() || says.meaningNow}>
    <Area
      name="meaning"
      label={says.meaning}
      hint={says.meaningHint}
      value={draft.meaning}
      most={MEANING_MOST}
      rows={2}
      onInput={meaning => set({ meaning })}
    />
  </More>
)
