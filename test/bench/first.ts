import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Browser, Page } from 'puppeteer-core'
import { build } from 'vite'
import { readyPages } from '../../server/pages.ts'
import { openBrowser } from '../support/browser.ts'
import { interleaved, median, type Row, table } from './measure.ts'
import { startHelper } from './running.ts'

const ROUNDS = 15
const SLOW_ROUNDS = 7
/** About a Raspberry Pi 4, beside the machine this runs on. */
const SLOWED = 6
const PATIENCE_MS = 30_000

const root = resolve(import.meta.dirname, '../..')

/** Our pages, and beside them the bare one. */
const buildBoth = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'marblewall-bench-pages-'))
  await readyPages(root, join(root, 'dist'))
  cpSync(join(root, 'dist'), folder, { recursive: true })
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'bare-page'),
    logLevel: 'warn',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'es2023',
      modulePreload: { polyfill: false },
      rolldownOptions: { input: join(import.meta.dirname, 'bare-page/bare.html') },
    },
  })
  return folder
}

interface Shown {
  /** When the first words were painted, after the page was asked for. */
  first: number
  /** When what the server told was there. */
  live: number
}

/** Opens a page as a browser does that never saw it before; what the page itself keeps is still there. */
const opener =
  (browser: Browser, address: string, told: string) =>
  async (slower: number): Promise<Shown> => {
    const page = await browser.newPage()
    await page.setViewport({ width: 1920, height: 1080 })
    await page.setCacheEnabled(false)
    await page.setBypassServiceWorker(true)
    await page.emulateCPUThrottling(slower)
    await page.goto(address)
    await page.waitForSelector(told, { timeout: PATIENCE_MS })
    const shown = await page.evaluate(async () => {
      const live = performance.now()
      const first = await new Promise<number>(resolve => {
        new PerformanceObserver(list => {
          const paint = list.getEntriesByName('first-contentful-paint')[0]
          if (paint) resolve(paint.startTime)
        }).observe({ type: 'paint', buffered: true })
      })
      return { first, live }
    })
    await page.close()
    return shown
  }

const codeOn = (page: Page) => page.$eval('[data-name="code"]', found => found.getAttribute('data-value'))

const rows = (ours: readonly Shown[], reference: readonly Shown[], how: string): Row[] => {
  const middle = (all: readonly Shown[], name: keyof Shown) => median(all.map(one => one[name]))
  return [
    {
      ...{ what: `first paint${how}`, ours: middle(ours, 'first'), reference: middle(reference, 'first') },
      ...{ unit: 'ms', goal: { ratioUnder: 1.3 } },
    },
    {
      ...{ what: `what the server tells is there${how}`, ours: middle(ours, 'live') },
      ...{ reference: middle(reference, 'live'), unit: 'ms' },
    },
  ]
}

/** How soon a board that was switched on shows its first words, beside a bare page with Preact and Socket.IO. */
export const run = async () => {
  const folder = await buildBoth()
  const server = startHelper('pages.ts')
  const { base, team, token } = await server.ask('open', folder)
  const browser = await openBrowser()
  const page = await browser.newPage()
  await page.goto(`${base}/board`)
  await page.waitForSelector('[data-name="code"]', { timeout: PATIENCE_MS })
  await server.ask('approve', await codeOn(page))
  const told = ':root[data-connection="live"] [data-panel]'
  await page.waitForSelector(told, { timeout: PATIENCE_MS })
  await page.close()
  const ours = opener(browser, `${base}/board`, told)
  const bare = opener(browser, `${base}/bare.html#${team}/${token}`, '[data-live="true"]')
  const at = (slower: number, rounds: number) =>
    interleaved(rounds, { ours: () => ours(slower), reference: () => bare(slower) })
  await at(1, 2)
  const plain = await at(1, ROUNDS)
  const slowed = await at(SLOWED, SLOW_ROUNDS)
  await browser.close()
  await server.ask('stop')
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
  return table('A board that is switched on, beside a bare page of Preact and Socket.IO', [
    ...rows(plain.ours, plain.reference, ''),
    ...rows(slowed.ours, slowed.reference, `, at a ${SLOWED}th of the speed`),
  ])
}
