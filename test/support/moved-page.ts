import type { Page } from 'puppeteer-core'

/**
 * What a page does before its own scripts so that its time can be put forward: its dates and all its timers go by a clock
 * that runs like any other and jumps when told, running on the way what falls due, in order. What it measures silence by
 * (`performance.now`) stays as it is: the server is heard in real time.
 */
export const movable = () => {
  interface Timer {
    when: number
    every: number | null
    run: () => void
    real: number
  }
  /** How long the socket waits for the server's ping, which comes in real time. */
  const PING_MS = 18_000
  const Real = Date
  const [later, never] = [window.setTimeout.bind(window), window.clearTimeout.bind(window)]
  const timers = new Map<number, Timer>()
  let ahead = 0
  let made = 1_000_000_000
  const now = () => Real.now() + ahead
  const arm = (id: number, one: Timer) => {
    one.real = later(() => fire(id, one), Math.max(0, one.when - now()))
  }
  const fire = (id: number, one: Timer) => {
    never(one.real)
    if (one.every === null) timers.delete(id)
    else one.when += Math.max(1, one.every)
    one.run()
  }
  const wait = (run: () => void, ms: number, every: number | null) => {
    const one = { when: now() + ms, every, run, real: 0 }
    timers.set(++made, one)
    arm(made, one)
    return made
  }
  const stop = (id?: number) => {
    never(timers.get(id ?? 0)?.real ?? id)
    timers.delete(id ?? 0)
  }
  const next = (goal: number) => {
    let first: [number, Timer] | null = null
    for (const one of timers)
      if (one[1].when <= goal && one[1].when < (first?.[1].when ?? Infinity)) first = one
    return first
  }
  addEventListener('put-forward', event => {
    const goal = now() + Number((event as CustomEvent).detail)
    for (let due = next(goal); due; due = next(goal)) {
      ahead = Math.max(ahead, due[1].when - Real.now())
      fire(...due)
    }
    ahead = Math.max(ahead, goal - Real.now())
    for (const [id, one] of timers) {
      never(one.real)
      arm(id, one)
    }
  })
  const timed =
    (every: boolean) =>
    (run: () => void, ms = 0, ...given: never[]) =>
      !every && ms === PING_MS
        ? later(run, ms)
        : wait(() => Reflect.apply(run, undefined, given), ms, every ? ms : null)
  Object.assign(window, {
    setTimeout: timed(false),
    setInterval: timed(true),
    clearTimeout: stop,
    clearInterval: stop,
    Date: class extends Real {
      constructor(...given: [number]) {
        super(...((given.length > 0 ? given : [now()]) as [number]))
      }
      static override now = now
    },
  })
}

/** Puts a page's clock forward and waits until it has drawn what that changed. */
export const putForward = (page: Page, ms: number) =>
  page.evaluate(async by => {
    dispatchEvent(new CustomEvent('put-forward', { detail: by }))
    await new Promise(requestAnimationFrame)
    await new Promise(requestAnimationFrame)
  }, ms)
