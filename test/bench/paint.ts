import { randomUUID } from 'node:crypto'
import type { Page } from 'puppeteer-core'
import { addDays } from '../../shared/days.ts'
import { openBrowser } from '../support/browser.ts'
import { interleaved, median, p99, sleep, table } from './measure.ts'
import { type Marblewall, post, startMarblewall } from './running.ts'

const MEASURES = 60
const WEEKS = 520
const LAST = '2026-11-16'
const ROUNDS = 10
const PATIENCE_MS = 30_000

const readings = (measure: number) =>
  Array.from({ length: WEEKS }, (_, week) => ({
    period: addDays(LAST, -7 * (WEEKS - 1 - week)),
    value: 40 + ((measure * 31 + week * 17) % 23),
  }))

/** Ten years of weeks of sixty measures, through the doors that a script has. */
const fill = async (wall: Marblewall, team: string) => {
  const { secret } = await wall.ask(`/teams/${team}/keys`, { name: 'bench' })
  for (let n = 0; n < MEASURES; n++) {
    const settings = {
      key: `m${n}`,
      name: `Measure ${n + 1}`,
      better: 'down',
      cadence: 'weekly',
      chart: 'xmr',
    }
    await wall.ask(`/teams/${team}/measures`, { ...settings, target: 30 })
    const url = `${wall.base}/api/v1/teams/${team}/measures/m${n}/readings`
    // A key may bring a thousand readings a second.
    while ((await post(url, readings(n), secret)) === 429) await sleep(250)
  }
}

const arrange = (wall: Marblewall, team: string, kind: string) =>
  wall.ask(`/teams/${team}/events`, {
    id: randomUUID(),
    type: 'board-arranged',
    panels: [{ id: kind, kind, size: 'large', settings: {} }],
  })

/** A paired wall of a team of its own. */
const openWall = async (wall: Marblewall, page: Page, team: string) => {
  await page.setViewport({ width: 1920, height: 1080 })
  await page.goto(`${wall.base}/board`)
  await page.waitForSelector('[data-name="code"]', { timeout: PATIENCE_MS })
  const code = await page.$eval('[data-name="code"]', found => found.getAttribute('data-value'))
  await wall.ask('/pair', { code, team, kind: 'board', name: 'bench' })
  await page.waitForSelector('[data-panel]', { timeout: PATIENCE_MS })
}

/** From asking for the page to the frame that shows what it is for. */
const shownAfter = async (page: Page, selector: string) => {
  await page.reload()
  await page.waitForSelector(selector, { timeout: PATIENCE_MS })
  return page.evaluate(
    () =>
      new Promise<number>(resolve =>
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now()))),
      ),
  )
}

/** How soon a wall with sixty measures of ten years shows them, beside a wall with a jar. */
export const run = async () => {
  const wall = await startMarblewall()
  const team = await wall.setUp()
  const other = (await wall.ask('/teams', { name: 'Other', template: 'any-team', timeZone: 'Europe/London' }))
    .id
  await fill(wall, team)
  await arrange(wall, team, 'summary')
  await arrange(wall, other, 'jar')
  const browser = await openBrowser()
  const screen = async (of: string) => {
    const page = await (await browser.createBrowserContext()).newPage()
    await openWall(wall, page, of)
    return page
  }
  const [measured, plain] = [await screen(team), await screen(other)]
  await measured.waitForSelector('[data-measure]', { timeout: PATIENCE_MS })
  const { ours, reference } = await interleaved(ROUNDS, {
    ours: () => shownAfter(measured, `[data-measures="${MEASURES}"] [data-measure]`),
    reference: () => shownAfter(plain, '[data-panel="jar"] [data-name="answers"]'),
  })
  await browser.close()
  await wall.stop()
  return table(`A wall with ${MEASURES} measures of ${WEEKS} weeks, beside a wall with a jar`, [
    {
      what: 'first paint of the summary, median',
      ours: median(ours),
      reference: median(reference),
      unit: 'ms',
      goal: { under: 1_500 },
    },
    { what: 'the slowest', ours: p99(ours), reference: p99(reference), unit: 'ms' },
  ])
}
