import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCalls } from '../../shared/help.ts'
import { newId } from '../../shared/id.ts'
import { chapters } from '../support/chapters.ts'
import { gone, onDisk, tap, until, value, words } from '../support/finger.ts'
import { openStage, type Stage, skip } from '../support/stage.ts'

let stage: Stage
let near: Page
let far: Page

beforeAll(async () => {
  stage = await openStage()
  ;[near, far] = await Promise.all([stage.screen('kiosk'), stage.screen('kiosk')])
})
afterAll(() => stage.close())
chapters(() => stage.complaints)

const calls = async () => (await stage.server.state('wall')).state.help
const open = async () => openCalls(await calls()).length
const calledEver = async () => (await calls()).calls.length

const wish = async (kiosk: Page) => {
  await tap(kiosk, '.others [data-entry="help"]')
  await tap(kiosk, '.help-choose [data-choice="hands"]')
  await tap(kiosk, '.help-choose [data-choice="bay-2"]')
}

test('nobody can call before a lead said what for; then the kiosk says what it is not', async () => {
  await until(near, '[data-entry="idea"]')
  expect(await near.$('[data-entry="help"]')).toBe(null)
  await stage.server.tell(stage.server.admin, {
    type: 'help-set',
    kinds: [
      { key: 'hands', name: 'A second pair of hands' },
      { key: 'porter', name: 'A porter' },
    ],
    places: [
      { key: 'bay-1', name: 'Bay 1' },
      { key: 'bay-2', name: 'Bay 2' },
    ],
    responders: [{ key: 'charge', name: 'Nurse in charge' }],
    minutes: 5,
  })
  await until(near, '.others [data-entry="help"]')
  expect(await words(near, '.others [data-entry="help"]')).toContain('This is not the emergency bell.')
})

test('what and where, a tap each, and every kiosk of the team shows the call', async () => {
  await wish(near)
  await until(near, '.help-call')
  expect(await words(near, '.help-call')).toContain('Called.')
  expect(await words(near, '.help-call .timer')).toMatch(/0:0\d/)
  await until(far, '.news-card[data-tone="calls"]')
  expect(await words(far, '.news-card')).toContain('A second pair of hands: Bay 2')
  expect(await words(far, '.news-card')).toContain('Nobody is coming yet.')
  expect(await open()).toBe(1)
})

test('who is coming is said on one kiosk and seen on the other', async () => {
  await tap(far, '.news-card [data-choice="calls"]')
  await tap(far, '.help-call [data-choice="charge"]')
  for (const kiosk of [near, far]) {
    await until(kiosk, '.help-call[data-coming="true"]')
    expect(await words(kiosk, '.help-call .coming')).toBe('Nurse in charge is coming.')
  }
})

test('it is sorted, for everybody', async () => {
  await tap(near, '.help-call [data-action="sorted"]')
  for (const kiosk of [near, far]) {
    await until(kiosk, '.plain-news')
    expect(await words(kiosk, '.plain-news')).toContain('It is sorted.')
    await tap(kiosk, '.plain-news [data-action="back"]')
    await until(kiosk, '.attract')
  }
  expect(await near.$('.news-card')).toBe(null)
  expect(await open()).toBe(0)
})

test('a call is taken back within ten seconds', async () => {
  await skip(near, 1_000)
  await wish(near)
  await until(far, '.news-card')
  await tap(near, '.help-call [data-action="take-back"]')
  await until(near, '.plain-news')
  expect(await words(near, '.plain-news')).toContain('Taken back.')
  await gone(far, '.news-card')
  await tap(near, '.plain-news [data-action="back"]')
})

test('without a network it says that nobody was told, keeps nothing, and nothing arrives later', async () => {
  stage.pardon(/Failed to load resource|ERR_INTERNET_DISCONNECTED/)
  const before = await calledEver()
  await skip(near, 1_000)
  await near.setOfflineMode(true)
  await wish(near)
  await until(near, '.help-telling[data-told="nobody"]')
  expect(await words(near, '.help-telling')).toMatch(
    /Nobody has been told\.\s+The call did not get through\. Fetch someone\./,
  )
  expect(await onDisk(near)).not.toContain('help-called')
  await near.setOfflineMode(false)
  await until(near, ':root[data-connection="live"]')
  // Whatever the kiosk had kept would arrive with, or before, what it is tapped next.
  await tap(near, '.help-telling [data-action="back"]')
  await tap(near, '[data-entry="marble"][data-choice="good"]')
  await until(far, '[data-name="answers"][data-value="1"]')
  expect(await calledEver()).toBe(before)
})

test('tried again it is one call', async () => {
  await tap(near, '.marble-thanks [data-action="done"]')
  const before = await calledEver()
  await skip(near, 1_000)
  await near.setOfflineMode(true)
  await wish(near)
  await until(near, '.help-telling[data-told="nobody"]')
  await near.setOfflineMode(false)
  await tap(near, '.help-telling [data-action="again"]')
  await until(near, '.help-call')
  await until(far, '.news-card[data-tone="calls"]')
  expect(await calledEver()).toBe(before + 1)
})

test('when nobody comes for five minutes the next tier is asked, and both see who is coming', async () => {
  await tap(near, '.help-call [data-action="sorted"]')
  await tap(near, '.plain-news [data-action="back"]')
  await until(near, '.attract')
  await gone(far, '.news-card')
  const { server } = stage
  const founded = await server.ask(
    'POST',
    '/teams',
    { name: 'Sluice team', template: 'hospital-ward', timeZone: 'Europe/London', parent: server.team },
    server.admin,
  )
  const below = String(founded.body.id)
  const help = { kinds: [{ key: 'hands', name: 'Hands' }], places: [{ key: 'sluice', name: 'Sluice' }] }
  const responders = [{ key: 'charge', name: 'Nurse in charge' }]
  await server.tell(server.admin, { type: 'help-set', ...help, responders, minutes: 5 }, below)
  const theirs = await stage.open('/kiosk')
  await server.approve(await value(theirs, 'code'), 'kiosk', { team: below, name: 'The sluice' })
  await tap(theirs, '.others [data-entry="help"]')
  await tap(theirs, '.help-choose [data-choice="hands"]')
  await until(theirs, '.help-call')
  expect(await near.$('.news-card')).toBe(null)
  await stage.clock.jump(5 * 60_000 + 1_000)
  await until(near, '.news-card[data-tone="calls"]')
  expect(await words(near, '.news-card')).toContain('Hands: Sluice')
  await expect.poll(() => words(theirs, '.help-call .coming')).toMatch(/We asked Heron Ward at 09:3\d\./)
  await tap(near, '.news-card [data-choice="calls"]')
  await until(near, '.help-call')
  expect(await words(near, '.help-call')).toContain('from Sluice team')
  await tap(near, '.help-call [data-choice="charge"]')
  for (const kiosk of [near, theirs]) await until(kiosk, '.help-call[data-coming="true"]')
})

test('a sixth call from one kiosk is not made, and the kiosk says what to do instead', async () => {
  stage.pardon(/status of 409/)
  const { server } = stage
  const { body } = await server.ask('GET', `/teams/${server.team}/devices`, undefined, server.admin)
  const kiosks: { id: string }[] = body.devices
  for (const { id } of kiosks) {
    const drafts = Array.from({ length: 5 }, () => ({
      ...{ id: newId(), type: 'help-called', what: 'hands', where: 'bay-1' },
    }))
    await server.house.log.tell(`team:${server.team}`, drafts, { kind: 'device', id })
  }
  const before = await calledEver()
  const kiosk = await stage.open('/kiosk', { beside: near })
  await wish(kiosk)
  await until(kiosk, '.help-telling[data-told="nobody"]')
  expect(await words(kiosk, '.help-telling')).toMatch(
    /Nobody has been told\.\s+Too many calls were made here\. End those that are over, or fetch someone\./,
  )
  expect(await calledEver()).toBe(before)
})
