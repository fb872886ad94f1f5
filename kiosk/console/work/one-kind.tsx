import { useState } from 'preact/hooks'
import { Standing } from '../../../shared/look/standing.tsx'
import { type Pace, paceOf } from '../../../shared/pace.ts'
import { spanAt } from '../../../shared/shifts.ts'
import { desk as words, working, workingDesk } from '../../../shared/words/en.ts'
import type { WorkKind } from '../../../shared/work-kind.ts'
import { shiftOf } from '../../../shared/work-record.ts'
import { hashOf } from '../address.ts'
import type { Desk } from '../at-desk.ts'
import { Button } from '../form/button.tsx'
import { Form } from '../form/form.tsx'
import { Sure } from '../form/sure.tsx'
import { Terms } from '../form/terms.tsx'
import { Fold } from '../team/fold.tsx'
import { agoInWords } from '../when.ts'
import { writeBeside } from './beside.ts'
import { Hours } from './hours.tsx'
import { kindChanged, kindDraftOf, settingsOf } from './kind-draft.ts'
import { KindFields } from './kind-fields.tsx'
import { breaksNow, toldNow } from './kind-now.ts'
import { doneInWords, gapInWords, shiftInWords } from './kind-table.tsx'
import { useNow } from './now.ts'
import { clockOf } from './spans.ts'
import { Typing } from './typing.tsx'
import { WorkBar } from './work-bar.tsx'
import './one-kind.css'

const { form: says } = workingDesk

interface Props {
  desk: Desk
  kind: WorkKind
}

/** One kind of work: how it stands, its hours, and how it is counted. */
export const OneKind = ({ desk, kind }: Props) => (
  <div class="one-kind" data-kind={kind.id}>
    <Head desk={desk} kind={kind} />
    <Typing desk={desk} kinds={[kind]} />
    <section data-part aria-labelledby="hours-head">
      <h2 id="hours-head">{workingDesk.grid.head}</h2>
      <Hours desk={desk} kind={kind} />
    </section>
    <Fold head={says.head} name="about" now={<About desk={desk} kind={kind} />} kept={settingsOf(kind)}>
      {close => <Changing desk={desk} kind={kind} onClose={close} />}
    </Fold>
    <div>
      <Sure
        ask={says.end}
        action="end-kind"
        tells={says.endTells(kind.name)}
        yes={says.endYes}
        onYes={async () => {
          await desk.write({ type: 'work-ended', work: kind.id })
          desk.say(says.endDone(kind.name))
          location.hash = hashOf({ team: desk.team.id, section: 'work' })
        }}
      />
    </div>
  </div>
)

const Head = ({ desk, kind }: Props) => {
  const now = useNow(desk)
  const { team } = desk.state
  const span = spanAt(now, team)
  if (!span) return null
  const pace = paceOf(kind, span, team, now)
  const gap = gapInWords(pace)
  return (
    <header>
      <h2>{kind.name}</h2>
      <p data-soft>{shiftInWords(span, desk, now)}</p>
      <div data-stands>
        <b data-name="done-of">{doneInWords(pace)}</b>
        <span>{working.work.unit(pace.required, kind.unit)}</span>
        <Standing is={pace.standing} />
      </div>
      <WorkBar pace={pace} carried={kind.shifts[shiftOf(span)]?.carried ?? 0} />
      <p data-facts>
        {gap && <span>{gap}</span>}
        {factsIn(pace, team).map(fact => (
          <span key={fact}>{fact}</span>
        ))}
        <span data-soft>
          {workingDesk.heard}: {kind.heardAt ? agoInWords(kind.heardAt, now) : workingDesk.never}
        </span>
      </p>
      {pace.stale && <p data-trouble>{workingDesk.stale}</p>}
    </header>
  )
}

const labelled = (label: string, said: string) => `${label}: ${said}`

/** The pace that is needed and where the pace of now leads, while something is left to do. */
const factsIn = (pace: Pace, clock: { timeZone: string }) => {
  const { everyMs, finishAt, projected, required, span, standing } = pace
  const { facts, needed, doneBy, someBy } = working.work
  if (everyMs === null || required === null || standing === 'before' || standing === 'over') return []
  const inTime = finishAt !== null && finishAt <= span.end
  const leads = inTime
    ? doneBy(clockOf(finishAt, clock))
    : projected === null
      ? ''
      : someBy(Math.min(projected, required), required, clockOf(span.end, clock))
  return [labelled(facts.needed, needed(everyMs)), ...(leads ? [labelled(facts.projected, leads)] : [])]
}

const inAWeek = ({ plan }: WorkKind) => plan.flatMap(({ days }) => days).reduce((sum, n) => sum + n, 0)

const About = ({ desk, kind }: Props) => {
  const { demand, curve, breaks, bucket, reasons, carries, tapped, tell, within, key } = kind
  const required = {
    plan: `${says.demandWord.plan}, ${says.inWeek(String(inAWeek(kind)))}`,
    typed: says.demandWord.typed,
    feed: `${says.demandWord.feed}, ${says.withinWord(within)}`,
  }[demand]
  const lines: readonly (readonly [string, string])[] = [
    [says.requiredHead, required],
    ...(demand === 'feed' ? [] : [[says.curveHead, says.curves[curve][0]] as const]),
    [says.breaks, breaksNow(breaks)],
    [says.bucket, says.buckets[bucket]],
    [says.reasons, reasons.map(({ name }) => name).join(', ')],
    [says.undone, carries ? says.carriesYes : says.carriesNo],
    [says.tapped, tapped ? says.tappedYes : says.tappedNo],
    [says.tell, toldNow(tell.map(id => desk.nameOf(`lead:${id}`)))],
    [says.key, key],
  ]
  return <Terms lines={lines} />
}

const Changing = ({ desk, kind, onClose }: Props & { onClose: () => void }) => {
  const { shifts } = desk.state.team
  const [draft, setDraft] = useState(() => kindDraftOf(kind, shifts))
  const send = async () => {
    await writeBeside(desk, kindChanged(draft, shifts, kind.id))
    desk.say(says.changed(draft.name.trim()))
    onClose()
  }
  return (
    <Form
      name="kind"
      label={says.head}
      send={words.save}
      onSend={send}
      beside={<Button onClick={onClose}>{words.leaveIt}</Button>}
    >
      <p data-hint>{says.changeTells}</p>
      <KindFields desk={desk} draft={draft} onInput={setDraft} />
    </Form>
  )
}
