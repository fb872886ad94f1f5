import { Standing } from '../../../shared/look/standing.tsx'
import { type Pace, paceOf } from '../../../shared/pace.ts'
import { type Span, spanAt } from '../../../shared/shifts.ts'
import { workingDesk as says, working } from '../../../shared/words/en.ts'
import type { WorkKind } from '../../../shared/work-kind.ts'
import { shiftOf } from '../../../shared/work-record.ts'
import { hashOf } from '../address.ts'
import type { Desk } from '../at-desk.ts'
import { agoInWords } from '../when.ts'
import { useNow } from './now.ts'
import { clockOf } from './spans.ts'
import { WorkBar } from './work-bar.tsx'
import '../form/table.css'

interface Props {
  desk: Desk
  kinds: readonly WorkKind[]
}

/** Every kind of work and how it stands this very minute. */
export const KindTable = ({ desk, kinds }: Props) => {
  const now = useNow(desk)
  const { team } = desk.state
  const span = spanAt(now, team)
  if (!span) return null
  return (
    <>
      <p data-soft>{shiftInWords(span, desk, now)}</p>
      <div class="table">
        <table data-folds>
          <thead>
            <tr>
              <th scope="col">{says.kind}</th>
              <th scope="col">{says.stands}</th>
              <th scope="col">{says.doneOf}</th>
              <th scope="col">{says.gap}</th>
              <th scope="col">{says.heard}</th>
            </tr>
          </thead>
          <tbody>
            {kinds.map(kind => (
              <OneRow key={kind.id} {...{ desk, kind, now }} pace={paceOf(kind, span, team, now)} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

/** The shift that is on, or that time between two still counts for. */
export const shiftInWords = (span: Span, { state: { team } }: Desk, now: number) =>
  now < span.end
    ? says.shiftNow(span.name, clockOf(span.start, team), clockOf(span.end, team))
    : says.betweenShifts(span.name)

export const doneInWords = ({ done, required }: Pick<Pace, 'done' | 'required'>) =>
  required === null ? String(done) : says.of(String(done), String(required))

const isRunning = ({ standing }: Pace) =>
  standing !== 'no-plan' && standing !== 'before' && standing !== 'over' && standing !== 'finished'

/** The gap while a shift runs, and what it came to once it is over. */
export const gapInWords = (pace: Pace) => {
  if (isRunning(pace)) return `${working.work.gap(pace.gap)} (${says.dueBy(String(pace.planNow))})`
  return pace.standing === 'over' && pace.required !== null ? says.ended(pace.required, pace.done) : ''
}

const OneRow = ({ desk, kind, pace, now }: { desk: Desk; kind: WorkKind; pace: Pace; now: number }) => (
  <tr data-kind={kind.id}>
    <th scope="row">
      <a href={hashOf({ team: desk.team.id, section: 'work', item: kind.id })}>{kind.name}</a>
    </th>
    <td data-label={says.stands}>
      <Standing is={pace.standing} />
    </td>
    <td data-label={says.doneOf} data-done-of>
      <div>
        <span>
          {doneInWords(pace)} {working.work.unit(pace.required, kind.unit)}
        </span>
        <WorkBar pace={pace} carried={kind.shifts[shiftOf(pace.span)]?.carried ?? 0} />
      </div>
    </td>
    <td data-label={says.gap}>{gapInWords(pace)}</td>
    <td data-label={says.heard}>
      <div>
        <span>{kind.heardAt ? agoInWords(kind.heardAt, now) : says.never}</span>
        {pace.stale && <b data-trouble>{says.stale}</b>}
      </div>
    </td>
  </tr>
)
