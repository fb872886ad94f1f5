import { randomUUID } from 'node:crypto'
import type { Page } from 'puppeteer-core'
import { openBrowser } from '../support/browser.ts'
import { drawsOf, type Watched, watchDraws } from '../support/draws.ts'
import { median, nowMs, p99, percentile, sleep, table } from './measure.ts'
import { type Marblewall, startMarblewall } from './running.ts'

const A_SECOND = 500
const SECONDS = 30
const BATCHES_A_SECOND = 10
/** Every so many batches one is sent again, as by a script that did not hear the answer. */
const AGAIN_EVERY = 8
const STILL_MS = 10_000
const PATIENCE_MS = 15_000
const PARTS = ['[data-panel="work"]', '[data-panel="hours"]']
const panels = [
  { id: 'work', kind: 'work', size: 'large', settings: {} },
  { id: 'hours', kind: 'hours', size: 'large', settings: {} },
]

interface Item {
  id: string
  what: 'arrived' | 'done'
  happenedAt: number
}
interface Logged {
  id: string
  seq: number
  type: string
}
interface Sent {
  item: Item
  status: number
}

/** Sends a batch until every item of it was taken, as a script should; answers with how often each was written. */
const send = async (url: string, secret: string, items: readonly Item[]): Promise<number[]> => {
  for (;;) {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
      body: JSON.stringify(items),
    })
    if (answer.ok) {
      const { results }: { results: Sent[] } = await answer.json()
      return results.map(({ status }) => status)
    }
    if (answer.status !== 429 && answer.status !== 503)
      throw new Error(`${answer.status} ${await answer.text()}`)
    await answer.body?.cancel()
    await sleep(200)
  }
}

/** Five hundred a second for half a minute, on the beat whatever the answers take, and some of it twice. */
const sendAll = async (url: string, secret: string) => {
  const happenedAt = Date.now()
  const size = A_SECOND / BATCHES_A_SECOND
  const sending: Promise<number[]>[] = []
  const answers: number[] = []
  const ids: string[] = []
  const began = nowMs()
  for (let n = 0; n < SECONDS * BATCHES_A_SECOND; n++) {
    await sleep(Math.max(0, began + (n * 1_000) / BATCHES_A_SECOND - nowMs()))
    const batch = Array.from({ length: size }, (_, at): Item => {
      const what = at % 5 < 3 ? 'arrived' : 'done'
      return { id: randomUUID(), what, happenedAt }
    })
    ids.push(...batch.map(({ id }) => id))
    const sent = nowMs()
    const one = send(url, secret, batch)
    void one.then(() => answers.push(nowMs() - sent))
    sending.push(one)
    if (n % AGAIN_EVERY === 0) sending.push(send(url, secret, batch))
  }
  const statuses = (await Promise.all(sending)).flat()
  const of = (status: number) => statuses.filter(one => one === status).length
  return {
    ids,
    answers,
    seconds: (nowMs() - began) / 1_000,
    written: of(201),
    again: of(200),
    sent: statuses.length,
  }
}

const boardIn = async (page: Page, wall: Marblewall, team: string) => {
  await page.setViewport({ width: 1920, height: 1080 })
  await page.goto(`${wall.base}/board`)
  await page.waitForSelector('[data-name="code"]')
  const code = await page.$eval('[data-name="code"]', (found: Element) => found.getAttribute('data-value'))
  await wall.ask('/pair', { code, team, kind: 'board', name: 'Board' })
  for (const part of PARTS) await page.waitForSelector(`${part} [data-name="done"]`)
}

/** How often each event stands in the log: none lost, none doubled. */
const logged = async (wall: Marblewall, team: string) => {
  const ids: string[] = []
  for (let after = 0; ; ) {
    const { events }: { events: Logged[] } = await wall.read(`/teams/${team}/events?after=${after}`)
    const last = events.at(-1)
    if (!last) return ids
    ids.push(...events.filter(({ type }) => /^work-(arrived|done)$/.test(type)).map(({ id }) => id))
    after = last.seq
  }
}

const shown = (page: Page, part: string, name: string) =>
  page.$$eval(`${part} [data-name="${name}"][data-value]`, found =>
    found.reduce((sum, one) => sum + Number(one.getAttribute('data-value')), 0),
  )

/** Seconds that the page's own thread has worked since it was opened. */
const busy = async (page: Page) => (await page.metrics()).TaskDuration ?? Number.NaN

const still = async (page: Page) => {
  const before = await busy(page)
  await watchDraws(page, PARTS)
  await sleep(STILL_MS)
  const { frames } = await drawsOf(page)
  return { frames, busy: (((await busy(page)) - before) * 1e5) / STILL_MS }
}

const rowsOf = (watched: Watched, reference: readonly number[]) => {
  const { draws, frames } = watched
  const most = (part: string) => Math.max(...draws[part]!)
  return [
    {
      what: 'draws of the work panel in its busiest second',
      ours: most(PARTS[0]!),
      unit: '',
      goal: { under: 6 },
    },
    {
      what: 'draws of the hours panel in its busiest second',
      ours: most(PARTS[1]!),
      unit: '',
      goal: { under: 6 },
    },
    { what: 'frame to frame, median', ours: median(frames), reference: median(reference), unit: 'ms' },
    {
      ...{ what: 'frame to frame, p95', ours: percentile(frames, 0.95) },
      ...{ reference: percentile(reference, 0.95), unit: 'ms' },
    },
    {
      what: 'frame to frame, p99',
      ours: p99(frames),
      reference: p99(reference),
      unit: 'ms',
      goal: { under: 50 },
    },
    {
      what: 'frame to frame, longest',
      ours: Math.max(...frames),
      reference: Math.max(...reference),
      unit: 'ms',
    },
  ]
}

/** A feed at full speed, and a board that shows it; beside it the same board while nothing comes. */
export const run = async () => {
  const wall = await startMarblewall()
  const team = await wall.setUp()
  const kind = { key: 'orders', name: 'Orders', unit: 'orders', demand: 'feed', within: 60 }
  await wall.ask(`/teams/${team}/events`, { id: randomUUID(), type: 'work-defined', ...kind })
  await wall.ask(`/teams/${team}/events`, { id: randomUUID(), type: 'board-arranged', panels })
  const { secret } = await wall.ask(`/teams/${team}/keys`, { name: 'Feed' })
  const browser = await openBrowser()
  const page = await browser.newPage()
  await boardIn(page, wall, team)
  const before = await still(page)

  await watchDraws(page, PARTS)
  const workedBefore = await busy(page)
  const { ids, answers, seconds, written, again, sent } = await sendAll(
    `${wall.base}/api/v1/teams/${team}/work/orders`,
    secret,
  )
  const watched = await drawsOf(page)
  const worked = (((await busy(page)) - workedBefore) * 100) / seconds
  const done = (ids.length * 2) / 5
  const isShown = async () =>
    (await shown(page, PARTS[0]!, 'done')) === done && (await shown(page, PARTS[1]!, 'done')) === done
  const deadline = nowMs() + PATIENCE_MS
  while (!(await isShown()) && nowMs() < deadline) await sleep(50)
  const wrong = Math.abs((await shown(page, PARTS[0]!, 'done')) - done)
  const wrongBy = wrong + Math.abs((await shown(page, PARTS[0]!, 'required')) - (ids.length - done))
  const wrongHours = Math.abs((await shown(page, PARTS[1]!, 'done')) - done)
  const after = await still(page)

  const kept = await logged(wall, team)
  const each = new Set(kept)
  const lost = ids.filter(id => !each.has(id)).length
  await browser.close()
  await wall.stop()
  return table(
    `A feed of ${A_SECOND} events a second for ${SECONDS} s (${ids.length}, and ${sent - ids.length} sent twice), and a board`,
    [
      { what: 'lost', ours: lost, unit: 'events', goal: { under: 1 } },
      {
        what: 'doubled',
        ours: kept.length - each.size + (written - ids.length),
        unit: 'events',
        goal: { under: 1 },
      },
      { what: 'said to be there already', ours: again, unit: 'events' },
      { what: 'wrong on the board at the end, figures', ours: wrongBy, unit: '', goal: { under: 1 } },
      { what: 'wrong on the board at the end, hours', ours: wrongHours, unit: '', goal: { under: 1 } },
      { what: 'all of it was taken in', ours: seconds, unit: 's', goal: { under: SECONDS + 2 } },
      { what: 'an answer to fifty, median', ours: median(answers), unit: 'ms' },
      { what: 'an answer to fifty, p99', ours: p99(answers), unit: 'ms' },
      { what: 'its page was busy', ours: worked, reference: (before.busy + after.busy) / 2, unit: '%' },
      ...rowsOf(watched, [...before.frames, ...after.frames]),
    ],
  )
}
