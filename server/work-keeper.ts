import { addDays } from '../shared/days.ts'
import { cutOf, resultOf, spanIn } from '../shared/pace.ts'
import { type Span, spanAt, spansOf } from '../shared/shifts.ts'
import type { Team } from '../shared/team.ts'
import { requiredOf, type WorkKind, workInUse } from '../shared/work-kind.ts'
import { type Result, shiftOf } from '../shared/work-record.ts'
import type { Closing } from './closings.ts'
import { uuidV5 } from './ids.ts'
import type { Log } from './log.ts'
import type { Teams } from './teams.ts'
import { measureWork } from './work-measures.ts'

/** A shift that is over; one that ended before its time would have ended later. */
type Over = Span & { wouldEnd?: number }
const isCut = ({ end, wouldEnd = end }: Over) => wouldEnd > end

/** The shift that takes over from another. */
const nextOf = (span: Over, team: Team): Span | null =>
  (isCut(span) ? spanAt(span.end, team) : null) ??
  [...spansOf(span.day, team), ...spansOf(addDays(span.day, 1), team)].find(
    ({ start }) => start >= span.end,
  ) ??
  null

const isSame = (a: Result, b: Result) =>
  a.required === b.required &&
  a.done === b.done &&
  a.inTime === b.inTime &&
  a.misses === b.misses &&
  a.carried === b.carried &&
  a.plan.length === b.plan.length &&
  a.plan.every((level, n) => level === b.plan[n])

const first = (kind: WorkKind, span: Over, team: Team): Result =>
  isCut(span) ? cutOf(kind, span, span.wouldEnd ?? span.end, team) : resultOf(kind, span, team)

/** What a closed shift comes to now: by the plan it had, unless more or less is required of it since. */
const again = (kind: WorkKind, key: string, span: Span, team: Team): Result => {
  const shift = kind.shifts[key]
  if (!shift?.reopened) return resultOf(kind, span, team)
  const open = { ...kind, ...shift.terms, shifts: { ...kind.shifts, [key]: { ...shift, closed: null } } }
  return resultOf(open, span, team)
}

/** Whether anything was counted in a shift: also in one that was over when the work was set up, by a file that came since. */
const isCounted = ({ shifts }: WorkKind, span: Span) => {
  const { done = {}, arrived = {} } = shifts[shiftOf(span)] ?? {}
  return Object.keys(done).length + Object.keys(arrived).length > 0
}

/** Whether a kind of work has anything to say of a shift that is over. */
const isAbout = (kind: WorkKind, span: Span) =>
  isCounted(kind, span) || (kind.madeAt < span.end && requiredOf(kind, span) !== null)

/** Counts the work of shifts that are over, and again when something came later; hands on what is not done. */
export const openWorkKeeper = (log: Log, teams: Teams) => {
  const kindOf = async (team: string, id: string) => {
    const { full } = await teams.get(team)
    return { kind: full.work[id], set: full.team }
  }

  const write = async (team: string, set: Team, kind: WorkKind, span: Over, result: Result) => {
    const next = kind.carries ? nextOf(span, set) : null
    const times = kind.shifts[shiftOf(span)]?.counts ?? 0
    const draft = {
      id: uuidV5(`${team}/${shiftOf(span)}/${kind.id}/work-counted/${times}`),
      type: 'work-counted',
      happenedAt: span.end - 1,
      ...{ work: kind.id, day: span.day, shift: span.shift, ...result },
      times: { start: span.start, end: span.end },
      ...(next ? { next: { day: next.day, shift: next.shift } } : {}),
    }
    await log.tell(`team:${team}`, [draft], { kind: 'system' })
  }

  /** Counts a shift that is over, or counts it again if it came to something else. */
  const count = async (team: string, set: Team, kind: WorkKind, span: Over) => {
    const key = shiftOf(span)
    const shift = kind.shifts[key]
    if (!shift?.closed) {
      if (isAbout(kind, span)) await write(team, set, kind, span, first(kind, span, set))
      return
    }
    const result = again(kind, key, span, set)
    const isNew = shift.since !== 0 || shift.reopened || !isSame(result, shift.closed)
    if (isNew) await write(team, set, kind, span, result)
  }

  /** The shifts that are over by the end of one, oldest first: what one hands on may change what the next came to. */
  const countUntil = async (team: string, id: string, last: Over) => {
    const counted = new Set<string>()
    for (;;) {
      const { kind, set } = await kindOf(team, id)
      if (!kind) return
      const kept = Object.keys(kind.shifts).flatMap(key => spanIn(kind, key, set) ?? [])
      const [next]: Over[] = [...kept.filter(one => shiftOf(one) !== shiftOf(last)), last]
        .filter(one => one.end <= last.end && !counted.has(shiftOf(one)))
        .sort((a, b) => a.start - b.start)
      if (!next) return
      counted.add(shiftOf(next))
      await count(team, set, kind, next)
    }
  }

  return {
    /** A shift is over. Safe to repeat: what was counted is counted again only if it came to something else. */
    async close(team: string, span: Closing) {
      for (const { id } of workInUse((await teams.get(team)).full.work)) {
        await countUntil(team, id, span)
        await measureWork({ log, teams }, team, id, span)
      }
    },
  }
}

export type WorkKeeper = ReturnType<typeof openWorkKeeper>
