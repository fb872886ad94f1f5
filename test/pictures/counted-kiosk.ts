import type { Page } from 'puppeteer-core'
import type { CountedWard } from './counted-walk.ts'
import { breathe, moveTo } from './kiosk-walk.ts'
import { leave, type Stop, type Studio } from './studio.ts'
import { away, press } from './walks.ts'

const kind = 'kiosk'

const tap = async (page: Page, selector: string) => {
  await breathe(page)
  await press(page, selector)
}
const hold = (page: Page) => page.evaluate(() => window.held.stop())
const home = async (page: Page, action: string) => {
  await tap(page, `[data-action=${action}]`)
  await page.waitForSelector('.attract')
}

async function* counting(page: Page): AsyncGenerator<Stop> {
  yield { name: 'kiosk-all-and-call', kind, page }
  await tap(page, '.others [data-entry=done]')
  await page.waitForSelector('.done-count [data-asks=number]')
  yield { name: 'kiosk-done-twelve', kind, page }
  await tap(page, '[data-action=number]')
  for (const digit of '18') await tap(page, `.done-number [data-choice="${digit}"]`)
  await hold(page)
  yield { name: 'kiosk-done-number', kind, page }
  await tap(page, '[data-action=back]')
  await home(page, 'back')
}

async function* calling(page: Page): AsyncGenerator<Stop> {
  await tap(page, '.others [data-entry=help]')
  await page.waitForSelector('.help-choose')
  yield { name: 'kiosk-help-what', kind, page }
  await tap(page, '.help-choose [data-choice=hands]')
  await page.waitForSelector('.help-choose [data-choice=bay-2]')
  yield { name: 'kiosk-help-where', kind, page }
  await tap(page, '.help-choose [data-choice=bay-2]')
  await page.waitForSelector('.help-call')
  await page.evaluate(() => window.held.later(6_000))
  await hold(page)
  await page.waitForFunction(() => document.querySelector('.help-call .timer b')?.textContent === '0:06')
  yield { name: 'kiosk-help-called', kind, page }
  await tap(page, '.help-call [data-choice=runner]')
  await page.waitForSelector('.help-call[data-coming=true]')
  await page.evaluate(() => window.held.later(14_000))
  await hold(page)
  await page.waitForFunction(() => document.querySelector('.help-call .timer b')?.textContent === '0:20')
  yield { name: 'kiosk-help-coming', kind, page }
  await tap(page, '.help-call [data-action=sorted]')
  await page.waitForSelector('.plain-news')
  await home(page, 'back')
}

/** The network is gone: what was wanted reaches nobody, and the screen says so. */
async function* nobody(ward: CountedWard, page: Page): AsyncGenerator<Stop> {
  const told = { name: 'kiosk-help-nobody-told', kind, page } as const
  for await (const offline of away({ ward }, told)) {
    await tap(page, '.others [data-entry=help]')
    await page.waitForSelector('.help-choose [data-offline=true]')
    yield { name: 'kiosk-help-offline', kind, page }
    await tap(page, '.help-choose [data-choice=hands]')
    await tap(page, '.help-choose [data-choice=bay-2]')
    await page.waitForSelector('.help-telling[data-told=nobody]')
    yield offline
  }
}

async function* asked(page: Page): AsyncGenerator<Stop> {
  await page.waitForSelector('.news-card[data-tone=asks]')
  yield { name: 'kiosk-all-and-question', kind, page }
  await tap(page, '.others [data-entry=done]')
  await tap(page, '.done-tile:nth-child(3) button')
  await page.waitForSelector('[data-action=take-back]')
  await hold(page)
  yield { name: 'kiosk-done-four', kind, page }
  await tap(page, '[data-action=reason]')
  await page.waitForSelector('.done-reason')
  yield { name: 'kiosk-done-reason', kind, page }
  await tap(page, '[data-action=skip]')
  await home(page, 'back')
}

/** Everything is as long as it may be. */
async function* wordy(page: Page): AsyncGenerator<Stop> {
  await tap(page, '.others [data-entry=done]')
  await page.waitForSelector('.done-count [data-asks=reason]')
  yield { name: 'kiosk-wordy-done', kind, page }
  await tap(page, '[data-action=reason]')
  await page.waitForSelector('.done-reason')
  yield { name: 'kiosk-wordy-done-reason', kind, page }
  await tap(page, '[data-action=skip]')
  await home(page, 'back')
  await tap(page, '.others [data-entry=help]')
  await page.waitForSelector('.help-choose')
  yield { name: 'kiosk-wordy-help', kind, page }
  await tap(page, '.help-choose [data-choice=c-1]')
  await tap(page, '.help-choose [data-choice=c-2]')
  await page.waitForSelector('.help-call')
  await hold(page)
  yield { name: 'kiosk-wordy-help-called', kind, page }
  await tap(page, '.help-call [data-choice=c-3]')
  await page.waitForSelector('.help-call[data-coming=true]')
  await hold(page)
  yield { name: 'kiosk-wordy-help-coming', kind, page }
}

/** Work and help where they are tapped: three wards that count, and the office above that is asked. */
export async function* countedKiosk(ward: CountedWard, studio: Studio): AsyncGenerator<Stop> {
  const page = await studio.open(`${ward.base}/kiosk`, { now: ward.clock.now(), kind })
  await page.waitForSelector('[data-name=code]')
  await moveTo({ ward }, page, ward.teamOf.many)
  yield* counting(page)
  yield* calling(page)
  yield* nobody(ward, page)
  await moveTo({ ward }, page, ward.teamOf.four)
  yield* asked(page)
  await moveTo({ ward }, page, ward.teamOf.one)
  await tap(page, '.others [data-entry=done]')
  await page.waitForSelector('.done-tile')
  yield { name: 'kiosk-done-one', kind, page }
  await moveTo({ ward }, page, ward.teamOf.wordy)
  yield* wordy(page)
  await moveTo({ ward }, page, ward.teamOf.site)
  await page.waitForSelector('.news-card [data-choice=calls]')
  await tap(page, '.others [data-entry=help]')
  // What stands high up on the first screen is reached from below too.
  await tap(page, '.help-choose [data-action=other]')
  await page.waitForSelector('.help-choose [data-coming]')
  yield { name: 'kiosk-help-from-below', kind, page }
  await tap(page, '.help-choose [data-choice]')
  await page.waitForSelector('.help-call')
  await hold(page)
  yield { name: 'kiosk-help-call-from-below', kind, page }
  await leave(page)
}
