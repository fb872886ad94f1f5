import { useState } from 'preact/hooks'
import { type PaceBucket, paceOf } from '../../../shared/pace.ts'
import { type Span, wallClock } from '../../../shared/shifts.ts'
import { working, workingDesk } from '../../../shared/words/en.ts'
import type { WorkKind } from '../../../shared/work-kind.ts'
import { type Fix, newShift, reasonName, shiftOf, type WorkShift } from '../../../shared/work-record.ts'
import type { Desk } from '../at-desk.ts'
import { Button } from '../form/button.tsx'
import { focusSoon } from '../form/focus.ts'
import { dayInWords } from '../when.ts'
import { Correcting } from './correcting.tsx'
import { Explaining } from './explaining.tsx'
import { useNow } from './now.ts'
import { Reviewing } from './reviewing.tsx'
import { clockOf, type KeptShift, keptShifts } from './spans.ts'
import './hours.css'

const { grid: says } = workingDesk
const { difference } = working.hours
const doings = ['reason', 'review', 'correct'] as const
type Doing = (typeof doings)[number]

interface Props {
  desk: Desk
  kind: WorkKind
}

/** A shift hour by hour, the one that is on or one that is kept, with all that a lead can say to each. */
export const Hours = ({ desk, kind }: Props) => {
  const now = useNow(desk)
  const kept = keptShifts(kind, desk.state.team, now)
  const [chosen, choose] = useState('')
  const shown = kept.find(({ key }) => key === chosen) ?? kept[0]
  if (!shown) return <p data-lead>{says.noneKept}</p>
  return (
    <div class="hours">
      {kept.length > 1 && <Shifts {...{ desk, kind, kept }} shown={shown.key} onChoose={choose} now={now} />}
      {shown.span ? (
        <Grid key={shown.key} {...{ desk, kind, now }} span={shown.span} />
      ) : (
        <p data-lead>{says.gone}</p>
      )}
    </div>
  )
}

interface ShiftsProps extends Props {
  kept: readonly KeptShift[]
  shown: string
  now: number
  onChoose: (key: string) => void
}

const Shifts = ({ desk, kind, kept, shown, now, onChoose }: ShiftsProps) => (
  <label data-shifts>
    <span>{says.shift}</span>
    <select name="shift" value={shown} onChange={event => onChoose(event.currentTarget.value)}>
      {kept.map(({ key, day, shift, span }) => (
        <option key={key} value={key}>
          {span && span.start <= now && now < span.end
            ? says.shiftNow(span.name)
            : says.shiftOf(
                span?.name ?? shift,
                dayInWords(day, desk.today),
                kind.shifts[key]?.closed ?? null,
              )}
        </option>
      ))}
    </select>
  </label>
)

const Grid = ({ desk, kind, now, span }: Props & { now: number; span: Span }) => {
  const [open, setOpen] = useState<{ n: number; doing: Doing } | null>(null)
  const shift = kind.shifts[shiftOf(span)] ?? newShift(kind)
  const { buckets, required, done } = paceOf(kind, span, desk.state.team, now)
  const heads = [says.time, says.plan, says.done, says.difference, says.all, says.reason, says.review]
  if (required === null && done === 0) return <p data-lead>{says.nothing}</p>
  return (
    <>
      <Frozen shift={shift} />
      <table>
        <thead>
          <tr>
            {heads.map(head => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            <th scope="col">
              <span data-unseen>{says.actions}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {buckets.map(bucket => (
            <OneHour
              key={bucket.n}
              {...{ desk, kind, span, bucket, shift }}
              open={open?.n === bucket.n ? open.doing : null}
              onOpen={doing => setOpen(doing && { n: bucket.n, doing })}
            />
          ))}
        </tbody>
      </table>
    </>
  )
}

/** Says of a closed shift that its figures stand, and that they are counted again after a correction. */
const Frozen = ({ shift: { closed, since, reopened, bucket } }: { shift: WorkShift }) => {
  if (!closed) return null
  const say = bucket === 60 ? says.closed : says.closedCount
  return (
    <p data-frozen>
      {say(closed.done, closed.required, closed.inTime, closed.misses)}{' '}
      {since !== 0 || reopened ? says.since : says.again}
    </p>
  )
}

export interface CellProps extends Props {
  span: Span
  bucket: PaceBucket
  shift: WorkShift
  /** The hour as it is said. */
  at: string
  onClose: () => void
}

interface HourProps extends Omit<CellProps, 'at' | 'onClose'> {
  open: Doing | null
  onOpen: (doing: Doing | null) => void
}

const forms: Record<Doing, (props: CellProps) => preact.JSX.Element> = {
  reason: Explaining,
  review: Reviewing,
  correct: Correcting,
}

/** What can be done with an hour: a miss has a reason, what has begun can be corrected and looked at. */
const mayDo = ({ when, short, miss }: PaceBucket): readonly Doing[] => {
  if (when === 'to-come') return []
  return short || miss ? doings : doings.filter(doing => doing !== 'reason')
}

const OneHour = (props: HourProps) => {
  const { desk, kind, bucket, shift, span, open, onOpen } = props
  const { timeZone } = desk.state.team
  const at = `${clockOf(bucket.from, { timeZone })}–${clockOf(bucket.to, { timeZone })}`
  const button = (doing: Doing) => `[data-hour="${bucket.n}"] [data-action="${doing}"]`
  const close = () => {
    onOpen(null)
    if (open) focusSoon(button(open))
  }
  const turn = (doing: Doing) => {
    if (open === doing) return close()
    onOpen(doing)
    focusSoon(`[data-form="${doing}"] :is(input, select, textarea)`)
  }
  const fixes = shift.fixes[bucket.n] ?? []
  const Doing = open ? forms[open] : null
  return (
    <>
      <tr data-hour={bucket.n} data-when={bucket.when} data-short={bucket.short || undefined}>
        <th scope="row">
          {at}
          {bucket.when === 'now' && <b>{says.now}</b>}
        </th>
        <Figures bucket={bucket} />
        <td data-label={says.reason} data-wide>
          <Reason kind={kind} bucket={bucket} />
        </td>
        <td data-label={says.review} data-wide>
          <Reviewed desk={desk} bucket={bucket} />
        </td>
        <td data-doings>
          {mayDo(bucket).map(doing => (
            <Button
              key={doing}
              weight="quiet"
              action={doing}
              label={says[`${doing}It`](at)}
              expanded={open === doing}
              onClick={() => turn(doing)}
            >
              {says[`${doing}Do`]}
            </Button>
          ))}
        </td>
      </tr>
      {fixes.length > 0 && (
        <tr data-fixes>
          <td colSpan={8}>
            <Fixes desk={desk} fixes={fixes} />
          </td>
        </tr>
      )}
      {Doing && (
        <tr data-below>
          <td colSpan={8}>
            <Doing key={open} {...{ desk, kind, span, bucket, shift, at }} onClose={close} />
          </td>
        </tr>
      )}
    </>
  )
}

/** What is done and due since the shift began; an hour that still runs has no difference yet. */
const inAll = ({ when, doneAll, dueAll, differenceAll }: PaceBucket) => {
  if (when === 'to-come') return String(dueAll)
  return when === 'now' ? says.soFar(doneAll, dueAll) : says.allOf(doneAll, dueAll, difference(differenceAll))
}

const Figures = ({ bucket }: { bucket: PaceBucket }) => {
  const hasBegun = bucket.when !== 'to-come'
  return (
    <>
      <td data-label={says.plan}>{bucket.due}</td>
      <td data-label={says.done} data-name="hour-done">
        {hasBegun ? bucket.done : ''}
      </td>
      <td data-label={says.difference} data-difference={bucket.short ? 'short' : undefined}>
        {bucket.when === 'past' ? difference(bucket.difference) : ''}
      </td>
      <td data-label={says.all}>{inAll(bucket)}</td>
    </>
  )
}

const Reason = ({ kind, bucket: { miss, short } }: { kind: WorkKind; bucket: PaceBucket }) => {
  if (!miss) return short ? <span data-soft>{says.askReason}</span> : null
  return (
    <>
      <span>{reasonName(kind.reasons, miss.reason)}</span>
      {miss.note && <span data-soft>{miss.note}</span>}
    </>
  )
}

/** The day of an instant by the clock on the wall, as people say it. */
const dayOf = (at: number, { state, today }: Desk) =>
  dayInWords(wallClock(at, state.team.timeZone).day, today)

const Fixes = ({ desk, fixes }: { desk: Desk; fixes: readonly Fix[] }) =>
  fixes.toReversed().map(({ at, by, was, why }) => (
    <span key={at} data-soft data-fix>
      {says.fixed(was, dayOf(at, desk), desk.nameOf(by), why)}
    </span>
  ))

const Reviewed = ({ desk, bucket: { review } }: { desk: Desk; bucket: PaceBucket }) => {
  if (!review) return null
  const due = review.due ? dayInWords(review.due, desk.today) : ''
  const who = review.owner ? says.owner(desk.nameOf(`lead:${review.owner}`), due) : due && says.by(due)
  return (
    <>
      {review.note && <span>{review.note}</span>}
      {who && <span>{who}</span>}
      <span data-soft>{says.reviewed(desk.nameOf(review.by), dayOf(review.at, desk))}</span>
    </>
  )
}
