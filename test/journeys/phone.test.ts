import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { spoken } from '../../shared/ticket.ts'
import { phone as says } from '../../shared/words/en.ts'
import { chapters } from '../support/chapters.ts'
import { everything, gone, tap, type, until, value, words } from '../support/finger.ts'
import { openStage, type Stage } from '../support/stage.ts'

const ODD_IDEA = '<b onclick="alert(1)">The printer</b> jams & beeps <script>alert(2)</script> 🖨️ مرحبا'
const EARLY_IS_OVER = Date.parse('2026-11-23T14:10:01Z')

let stage: Stage
let mine: Page
let hers: Page
let address = ''
let ticket = ''
let herTicket = ''

beforeAll(async () => {
  stage = await openStage()
  const { state } = await stage.server.state()
  address = `/t/${state.team.code}`
  mine = await stage.open(address)
  hers = await stage.open(address)
})
afterAll(() => stage.close())
chapters(() => stage.complaints)

const saidIn = async () => Object.values((await stage.server.state()).state.voices)[0]?.moods ?? 0
const voices = async () => (await stage.server.events('voice')).map(({ type: what }) => what)

/** Leaves an idea and answers with the ticket. */
const leave = async (page: Page, topic: string, text: string) => {
  await tap(page, '[data-entry="idea"]')
  await tap(page, `[data-entry="topic"] [data-choice="${topic}"]`)
  await type(page, 'textarea', text)
  await tap(page, '[data-action="send"]')
  return value(page, 'ticket')
}

const find = async (page: Page, letters: string) => {
  await type(page, '[name="ticket"]', letters)
  await tap(page, '[data-action="find"]')
}

test('one tap on a face is a whole answer, and a reason may follow', async () => {
  await tap(mine, '[data-entry="marble"] [data-choice="hard"]')
  await until(mine, '[data-action="take-back"]')
  expect(await words(mine, 'h1')).toBe(says.moodHead)
  expect(await saidIn()).toBe(1)
  await tap(mine, '[data-entry="reason"] [data-choice="breaks"]')
  await type(mine, 'textarea', 'No break until four')
  await tap(mine, '[data-action="send"]')
  await until(mine, '[data-note="news"]')
  expect(await words(mine, '[data-note="news"]')).toBe(says.explained)
  expect(new Set(await voices())).toEqual(new Set(['mood-given', 'mood-explained']))
})

test('when it can no longer be taken back, nothing moves under the thumb', async () => {
  const top = () => hers.$eval('[data-entry="reason"]', reasons => reasons.getBoundingClientRect().top)
  await tap(hers, '[data-entry="marble"] [data-choice="good"]')
  await until(hers, '[data-action="take-back"]')
  const before = await top()
  await gone(hers, '[data-action="take-back"]', 15_000)
  expect(await top()).toBe(before)
  await tap(hers, '[data-action="back"]')
  await until(hers, '[data-entry="marble"]')
})

test('a wrong tap is taken back', async () => {
  await tap(hers, '[data-entry="marble"] [data-choice="good"]')
  await tap(hers, '[data-action="take-back"]')
  await until(hers, '[data-note="news"]')
  expect(await words(hers, '[data-note="news"]')).toBe(says.moodTaken)
  expect(await saidIn()).toBe(2)
})

test('an idea needs a topic and no phone number, and then there is a ticket', async () => {
  await tap(mine, '[data-entry="idea"]')
  await type(mine, 'textarea', 'Ring me on 07700 900123')
  await tap(mine, '[data-action="send"]')
  await until(mine, '[data-note="trouble"]')
  expect(await words(mine, '[role="alert"]')).toContain(says.topicMissing)
  await tap(mine, '[data-entry="topic"] [data-choice="equipment"]')
  await tap(mine, '[data-action="send"]')
  await until(mine, '[data-guard="stop"]')
  expect(await words(mine, '[data-guard="stop"]')).toContain(says.stops.phone)
  await tap(mine, '[data-action="back"]')
  expect(await voices()).not.toContain('idea-left')
  ticket = await leave(mine, 'equipment', ODD_IDEA)
  expect(ticket).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/)
})

test('another phone has its own ticket, and neither opens what the other wrote', async () => {
  herTicket = await leave(hers, 'team', 'A shared list for handover')
  expect(herTicket).not.toBe(ticket)
  await tap(hers, '[data-action="follow"]')
  await until(hers, '[data-name="step"][data-value="waiting"]')
  await tap(mine, '[data-action="follow"]')
  await until(mine, '[data-name="step"][data-value="waiting"]')
  expect(await words(hers, '[data-name="words"]')).toBe('A shared list for handover')
  expect(await words(mine, '[data-name="words"]')).toBe(ODD_IDEA)
  expect(await everything(hers)).not.toContain('printer')
})

test('a ticket with a letter too few or of nobody is told so, and one typed by hand opens its idea', async () => {
  stage.pardon(/status of 404 .*\/api\/v1\/ticket$/)
  const page = await stage.open('/i')
  await find(page, 'K7QM-2X')
  await until(page, '[data-note="trouble"]')
  expect(await words(page, '[data-note="trouble"]')).toBe(says.findShort)
  await find(page, 'K7QM-2XDP-09AB')
  await expect.poll(() => words(page, '[role="alert"]')).toBe(says.wrong)
  await find(page, herTicket.toLowerCase().replace(/(.{4})/g, '$1 '))
  await until(page, '[data-name="words"]')
  expect(await words(page, '[data-name="words"]')).toBe('A shared list for handover')
  expect(page.url()).not.toContain(herTicket)
  await page.close()
})

test('after the shift the words have come together, and their author can add to them', async () => {
  const kiosk = await stage.server.screen('kiosk')
  await stage.server.tell(kiosk.auth, { type: 'idea-left', topic: 'time', text: 'Fewer forms' })
  await stage.clock.jumpTo(EARLY_IS_OVER)
  await stage.server.settled()
  await mine.reload()
  await until(mine, '[data-name="step"][data-value="new"]')
  expect(await words(mine, '[data-name="words"]')).toBe(ODD_IDEA)
  await tap(mine, '[data-action="add"]')
  await type(mine, 'textarea', 'It is the one by the lift')
  await tap(mine, '[data-action="send"]')
  await until(mine, '[data-note="added"]')
})

test('what looks like a program is shown on the wall as the words it is', async () => {
  const board = await stage.screen('board')
  const { state } = await stage.server.state()
  const found = Object.values(state.ideas).find(({ text }) => text === ODD_IDEA)
  await stage.server.tell(stage.server.admin, { type: 'idea-approved', idea: found?.id, text: ODD_IDEA })
  await expect.poll(() => words(board, '[data-panel="ideas"]')).toContain('alert(2)')
  expect(await board.$('[data-panel="ideas"] script, [data-panel="ideas"] blockquote b')).toBeNull()
  const quotes = await board.$$eval('[data-panel="ideas"] blockquote', all => all.map(one => one.textContent))
  expect(quotes).toContain(ODD_IDEA)
})

test('the link can be forgotten on a phone that others use', async () => {
  await tap(mine, 'details summary')
  await tap(mine, '[data-action="forget"]')
  await until(mine, '[name="ticket"]')
  expect(mine.url()).not.toContain(ticket)
  expect(await everything(mine)).not.toContain('printer')
})

test('an old address of the team says that it has changed', async () => {
  stage.pardon(/status of 404 .*\/api\/v1\/phones$/)
  const page = await stage.open('/t/zzzzzzzz')
  await expect.poll(() => words(page, 'h1')).toBe(says.noTeamHead)
})

test('the phone’s own way back keeps half an idea, and a ticket that was not written down', async () => {
  const page = await stage.open(address)
  await tap(page, '[data-entry="idea"]')
  await tap(page, '[data-entry="topic"] [data-choice="team"]')
  await type(page, 'textarea', 'A second kettle')
  await page.goBack()
  await tap(page, '[data-entry="idea"]')
  expect(await page.$eval('textarea', box => box.value)).toBe('A second kettle')
  await tap(page, '[data-action="send"]')
  const mineAlone = await value(page, 'ticket')
  await page.goBack()
  await until(page, '[data-note="news"]')
  expect(await words(page, '[data-note="news"]')).toBe(says.claimStill(spoken(mineAlone)))
  await page.close()
})
