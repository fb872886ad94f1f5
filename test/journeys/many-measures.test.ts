import type { CDPSession, Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '../../shared/days.ts'
import { newId } from '../../shared/id.ts'
import { chapters } from '../support/chapters.ts'
import { movable, putForward } from '../support/moved-page.ts'
import { openStage, type Stage } from '../support/stage.ts'

const MEASURES = 60
const WEEKS = 520
const FROM = addDays('2026-11-16', -7 * (WEEKS - 1))

const ids = Array.from({ length: MEASURES }, newId)
let stage: Stage
let board: Page

const valueAt = (measure: number, week: number) => 40 + ((measure * 31 + week * 17) % 23)

const drafts = (measure: string, n: number) => [
  {
    type: 'measure-defined',
    id: measure,
    key: `m${n}`,
    name: `Measure ${n + 1}`,
    better: 'down',
    cadence: 'weekly',
    chart: 'xmr',
    target: 30,
  },
  ...Array.from({ length: WEEKS }, (_, week) => ({
    type: 'reading-taken',
    measure,
    x: addDays(FROM, 7 * week),
    y: valueAt(n, week),
  })),
]

/** Past the door: how many drafts a person may send at once is not what this is about. */
const told = (
  { house, team }: Stage['server'],
  list: readonly object[],
  by: Parameters<typeof house.log.write>[2] = { kind: 'system' },
) =>
  house.log.write(
    `team:${team}`,
    list.map(draft => ({ id: newId(), ...draft })),
    by,
  )

beforeAll(async () => {
  stage = await openStage()
  for (const [n, id] of ids.entries()) await told(stage.server, drafts(id, n))
  const panels = [{ id: 'p1', kind: 'summary', size: 'large', settings: {} }]
  await stage.server.tell(stage.server.admin, { type: 'board-arranged', panels })
  board = await stage.screen('board')
}, 120_000)
afterAll(() => stage.close())
chapters(() => stage.complaints)

test('sixty measures of ten years are on the wall before a chart of them is drawn', async () => {
  await board.waitForSelector('[data-measures="60"] [data-measure] canvas[data-state="still"]')
  const { identifier } = await board.evaluateOnNewDocument(() => {
    new MutationObserver((_, watch) => {
      const lines = document.querySelectorAll('[data-measures="60"] [data-measure]')
      if (lines.length === 0) return
      const values = [...lines].filter(line => line.querySelector('b')).length
      const drawn = document.querySelectorAll('canvas[data-state="still"]').length
      document.documentElement.dataset['first'] = `${values === lines.length} ${drawn}`
      watch.disconnect()
    }).observe(document, { subtree: true, childList: true })
  })
  await board.reload()
  await board.waitForSelector('[data-measures="60"] [data-measure] canvas[data-state="still"]')
  expect(await board.$eval(':root', root => root.getAttribute('data-first'))).toBe('true 0')
  await board.removeScriptToEvaluateOnNewDocument(identifier)
})

test('a reading that comes in is drawn in its own line and nowhere else', async () => {
  await board.waitForFunction(() =>
    [...document.querySelectorAll('canvas')].every(({ dataset }) => dataset['state'] === 'still'),
  )
  const key = await board.$eval('[data-measure]', line => line.getAttribute('data-measure') ?? '')
  // Not just before the page of the list turns.
  await board.waitForFunction(() => Date.now() % 20_000 < 14_000)
  await board.evaluate(() => {
    const { clearRect } = CanvasRenderingContext2D.prototype
    CanvasRenderingContext2D.prototype.clearRect = function (...box) {
      this.canvas.dataset['drawn'] = ''
      clearRect.apply(this, box)
    }
  })
  await told(stage.server, [
    { type: 'reading-taken', measure: ids[Number(key.slice(1))]!, x: '2026-11-23', y: 44 },
  ])
  await board.waitForFunction(
    line => document.querySelector(`[data-measure="${line}"] b`)?.textContent === '44',
    {},
    key,
  )
  await board.waitForSelector(`[data-measure="${key}"] canvas[data-drawn]`)
  expect(await board.$$eval('canvas[data-drawn]', all => all.length)).toBe(1)
})

const DAY_MS = 24 * 3_600_000
/** No whole number of turns of the list, so that one after the other of its pages is seen. */
const STEP_MS = 1_350_000
const STEPS = DAY_MS / STEP_MS
const TURN_MS = 20_000
/** What is kept of a measure's past is full by then, and everything was on the wall once. */
const WARM = STEPS / 4
const LOOK_EVERY = (STEPS - WARM) / 3

/** Four measures are read and one is corrected as often: its history must be full before it can be flat. */
const arrivals = (step: number) =>
  [0, 1, 2, 3].flatMap(part => [
    {
      type: 'reading-taken',
      measure: ids[(step * 7 + part) % MEASURES]!,
      x: '2026-11-23',
      y: 30 + (step % 40),
    },
    {
      ...{ type: 'reading-corrected', measure: ids[0]!, x: '2026-11-16', why: 'a slip' },
      y: 30 + ((4 * step + part) % 37),
    },
  ])

const pass = async (page: Page, ms: number) => {
  await stage.clock.jump(ms)
  await putForward(page, ms)
}

const shownOn = (page: Page) =>
  page.evaluate(() => [
    document.documentElement.dataset['theme'] ?? '',
    document.querySelector('.masthead time')?.textContent ?? '',
    document.querySelector('.summary-panel > small')?.textContent ?? '',
  ])

/** What a page holds once garbage is collected, always with the same part of the list in sight. */
const holding = async (page: Page, cdp: CDPSession) => {
  while (!(await shownOn(page))[2]!.startsWith('1 ')) await pass(page, TURN_MS)
  await cdp.send('HeapProfiler.collectGarbage')
  const { Nodes = 0, JSHeapUsedSize = 0, JSEventListeners = 0 } = await page.metrics()
  const list = await page.$$eval('[data-measure], [data-measure] *', ({ length }) => length)
  return { nodes: Nodes, list, listeners: JSEventListeners, heap: JSHeapUsedSize / 1e6 }
}

test('after a day and a night of readings the page holds what it held in the morning', async () => {
  const panels = ['summary', 'measure', 'matrix'].map((kind, n) => ({
    ...{ id: `p${n}`, kind, size: n === 0 ? 'large' : 'medium', settings: {} },
  }))
  await told(stage.server, [{ type: 'board-arranged', panels }])
  const page = await stage.screen('board', { first: movable })
  const cdp = await page.createCDPSession()
  const drawn = await page.waitForSelector('[data-measures="60"] canvas[data-state="still"]')
  // What a test holds in its hand is held.
  await drawn?.dispose()
  const held: Awaited<ReturnType<typeof holding>>[] = []
  const seen = [new Set<string>(), new Set<string>(), new Set<string>()]
  for (let step = 1; step <= STEPS; step++) {
    await told(stage.server, arrivals(step), { kind: 'lead', id: stage.server.person })
    await pass(page, STEP_MS)
    for (const [n, what] of (await shownOn(page)).entries()) seen[n]!.add(what)
    if (step >= WARM && (step - WARM) % LOOK_EVERY === 0) held.push(await holding(page, cdp))
  }
  const [themes, minutes, turns] = seen.map(({ size }) => size)
  expect([themes, minutes]).toEqual([2, STEPS])
  expect(turns).toBeGreaterThan(1)
  const [morning, ...later] = held
  expect(later).toHaveLength(3)
  for (const now of later) {
    expect(now.heap).toBeLessThan(morning!.heap * 1.15)
    // What was in sight before may be held until the list turns again, and no longer.
    expect(now.nodes).toBeLessThan(morning!.nodes + 2 * morning!.list)
    expect(now.listeners).toBeLessThan(morning!.listeners + 10)
  }
})
