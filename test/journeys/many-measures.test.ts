import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '../../shared/days.ts'
import { newId } from '../../shared/id.ts'
import { chapters } from '../support/chapters.ts'
import { openStage, type Stage } from '../support/stage.ts'

const MEASURES = 60
const WEEKS = 520
const FROM = addDays('2026-11-16', -7 * (WEEKS - 1))
/** A day of a ward in which every measure is read again, many times over. */
const ROUNDS = 10
const WARM = 8

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
const told = ({ house, team }: Stage['server'], list: readonly object[]) =>
  house.log.write(
    `team:${team}`,
    list.map(draft => ({ id: newId(), ...draft })),
    { kind: 'system' },
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

test('sixty measures of ten years are on the wall within a second and a half', async () => {
  await board.waitForSelector('[data-measures="60"] [data-measure] canvas[data-state="still"]')
  await board.reload()
  await board.waitForSelector('[data-measures="60"] [data-measure]')
  const painted = await board.evaluate(() => performance.now())
  expect(painted).toBeLessThan(1_500)
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

test('hundreds of readings later the page holds no more than before', async () => {
  const cdp = await board.createCDPSession()
  const look = async () => {
    await cdp.send('HeapProfiler.collectGarbage')
    const { Nodes = 0, JSHeapUsedSize = 0, JSEventListeners = 0 } = await board.metrics()
    return { nodes: Nodes, heap: JSHeapUsedSize / 1e6, listeners: JSEventListeners }
  }
  const rounds = async (from: number, to: number) => {
    for (let of = from; of < to; of++)
      await told(
        stage.server,
        ids.map((measure, n) => ({ type: 'reading-taken', measure, x: '2026-11-23', y: valueAt(n, of) })),
      )
    await new Promise(done => setTimeout(done, 1_500))
  }
  // A reading remembers the last few values it had; by then it remembers no more.
  await rounds(0, WARM)
  const before = await look()
  await rounds(WARM, WARM + ROUNDS)
  const after = await look()
  expect(after.heap).toBeLessThan(before.heap * 1.15 + 1)
  expect(after.nodes).toBeLessThan(before.nodes * 1.5 + 2_000)
  expect(after.listeners).toBeLessThan(before.listeners + 50)
})
