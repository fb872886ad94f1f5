/** The one source of time. Injected everywhere, so that tests and the demo's history can hold it. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number
  /** Runs once when the time has come, at once if it is past. Answers with the way to call it off. */
  at(when: number, run: () => void): () => void
}

// A timer over 2^31 ms fires at once, and a sleeping machine or a corrected clock moves the goal: look again hourly.
const LOOK_AGAIN_MS = 3_600_000

export const systemClock = (): Clock => ({
  now: () => Date.now(),
  at(when, run) {
    let timer: NodeJS.Timeout
    const wait = () => {
      const left = when - Date.now()
      timer = left > LOOK_AGAIN_MS ? setTimeout(wait, LOOK_AGAIN_MS) : setTimeout(run, Math.max(0, left))
      timer.unref()
    }
    wait()
    return () => clearTimeout(timer)
  },
})

export interface HeldClock extends Clock {
  /** Moves on to an instant, running what falls due on the way, in order, and waiting for what that starts. */
  moveTo(when: number): Promise<void>
  move(ms: number): Promise<void>
}

const settle = () => new Promise<void>(resolve => setImmediate(resolve))

/** A clock that stands still until it is moved. */
export const heldClock = (start: number): HeldClock => {
  let now = start
  let waiting: { when: number; run: () => void }[] = []
  const clock: HeldClock = {
    now: () => now,
    at(when, run) {
      const one = { when, run }
      waiting.push(one)
      return () => {
        waiting = waiting.filter(other => other !== one)
      }
    },
    async moveTo(when) {
      for (;;) {
        const [next] = waiting.filter(one => one.when <= when).sort((a, b) => a.when - b.when)
        if (!next) break
        waiting = waiting.filter(other => other !== next)
        now = Math.max(now, next.when)
        next.run()
        for (let turn = 0; turn < 5; turn++) await settle()
      }
      now = Math.max(now, when)
      await settle()
    },
    move: ms => clock.moveTo(now + ms),
  }
  return clock
}
