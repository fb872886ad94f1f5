import { workingDesk } from '../../../shared/words/en.ts'
import { demands } from '../../../shared/work-settings.ts'
import type { Desk } from '../at-desk.ts'
import { Button } from '../form/button.tsx'
import { Choose } from '../form/choose.tsx'
import { Field, Tick, Together } from '../form/field.tsx'
import { More } from '../form/more.tsx'
import { KeyField, NameField } from '../form/name-and-key.tsx'
import { ChoiceRows, newRow } from '../team/choice-rows.tsx'
import { BreakRows } from './break-rows.tsx'
import type { KindDraft } from './kind-draft.ts'
import { breaksNow, shortNow } from './kind-now.ts'
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

/** What must be decided about a kind of work, and folded below it what may stay as it is. */
export const KindFields = ({ desk, draft, isNew = false, onInput }: Props) => {
  const set = (more: Partial<KindDraft>) => onInput({ ...draft, ...more })
  const part = { desk, draft, set }
  return (
    <div class="kind-fields">
      <Naming {...part} />
      <Demanded {...part} />
      <div>
        {draft.demand !== 'feed' && (
          <More name="curve" head={says.curveHead} now={says.curves[draft.curve][0]}>
            <SpreadFields {...part} />
          </More>
        )}
        <More name="breaks" head={says.breaks} now={breaksNow(draft.breaks)}>
          <BreakRows {...part} />
        </More>
        <More name="hand" head={says.handHead} now={says.handNow(draft.tapped, draft.carries)}>
          <Handed {...part} />
        </More>
        <More name="short" head={says.shortHead} now={shortNow(draft)}>
          <Short {...part} />
        </More>
        <TellFields {...part} />
        {isNew && (
          <More name="key" head={says.key} now={draft.key || says.keyNow}>
            <KeyField draft={draft} says={says} onInput={set} />
          </More>
        )}
      </div>
    </div>
  )
}

const Naming = ({ draft, set }: KindPart) => (
  <>
    <NameField draft={draft} says={says} most={NAME_MOST} onInput={set} />
    <Field
      name="unit"
      label={says.unit}
      hint={says.unitHint}
      value={draft.unit}
      most={UNIT_MOST}
      onInput={unit => set({ unit })}
    />
  </>
)

const Demanded = ({ desk, draft, set }: KindPart) => (
  <>
    <Choose
      name="demand"
      label={says.demand}
      values={demands}
      says={says.demands}
      value={draft.demand}
      onInput={demand => set({ demand })}
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
        onInput={within => set({ within })}
      />
    )}
  </>
)

const Handed = ({ draft, set }: KindPart) => (
  <>
    <Tick
      name="tapped"
      label={says.tapped}
      hint={says.tappedHint}
      value={draft.tapped}
      onInput={tapped => set({ tapped })}
    />
    <Tick
      name="carries"
      label={says.carries}
      hint={says.carriesHint}
      value={draft.carries}
      onInput={carries => set({ carries })}
    />
  </>
)

const Short = ({ draft, set }: KindPart) => (
  <>
    <Choose
      name="bucket"
      label={says.bucket}
      hint={says.bucketHint}
      short
      values={buckets}
      says={says.buckets}
      value={draft.bucket}
      onInput={bucket => set({ bucket })}
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
