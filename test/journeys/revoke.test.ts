import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pairing as says } from '../../shared/words/en.ts'
import { chapters } from '../support/chapters.ts'
import { everything, gone, tap, type, until, value, words } from '../support/finger.ts'
import { openStage, type Stage } from '../support/stage.ts'

let stage: Stage
let desk: Page
let board: Page
let kiosk: Page

beforeAll(async () => {
  stage = await openStage()
  ;[board, kiosk] = await Promise.all([stage.screen('board'), stage.screen('kiosk')])
  desk = await stage.desk('screens')
})
afterAll(() => stage.close())
chapters(() => stage.complaints)

/** A button in the row of the screen with this name. */
const inRow = async (name: string, action: string) => {
  const see = () =>
    desk.$$eval(
      'tr[data-screen]',
      (rows, named) => rows.find(row => row.querySelector('th')?.innerText === named)?.dataset['screen'],
      name,
    )
  await expect.poll(see).toBeTruthy()
  return `tr[data-screen="${await see()}"] [data-action="${action}"]`
}

test('a lead gives a screen another name', async () => {
  await tap(desk, await inRow('The board', 'rename'))
  await type(desk, '[data-form="rename"] [name="name"]', 'Corridor')
  await tap(desk, '[data-form="rename"] [data-action="send"]')
  await gone(desk, '[data-form="rename"]')
  await inRow('Corridor', 'rename')
})

test('a screen that is asked shows its name for some seconds', async () => {
  await tap(desk, await inRow('Corridor', 'identify'))
  await until(board, '[data-identify]')
  expect(await words(board, '[data-identify]')).toBe('Corridor')
  await tap(desk, await inRow('The kiosk', 'identify'))
  await until(kiosk, '.identify')
  expect(await words(kiosk, '.identify')).toBe('The kiosk')
  await gone(board, '[data-identify]', 20_000)
})

test('a board that is removed goes back to a code at once, and shows nothing of the team', async () => {
  await tap(desk, await inRow('Corridor', 'remove'))
  expect(await board.$('.board')).not.toBeNull()
  await tap(desk, '.sure [data-action="yes"]')
  await until(board, '.pairing-page')
  expect(await words(board)).toContain(says.removed)
  expect(await everything(board)).not.toContain('Heron Ward')
  await board.reload()
  expect(await value(board, 'code')).toMatch(/^[B-Z]{4}-[B-Z]{4}$/)
})

test('a kiosk that is removed takes no more taps, and its old key opens nothing', async () => {
  const token = await kiosk.evaluate(
    () =>
      new Promise<string>((done, fail) => {
        const opening = indexedDB.open('marblewall')
        opening.onerror = () => fail(opening.error)
        opening.onsuccess = () => {
          const reading = opening.result.transaction('devices').objectStore('devices').get('kiosk')
          reading.onsuccess = () => {
            opening.result.close()
            done(reading.result.token)
          }
        }
      }),
  )
  const tell = () => stage.server.tell({ bearer: token }, { type: 'mood-given', mood: 'good' })
  expect((await tell()).status).toBe(201)
  await tap(desk, await inRow('The kiosk', 'remove'))
  await tap(desk, '.sure [data-action="yes"]')
  await until(kiosk, '.pairing-page')
  expect(await kiosk.$('[data-entry]')).toBeNull()
  expect((await tell()).status).toBe(401)
})

test('a screen that was switched off when it was removed finds out when it comes back', async () => {
  await stage.letIn(board, 'board')
  await board.goto('about:blank')
  await tap(desk, await inRow('The board', 'remove'))
  await tap(desk, '.sure [data-action="yes"]')
  await expect.poll(() => words(desk, '.screens')).not.toContain('The board')
  await board.goto(`${stage.base}/board`)
  await until(board, '.pairing-page')
  expect(await everything(board)).not.toContain('Heron Ward')
})
