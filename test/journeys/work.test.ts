import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chapters } from '../support/chapters.ts'
import { tap, until, words } from '../support/finger.ts'
import { openStage, type Stage, skip } from '../support/stage.ts'

/** A lead's plan for the early shift: sixty between nine and ten, and sixty in the hour after. */
const plan = [{ shift: 'early', days: Array.from({ length: 7 }, () => 120) }]
const shape = [{ shift: 'early', parts: [0, 0, 1, 1, 0, 0, 0] }]
const reasons = [
  { key: 'linen', name: 'Linen missing' },
  { key: 'staffing', name: 'Too few of us' },
]
const panels = ['work', 'hours', 'reasons'].map((kind, n) => ({
  ...{ id: kind, kind, size: n === 0 ? 'large' : 'medium', settings: {} },
}))
const HOUR_MS = 3_600_000
/** A page learns what time it is from the server's next heartbeat; a kiosk whose network came back tries again within a minute. */
const PATIENCE_MS = 75_000

let stage: Stage
let board: Page
let here: Page
let away: Page
let beds: string

const tile = () => `.done-tile [data-choice="${beds}"]`
const tapped = async (kiosk: Page, times: number) => {
  if (await kiosk.$('.others [data-entry="done"]')) await tap(kiosk, '.others [data-entry="done"]')
  await until(kiosk, tile())
  for (let n = 0; n < times; n++) {
    await skip(kiosk, 300)
    await tap(kiosk, tile())
  }
}
const counts = (page: Page, where: string, count: number) =>
  until(page, `${where} [data-name="done"][data-value="${count}"]`, PATIENCE_MS)
const byApi = async () => {
  const { body } = await stage.server.ask(
    'GET',
    `/teams/${stage.server.team}/work`,
    undefined,
    stage.server.admin,
  )
  const { done, standing, buckets } = body.kinds[0]
  return { done, standing, byHour: buckets.map((bucket: { done: number }) => bucket.done) }
}
/** Lets an hour go by on a screen too: one without a network has nothing but its own clock. */
const anHourLater = (page: Page) => page.evaluate(() => void dispatchEvent(new Event('an-hour-later')))
const movable = () => {
  const real = Date.now
  let later = 0
  Date.now = () => real() + later
  addEventListener('an-hour-later', () => {
    later += 3_600_000
  })
}

beforeAll(async () => {
  stage = await openStage()
  const { tell, admin } = stage.server
  const kind = { key: 'beds', name: 'Beds to clean', unit: 'beds', demand: 'plan', curve: 'hours' }
  const { body } = await tell(admin, { type: 'work-defined', ...kind, plan, shape, reasons })
  beds = String(body.event.id)
  await tell(admin, { type: 'board-arranged', panels })
  ;[board, here, away] = await Promise.all([
    stage.screen('board', { first: movable }),
    stage.screen('kiosk', { first: movable }),
    stage.screen('kiosk', { first: movable }),
  ])
}, 60_000)
afterAll(() => stage.close())
chapters(() => stage.complaints)

test('two kiosks tap at once, and the wall and both of them count the same', async () => {
  await Promise.all([tapped(here, 20), tapped(away, 10)])
  await counts(board, '.work-panel', 30)
  for (const kiosk of [here, away]) await counts(kiosk, '.done-tile', 30)
  await expect.poll(byApi).toMatchObject({ done: 30, byHour: [0, 0, 30, 0, 0, 0, 0] })
}, 120_000)

test('one of them goes on without a network, through the end of an hour, and its own count goes on', async () => {
  stage.pardon(/Failed to load resource|ERR_INTERNET_DISCONNECTED|WebSocket connection/)
  await away.setOfflineMode(true)
  await tapped(away, 10)
  await counts(away, '.done-tile', 40)
  await stage.clock.jump(HOUR_MS)
  for (const page of [board, here, away]) await anHourLater(page)
  await Promise.all([tapped(here, 40), tapped(away, 40)])
  await counts(away, '.done-tile', 80)
  await counts(here, '.done-tile', 70)
  await expect.poll(byApi).toMatchObject({ done: 70, byHour: [0, 0, 30, 40, 0, 0, 0] })
}, 180_000)

test('the hour that was missed asks why, and one tap answers', async () => {
  await until(here, '[data-asks="reason"]', PATIENCE_MS)
  expect(await words(here, '[data-asks="reason"]')).toContain('Beds to clean')
  await skip(here, 1_000)
  await tap(here, '[data-asks="reason"] [data-action="reason"]')
  await until(here, '.done-reason')
  await skip(here, 1_000)
  await tap(here, '.done-reason [data-choice="linen"]')
  await until(here, tile())
  await expect.poll(() => words(board, '[data-bucket="2"] [data-name="reason"]')).toBe('Linen missing')
  await expect.poll(() => words(board, '[data-panel="reasons"]')).toContain('Linen missing')
}, 120_000)

test('back on the network nothing is lost or doubled: sixty from each, every one in its hour', async () => {
  await away.setOfflineMode(false)
  await counts(board, '.work-panel', 120)
  for (const kiosk of [here, away]) await counts(kiosk, '.done-tile', 120)
  await counts(board, '[data-bucket="2"]', 40)
  await counts(board, '[data-bucket="3"]', 80)
  await until(board, '.work-panel[data-standing="finished"]', PATIENCE_MS)
  expect(await byApi()).toEqual({ done: 120, standing: 'finished', byHour: [0, 0, 40, 80, 0, 0, 0] })
  // Forty of sixty are still twenty too few: the reason stands.
  expect(await words(board, '[data-bucket="2"] [data-name="reason"]')).toBe('Linen missing')
}, 300_000)
