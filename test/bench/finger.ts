import type { Browser, Page } from 'puppeteer-core'
import { openBrowser } from '../support/browser.ts'
import { interleaved, median, p99, sleep, table } from './measure.ts'
import { type Marblewall, startHelper, startMarblewall } from './running.ts'

const BLOCKS = 4
const TAPS_A_BLOCK = { ours: 50, reference: 25 }
const PATIENCE_MS = 10_000
/** Between two taps, and after the pages have come up. */
const PAUSE_MS = 150
const SETTLE_MS = 1_000
const FACES = ['good', 'mixed', 'hard']

/** A kiosk and a board beside it. */
interface Pair {
  kiosk: Page
  board: Page
}

interface Side {
  open: () => Promise<Pair>
  /** Makes the kiosk ready and answers with where the next finger goes. */
  ready: (kiosk: Page, tap: number) => Promise<{ x: number; y: number }>
}

declare global {
  interface Window {
    liftedAt: number
    paintedAt: number
  }
}

/** Runs in every page before its own scripts: notes when a finger lifts, and when a changed figure is painted. */
const note = () => {
  window.liftedAt = window.paintedAt = 0
  addEventListener('pointerup', ({ timeStamp }) => (window.liftedAt = timeStamp), true)
  const afterPaint = (run: () => void) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = run
    port2.postMessage(null)
  }
  let isInFrame = false
  const frame = window.requestAnimationFrame.bind(window)
  window.requestAnimationFrame = run =>
    frame(time => {
      isInFrame = true
      afterPaint(() => (isInFrame = false))
      run(time)
    })
  const painted = () => afterPaint(() => (window.paintedAt = performance.now()))
  new MutationObserver(changes => {
    const isFigure = (node: Node) => node instanceof Element && node.getAttribute('data-name') === 'answers'
    // The first answer brings a figure of its own; the others change it.
    const isAnswers = ({ target, addedNodes }: MutationRecord) =>
      isFigure(target) ||
      [...addedNodes].some(node => node instanceof Element && node.querySelector('[data-name="answers"]'))
    if (!changes.some(isAnswers)) return
    // What changes in a frame is painted with it, anything else with the next.
    if (isInFrame) painted()
    else frame(painted)
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-value'] })
}

/** How far the board's clock is ahead, from the tightest of many exchanges. */
const aheadOf = async ({ kiosk, board }: Pair): Promise<number> => {
  await board.evaluate(() => {
    const channel = new BroadcastChannel('clock')
    channel.onmessage = ({ data }) => data === 'ask' && channel.postMessage(performance.now())
  })
  return kiosk.evaluate(async () => {
    const channel = new BroadcastChannel('clock')
    let best = { trip: Number.POSITIVE_INFINITY, ahead: 0 }
    for (let n = 0; n < 200; n++) {
      const asked = performance.now()
      const told = await new Promise<number>(resolve => {
        channel.onmessage = ({ data }) => typeof data === 'number' && resolve(data)
        channel.postMessage('ask')
      })
      const trip = performance.now() - asked
      if (trip < best.trip) best = { trip, ahead: told - asked - trip / 2 }
    }
    channel.close()
    return best.ahead
  })
}

const until = (page: Page, selector: string) => page.waitForSelector(selector, { timeout: PATIENCE_MS })

const middleOf = (page: Page, selector: string) =>
  page.$eval(selector, found => {
    const { left, top, width, height } = found.getBoundingClientRect()
    return { x: left + width / 2, y: top + height / 2 }
  })

const opener = async (browser: Browser, base: string) => {
  const context = await browser.createBrowserContext()
  const page = async (path: string, width: number, height: number) => {
    const opened = await context.newPage()
    await opened.setViewport({ width, height, hasTouch: true })
    // Both are looked at at once, as in a staff room.
    const devtools = await opened.createCDPSession()
    await devtools.send('Emulation.setFocusEmulationEnabled', { enabled: true })
    await opened.evaluateOnNewDocument(note)
    await opened.goto(base + path)
    return opened
  }
  return async () => ({ board: await page('/board', 1920, 1080), kiosk: await page('/kiosk', 1280, 800) })
}

const pairUp = async (wall: Marblewall, team: string, pages: Pair) => {
  for (const [kind, page] of Object.entries(pages)) {
    await until(page, '[data-name="code"]')
    const code = await page.$eval('[data-name="code"]', (found: Element) => found.getAttribute('data-value'))
    await wall.ask('/pair', { code, team, kind, name: kind })
    await until(page, `:root[data-connection="live"] :is(main.${kind}, .${kind} main)`)
    await page.close()
  }
}

const oursIn = async (browser: Browser, wall: Marblewall): Promise<Side> => {
  const open = await opener(browser, wall.base)
  await pairUp(wall, await wall.setUp(), await open())
  return {
    async open() {
      const pages = await open()
      for (const page of Object.values(pages)) await until(page, ':root[data-connection="live"] main')
      await until(pages.board, '[data-name="answers"]')
      return pages
    },
    async ready(kiosk, tap) {
      if (await kiosk.$('.marble-thanks')) {
        const { x, y } = await middleOf(kiosk, '[data-action="done"]')
        await kiosk.touchscreen.tap(x, y)
      }
      const face = `main[data-showing="home"] [data-choice="${FACES[tap % FACES.length]}"]`
      await until(kiosk, face)
      await sleep(PAUSE_MS)
      return middleOf(kiosk, face)
    },
  }
}

const bareIn = async (browser: Browser, base: string): Promise<Side> => ({
  open: await opener(browser, base),
  async ready(kiosk) {
    await sleep(PAUSE_MS)
    return middleOf(kiosk, 'button')
  },
})

/** From the moment a finger lifts to the frame that shows the answer, in milliseconds, for each of some taps. */
const tapped = async ({ open, ready }: Side, taps: number) => {
  const { kiosk, board } = await open()
  await sleep(SETTLE_MS)
  const ahead = await aheadOf({ kiosk, board })
  const times: number[] = []
  for (let tap = 0; tap < taps; tap++) {
    const { x, y } = await ready(kiosk, tap)
    await board.evaluate(() => {
      window.paintedAt = 0
    })
    await kiosk.touchscreen.tap(x, y)
    await board.waitForFunction(() => window.paintedAt > 0, { timeout: PATIENCE_MS, polling: 20 })
    const lifted = await kiosk.evaluate(() => window.liftedAt)
    times.push((await board.evaluate(() => window.paintedAt)) - ahead - lifted)
  }
  await Promise.all([kiosk.close(), board.close()])
  return times
}

/** From a finger on the kiosk to changed pixels on the board, beside a bare button, a bare emit and a bare figure. */
export const run = async () => {
  const wall = await startMarblewall()
  const bare = startHelper('bare.ts')
  const { port } = await bare.ask('listen')
  const browser = await openBrowser()
  const [our, other] = [await oursIn(browser, wall), await bareIn(browser, `http://127.0.0.1:${port}`)]
  const { ours, reference } = await interleaved(BLOCKS, {
    ours: () => tapped(our, TAPS_A_BLOCK.ours),
    reference: () => tapped(other, TAPS_A_BLOCK.reference),
  })
  await browser.close()
  await Promise.all([wall.stop(), bare.stop()])
  const [all, bareOnes] = [ours.flat(), reference.flat()]
  return table(`From a finger on the kiosk to changed pixels on the board, ${all.length} taps`, [
    { what: 'median', ours: median(all), reference: median(bareOnes), unit: 'ms' },
    { what: 'p99', ours: p99(all), reference: p99(bareOnes), unit: 'ms', goal: { under: 100 } },
  ])
}
