import { type Call, callOf } from '../shared/help.ts'
import type { Event } from '../shared/state.ts'
import type { Clock } from './clock.ts'
import { uuidV5 } from './ids.ts'
import type { Heard, Log } from './log.ts'
import type { Teams } from './teams.ts'

const MINUTE_MS = 60_000
/** When nothing could be written: a disk that is full now may not be in a minute. */
const TRY_AGAIN_MS = 60_000
const TIERS_MOST = 9

/** A call as one of the tiers has it. */
interface Standing {
  team: string
  call: Call
}

const idOf = (call: string, ...what: (string | number)[]) => uuidV5(['help', call, ...what].join('/'))
/** The same call, one or more tiers up. */
const copyOf = (call: string, up: number) => idOf(call, 'up', up)

const isOver = ({ call }: Standing) => call.endedAt > 0
const isAccepted = ({ call }: Standing) => call.acceptedAt > 0

const concerns = ({ stream, events }: Heard) =>
  stream.startsWith('team:') && events.some(({ type }) => type.startsWith('help-'))

/**
 * Passes calls for help up that nobody takes, tier by tier, and lets every tier that was asked know who comes and when
 * it is over. All of it is worked out from how things stand, with ids of its own making: doing it again is harmless.
 */
export const openHelpKeeper = (clock: Clock, log: Log, teams: Teams, failed: (error: unknown) => void) => {
  const plans = new Map<string, () => void>()
  const turns = new Map<string, Promise<void>>()
  let stopped = false

  const isOpen = (team: string) => teams.organisation().teams[team]?.closed === false
  const above = (team: string, up: number): string | null => {
    const all = teams.organisation().teams
    let at: string | null = team
    for (let n = 0; n < up && at !== null; n++) at = all[at]?.parent || null
    return at !== null && isOpen(at) ? at : null
  }
  /** The tier that is asked after another; one that is closed hears nothing, so it is passed over. */
  const tierAfter = (team: string, up: number): { to: string; up: number } | null => {
    for (let next = up + 1; next <= TIERS_MOST; next++) {
      const to = above(team, next)
      if (to !== null) return { to, up: next }
    }
    return null
  }
  const nameOf = (team: string) => teams.organisation().teams[team]?.name || '?'
  const write = (team: string, id: string, type: Event['type'], body: object) =>
    log.tell(`team:${team}`, [{ id, type, ...body }], { kind: 'system' })

  /** The call where it was made and at every tier it was passed up to. */
  const everywhere = async (own: Standing): Promise<Standing[]> => {
    const found = [own]
    for (let up = 1; up <= own.call.up; up++) {
      const team = above(own.team, up)
      const call = team && callOf((await teams.get(team)).full.help, copyOf(own.call.id, up))
      if (team && call) found.push({ team, call })
    }
    return found
  }

  const passUp = async (own: Standing, all: readonly Standing[], { to, up }: { to: string; up: number }) => {
    const { id, what, where, calledAt } = own.call
    const from = { team: own.team, call: id, name: nameOf(own.team) }
    // The tier above first: after a cut it is asked again, which is harmless, and never forgotten.
    await write(to, copyOf(id, up), 'help-came-up', { from, what, where, calledAt, up })
    for (const { team, call } of all)
      await write(team, idOf(call.id, 'passed', up), 'help-passed-up', { call: call.id, to: nameOf(to), up })
  }

  /** Lets every tier know what one of them did. */
  const agree = async (all: readonly Standing[]) => {
    const taken = all.find(isAccepted)
    const over = all.find(isOver)
    for (const one of all) {
      const { team, call } = one
      if (isOver(one)) continue
      if (taken && !isAccepted(one))
        await write(team, idOf(call.id, 'accepted'), 'help-accepted', { call: call.id, who: taken.call.who })
      if (over) await write(team, idOf(call.id, 'ended'), 'help-ended', { call: call.id })
    }
  }

  /** When a call is to be passed up, and to whom; null for one that somebody took, is over, or is at the top. */
  const dueOf = (own: Standing, all: readonly Standing[], minutes: number) => {
    const { up, passedAt, calledAt } = own.call
    const next = tierAfter(own.team, up)
    if (next === null || all.some(isOver) || all.some(isAccepted)) return null
    return { ...next, at: (up > 0 ? passedAt : calledAt) + minutes * MINUTE_MS }
  }

  /** Does what is due for the calls of a team. Answers when the next is. */
  const look = async (team: string): Promise<number | null> => {
    const { help } = (await teams.get(team)).full
    let next: number | null = null
    for (const call of help.calls.filter(({ from }) => from === null)) {
      const own = { team, call }
      const all = await everywhere(own)
      const due = dueOf(own, all, help.minutes)
      if (due && due.at <= clock.now()) await passUp(own, all, due)
      else if (due) next = Math.min(next ?? due.at, due.at)
      await agree(all)
    }
    return next
  }

  const visit = async (team: string) => {
    plans.get(team)?.()
    plans.delete(team)
    if (stopped || !isOpen(team)) return
    const comeBack = (when: number) =>
      plans.set(
        team,
        clock.at(when, () => void wake(team)),
      )
    try {
      const next = await look(team)
      if (next !== null && !stopped) comeBack(next)
    } catch (error) {
      if (!stopped) comeBack(clock.now() + TRY_AGAIN_MS)
      throw error
    }
  }

  const wake = (team: string) => {
    const turn = (turns.get(team) ?? Promise.resolve()).then(() => visit(team)).catch(failed)
    turns.set(team, turn)
    return turn
  }

  /** What is said at a tier above is said of the calls of the teams below. */
  const wakeAll = async (team: string) => {
    const { calls } = (await teams.get(team)).full.help
    for (const below of new Set(calls.map(({ from }) => from?.team ?? team))) void wake(below)
  }

  const hear = log.onEvents(heard => {
    for (const one of heard) if (concerns(one)) wakeAll(one.stream.slice('team:'.length)).catch(failed)
  })

  return {
    /** Does what fell due while the server was away, and plans what comes. */
    async start() {
      for (const team of Object.keys(teams.organisation().teams)) await wake(team)
    },
    /** Answers when nothing is under way. */
    settled: () => Promise.all(turns.values()),
    stop() {
      stopped = true
      hear()
      for (const cancel of plans.values()) cancel()
    },
  }
}

export type HelpKeeper = ReturnType<typeof openHelpKeeper>
