import type { Page } from 'puppeteer-core'

/** What a page did while somebody watched it. */
export interface Watched {
  /** Draws of each part that was watched, by its selector, in each second. */
  draws: Record<string, number[]>
  /** From one frame to the next, in milliseconds. */
  frames: number[]
}

declare global {
  interface Window {
    watched: Watched
    unwatch: () => void
  }
}

/** Counts from now on how often parts of a page are drawn anew: in each frame in which a figure of theirs changed. */
export const watchDraws = (page: Page, parts: readonly string[]) =>
  page.evaluate(selectors => {
    window.unwatch?.()
    const watched: Watched = { draws: Object.fromEntries(selectors.map(one => [one, []])), frames: [] }
    window.watched = watched
    const changed = new Set<string>()
    const observers = selectors.map(selector => {
      const observer = new MutationObserver(() => changed.add(selector))
      const found = document.querySelector(selector)
      if (!found) throw new Error(`${selector} is not there`)
      // Figures, and not what is measured and set to fit within the same frame.
      observer.observe(found, { subtree: true, attributeFilter: ['data-value'] })
      return observer
    })
    const started = performance.now()
    let last = started
    let isOver = false
    const frame = (now: number) => {
      if (isOver) return
      watched.frames.push(now - last)
      last = now
      const second = Math.max(0, Math.floor((now - started) / 1_000))
      for (const selector of selectors) {
        const counts = watched.draws[selector]!
        while (counts.length <= second) counts.push(0)
        if (changed.has(selector)) counts[second] = (counts[second] ?? 0) + 1
      }
      changed.clear()
      requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
    window.unwatch = () => {
      isOver = true
      for (const observer of observers) observer.disconnect()
    }
  }, parts)

/** Stops counting, and answers with what was counted. */
export const drawsOf = (page: Page): Promise<Watched> =>
  page.evaluate(() => {
    window.unwatch()
    return window.watched
  })
