import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { kioskLater as later, kiosk as says } from '../../shared/words/en.ts'
import { chapters } from '../support/chapters.ts'
import { everything, spot, tap, tapAt, typeOnGlass, until, words } from '../support/finger.ts'
import { openStage, type Stage, skip } from '../support/stage.ts'

let stage: Stage
let kiosk: Page

const face = (mood: string) => `[data-entry="marble"][data-choice="${mood}"]`
const written = (page: Page) => page.$eval('.writing textarea', ({ value: text }) => text)
const voices = async (type: string) =>
  (await stage.server.events('voice')).filter(event => event.type === type).length

/** A disk that never answers. */
const hangDisk = () => {
  const whole = IDBFactory.prototype.open
  IDBFactory.prototype.open = function (name: string, version?: number) {
    if (name !== 'marblewall-outbox') return whole.call(this, name, version)
    const asked = whole.call(this, 'nothing')
    asked.addEventListener = () => {}
    return asked
  }
}

beforeAll(async () => {
  stage = await openStage()
  kiosk = await stage.screen('kiosk')
})
afterAll(() => stage.close())
chapters(() => stage.complaints)

test('who steps back from a comment finds it again, and it is gone with its page', async () => {
  await tap(kiosk, face('mixed'))
  await tap(kiosk, '[data-action="words"]')
  await typeOnGlass(kiosk, 'two of us')
  await tap(kiosk, '.writing [data-action="back"]')
  await skip(kiosk, 1_000)
  await tap(kiosk, '[data-action="words"]')
  expect((await written(kiosk)).toLowerCase()).toBe('two of us')
  await tap(kiosk, '.writing [data-action="back"]')
  await tap(kiosk, '[data-action="done"]')
  await until(kiosk, face('good'))
  expect((await everything(kiosk)).toLowerCase()).not.toContain('two of us')
})

test('a slow finger on the keyboard writes one letter, and deletes as long as it stays', async () => {
  await tap(kiosk, face('mixed'))
  await tap(kiosk, '[data-action="words"]')
  await typeOnGlass(kiosk, 'slow hands')
  const rest = async (key: string, until: () => Promise<unknown>) => {
    const { x, y } = await spot(kiosk, `.keyboard [data-skbtn="${key}"]`)
    const finger = await kiosk.touchscreen.touchStart(x, y)
    await until()
    await finger.end()
  }
  await rest('o', () => kiosk.evaluate(() => new Promise(done => setTimeout(done, 900))))
  expect((await written(kiosk)).toLowerCase()).toBe('slow handso')
  await rest('{bksp}', () => expect.poll(() => written(kiosk)).toBe(''))
  await tap(kiosk, '.writing [data-action="back"]')
  await tap(kiosk, '[data-action="done"]')
})

test('who cannot see the page hears what each is about', async () => {
  const heard = () => kiosk.evaluate(() => document.activeElement?.textContent ?? '')
  await tap(kiosk, '.others [data-entry="idea"]')
  await until(kiosk, '.idea-topics')
  await expect.poll(heard).toBe(says.idea.title)
  await tap(kiosk, '.idea-topics [data-action="phone"]')
  await until(kiosk, '.idea-on-phone')
  await expect.poll(heard).toBe(later.idea.phone)
  await tap(kiosk, '.idea-on-phone [data-action="done"]')
  await tap(kiosk, face('good'))
  await expect.poll(heard).toBe(later.marble.thanks)
  await tap(kiosk, '[data-action="done"]')
})

test('a key that is held on a button is one tap', async () => {
  const work = { key: 'beds', name: 'Beds', unit: 'beds', demand: 'typed' }
  const { body } = await stage.server.tell(stage.server.admin, { type: 'work-defined', ...work })
  const tile = `.done-tile [data-choice="${body.event.id}"]`
  await tap(kiosk, '.others [data-entry="done"]')
  await until(kiosk, tile)
  await kiosk.focus(tile)
  for (const _ of 'held') {
    await kiosk.keyboard.down('Enter')
    await skip(kiosk, 1_000)
  }
  await kiosk.keyboard.up('Enter')
  await kiosk.keyboard.press('Enter')
  await until(kiosk, `${tile} [data-name="done"][data-value="2"]`)
  await tap(kiosk, '.done-count [data-action="back"]')
})

test('who sends words again and again while a slow disk makes up its mind, sends them once', async () => {
  const slow = await stage.screen('kiosk', { first: hangDisk })
  const before = await voices('idea-left')
  await tap(slow, '.others [data-entry="idea"]')
  await tap(slow, '.idea-topics [data-choice="patients"]')
  await typeOnGlass(slow, 'a bench')
  const { x, y } = await spot(slow, '[data-action="send"]')
  for (const _ of 'thrice') {
    await tapAt(slow, { x, y })
    await skip(slow, 1_000)
  }
  await until(slow, '.idea-ticket')
  await tap(slow, '.idea-ticket [data-action="done"]')
  expect(await voices('idea-left')).toBe(before + 1)
  await slow.close()
})

test('a page that does not come is owned up to, and there is a way on', async () => {
  stage.pardon(/ERR_FAILED|Failed to fetch dynamically imported module/)
  const plain = await stage.open('/kiosk')
  await plain.setBypassServiceWorker(true)
  await plain.setRequestInterception(true)
  plain.on('request', request => {
    if (/idea-screen/.test(request.url())) void request.abort()
    else void request.continue()
  })
  await stage.letIn(plain, 'kiosk')
  await tap(plain, '.others [data-entry="idea"]')
  await until(plain, '.plain-news[data-tone="bad"]')
  expect(await words(plain, '.plain-news')).toContain(says.notHere.head)
  await tap(plain, '.plain-news [data-action="back"]')
  await tap(plain, face('good'))
  await until(plain, '.marble-thanks')
  await plain.close()
})
