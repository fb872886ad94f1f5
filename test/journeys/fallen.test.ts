import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tap, until } from '../support/finger.ts'
import { openStage, type Stage } from '../support/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
  stage.pardon(/broken on purpose/)
})
afterAll(() => stage.close())

/** From a word on, the page can tell no time and no day any more; one that is loaded afresh can. */
const breakable = () =>
  addEventListener('break', () => {
    const broken = () => {
      throw new Error('broken on purpose')
    }
    Object.defineProperty(Intl.DateTimeFormat.prototype, 'format', { get: () => broken })
    Object.defineProperty(Intl.DateTimeFormat.prototype, 'formatToParts', { value: broken })
  })

/** Breaks a page and touches it in the same moment: a page that hears its server may notice before any finger comes. */
const breakIt = (page: Page, touched: string) =>
  page.evaluate(selector => {
    dispatchEvent(new Event('break'))
    document.querySelector<HTMLElement>(selector)?.click()
  }, touched)

test('a kiosk and a wall whose pages break say so, and are back by themselves with what was tapped', async () => {
  const [kiosk, wall] = await Promise.all([
    stage.screen('kiosk', { first: breakable }),
    stage.screen('board', { first: breakable }),
  ])
  await breakIt(wall, 'main')
  // Watched from now on: by the time a slow finger has tapped, the wall may be back.
  await Promise.all([until(wall, 'main.fallen h1'), tap(kiosk, '[data-entry="marble"][data-choice="good"]')])
  await until(kiosk, '[data-action="done"]')
  await breakIt(kiosk, '[data-action="done"]')
  await until(kiosk, 'main.fallen h1')
  for (const page of [wall, kiosk])
    await until(page, ':root[data-connection="live"] [data-name="answers"][data-value="1"]', 60_000)
})

test('a desk that breaks is started again by its lead', async () => {
  const desk = await stage.desk('ideas')
  await desk.evaluate(() => {
    Object.defineProperty(Array.prototype, 'map', {
      value: () => {
        throw new Error('broken on purpose')
      },
    })
  })
  await breakIt(desk, 'nav.nav a[href*="section=notices"]')
  await until(desk, 'main.fallen button')
  await tap(desk, 'main.fallen button')
  await until(desk, '.desk')
  expect(stage.complaints).toEqual([])
})
