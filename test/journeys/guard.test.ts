import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { desk as deskSays, kioskLater as later, kiosk as says } from '../../shared/words/en.ts'
import { chapters } from '../support/chapters.ts'
import {
  everything,
  gone,
  onDisk,
  spot,
  tap,
  type,
  typeOnGlass,
  until,
  value,
  words,
} from '../support/finger.ts'
import { openStage, type Stage, skip } from '../support/stage.ts'

const NHS_NUMBER = '943 476 5919'

let stage: Stage
let board: Page
let kiosk: Page
/** All that left the kiosk's page. */
const sent: string[] = []

beforeAll(async () => {
  stage = await openStage()
  await stage.server.tell(stage.server.admin, { type: 'lots-set', atLeast: 1 })
  ;[board, kiosk] = await Promise.all([stage.screen('board'), stage.screen('kiosk')])
  kiosk.on('request', request => sent.push(`${request.url()} ${request.postData() ?? ''}`))
})
afterAll(() => stage.close())
beforeEach(() => {
  sent.length = 0
})
chapters(() => stage.complaints)

const face = (mood: string) => `[data-entry="marble"][data-choice="${mood}"]`
const answersOn = (page: Page) => expect.poll(async () => Number(await value(page, 'answers')))
const moods = async () =>
  (await stage.server.events('voice')).filter(({ type: what }) => what === 'mood-given').length

const startWriting = async () => {
  await tap(kiosk, '[data-entry="idea"]')
  await tap(kiosk, '[data-choice="patients"]')
  await until(kiosk, '.writing textarea')
}
const written = () => kiosk.$eval('.writing textarea', ({ value: text }) => text)
const goHome = async () => {
  await tap(kiosk, '[data-action="back"]')
  await tap(kiosk, '.idea-topics [data-action="back"]')
  await until(kiosk, face('good'))
}

describe('words that say who somebody is', () => {
  test('an NHS number is stopped before it leaves the screen, with kind words about what to take out', async () => {
    await startWriting()
    await typeOnGlass(kiosk, `Ask ${NHS_NUMBER} again`)
    await tap(kiosk, '[data-action="send"]')
    await until(kiosk, '.writing[data-guard="stop"]')
    expect(await words(kiosk, '.writing [role="alert"]')).toBe(later.guard.stop('the NHS number'))
    expect(await written()).toContain(NHS_NUMBER)
    await goHome()
    expect(sent.join('\n')).not.toMatch(/943|476|5919/)
    expect(await onDisk(kiosk)).not.toMatch(/5919/)
    expect((await stage.server.events('voice')).map(({ type: what }) => what)).not.toContain('idea-left')
  })

  test('what may say who somebody is gets one question, and goes flagged', async () => {
    await startWriting()
    expect(await written()).toBe('')
    await typeOnGlass(kiosk, 'Bed 4 Mrs Hill is cold at night')
    await tap(kiosk, '[data-action="send"]')
    await until(kiosk, '.guard-question')
    expect(await words(kiosk, '.guard-question')).toContain(later.guard.ask)
    await tap(kiosk, '.guard-question [data-action="send"]')
    await until(kiosk, '[data-ticket]')
    await tap(kiosk, '[data-action="done"]')
    await expect
      .poll(async () => Object.values((await stage.server.state()).state.ideas).map(({ flags }) => flags))
      .toEqual([['bed']])
    expect(sent.join('\n')).toContain('Mrs Hill')
  })

  test('and a lead cannot put it on a wall as it was written', async () => {
    const desk = await stage.desk('ideas')
    await tap(desk, '[data-pile="waiting"] a[data-idea]')
    await until(desk, '.detail [data-flags]')
    await tap(desk, '.detail [data-action="show"]')
    await tap(desk, '[data-form="show"] [data-action="send"]')
    await until(desk, '[data-form="show"] [data-wrong]')
    expect(await words(desk, '[data-form="show"] [data-wrong]')).toBe(deskSays.ideas.needEdit)
    await type(desk, '[data-form="show"] [name="text"]', 'A bed by the window is cold at night')
    await type(desk, '[data-form="show"] [name="why"]', 'So that nobody is named.')
    await tap(desk, '[data-form="show"] [data-action="send"]')
    await expect.poll(() => words(board, '[data-panel="ideas"]')).toContain('A bed by the window')
    expect(await everything(board)).not.toContain('Hill')
    await desk.close()
  })

  test('what is half written when somebody walks away is asked about, and then wiped', async () => {
    await startWriting()
    await typeOnGlass(kiosk, 'I meant to say')
    await skip(kiosk, 45_100)
    await until(kiosk, '.idle-warning')
    expect(await words(kiosk, '.idle-warning')).toMatch(/(20|19) seconds/)
    await tap(kiosk, '[data-action="stay"]')
    await gone(kiosk, '.idle-warning')
    expect(await written()).toBe('I meant to say')
    await skip(kiosk, 45_100)
    await until(kiosk, '.idle-warning')
    await skip(kiosk, 20_000)
    await until(kiosk, face('good'))
    await startWriting()
    expect(await written()).toBe('')
    expect(await everything(kiosk)).not.toContain('I meant')
    expect(await onDisk(kiosk)).not.toContain('I meant')
    await goHome()
  })
})

describe('a wrong tap', () => {
  test('can be taken back for ten seconds, and its marble leaves the tray on the wall', async () => {
    await tap(kiosk, face('hard'))
    await answersOn(board).toBe(1)
    await tap(kiosk, '[data-action="take-back"]')
    await until(kiosk, '.marble-thanks[data-told="taken-back"]')
    await answersOn(board).toBe(0)
    await tap(kiosk, '[data-action="done"]')
    await tap(kiosk, face('good'))
    await until(kiosk, '[data-action="take-back"]')
    await skip(kiosk, 10_000)
    await gone(kiosk, '[data-action="take-back"]')
    await tap(kiosk, '[data-action="done"]')
    await answersOn(board).toBe(1)
  })

  test('a finger that trembles counts once, and gives no reason that nobody chose', async () => {
    const before = await moods()
    const at = await spot(kiosk, face('mixed'))
    await kiosk.touchscreen.tap(at.x, at.y)
    await kiosk.touchscreen.tap(at.x + 3, at.y - 2)
    await kiosk.touchscreen.tap(at.x, at.y)
    await until(kiosk, '.marble-thanks')
    await answersOn(board).toBe(2)
    expect(await kiosk.$$('.reasons [aria-pressed="true"]')).toEqual([])
    await tap(kiosk, '[data-action="done"]')
    expect(await moods()).toBe(before + 1)
    expect((await stage.server.events('voice')).map(({ type: what }) => what)).not.toContain('mood-explained')
  })
})

describe('a kiosk whose disk is broken', () => {
  const breakDisk = () => {
    const whole = IDBFactory.prototype.open
    IDBFactory.prototype.open = function (name: string, version?: number) {
      if (name === 'marblewall-outbox') throw new DOMException('The disk is full.', 'QuotaExceededError')
      return whole.call(this, name, version)
    }
  }
  let broken: Page

  test('sends an answer straight to the server, and says thanks for what arrived', async () => {
    broken = await stage.screen('kiosk', { first: breakDisk })
    const before = await moods()
    await tap(broken, face('good'))
    await until(broken, '.marble-thanks')
    expect(await moods()).toBe(before + 1)
    await tap(broken, '[data-action="done"]')
  })

  test('and without a server it says plainly that nothing was saved', async () => {
    stage.pardon(/net::ERR_INTERNET_DISCONNECTED/)
    const before = await moods()
    await broken.setOfflineMode(true)
    await tap(broken, face('hard'))
    await until(broken, '.plain-news[data-tone="bad"]')
    expect(await words(broken, '.plain-news')).toContain(says.notSaved.head)
    expect(await words(broken)).not.toContain(later.marble.thanks)
    await tap(broken, '[data-action="back"]')
    await until(broken, face('good'))
    await broken.setOfflineMode(false)
    expect(await moods()).toBe(before)
  })
})
