import { addDays, mondayOf } from '../shared/days.ts'
import { type Span, spanAt, spansOf } from '../shared/shifts.ts'
import type { Team } from '../shared/team.ts'
import type { Clock } from './clock.ts'
import { uuidV5 } from './ids.ts'
import type { Log } from './log.ts'
import { countShift, countWeek } from './tally.ts'
import type { Teams } from './teams.ts'
import type { Words } from './words.ts'

/** So long after its end a shift is closed: time for the last taps of those who hand over. */
const GRACE_MS = 10 * 60_000
/** After a long sleep the keeper closes at most so many days. */
const CATCH_UP_DAYS = 60

type Cell = { day: string; shift: string }

/** The spans from a cell on, without end; the cell itself comes first. */
function* spansFrom(from: Cell, team: Team): Generator<Span> {
  let reached = false
  for (let day = from.day; team.shifts.length > 0; day = addDays(day, 1)) {
    for (const span of spansOf(day, team)) {
      reached ||= day > from.day || span.shift === from.shift
      if (reached) yield span
    }
    reached = true
  }
}

const isBefore = (cell: Cell, span: Span, { shifts }: Team) => {
  if (cell.day !== span.day) return cell.day < span.day
  const order = spansOf(span.day, { timeZone: 'UTC', shifts }).map(({ shift }) => shift)
  return order.indexOf(cell.shift) <= order.indexOf(span.shift)
}

/** Writes what no person writes: that a shift is over, what it came to, and whose words may now be read. */
export const openKeeper = (
  clock: Clock,
  log: Log,
  teams: Teams,
  words: Words,
  failed: (error: unknown) => void,
) => {
  const plans = new Map<string, () => void>()
  // One thing at a time for a team: a release and a close that overlap would both count what waits.
  const turns = new Map<string, Promise<void>>()
  const inTurn = (team: string, work: () => Promise<void>) => {
    const turn = (turns.get(team) ?? Promise.resolve()).then(work).catch(failed)
    turns.set(team, turn)
    return turn
  }
  let stopped = false

  const write = (team: string, span: Span, type: string, body: object) =>
    log.tell(
      `team:${team}`,
      [{ id: uuidV5(`${team}/${span.day}/${span.shift}/${type}`), type, happenedAt: span.end - 1, ...body }],
      { kind: 'system' },
    )

  const close = async (team: string, span: Span) => {
    const {
      full: { team: set },
    } = await teams.get(team)
    const isLast = spansOf(span.day, set).at(-1)?.shift === span.shift
    await write(team, span, 'shift-closed', {})
    const fold = await teams.get(team)
    const counted = countShift(fold.tally, fold.full.jar, cell => isBefore(cell, span, set))
    if (counted) await write(team, span, 'shift-counted', counted)
    if (isLast && mondayOf(addDays(span.day, 1)) !== mondayOf(span.day)) {
      const week = countWeek(fold.tally, (await teams.get(team)).full.jar, mondayOf(span.day))
      if (week) await write(team, span, 'week-counted', week)
    }
    const waiting = (await teams.get(team)).tally.waiting.length
    if (waiting > 0 && (isLast || waiting >= set.lots)) await words.release(team, span.end - 1)
    await teams.keepVoice(team)
  }

  /** The first shift not closed yet; for a new team the one it was founded in. */
  const firstOpen = async (team: string): Promise<Span | null> => {
    const { full } = await teams.get(team)
    if (full.team.shifts.length === 0) return null
    const { closed } = full.jar
    if (closed) {
      const [same, next] = spansFrom(closed, full.team).take(2)
      // A pattern that changed meanwhile may not know the shift: then the day's first that has not ended.
      return same?.shift === closed.shift ? (next ?? null) : (same ?? null)
    }
    for await (const [first] of log.read(`team:${team}`, 0, 1)) {
      return spanAt(first!.at, full.team)
    }
    return null
  }

  const plan = (team: string): Promise<void> =>
    inTurn(team, async () => {
      plans.get(team)?.()
      plans.delete(team)
      if (stopped || teams.organisation().teams[team]?.closed) return
      for (;;) {
        const open = await firstOpen(team)
        if (!open || stopped) return
        const due = open.end + GRACE_MS
        if (due > clock.now()) {
          plans.set(
            team,
            clock.at(due, () => void plan(team)),
          )
          return
        }
        await close(team, open)
      }
    })

  const hear = log.onEvents(heard => {
    for (const { stream, events } of heard) {
      const team = stream.slice(stream.indexOf(':') + 1)
      if (stream.startsWith('voice:')) void inTurn(team, () => afterVoice(team))
      else if (events.some(({ type }) => type === 'clock-set')) void plan(team)
      if (events.some(({ type }) => type === 'lots-set')) void inTurn(team, () => afterVoice(team))
    }
  })

  const afterVoice = async (team: string) => {
    await words.eraseRevoked(team)
    const { tally, full } = await teams.get(team)
    if (full.team.lots === 1 && tally.waiting.length > 0) await words.release(team)
  }

  return {
    /** Closes what is overdue, for every team, and plans what comes. */
    async start() {
      for (const team of Object.keys(teams.organisation().teams)) {
        await inTurn(team, async () => {
          // What a crash cut short is done again: all of it is safe to repeat.
          const { closed } = (await teams.get(team)).full.jar
          const set = (await teams.get(team)).full.team
          const span = closed && spansOf(closed.day, set).find(({ shift }) => shift === closed.shift)
          if (span && span.end > clock.now() - CATCH_UP_DAYS * 86_400_000) await close(team, span)
          await afterVoice(team)
        })
        await plan(team)
      }
    },
    /** Answers when nothing is under way for a team. */
    settled: (team: string) => turns.get(team) ?? Promise.resolve(),
    stop() {
      stopped = true
      hear()
      for (const cancel of plans.values()) cancel()
    },
  }
}

export type Keeper = ReturnType<typeof openKeeper>
