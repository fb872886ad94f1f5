import type { Browser, Page } from 'puppeteer-core'
import { openBrowser } from '../support/browser.ts'

export const themes = ['light', 'dark'] as const
export type Theme = (typeof themes)[number]

export const size = (width: number, height: number) => ({ width, height })
export type Size = ReturnType<typeof size>

/** The screens each kind of page must do well on. */
export const sizes = {
  board: [size(1920, 1080), size(3840, 2160), size(1080, 1920)],
  kiosk: [size(1280, 800), size(800, 1280)],
  phone: [size(390, 844)],
  desk: [size(1280, 800), size(390, 844)],
} as const
export type Kind = keyof typeof sizes

/** A page in a state worth looking at. */
export interface Stop {
  name: string
  kind: Kind
  page: Page
  /** Where it is worth looking at it, if not on every screen. */
  only?: readonly Size[]
  /** Nothing may touch the page while it is looked at: a finger would change what it shows. */
  untouched?: true
}

declare global {
  interface Window {
    held: { stop: () => void; go: () => void; skip: (ms: number) => void; later: (ms: number) => void }
  }
}

/** Runs in the page before anything else: time stands still by the calendar, and by the stopwatch when told. */
const holdTime = (start: number) => {
  let now = start
  const real = performance.now.bind(performance)
  let stopped: number | null = null
  let ahead = 0
  performance.now = () => stopped ?? real() + ahead
  window.held = {
    stop: () => {
      stopped = performance.now()
    },
    go: () => {
      stopped = null
    },
    skip: ms => {
      ahead += ms
    },
    later: ms => {
      now += ms
      ahead += ms
    },
  }
  const Real = Date
  class Held extends Real {
    constructor(...given: [] | [number | string]) {
      super(...((given.length ? given : [now]) as [number]))
    }
    static override now() {
      return now
    }
  }
  window.Date = Held as DateConstructor
}

/** Waits until a page has its type, its pictures and its peace. */
const settle = async (page: Page) => {
  await page.waitForFunction(
    () =>
      document.fonts.status === 'loaded' &&
      [...document.querySelectorAll('canvas')].every(
        canvas => canvas.dataset['state'] === 'still' || !canvas.checkVisibility(),
      ),
  )
  await page.evaluate(async () => {
    const frame = () => new Promise(requestAnimationFrame)
    await frame()
    await frame()
    for (const motion of document.getAnimations())
      if (motion.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) motion.finish()
    await frame()
  })
}

/** Letters and desks go on below the edge of a screen. */
export const goesOn = (kind: Kind) => kind !== 'board' && kind !== 'kiosk'

/** Puts a page into a size and a theme, and waits until it is still. */
export const dress = async ({ page, kind, untouched }: Stop, { width, height }: Size, theme: Theme) => {
  const now = page.viewport()
  if (now?.width !== width || now.height !== height) await page.setViewport({ width, height })
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }])
  const onWall = !goesOn(kind)
  if (!untouched) await page.mouse.move(0, 0)
  await page.evaluate(
    (onWall, theme, untouched) => {
      if (!untouched) dispatchEvent(new Event('pointerdown'))
      if (!onWall) return
      const address = new URL(location.href)
      address.searchParams.set('theme', theme)
      history.replaceState(null, '', address)
      document.documentElement.dataset['theme'] = theme
    },
    onWall,
    theme,
    untouched ?? false,
  )
  await page.waitForFunction(theme => document.documentElement.dataset['theme'] === theme, {}, theme)
  await settle(page)
}

export interface Studio {
  browser: Browser
  /** Opens an address as somebody who was never here, or with a cookie. */
  open: (url: string, who?: { now?: number; cookie?: string | undefined; kind?: Kind }) => Promise<Page>
  close: () => Promise<void>
}

export const openStudio = async (): Promise<Studio> => {
  const browser = await openBrowser()
  return {
    browser,
    async open(url, { now, cookie, kind = 'phone' } = {}) {
      const context = await browser.createBrowserContext()
      if (cookie) {
        const [name = '', value = ''] = cookie.split('=')
        await context.setCookie({ name, value, domain: new URL(url).hostname, path: '/' })
      }
      const page = await context.newPage()
      page.setDefaultTimeout(20_000)
      await page.setViewport(sizes[kind][0])
      await page.evaluateOnNewDocument(holdTime, now ?? Date.now())
      await page.goto(url)
      return page
    },
    close: () => browser.close(),
  }
}

/** Closes a page with all that it kept. */
export const leave = (page: Page) => page.browserContext().close()
