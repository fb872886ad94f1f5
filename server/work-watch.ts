import { type Pace, paceOf } from '../shared/pace.ts'
import { spanAt } from '../shared/shifts.ts'
import type { State } from '../shared/state.ts'
import { type WorkKind, workInUse } from '../shared/work-kind.ts'
import { COUNT_MOST } from '../shared/work-settings.ts'
import type { Clock } from './clock.ts'
import { uuidV5 } from './ids.ts'
import type { Heard, Log } from './log.ts'
import type { Teams } from './teams.ts'

const LOOK_EVERY_MS = 60_000

/**
 * What to say of a kind of work. It falls behind when a bucket late, or when the end will be missed; it has recovered
 * when nothing is late any more and the end is in reach. In between it stays what it was, so that nobody is told every
 * few minutes.
 */
const changeOf = (kind: WorkKind, pace: Pace): 'work-fell-behind' | 'work-recovered' | null => {
  const { standing, lag, span, willMiss, stale } = pace
  if (stale) return null
  const isLate = standing === 'far-behind' || (standing === 'behind' && lag >= 1)
  if (kind.behindSince === 0) return isLate ? 'work-fell-behind' : null
  // What the shift before fell behind with is its own: its close ends it.
  if (kind.behindSince < span.start) return null
  const isWell = standing === 'finished' || (standing === 'on-pace' && !willMiss)
  return isWell ? 'work-recovered' : null
}

/** Each team has a second of its own in the minute, so that a thousand of them are not looked at in one breath. */
const nextLook = (team: string, now: number) => {
  const own = Number.parseInt(team.slice(0, 6), 16) % LOOK_EVERY_MS
  return (Math.floor((now - own) / LOOK_EVERY_MS) + 1) * LOOK_EVERY_MS + own
}

const concerns = ({ stream, events }: Heard) =>
  stream.startsWith('team:') &&
  events.some(({ type }) => type === 'work-defined' || type === 'work-ended' || type === 'clock-set')

/** Says when work falls behind and when it recovers: looks once a minute at teams that count work, at others never. */
export const openWorkWatch = (clock: Clock, log: Log, teams: Teams, failed: (error: unknown) => void) => {
  const plans = new Map<string, () => void>()
  const turns = new Map<string, Promise<void>>()
  let isOn = false

  const look = async (team: string, { work, team: set }: State, now: number) => {
    const span = spanAt(now, set)
    if (!span || now >= span.end) return
    const drafts = workInUse(work).flatMap(kind => {
      const pace = paceOf(kind, span, set, now)
      const type = changeOf(kind, pace)
      if (!type) return []
      const id = uuidV5(`${team}/${kind.id}/${type}/${Math.floor(now / LOOK_EVERY_MS)}`)
      const gap = type === 'work-fell-behind' ? { gap: Math.min(COUNT_MOST, Math.max(0, pace.gap)) } : {}
      return [{ id, type, happenedAt: now, work: kind.id, ...gap }]
    })
    if (drafts.length > 0) await log.tell(`team:${team}`, drafts, { kind: 'system' })
  }

  const comeBack = (team: string, now: number) => {
    plans.set(
      team,
      clock.at(nextLook(team, now), () => void wake(team)),
    )
  }

  const visit = async (team: string) => {
    plans.get(team)?.()
    plans.delete(team)
    if (!isOn || teams.organisation().teams[team]?.closed !== false) return
    const now = clock.now()
    let isCounting = true
    try {
      const { full } = await teams.get(team)
      isCounting = full.team.shifts.length > 0 && workInUse(full.work).length > 0
      if (isCounting && isOn) await look(team, full, now)
    } finally {
      if (isCounting && isOn) comeBack(team, now)
    }
  }

  const wake = (team: string) => {
    const turn = (turns.get(team) ?? Promise.resolve()).then(() => visit(team)).catch(failed)
    turns.set(team, turn)
    return turn
  }

  const hear = log.onEvents(heard => {
    for (const one of heard) if (isOn && concerns(one)) void wake(one.stream.slice('team:'.length))
  })

  return {
    /** Looks at every team that counts work, and plans to look again. */
    async start() {
      isOn = true
      for (const team of Object.keys(teams.organisation().teams)) await wake(team)
    },
    settled: (team: string) => turns.get(team) ?? Promise.resolve(),
    stop() {
      isOn = false
      hear()
      for (const cancel of plans.values()) cancel()
    },
  }
}

export type WorkWatch = ReturnType<typeof openWorkWatch>
