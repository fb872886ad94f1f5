import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chapters } from '../support/chapters.ts'
import { gone, tap, until, words } from '../support/finger.ts'
import { openStage, type Stage, skip } from '../support/stage.ts'

let stage: Stage
let board: Page
let kiosk: Page

const falls = { key: 'falls', name: 'Falls', better: 'down', cadence: 'daily', chart: 'c' }
const panel = (kind: string) => ({ id: kind, kind, size: 'large', settings: {} })

beforeAll(async () => {
  stage = await openStage()
  const { server } = stage
  await server.tell(server.admin, [
    { type: 'board-arranged', panels: ['safety-cross', 'days-since'].map(panel) },
  ])
  ;[board, kiosk] = await Promise.all([stage.screen('board'), stage.screen('kiosk')])
})
afterAll(() => stage.close())
chapters(() => stage.complaints)

const taken = async () =>
  (await stage.server.events()).flatMap(({ type, y, why, source }) =>
    type === 'reading-taken' ? [{ y, why, source }] : [],
  )

test('nobody is asked before a lead wants it', async () => {
  await until(kiosk, '[data-entry="idea"]')
  expect(await kiosk.$('[data-entry="check"]')).toBe(null)
  await stage.server.tell(stage.server.admin, { type: 'measure-defined', ...falls, asked: true })
  await until(kiosk, '[data-entry="check"]')
  expect(await words(kiosk, '[data-entry="check"]')).toContain('Any falls today?')
  await until(board, '[data-panel="safety-cross"][data-state="empty"]')
})

test('one tap at the kiosk colours the day on the wall', async () => {
  await tap(kiosk, '[data-entry="check"]')
  await tap(kiosk, '.check-count [data-choice="2"]')
  await until(kiosk, '.check-thanks[data-told="said"]')
  expect(await words(kiosk, '.check-thanks')).toContain('Falls: 2 today.')
  await until(board, '[data-today][data-is="new"]')
  expect(await words(board, '[data-panel="safety-cross"]')).toContain('Today: two.')
  expect(await taken()).toEqual([{ y: 2, why: undefined, source: 'kiosk' }])
})

test('taken back within ten seconds it is not said any more, and both stay on record', async () => {
  await tap(kiosk, '[data-action="take-back"]')
  await until(kiosk, '.check-thanks[data-told="taken-back"]')
  await until(board, '[data-panel="safety-cross"][data-state="empty"]')
  expect(await taken()).toHaveLength(2)
  await tap(kiosk, '[data-action="done"]')
  await gone(kiosk, '.check-thanks')
})

test('none is an answer too, and after ten seconds it stands', async () => {
  await tap(kiosk, '[data-entry="check"]')
  await tap(kiosk, '.check-count [data-choice="0"]')
  await until(kiosk, '.check-thanks [data-action="take-back"]')
  await skip(kiosk, 10_000)
  await gone(kiosk, '.check-thanks [data-action="take-back"]')
  await until(board, '[data-today][data-is="none"]')
  expect(await words(board, '[data-panel="days-since"]')).toContain('days without any')
})

test('a day says what it was to a finger and to the keys, and the wall stays where it is', async () => {
  const day = Number(await board.$eval('[data-today] small', ({ textContent }) => textContent))
  const told = () => board.$eval('.safety-cross-panel [aria-live]', ({ textContent }) => textContent ?? '')
  await board.click('[data-is="ahead"] button, [data-is="unknown"] button')
  expect(await told()).not.toContain('Today')
  await board.focus('[data-today] button')
  await board.keyboard.press('Enter')
  expect(await told()).toContain('Today: none.')
  await board.keyboard.press(day > 1 ? 'ArrowLeft' : 'ArrowRight')
  expect(await told()).not.toContain('Today')
  expect(new URL(board.url()).pathname).toBe('/board')
})
