import type { Clock } from '../../server/clock.ts'

export interface MovedClock extends Clock {
  /** Jumps to an instant ahead, running what falls due on the way, in order. */
  jumpTo(when: number): Promise<void>
  jump(ms: number): Promise<void>
}

const settle = () => new Promise<void>(resolve => setImmediate(resolve))

/**
 * A clock that runs like any other, from an instant of the test's choosing, and can be put forward. Real pages poll and
 * are counted by time that passes: a clock that stands still would tell them to slow down for ever.
 */
export const movedClock = (start: number): MovedClock => {
  let offset = start - Date.now()
  let waiting: { when: number; run: () => void }[] = []
  let timer: NodeJS.Timeout | undefined
  const now = () => Date.now() + offset
  const takeDue = (until: number) => {
    const [next] = waiting.filter(({ when }) => when <= until).sort((a, b) => a.when - b.when)
    if (next) waiting = waiting.filter(one => one !== next)
    return next
  }
  const plan = () => {
    clearTimeout(timer)
    if (waiting.length === 0) return
    const wait = Math.min(60_000, Math.max(0, Math.min(...waiting.map(({ when }) => when)) - now()))
    timer = setTimeout(() => {
      for (let due = takeDue(now()); due; due = takeDue(now())) due.run()
      plan()
    }, wait)
    timer.unref()
  }
  const clock: MovedClock = {
    now,
    at(when, run) {
      const one = { when, run }
      waiting.push(one)
      plan()
      return () => {
        waiting = waiting.filter(other => other !== one)
        plan()
      }
    },
    async jumpTo(goal) {
      for (let due = takeDue(goal); due; due = takeDue(goal)) {
        offset = Math.max(offset, due.when - Date.now())
        due.run()
        for (let turn = 0; turn < 5; turn++) await settle()
      }
      offset = Math.max(offset, goal - Date.now())
      plan()
      await settle()
    },
    jump: ms => clock.jumpTo(now() + ms),
  }
  return clock
}
