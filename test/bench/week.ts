import { resolve } from 'node:path'
import type { Page } from 'puppeteer-core'
import { readyPages } from '../../server/pages.ts'
import { openBrowser } from '../support/browser.ts'
import { table } from './measure.ts'
import { startHelper } from './running.ts'

/** What is kept of shifts reaches back four weeks: only then does something have to go for all that comes. */
const DAYS_BEFORE = 30
const DAYS = 7
/** A wall in the corridor, and screens that come and go. */
const FOLLOWERS = 12
const PATIENCE_MS = 30_000
const root = resolve(import.meta.dirname, '../..')

/** By how much it grows from one to the next: the line that lies closest to all of them. */
const slopeOf = (values: readonly number[]) => {
  const mean = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / all.length
  const [middle, level] = [(values.length - 1) / 2, mean(values)]
  const rise = values.reduce((sum, value, n) => sum + (n - middle) * (value - level), 0)
  return rise / values.reduce((sum, _, n) => sum + (n - middle) ** 2, 0)
}

const heapOf = async (page: Page) => {
  const devtools = await page.createCDPSession()
  await devtools.send('HeapProfiler.collectGarbage')
  await devtools.detach()
  return ((await page.metrics()).JSHeapUsedSize ?? Number.NaN) / 1_000
}

interface Held {
  heap: number
  state: number
  refused: number
  page: number
}

/** What a ward's server and its wall hold after each day of a week, once garbage is collected. */
export const run = async () => {
  await readyPages(root, resolve(root, 'dist'))
  const ward = startHelper('ward.ts')
  const { base, team, tokens } = await ward.ask('open')
  const boards = startHelper('boards.ts')
  const browser = await openBrowser()
  const page = await browser.newPage()
  await page.setViewport({ width: 1920, height: 1080 })
  await page.goto(`${base}/board`)
  await page.waitForSelector('[data-name="code"]', { timeout: PATIENCE_MS })
  const code = await page.$eval('[data-name="code"]', found => found.getAttribute('data-value'))
  await ward.ask('approve', code)
  await page.waitForSelector('[data-panel] canvas, [data-panel="work"]', { timeout: PATIENCE_MS })
  const live = async () => {
    await boards.ask('connect', { base, count: FOLLOWERS, ours: { team, tokens } })
    await boards.ask('start')
    await ward.ask('day')
    await boards.ask('leave')
  }
  for (let day = 0; day < DAYS_BEFORE; day++) await live()
  const look = async (): Promise<Held> => ({ ...(await ward.ask('held')), page: await heapOf(page) })
  // The first look collects a month's garbage, and the second what only that left over.
  await look()
  const week = [await look()]
  while (week.length <= DAYS) {
    await live()
    week.push(await look())
  }
  await browser.close()
  await ward.ask('stop')
  await Promise.all([ward.stop(), boards.stop()])
  const first = week[0]!
  const last = week.at(-1)!
  const of = (name: 'heap' | 'state' | 'page') => slopeOf(week.map(one => one[name]))
  return table('A week of a ward after its first month: what is held, once garbage is collected', [
    { what: 'server, beside a week before', ours: last.heap, reference: first.heap, unit: 'KB' },
    {
      what: 'what it says of the team, beside a week before',
      ours: last.state,
      reference: first.state,
      unit: 'KB',
    },
    { what: 'page of a wall, beside a week before', ours: last.page, reference: first.page, unit: 'KB' },
    { what: 'server, more each day', ours: of('heap'), unit: 'KB', goal: { under: 50 } },
    { what: 'what it says of the team, more each day', ours: of('state'), unit: 'KB' },
    { what: 'page of a wall, more each day', ours: of('page'), unit: 'KB', goal: { under: 50 } },
    { what: 'refused', ours: last.refused, unit: '', goal: { under: 1 } },
  ])
}
