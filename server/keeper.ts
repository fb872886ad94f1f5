import { addDays, mondayOf } from '../shared/days.ts'
import { placeOf, type Span, spansOf } from '../shared/shifts.ts'
import type { Team } from '../shared/team.ts'
import type { Clock } from './clock.ts'
import { type Closing, clockAt, closingIn, closingsFrom } from './closings.ts'
import { uuidV5 } from './ids.ts'
import type { Log } from './log.ts'
import { countShift, countWeek } from './tally.ts'
import type { Teams } from './teams.ts'
import type { Words } from './words.ts'
import { openWorkKeeper } from './work-keeper.ts'

/** So long after its end a shift is closed: time for the last taps of those who hand over. */
const GRACE_MS = 10 * 60_000
/** After a long sleep the keeper closes at most so many days. */
const CATCH_UP_MS = 60 * 86_400_000
/** When nothing could be written: a disk that is full now may not be in a minute. */
const TRY_AGAIN_MS = 60_000

type Cell = { day: string; shift: string }

const closingOf = (team: string, { day, shift }: Cell, type: string) =>
  uuidV5(`${team}/${day}/${shift}/${type}`)

const isSame = (a: Cell, b: Cell) => a.day === b.day && a.shift === b.shift

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
  const work = openWorkKeeper(log, teams)
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
    log.tell(`team:${team}`, [{ id: closingOf(team, span, type), type, happenedAt: span.end - 1, ...body }], {
      kind: 'system',
    })

  const close = async (team: string, span: Closing) => {
    const { isLast } = span
    const set = (await teams.get(team)).full.team
    await write(team, span, 'shift-closed', {})
    await work.close(team, span)
    const fold = await teams.get(team)
    const counted = countShift(fold.tally, fold.full.jar, cell => isBefore(cell, span, set))
    if (counted) await write(team, span, 'shift-counted', counted)
    if (isLast && mondayOf(addDays(span.day, 1)) !== mondayOf(span.day)) {
      const week = countWeek(fold.tally, (await teams.get(team)).full.jar, mondayOf(span.day))
      if (week) await write(team, span, 'week-counted', week)
    }
    // What was said in the shift that has begun meanwhile waits for its own end: alone it would be known by its minute.
    const waiting = (await teams.get(team)).tally.waiting.filter(one => isBefore(one, span, set))
    const enough = Math.max(set.lots, ...waiting.map(({ lots }) => lots))
    const ripe =
      waiting.length >= enough ? waiting : waiting.filter(({ until }) => isLast && until <= clock.now())
    if (ripe.length > 0) await words.release(team, ripe, span.end - 1)
    await teams.keepVoice(team, span.start)
  }

  /** The first shift not closed yet; for a new team the one it was founded in. */
  const firstOpen = async (team: string): Promise<Closing | null> => {
    const { full } = await teams.get(team)
    if (full.team.shifts.length === 0) return null
    const founded = await foundedAt(team)
    if (founded === null) return null
    const first = placeOf(founded, clockAt(founded, full.team))
    const earliest = placeOf(clock.now() - CATCH_UP_MS, full.team)
    // A night of the day before may end after a shift of today that was cut short.
    const from = addDays(full.jar.closed?.day ?? first.day, -1)
    const store = log.storeOf(`team:${team}`)
    for (const span of closingsFrom(from < earliest.day ? earliest.day : from, full.team)) {
      if (span.end <= founded && !isSame(span, first)) continue
      // After a change of the pattern the order of the day may be another: what was closed stays closed.
      if (!(await store.find(`team:${team}`, closingOf(team, span, 'shift-closed')))) return span
    }
    return null
  }

  const foundedAt = async (team: string): Promise<number | null> => {
    for await (const [first] of log.read(`team:${team}`, 0, 1)) return first?.at ?? null
    return null
  }

  const plan = (team: string): Promise<void> =>
    inTurn(team, async () => {
      plans.get(team)?.()
      plans.delete(team)
      if (stopped || teams.organisation().teams[team]?.closed) return
      const comeBack = (when: number) =>
        plans.set(
          team,
          clock.at(when, () => void plan(team)),
        )
      try {
        const due = await closeOverdue(team)
        if (due && !stopped) comeBack(due)
      } catch (error) {
        if (!stopped) comeBack(clock.now() + TRY_AGAIN_MS)
        throw error
      }
    })

  /** Closes what is over. Answers when the next shift is due. */
  const closeOverdue = async (team: string): Promise<number | null> => {
    for (;;) {
      const open = await firstOpen(team)
      if (!open || stopped) return null
      if (open.end + GRACE_MS > clock.now()) return open.end + GRACE_MS
      await close(team, open)
    }
  }

  const hear = log.onEvents(heard => {
    for (const { stream, events } of heard) {
      const team = stream.slice(stream.indexOf(':') + 1)
      if (stream.startsWith('voice:')) void inTurn(team, () => afterVoice(team))
      else if (events.some(({ type }) => type === 'clock-set')) void plan(team)
    }
  })

  const afterVoice = async (team: string) => {
    await words.eraseRevoked(team)
    const { tally, full } = await teams.get(team)
    const atOnce = tally.waiting.filter(({ lots }) => lots === 1)
    if (full.team.lots === 1 && atOnce.length > 0) await words.release(team, atOnce)
  }

  return {
    /** Closes what is overdue, for every team, and plans what comes. */
    async start() {
      for (const team of Object.keys(teams.organisation().teams)) {
        await inTurn(team, async () => {
          // What a crash cut short is done again: all of it is safe to repeat.
          const { jar, team: set } = (await teams.get(team)).full
          const span = jar.closed && closingIn(jar.closed, set)
          if (span && span.end > clock.now() - CATCH_UP_MS) await close(team, span)
          await words.finishEdits(team)
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
