import { type PaceBucket, paceOf, type Standing } from '../../../shared/pace.ts'
import { type Span, spanAt } from '../../../shared/shifts.ts'
import type { State } from '../../../shared/state.ts'
import type { Choice } from '../../../shared/team.ts'
import { type WorkKind, workInUse } from '../../../shared/work-kind.ts'
import { shiftOf } from '../../../shared/work-record.ts'

type Knows = Pick<State, 'team' | 'work'>

/** One kind of work, as it stands now. */
export interface WorkNow {
  id: string
  name: string
  unit: string
  done: number
  required: number | null
  /** How many fewer are done than due; negative when ahead. */
  gap: number
  standing: Standing
}

/** An hour that ended short and of which nobody has said yet what got in the way. */
export interface ShortHour extends Pick<PaceBucket, 'from' | 'to' | 'due' | 'done'> {
  /** Tells it from all others. */
  key: string
  work: string
  name: string
  day: string
  shift: string
  bucket: number
  reasons: readonly Choice[]
}

/** How far back somebody is asked: after that it is for the huddle to talk about. */
const ASKED_BACK = 2

export const tappedWork = ({ work }: Pick<State, 'work'>) => workInUse(work).filter(({ tapped }) => tapped)

const pacesAt = (state: Knows, now: number) => {
  const span = spanAt(now, state.team)
  if (!span) return []
  return tappedWork(state).map(kind => ({ kind, span, pace: paceOf(kind, span, state.team, now) }))
}

/** All that is counted here by taps, in the order it was set up. */
export const workNow = (state: Knows, now: number): WorkNow[] =>
  pacesAt(state, now).map(({ kind: { id, name, unit }, pace: { done, required, gap, standing } }) => ({
    ...{ id, name, unit, done, required, gap, standing },
  }))

const shortHour = (
  kind: WorkKind,
  { day, shift }: Span,
  { n, from, to, due, done }: PaceBucket,
): ShortHour => ({
  ...{ key: `${kind.id}/${day}/${shift}/${n}`, work: kind.id, name: kind.name, day, shift, bucket: n },
  ...{ from, to, due, done, reasons: kind.reasons },
})

/**
 * The last hours of this shift that ended short and that nobody has explained, newest first. An hour that was over
 * before the work was set up is nobody's.
 */
export const shortHours = (state: Knows, now: number, skipped: ReadonlySet<string>): ShortHour[] =>
  pacesAt(state, now)
    .flatMap(({ kind, span, pace: { buckets } }) =>
      buckets
        .filter(({ when }) => when === 'past')
        .slice(-ASKED_BACK)
        .filter(({ short, miss, to }) => short && !miss && to > kind.madeAt)
        .map(bucket => shortHour(kind, span, bucket)),
    )
    .filter(({ key }) => !skipped.has(key))
    .sort((a, b) => b.to - a.to)

/** The first kind of work of which somebody has to say how much there is to do in this shift. */
export const unsaid = ({ team, work }: Knows, now: number, skipped: ReadonlySet<string>) => {
  const span = spanAt(now, team)
  if (!span) return null
  const open = tappedWork({ work }).filter(
    ({ demand, shifts }) => demand === 'typed' && !shifts[shiftOf(span)]?.set.length,
  )
  const all = open.map(({ id, name, unit }) => ({ key: `${id}/${shiftOf(span)}`, work: id, name, unit }))
  return all.find(({ key }) => !skipped.has(key)) ?? null
}

export interface Questions {
  asked: Unsaid | null
  hour: ShortHour | null
}

/** What would help to know now, of what nobody skipped. */
export const questions = (state: Knows, now: number, skipped: ReadonlySet<string>): Questions => ({
  asked: unsaid(state, now, skipped),
  hour: shortHours(state, now, skipped)[0] ?? null,
})

const CALM_MS = 2_000

/** A question that comes or goes moves what is counted, so it waits until no finger is on its way there. */
export const calmly = (was: Questions, now: Questions, sinceCountMs: number): Questions =>
  sinceCountMs < CALM_MS ? was : now

export type Unsaid = NonNullable<ReturnType<typeof unsaid>>
