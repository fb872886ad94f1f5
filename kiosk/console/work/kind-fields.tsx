import { workingDesk } from '../../../shared/words/en.ts'
import { demands } from '../../../shared/work-settings.ts'
import type { Desk } from '../at-desk.ts'
import { Button } from '../form/button.tsx'
import { Field, OneOf, Tick, Together } from '../form/field.tsx'
import { NameAndKey } from '../form/name-and-key.tsx'
import { ChoiceRows, newRow } from '../team/choice-rows.tsx'
import { BreakRows } from './break-rows.tsx'
import type { KindDraft } from './kind-draft.ts'
import { PlanTable } from './plan-table.tsx'
import { SpreadFields } from './spread-fields.tsx'
import { TellFields } from './tell-fields.tsx'
import './kind-fields.css'

const { form: says } = workingDesk
const NAME_MOST = 40
const UNIT_MOST = 24
const REASONS_LEAST = 2
const REASONS_MOST = 8
const buckets = [60, 30, 15] as const

interface Props {
  desk: Desk
  draft: KindDraft
  isNew?: boolean
  onInput: (draft: KindDraft) => void
}

export interface KindPart {
  desk: Desk
  draft: KindDraft
  set: (more: Partial<KindDraft>) => void
}

/** All that can be chosen about a kind of work, each with what it does. */
export const KindFields = ({ desk, draft, isNew = false, onInput }: Props) => {
  const set = (more: Partial<KindDraft>) => onInput({ ...draft, ...more })
  const part = { desk, draft, set }
  return (
    <div class="kind-fields">
      <section>
        <h3>{says.whatHead}</h3>
        <What {...part} isNew={isNew} />
      </section>
      <section>
        <h3>{says.requiredHead}</h3>
        <Demanded {...part} />
      </section>
      <section>
        <h3>{says.curveHead}</h3>
        <BreakRows {...part} />
        <SpreadFields {...part} />
      </section>
      <section>
        <h3>{says.shortHead}</h3>
        <Short {...part} />
        <TellFields {...part} />
      </section>
    </div>
  )
}

const What = ({ draft, set, isNew }: KindPart & { isNew: boolean }) => (
  <NameAndKey {...{ draft, isNew, says }} most={NAME_MOST} onInput={set}>
    <Field
      name="unit"
      label={says.unit}
      hint={says.unitHint}
      value={draft.unit}
      most={UNIT_MOST}
      autoComplete="off"
      onInput={unit => set({ unit })}
    />
  </NameAndKey>
)

const Demanded = ({ desk, draft, set }: KindPart) => (
  <>
    <OneOf
      name="demand"
      label={says.demand}
      value={draft.demand}
      options={demands.map(value => ({
        value,
        label: says.demands[value][0],
        tells: says.demands[value][1],
      }))}
      onInput={to => set({ demand: demands.find(one => one === to) ?? draft.demand })}
    />
    {draft.demand === 'plan' && <PlanTable {...{ desk, draft, set }} />}
    {draft.demand === 'feed' && (
      <Field
        name="within"
        label={says.within}
        hint={says.withinHint}
        value={draft.within}
        most={4}
        inputMode="numeric"
        autoComplete="off"
        onInput={within => set({ within })}
      />
    )}
    <Tick
      name="carries"
      label={says.carries}
      hint={says.carriesHint}
      value={draft.carries}
      onInput={carries => set({ carries })}
    />
    <Tick
      name="tapped"
      label={says.tapped}
      hint={says.tappedHint}
      value={draft.tapped}
      onInput={tapped => set({ tapped })}
    />
  </>
)

const Short = ({ draft, set }: KindPart) => (
  <>
    <OneOf
      name="bucket"
      label={says.bucket}
      hint={says.bucketHint}
      short
      value={String(draft.bucket)}
      options={buckets.map(value => ({ value: String(value), label: says.buckets[value] }))}
      onInput={to => set({ bucket: buckets.find(one => String(one) === to) ?? draft.bucket })}
    />
    <Together name="reasons" label={says.reasons} hint={says.reasonsHint}>
      <ChoiceRows
        rows={draft.reasons}
        least={REASONS_LEAST}
        one={says.reason}
        onInput={reasons => set({ reasons })}
      />
      {draft.reasons.length < REASONS_MOST && (
        <div data-buttons>
          <Button action="add-reason" onClick={() => set({ reasons: [...draft.reasons, newRow()] })}>
            {says.addReason}
          </Button>
        </div>
      )}
    </Together>
  </>
)
