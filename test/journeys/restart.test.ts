import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { kioskLater as later, kiosk as says } from '../../shared/words/en.ts'
import { chapters } from '../support/chapters.ts'
import { gone, tap, tapAt, until, value, words } from '../support/finger.ts'
import { openStage, type Stage, skip } from '../support/stage.ts'

const PATIENCE_MS = 40_000
const LONG_SILENCE_MS = 31_000

let stage: Stage
let board: Page
let kiosk: Page
let thanked = 0

beforeAll(async () => {
  stage = await openStage()
  ;[board, kiosk] = await Promise.all([stage.screen('board'), stage.screen('kiosk')])
  await kiosk.evaluate(() => navigator.serviceWorker.ready.then(() => true))
})
afterAll(() => stage.close())
chapters(() => stage.complaints)

/** Taps faces one after the other, as people do who hand over; counts only what was thanked for. */
const give = async (times: number) => {
  for (let n = 0; n < times; n++) {
    await tap(kiosk, `[data-entry="marble"][data-choice="${n % 2 ? 'good' : 'hard'}"]`)
    await until(kiosk, '.marble-thanks')
    expect(await words(kiosk, '.marble-thanks h1')).toBe(later.marble.thanks)
    thanked++
    await tap(kiosk, '[data-action="done"]')
    await gone(kiosk, '.marble-thanks')
  }
}

const answersOn = (page: Page) =>
  expect.poll(async () => Number(await value(page, 'answers')), { timeout: PATIENCE_MS })

const written = async () => {
  const events = await stage.server.events('voice')
  return events.filter(({ type }) => type === 'mood-given').map(({ id }) => String(id))
}

/** Nobody opens and closes that sheet twice within half a second; the kiosk would take it for a double tap. */
const allSent = () => expect.poll(waiting, { timeout: PATIENCE_MS, interval: 1_000 }).toBe(0)

/** What the kiosk says waits on its disk, by the sheet behind five taps in its corner. */
const waiting = async () => {
  for (let n = 0; n < 5; n++) await tapAt(kiosk, { x: 30, y: 30 })
  await until(kiosk, '.service-sheet')
  const facts = await kiosk.$$eval('.service-sheet dl div', rows => rows.map(({ innerText }) => innerText))
  await tap(kiosk, '.service-sheet [data-action="back"]')
  await gone(kiosk, '.service-sheet')
  return Number(/\d+/.exec(facts.find(fact => fact.includes(says.service.waiting)) ?? '')?.[0])
}

test('an answer that the server wrote down and whose reply was lost is counted once', async () => {
  const devtools = await kiosk.createCDPSession()
  const lost = Promise.withResolvers<void>()
  devtools.on('Fetch.requestPaused', ({ requestId }) => {
    // One that is held up at the very end finds nobody who could still let it fail.
    devtools
      .send('Fetch.failRequest', { requestId, errorReason: 'ConnectionReset' })
      .then(() => lost.resolve())
      .catch(() => {})
  })
  stage.pardon(/events$/)
  await devtools.send('Fetch.enable', { patterns: [{ urlPattern: '*/events', requestStage: 'Response' }] })
  await give(1)
  await lost.promise
  await answersOn(board).toBe(1)
  await devtools.send('Fetch.disable')
  await allSent()
  expect(await written()).toHaveLength(1)
  expect(await value(board, 'answers')).toBe('1')
  expect(await value(kiosk, 'answers')).toBe('1')
})

test('the server stops in the middle of taps, and every tap goes on being thanked', async () => {
  stage.pardon(/net::ERR_|WebSocket connection to/)
  const tapping = give(8)
  await answersOn(board).toBeGreaterThanOrEqual(3)
  await stage.server.halt()
  await tapping
  await give(2)
  expect(await value(kiosk, 'answers')).toBe(String(thanked))
  expect(await waiting()).toBeGreaterThanOrEqual(2)
})

test('after half a minute of silence the board says that it is offline, and keeps what it last knew', async () => {
  const before = await value(board, 'answers')
  await skip(board, LONG_SILENCE_MS)
  await until(board, ':root[data-connection="offline"]')
  expect(await value(board, 'answers')).toBe(before)
  expect(await words(board)).toMatch(/Not live since \d\d:\d\d/)
  await skip(kiosk, LONG_SILENCE_MS)
  await expect.poll(() => words(kiosk, '.mast')).toContain(says.offline)
})

test('with the server gone a kiosk that is switched off and on comes up with what waits on it', async () => {
  const left = await waiting()
  await kiosk.reload()
  await until(kiosk, '[data-entry="marble"][data-choice="good"]')
  expect(await waiting()).toBe(left)
  await answersOn(kiosk).toBe(thanked)
  await give(2)
  expect(await waiting()).toBe(left + 2)
})

test('so does a board', async () => {
  const before = await value(board, 'answers')
  await board.reload()
  await until(board, ':root[data-connection="offline"]')
  expect(await value(board, 'answers')).toBe(before)
})

test('the server comes back, every tap that was thanked arrives once, and the board heals by itself', async () => {
  await stage.server.again()
  await until(board, ':root[data-connection="live"]', PATIENCE_MS)
  await answersOn(board).toBe(thanked)
  await allSent()
  const ids = await written()
  expect(ids).toHaveLength(thanked)
  expect(new Set(ids).size).toBe(thanked)
  await until(kiosk, ':root[data-connection="live"]', PATIENCE_MS)
  expect(await value(kiosk, 'answers')).toBe(String(thanked))
  await give(1)
  await answersOn(board).toBe(thanked)
})
