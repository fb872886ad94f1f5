import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { doneOf } from '../../shared/work-kind.ts'
import { chapters } from '../support/chapters.ts'
import { gone, tap, until, words } from '../support/finger.ts'
import { openStage, type Stage, skip } from '../support/stage.ts'

const SEVEN = Array.from({ length: 7 }, () => 7)
const early = { day: '2026-11-23', shift: 'early' }
const HOUR_MS = 3_600_000

let stage: Stage
let first: Page
let second: Page
let beds: string
let bloods: string

const tellIn = async (draft: object) => {
  const { status, body } = await stage.server.tell(stage.server.admin, draft)
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`)
  return String(body.event.id)
}
const wall = async () => (await stage.server.state('wall')).state.work
const done = async () => doneOf((await wall())[beds]!, early)
const byHour = async () => (await wall())[beds]!.shifts[`${early.day}/${early.shift}`]?.done ?? {}

const tile = (id: string) => `.done-tile [data-choice="${id}"]`
const counter = (kiosk: Page, count: number) =>
  until(kiosk, `${tile(beds)} [data-name="done"][data-value="${count}"]`)
/** One more, as quick as a finger that counts. */
const count = async (kiosk: Page, id = beds) => {
  await skip(kiosk, 300)
  await tap(kiosk, tile(id))
}

beforeAll(async () => {
  stage = await openStage()
  ;[first, second] = await Promise.all([stage.screen('kiosk'), stage.screen('kiosk')])
})
afterAll(() => stage.close())
chapters(() => stage.complaints)

test('nobody is asked to count before a lead wants it', async () => {
  await until(first, '[data-entry="idea"]')
  expect(await first.$('[data-entry="done"]')).toBe(null)
  const plan = [{ shift: 'early', days: SEVEN }]
  beds = await tellIn({
    ...{ type: 'work-defined', key: 'beds', name: 'Beds', unit: 'beds', demand: 'plan', plan },
    reasons: [
      { key: 'staffing', name: 'Too few of us' },
      { key: 'transport', name: 'No transport' },
    ],
  })
  bloods = await tellIn({
    ...{ type: 'work-defined', key: 'bloods', name: 'Bloods', unit: 'samples', demand: 'typed' },
  })
  await until(first, '[data-entry="done"]')
  await expect.poll(() => words(first, '.others [data-entry="done"]')).toContain('Beds, Bloods')
})

test('each tap is one more, at once, on this kiosk, on the other and on the wall', async () => {
  for (const kiosk of [first, second]) {
    await tap(kiosk, '.others [data-entry="done"]')
    await counter(kiosk, 0)
  }
  await count(first)
  await counter(first, 1)
  for (let n = 2; n <= 4; n++) await count(first)
  await counter(first, 4)
  await count(second)
  for (const kiosk of [first, second]) await counter(kiosk, 5)
  await expect.poll(done).toBe(5)
  expect(await words(first, tile(beds))).toMatch(/5\s+of 7 beds/)
})

test('a plate that bounces counts once', async () => {
  await skip(first, 300)
  await first.$eval(tile(beds), button => {
    const { left, top } = button.getBoundingClientRect()
    const at = { clientX: left + 9, clientY: top + 9, pointerId: 7, button: 0, bubbles: true }
    for (const event of ['pointerdown', 'pointerup', 'pointerdown', 'pointerup'])
      button.dispatchEvent(new PointerEvent(event, at))
  })
  for (const kiosk of [first, second]) await counter(kiosk, 6)
  await expect.poll(done).toBe(6)
})

test('the last tap is taken back for ten seconds, and then the one before it', async () => {
  await tap(first, '[data-action="take-back"]')
  for (const kiosk of [first, second]) await counter(kiosk, 5)
  await skip(first, 1_000)
  await tap(first, '[data-action="take-back"]')
  for (const kiosk of [first, second]) await counter(kiosk, 4)
  await skip(first, 10_000)
  await gone(first, '[data-action="take-back"]')
  await expect.poll(done).toBe(4)
})

test('what is tapped without a network is counted in the hour in which it was tapped', async () => {
  stage.pardon(/Failed to load resource|ERR_INTERNET_DISCONNECTED/)
  await second.setOfflineMode(true)
  await count(second)
  await count(second)
  await counter(second, 6)
  await counter(first, 4)
  const hourOfTap = Math.floor((stage.clock.now() - Date.parse('2026-11-23T07:00:00Z')) / HOUR_MS)
  await stage.clock.jump(HOUR_MS / 2)
  await expect.poll(() => words(first, '.mast time'), { timeout: 30_000 }).toMatch(/^10:0/)
  await count(first)
  await counter(first, 5)
  await second.setOfflineMode(false)
  for (const kiosk of [first, second]) await counter(kiosk, 7)
  await expect.poll(byHour).toEqual({ [hourOfTap]: 6, [hourOfTap + 1]: 1 })
})

test('somebody types how many there are, and changes the number while it can be changed', async () => {
  await until(first, '[data-asks="number"]')
  expect(await words(first, '[data-asks="number"]')).toContain('Bloods: how many to do this shift?')
  await tap(first, '[data-action="number"]')
  for (const key of ['2', '0']) await tap(first, `.done-number [data-choice="${key}"]`)
  await tap(first, '[data-action="set"]')
  await until(first, tile(bloods))
  await expect.poll(() => words(first, tile(bloods))).toMatch(/0\s+of 20 samples/)
  await tap(first, '[data-action="change"]')
  for (const key of ['1', '2']) await tap(first, `.done-number [data-choice="${key}"]`)
  await tap(first, '[data-action="set"]')
  await expect.poll(() => words(second, tile(bloods))).toMatch(/0\s+of 12 samples/)
})

test('hours that ended short are asked about, and whoever skips a question is not asked again', async () => {
  await until(first, '[data-asks="reason"]')
  expect(await words(first, '[data-asks="reason"]')).toMatch(/What got in the way\? Bloods, /)
  // Of the hour that ended since; nobody is asked about what was over before it was set up.
  await skip(first, 1_000)
  await tap(first, '[data-asks="reason"] [data-action="skip"]')
  await gone(first, '[data-asks]')
  await tap(first, '.done-count [data-action="back"]')
  await until(first, '.attract')
  expect(await first.$('.news-card')).toBe(null)
})

test('the first screen asks beside the faces, and one tap says what got in the way', async () => {
  await tap(second, '.done-count [data-action="back"]')
  await until(second, '.news-card[data-tone="asks"]')
  expect(await words(second, '.news-card')).toContain('What got in the way?')
  await until(second, '[data-entry="marble"][data-choice="good"]')
  await tap(second, '.news-card [data-choice="ask"]')
  await until(second, '.done-reason')
  await tap(second, '.done-reason [data-choice="staffing"]')
  await until(second, '.plain-news')
  const misses = async () => Object.values((await wall())[bloods]!.shifts)[0]?.misses ?? {}
  await expect.poll(async () => Object.values(await misses())).toMatchObject([{ reason: 'staffing' }])
})

test('hours before the last are asked about where work is counted, and no longer on the first screen', async () => {
  await stage.clock.jump(1.5 * HOUR_MS)
  await tap(second, '.plain-news [data-action="back"]')
  await expect.poll(() => words(second, '.mast time'), { timeout: 30_000 }).toMatch(/^11:3/)
  await until(second, '.attract .happened')
  expect(await second.$('.news-card')).toBe(null)
  await tap(second, '.others [data-entry="done"]')
  await until(second, '[data-asks="reason"]')
})
