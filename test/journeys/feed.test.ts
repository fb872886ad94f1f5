import { randomUUID } from 'node:crypto'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chapters } from '../support/chapters.ts'
import { drawsOf, watchDraws } from '../support/draws.ts'
import { until } from '../support/finger.ts'
import { openStage, type Stage } from '../support/stage.ts'

const EVENTS = 2_000
const BATCH = 50
const panels = [
  { id: 'work', kind: 'work', size: 'large', settings: {} },
  { id: 'hours', kind: 'hours', size: 'large', settings: {} },
]
const WORK = '[data-panel="work"]'
const HOURS = '[data-panel="hours"]'
/** A panel takes what is newest at most four times a second. */
const DRAWN_EVERY_MS = 250

let stage: Stage
let board: Page
const frames: string[] = []

beforeAll(async () => {
  stage = await openStage()
  const { tell, admin } = stage.server
  const kind = { key: 'orders', name: 'Orders', unit: 'orders', demand: 'feed', within: 60 }
  await tell(admin, { type: 'work-defined', ...kind })
  await tell(admin, { type: 'board-arranged', panels })
  board = await stage.screen('board', { frames })
  for (const panel of [WORK, HOURS]) await until(board, `${panel} [data-name="done"]`)
})
afterAll(() => stage.close())
chapters(() => stage.complaints)

test('two thousand things a feed says, some of them twice: all stand on the wall, none doubled, in few draws', async () => {
  const { ask, admin, team } = stage.server
  const { secret } = (await ask('POST', `/teams/${team}/keys`, { name: 'Orders' }, admin)).body
  const happenedAt = stage.clock.now()
  const items = Array.from({ length: EVENTS }, (_, n) => ({
    ...{ id: randomUUID(), what: n % 5 < 3 ? 'arrived' : 'done', happenedAt },
  }))
  const statuses: number[] = []
  const send = async (batch: readonly object[]) => {
    const { status, body } = await ask('POST', `/teams/${team}/work/orders`, batch, { bearer: secret })
    // Faster than a key may be: the script waits as it is told to, and says it again.
    if (status === 429) {
      await new Promise(done => setTimeout(done, 200))
      return send(batch)
    }
    statuses.push(...body.results.map((result: { status: number }) => result.status))
  }
  await watchDraws(board, [WORK, HOURS])
  const before = frames.length
  for (let n = 0; n < EVENTS; n += BATCH) {
    const batch = items.slice(n, n + BATCH)
    await Promise.all(n % (BATCH * 5) === 0 ? [send(batch), send(batch)] : [send(batch)])
  }
  const done = (EVENTS * 2) / 5
  await until(board, `${WORK} [data-name="done"][data-value="${done}"]`)
  await until(board, `${WORK} [data-name="required"][data-value="${EVENTS - done}"]`)
  await until(board, `${HOURS} [data-bucket="2"] [data-name="done"][data-value="${done}"]`)

  const { draws, frames: took } = await drawsOf(board)
  const ms = took.reduce((sum, one) => sum + one, 0)
  for (const panel of [WORK, HOURS]) {
    const times = draws[panel]!.reduce((sum, one) => sum + one, 0)
    expect(times).toBeGreaterThan(0)
    expect(times).toBeLessThanOrEqual(ms / DRAWN_EVERY_MS + 2)
  }
  expect(frames.length - before).toBeGreaterThanOrEqual(EVENTS / BATCH)

  expect(statuses.filter(status => status === 201)).toHaveLength(EVENTS)
  expect(statuses.filter(status => status === 200)).toHaveLength(EVENTS / 5)
  const { body } = await ask('GET', `/teams/${team}/work`, undefined, admin)
  expect(body.kinds[0]).toMatchObject({ required: EVENTS - done, done })
})
