import type { Clock } from '../clock.ts'
import type { Hook } from '../directory/document.ts'
import type { Hooks } from '../directory/webhooks.ts'
import type { Heard, Log } from '../log.ts'
import type { Teams } from '../teams.ts'
import { isTold, letterOf } from './letter.ts'
import { type Answered, isFine, post } from './post.ts'

export interface Means {
  clock: Clock
  log: Log
  teams: Teams
  hooks: Hooks
  failed: (error: unknown) => void
  /** From 0 to 1, so that many hooks of one dead receiver do not all come back at once. */
  chance: () => number
  giveUpAfterMs: number
}

/** How it goes with a hook, as far as memory goes. */
export interface Progress {
  triedAt: number | null
  deliveredAt: number | null
  last: Answered | null
}

const FIRST_WAIT_MS = 5_000
const LONGEST_WAIT_MS = 2 * 3_600_000
/** So many events that concern nobody may be read again after a crash. */
const KEEP_EVERY = 2_000

const waitOf = (failures: number, chance: number) =>
  Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failures - 1, 20)) * (0.8 + 0.4 * chance)

/**
 * Tells one hook what happened, in the order of the log, one thing at a time. It holds a place in the log and nothing
 * else, so a receiver that is down for a week costs no memory and keeps nobody else waiting.
 */
export const openCourier = (hook: Hook, means: Means) => {
  const { clock, log, teams, hooks, failed, chance, giveUpAfterMs } = means
  const { id, team, url, secret } = hook
  const stream = `team:${team}`
  const progress: Progress = { triedAt: null, deliveredAt: null, last: null }
  let after = hook.after
  let kept = hook.after
  let failingSince = hook.failingSince
  let failures = 0
  let busy: Promise<void> | null = null
  let again = false
  let cancel: (() => void) | null = null
  const leaving = new AbortController()
  let stopped = false

  const keep = async () => {
    kept = after
    await hooks.keep(id, { after, failingSince })
  }

  const nextLetter = async () => {
    for await (const page of log.read(stream, after)) {
      const event = page.find(isTold)
      if (event) return { event, seq: event.seq }
      after = page.at(-1)?.seq ?? after
    }
    return null
  }

  const fail = async () => {
    failures++
    cancel = clock.at(clock.now() + waitOf(failures, chance()), () => void wake())
    if (failingSince !== null) return
    failingSince = clock.now()
    await keep()
  }

  /** Delivers what waits. False when the receiver did not take one. */
  const deliver = async (): Promise<boolean> => {
    for (;;) {
      const next = await nextLetter()
      if (!next || stopped) return true
      const body = letterOf(next.event, team, (await teams.get(team)).full)
      progress.triedAt = clock.now()
      progress.last = await post({
        url,
        secret,
        body,
        now: clock.now(),
        giveUpAfterMs,
        signal: leaving.signal,
      })
      if (stopped) return true
      if (!isFine(progress.last)) return false
      progress.deliveredAt = clock.now()
      after = next.seq
      failures = 0
      failingSince = null
      await keep()
    }
  }

  const run = async () => {
    do {
      again = false
      if (!(await deliver())) return fail()
    } while (again && !stopped)
    if (after - kept >= KEEP_EVERY) await keep()
  }

  const wake = (): Promise<void> => {
    cancel?.()
    cancel = null
    again = true
    busy ??= run()
      .catch(async error => {
        failed(error)
        failures++
        if (!stopped) cancel = clock.at(clock.now() + waitOf(failures, chance()), () => void wake())
      })
      .finally(() => {
        busy = null
        // Something happened just as it was done.
        if (again && !cancel && !stopped) void wake()
      })
    return busy
  }

  return {
    progress,
    wake,
    hear({ events, after: from, to }: Heard) {
      // While it waits to try again, or is at it, it will come to this by itself.
      if (cancel || stopped) return
      if (busy) again = true
      else if (events.some(isTold)) void wake()
      else if (from === after) after = to
    },
    /** Answers when no attempt is under way. */
    settled: () => busy ?? Promise.resolve(),
    async stop() {
      stopped = true
      cancel?.()
      leaving.abort()
      // Who is slow to answer just now is told again after the next start.
      await busy
      if (after > kept) await keep()
    },
  }
}

export type Courier = ReturnType<typeof openCourier>
