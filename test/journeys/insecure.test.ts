import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chapters } from '../support/chapters.ts'
import { gone, tap, typeOnGlass, until, value, words } from '../support/finger.ts'
import { openStage, type Stage } from '../support/stage.ts'

const PATIENCE_MS = 20_000

let stage: Stage
let desk: Page
let board: Page
let kiosk: Page

beforeAll(async () => {
  stage = await openStage({ host: 'board.test' })
  desk = await stage.desk('screens')
  board = await stage.open('/board')
  kiosk = await stage.open('/kiosk')
})
afterAll(() => stage.close())
chapters(() => stage.complaints)

const answersOn = (page: Page) =>
  expect.poll(async () => Number(await value(page, 'answers')), { timeout: PATIENCE_MS })

const give = async (mood: string) => {
  await tap(kiosk, `[data-entry="marble"][data-choice="${mood}"]`)
  await until(kiosk, '.marble-thanks')
  await tap(kiosk, '[data-action="done"]')
  await gone(kiosk, '.marble-thanks')
}

test('on plain http a browser holds back the worker, the locks and the wake lock', async () => {
  const has = await kiosk.evaluate(() => ({
    secure: isSecureContext,
    worker: 'serviceWorker' in navigator,
    locks: 'locks' in navigator,
    digest: 'subtle' in crypto,
  }))
  expect(has).toEqual({ secure: false, worker: false, locks: false, digest: false })
})

test('and still a lead lets both screens in', async () => {
  await stage.letInAt(desk, board, 'Staff room')
  await stage.letInAt(desk, kiosk, 'By the door')
  for (const screen of [board, kiosk]) {
    await gone(screen, '.pairing-page')
    await until(screen, ':root[data-connection="live"]')
  }
  await expect.poll(() => words(desk, '.screens')).toContain('Not https')
})

test('a tap is on the wall at once', async () => {
  await give('good')
  await answersOn(board).toBe(1)
})

test('an idea gets its ticket', async () => {
  await tap(kiosk, '[data-entry="idea"]')
  await tap(kiosk, '[data-choice="time"]')
  await typeOnGlass(kiosk, 'Fewer forms')
  await tap(kiosk, '[data-action="send"]')
  await until(kiosk, '[data-ticket]')
  await tap(kiosk, '[data-action="done"]')
  await expect
    .poll(async () => (await stage.server.events('voice')).map(({ type }) => type))
    .toContain('idea-left')
})

test('taps that could not be sent outlive a reload, and each arrives once', async () => {
  stage.pardon(/net::ERR_CONNECTION_RESET/)
  const devtools = await kiosk.createCDPSession()
  devtools.on('Fetch.requestPaused', ({ requestId }) => {
    // One that is held up at the very end finds nobody who could still let it fail.
    devtools.send('Fetch.failRequest', { requestId, errorReason: 'ConnectionReset' }).catch(() => {})
  })
  await devtools.send('Fetch.enable', { patterns: [{ urlPattern: '*/events' }] })
  for (const mood of ['good', 'hard', 'mixed']) await give(mood)
  await answersOn(kiosk).toBe(4)
  expect(await value(board, 'answers')).toBe('1')
  await kiosk.reload()
  await until(kiosk, ':root[data-connection="live"]')
  await answersOn(kiosk).toBe(4)
  await devtools.send('Fetch.disable')
  await answersOn(board).toBe(4)
  expect(await value(kiosk, 'answers')).toBe('4')
  const moods = (await stage.server.events('voice')).filter(({ type }) => type === 'mood-given')
  expect(new Set(moods.map(({ id }) => id)).size).toBe(4)
  expect(moods).toHaveLength(4)
})
