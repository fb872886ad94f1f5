import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../shared/id.ts'
import { workInUse } from '../../shared/work-kind.ts'
import { firstHelp } from '../../shared/work-templates.ts'
import { chapters } from '../support/chapters.ts'
import { gone, tap, type, until, words } from '../support/finger.ts'
import { openStage, type Stage } from '../support/stage.ts'

const ideas = Array.from({ length: 24 }, () => newId())
const falls = newId()

let stage: Stage
let desk: Page

/** What another lead does at another desk. */
const other = async (draft: object) => {
  const { status, body } = await stage.server.tell(stage.server.admin, draft)
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`)
}
const send = (form: string) => tap(desk, `[data-form="${form}"] [data-action="send"]`)
const team = async () => (await stage.server.state()).state
const at = (page: Page, section: string, item = '') =>
  page.evaluate(
    hash => location.assign(hash),
    `#${new URLSearchParams({ team: stage.server.team, section, item })}`,
  )
const typedIn = (selector: string) =>
  desk.$eval(selector, field => ('value' in field ? String(field.value) : ''))

beforeAll(async () => {
  stage = await openStage()
  const released = ideas.map((id, n) => ({
    ...{ id, type: 'words-released', kind: 'idea', topic: 'other' },
    text: `Idea ${n}: the cupboard by the lift should be sorted by what is used most.`,
  }))
  const log = stage.server.house.log
  for (const one of released) await log.write(`team:${stage.server.team}`, [one], { kind: 'system' })
  await other({ type: 'work-defined', key: 'bloods', name: 'Bloods', unit: 'samples', demand: 'typed' })
  await other({
    ...{ type: 'measure-defined', id: falls, key: 'falls', name: 'Falls' },
    ...{ better: 'down', cadence: 'monthly', chart: 'c' },
  })
  await other({ type: 'reading-taken', measure: falls, x: '2026-08-01', y: 4 })
  await other({ type: 'help-set', ...firstHelp })
  desk = await stage.desk('ideas')
})
afterAll(() => stage.close())
chapters(() => stage.complaints)

test('an answer that is half written is still there after a look at something else', async () => {
  await at(desk, 'ideas', ideas[0])
  await tap(desk, '.detail [data-action="answer"]')
  await type(desk, '[data-form="answer"] [name="text"]', 'Jo looks into it')
  await stage.go(desk, 'notices')
  await at(desk, 'ideas', ideas[0])
  await tap(desk, '.detail [data-action="answer"]')
  expect(await typedIn('[data-form="answer"] [name="text"]')).toBe('Jo looks into it')
})

test('who only writes a sentence does not move an idea back that another lead moved on', async () => {
  await other({ type: 'idea-moved', idea: ideas[0], to: 'trying', text: 'We try it for a week.' })
  await until(desk, '[data-form="answer"] [name="to"][value="trying"]:checked')
  await send('answer')
  await gone(desk, '[data-form="answer"]')
  expect((await team()).ideas[ideas[0]!]?.step).toBe('trying')
})

test('words that another lead erased meanwhile do not go on the wall from a form that still held them', async () => {
  await tap(desk, '.detail [data-action="show"]')
  await until(desk, '[data-form="show"]')
  await other({ type: 'idea-edited', idea: ideas[0], text: 'Sort the cupboard.', why: 'A name was in it.' })
  await expect.poll(() => typedIn('[data-form="show"] [name="text"]')).toBe('Sort the cupboard.')
})

test('a number that another lead set meanwhile is not typed back', async () => {
  await stage.go(desk, 'work')
  await type(desk, '[data-form="typing"] [name="next"]', '6')
  await other({
    ...{ type: 'work-required', work: workInUse((await team()).work)[0]!.id },
    ...{ required: 20, day: '2026-11-23', shift: 'early' },
  })
  await expect.poll(() => typedIn('[data-form="typing"] [name="now"]')).toBe('20')
  await send('typing')
  const set = async (shift: string) =>
    workInUse((await team()).work)[0]!.shifts[`2026-11-23/${shift}`]?.set.at(-1)?.required
  await expect.poll(() => set('late')).toBe(6)
  expect(await set('early')).toBe(20)
})

test('a call that nobody took is ended only after a second thought', async () => {
  await at(desk, 'work', 'help')
  await other({ type: 'help-called', what: 'lifting', where: 'bay-2' })
  await until(desk, '[data-call][data-is="waiting"]')
  await tap(desk, '[data-action="end-call"]')
  expect(await words(desk, '[data-call]')).toContain('cannot be brought back')
  await tap(desk, '[data-call] [data-action="no"]')
  await until(desk, '[data-call][data-is="waiting"]')
  await tap(desk, '[data-action="end-call"]')
  await tap(desk, '[data-call] [data-action="yes"]')
  await gone(desk, '[data-call]')
})

test('a form that another lead overtook says so, and begins again with theirs', async () => {
  await stage.go(desk, 'team')
  await tap(desk, '[data-fold="topics"] [data-action="change"]')
  await tap(desk, '[data-form="topics"] [data-action="add"]')
  await until(desk, '[data-form="topics"] li:last-child input:focus')
  await desk.keyboard.type('Mine')
  const topics = [{ key: 'theirs', name: 'Theirs' }]
  await other({ type: 'topics-set', topics })
  await until(desk, '[data-fold="topics"] [data-overtaken]')
  await tap(desk, '[data-action="start-from-theirs"]')
  await gone(desk, '[data-fold="topics"] [data-overtaken]')
  expect(await typedIn('[data-form="topics"] input')).toBe('Theirs')
  await send('topics')
  await gone(desk, '[data-form="topics"]')
  expect((await team()).team.topics).toEqual(topics)
})

test('readings that are typed wait while one looks at the chart', async () => {
  await at(desk, 'measures', falls)
  await type(desk, '[data-column="y"] input', '7')
  await tap(desk, '.one-measure [data-action="chart"]')
  await until(desk, '.chart-page article')
  await at(desk, 'measures', falls)
  await until(desk, '.grid')
  expect(await typedIn('[data-column="y"] input')).toBe('7')
  await send('grid')
  await expect.poll(async () => (await team()).measures[falls]?.readings.length).toBe(2)
})

test('who tries a link that is for somebody else is told that it works once', async () => {
  const { body } = await stage.server.ask(
    'POST',
    '/people',
    { name: 'Tom Adeyemi', email: 'tom@heron.example' },
    stage.server.admin,
  )
  const page = await stage.open(`/#invite=${body.invitation}`, { beside: desk, view: 'desk' })
  await until(page, '[data-form="invited"]')
  await until(page, '[role="alert"]')
  expect(await words(page)).toContain('You are signed in as Ada Okafor.')
  await page.close()
})

test('a list that could not be fetched says so and comes by itself once the network is back', async () => {
  stage.pardon(/ERR_INTERNET_DISCONNECTED/)
  await desk.setOfflineMode(true)
  await stage.go(desk, 'people')
  await until(desk, '.people [data-trouble]')
  expect(await words(desk, '.people [data-trouble]')).toContain('this may be old')
  await desk.setOfflineMode(false)
  await until(desk, '.people [data-person]')
  expect(await desk.$('.people [data-trouble]')).toBe(null)
})

test('an idea that is opened on a phone is read from its top, and the way back leads to where one was', async () => {
  const phone = await stage.open('/console', { beside: desk, view: 'phone' })
  await until(phone, '.desk')
  await at(phone, 'ideas')
  const row = `[data-idea="${ideas[20]}"]`
  await until(phone, row)
  await phone.$eval(row, one => one.scrollIntoView({ block: 'center', behavior: 'instant' }))
  const before = await phone.evaluate(() => scrollY)
  expect(before).toBeGreaterThan(500)
  await tap(phone, row)
  await until(phone, '[data-detail]:focus .detail')
  expect(await phone.evaluate(() => scrollY)).toBe(0)
  await tap(phone, '.ideas [data-back]')
  await until(phone, `${row}:focus`)
  const box = await phone.$eval(row, one => one.getBoundingClientRect().top)
  expect(box).toBeGreaterThan(0)
  expect(box).toBeLessThan(844)
})
