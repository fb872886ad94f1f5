import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElementHandle, Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../shared/id.ts'
import { workInUse } from '../../shared/work-kind.ts'
import { firstFlow, firstHelp } from '../../shared/work-templates.ts'
import { chapters } from '../support/chapters.ts'
import { gone, tap, type, until, words } from '../support/finger.ts'
import { openStage, type Stage } from '../support/stage.ts'

const at = (clock: string) => Date.parse(`2026-11-23T${clock}:00Z`)
const EARLY = '2026-11-23/early'
const hour = (n: number) => `[data-hour="${n}"]`

let stage: Stage
let desk: Page

const tell = async (draft: object) => {
  const { status, body } = await stage.server.tell(stage.server.admin, draft)
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`)
  return String(body.event.id)
}
const team = async () => (await stage.server.state()).state
const kindNow = async () => workInUse((await team()).work)[0]!
const says = (selector: string) => expect.poll(() => words(desk, selector))
/** Another page about work; its link stands above all. */
const page = async (item: string) => {
  await desk.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }))
  await tap(desk, `[data-pages] a[href*="item=${item}"]`)
}
const send = (form: string) => tap(desk, `[data-form="${form}"] [data-action="send"]`)
const refused = (form: string) => until(desk, `[data-form="${form}"] [data-wrong]`)

beforeAll(async () => {
  stage = await openStage()
  desk = await stage.desk('work')
})
afterAll(() => stage.close())
chapters(() => stage.complaints)

test('a lead makes a kind of work from one that many teams count', async () => {
  await tap(desk, '[data-action="new-kind"]')
  await tap(desk, '[data-template="discharges"]')
  await until(desk, '[name="name"]:focus')
  await type(desk, '[name="name"]', ' ')
  await send('kind')
  await refused('kind')
  await until(desk, '[name="name"]:focus')
  await type(desk, '[name="name"]', 'Home by noon')
  await send('kind')
  await until(desk, '.one-kind')
  expect(await kindNow()).toMatchObject({
    ...{ key: 'home-by-noon', name: 'Home by noon', unit: 'discharges', bucket: 60, curve: 'hours' },
    plan: [{ shift: 'early', days: [8, 8, 8, 8, 8, 4, 4] }],
    shape: [{ shift: 'early', parts: [0, 1, 2, 3, 2, 0, 0] }],
  })
})

test('the first of a shift can be counted at the desk, in the hour it was done', async () => {
  await tap(desk, `${hour(2)} [data-action="correct"]`)
  await type(desk, '[data-form="correct"] [name="done"]', '1')
  await send('correct')
  await gone(desk, '[data-form="correct"]')
  await says(`${hour(2)} [data-name="hour-done"]`).toBe('1')
  expect((await kindNow()).shifts[EARLY]).toMatchObject({ done: { 2: 1 }, fixes: {} })
})

test('what is counted stands in its hour, and an hour that fell short asks for its reason', async () => {
  await tell({ type: 'work-done', work: (await kindNow()).id, count: 1, happenedAt: at('09:10') })
  await says(`${hour(2)} [data-name="hour-done"]`).toBe('2')
  await says('[data-name="done-of"]').toBe('2 of 8')
  await stage.clock.jumpTo(at('11:05'))
  await desk.reload()
  await until(desk, hour(3))
  expect(await words(desk, hour(3))).toContain('no reason yet')
  await tap(desk, `${hour(3)} [data-action="reason"]`)
  await send('reason')
  await refused('reason')
  await tap(desk, '[data-form="reason"] [value="medicines"]')
  await send('reason')
  await gone(desk, '[data-form="reason"]')
  await says(hour(3)).toContain('Waiting for medicines')
})

test('who wants to be told is called by a number at the desk, until the work has caught up', async () => {
  const { id: work, tell: told } = await kindNow()
  expect(told).toHaveLength(1)
  const say = (draft: object) =>
    stage.server.house.log.write(`team:${stage.server.team}`, [{ id: newId(), work, ...draft }], {
      kind: 'system',
    })
  await say({ type: 'work-fell-behind', gap: 2 })
  await until(desk, 'nav.nav a[href*="section=work"] [data-count="1"]')
  await say({ type: 'work-recovered' })
  await gone(desk, 'nav.nav a[href*="section=work"] [data-count]')
})

test('a reason can be another one later', async () => {
  await tap(desk, `${hour(3)} [data-action="reason"]`)
  await tap(desk, '[data-form="reason"] [value="transport"]')
  await type(desk, '[data-form="reason"] [name="note"]', 'The taxi came at ten')
  await send('reason')
  await says(hour(3)).toContain('The taxi came at ten')
  expect((await kindNow()).reasonsByDay['2026-11-23']).toMatchObject({ medicines: 0, transport: 1 })
})

test('an hour is reviewed with what will be done, and words that may say who somebody is are asked about', async () => {
  await tap(desk, `${hour(3)} [data-action="review"]`)
  await type(desk, '[data-form="review"] [name="note"]', 'Bed 4 Jones goes first')
  await send('review')
  await until(desk, '[data-form="review"] [data-guard]')
  await tap(desk, '[data-action="guard-no"]')
  await type(desk, '[data-form="review"] [name="note"]', 'Order the taxi the evening before')
  await send('review')
  await gone(desk, '[data-form="review"]')
  await says(hour(3)).toContain('Order the taxi the evening before')
  expect((await kindNow()).shifts[EARLY]?.reviews[3]?.note).toBe('Order the taxi the evening before')
})

test('a count is corrected with a reason, and what it was stays beside it', async () => {
  await tap(desk, `${hour(2)} [data-action="correct"]`)
  await type(desk, '[data-form="correct"] [name="done"]', '3')
  await send('correct')
  await refused('correct')
  await type(desk, '[data-form="correct"] [name="why"]', 'One tap did not go through')
  await send('correct')
  await gone(desk, '[data-form="correct"]')
  await says('[data-fixes]').toContain('Done was 2 until')
  await says('[data-name="done-of"]').toBe('3 of 8')
})

test('the plan can be drawn, with a finger and with the keys', async () => {
  await tap(desk, '[data-fold="about"] [data-action="change"]')
  expect(await words(desk, '[data-more="curve"] summary')).toContain('By the hour')
  await tap(desk, '[data-more="curve"] > summary')
  await tap(desk, '[name="curve"][value="drawn"]')
  await until(desk, '.due-line[data-drawn] circle')
  const points = () =>
    desk.$$eval('.due-line circle', all => all.map(one => Number(one.getAttribute('aria-valuenow'))))
  expect(await points()).toEqual([0, 13, 38, 75, 100, 100])
  await desk.evaluate(() => document.querySelector<SVGElement>('.due-line circle')?.focus())
  await desk.keyboard.press('PageUp')
  await expect.poll(points).toEqual([5, 13, 38, 75, 100, 100])
  const box = await desk.$eval('.due-line svg', svg => {
    svg.scrollIntoView({ block: 'center' })
    const { left, top, width, height } = svg.getBoundingClientRect()
    return { left, top, width, height }
  })
  await desk.mouse.click(box.left + box.width * 0.5, box.top + box.height * 0.5)
  const drawn = await points()
  expect(drawn.toSorted((a, b) => a - b)).toEqual(drawn)
  expect(drawn).not.toEqual([5, 13, 38, 75, 100, 100])
  await send('kind')
  await gone(desk, '[data-form="kind"]')
  const { shape, curve } = await kindNow()
  expect(curve).toBe('drawn')
  expect(shape[0]?.parts.reduce((sum, part) => sum + part, 0)).toBe(100)
})

test('after the close the day is frozen, and a correction has it counted again', async () => {
  await stage.clock.jumpTo(at('14:30'))
  await expect.poll(async () => (await kindNow()).shifts[EARLY]?.closed?.done).toBe(3)
  await desk.reload()
  await until(desk, '[name="shift"]')
  await desk.select('[name="shift"]', EARLY)
  await says('[data-frozen]').toContain('3 of 8 done')
  await tap(desk, `${hour(1)} [data-action="correct"]`)
  await type(desk, '[data-form="correct"] [name="done"]', '1')
  await type(desk, '[data-form="correct"] [name="why"]', 'The kiosk was off')
  await send('correct')
  await gone(desk, '[data-form="correct"]')
  await says('[data-frozen]').toContain('3 of 8 done')
  await stage.clock.jumpTo(at('21:30'))
  await expect.poll(async () => (await kindNow()).shifts[EARLY]?.closed?.done).toBe(4)
  await says('[data-frozen]').toContain('4 of 8 done')
})

test('the number of this shift and the next is typed where it is typed at handover', async () => {
  await desk.reload()
  await until(desk, '[name="shift"]')
  await tell({ type: 'work-defined', key: 'bloods', name: 'Bloods', unit: 'samples', demand: 'typed' })
  await tap(desk, '[data-back]')
  await type(desk, '[data-form="typing"] [name="now"]', 'many')
  await send('typing')
  await refused('typing')
  await type(desk, '[data-form="typing"] [name="now"]', '18')
  await type(desk, '[data-form="typing"] [name="next"]', '6')
  await send('typing')
  const bloods = async () => workInUse((await team()).work).find(({ key }) => key === 'bloods')?.shifts ?? {}
  await expect.poll(async () => (await bloods())['2026-11-23/night']?.set.at(-1)?.required).toBe(18)
  await expect.poll(async () => (await bloods())['2026-11-24/early']?.set.at(-1)?.required).toBe(6)
})

test('cards of the flow are placed, moved and blocked; a card with a name is stopped or asked about', async () => {
  await page('flow')
  await send('flow')
  await until(desk, '[data-form="place"]')
  expect((await team()).flow.name).toBe(firstFlow.name)
  const label = '[data-form="place"] [name="label"]'
  await type(desk, label, 'ada@heron.example')
  await send('place')
  await refused('place')
  await type(desk, label, 'Bay 2 Jones')
  await send('place')
  await until(desk, '[data-form="place"] [data-guard]')
  await type(desk, label, 'Bay 2-4')
  await gone(desk, '[data-form="place"] [data-guard]')
  await send('place')
  await until(desk, '[data-column="waiting"] [data-token]')
  await tap(desk, '[data-token] [data-action="open-token"]')
  await tap(desk, '[data-action="to-seen"]')
  await until(desk, '[data-column="seen"] [data-token]')
  await tap(desk, '[data-token] [data-action="open-token"]')
  await tap(desk, '[data-action="block"]')
  await type(desk, '[data-form="block"] [name="reason"]', 'No bed upstairs')
  await send('block')
  await until(desk, '[data-token][data-is="blocked"]')
  expect(Object.values((await team()).flow.tokens)).toMatchObject([
    { label: 'Bay 2-4', column: 'seen', blocker: 'No bed upstairs' },
  ])
})

test('two cards have no label in common, and a column with a card in it stays', async () => {
  // The browser writes a refusal into its log.
  stage.pardon(/status of 409 .*\/events$/)
  await type(desk, '[data-form="place"] [name="label"]', 'Bay 2-4')
  await send('place')
  await refused('place')
  await tap(desk, '[data-fold="columns"] [data-action="change"]')
  await tap(desk, '.flow-columns li:nth-child(2) [data-action="remove"]')
  await send('flow')
  await refused('flow')
  expect(await words(desk, '[data-together="columns"] [data-wrong]')).toContain('There is work in a column')
  await tap(desk, '[data-form="flow"] [data-action="send"] ~ button')
  // Who leaves the form stands at the button that opened it.
  await until(desk, '[data-fold="columns"] [data-action="change"]:focus')
})

test('a call for help is taken and ended at the desk', async () => {
  await page('help')
  await says('[data-bell]').toContain('not the emergency bell')
  await send('help')
  await until(desk, '[data-fold="help"]')
  expect((await team()).help.minutes).toBe(firstHelp.minutes)
  await tell({ type: 'help-called', what: 'lifting', where: 'bay-2' })
  await until(desk, '[data-call][data-is="waiting"]')
  expect(await words(desk, '[data-pages]')).toContain('1 call for help is open')
  await tap(desk, '[data-action="accept-call"]')
  await until(desk, '[data-call][data-is="coming"]')
  await tap(desk, '[data-action="end-call"]')
  await gone(desk, '[data-call]')
})

test('a file of counts is looked at first, then taken, each line in its own hour', async () => {
  await page('file')
  await until(desk, '[data-form="counts"]')
  await send('counts')
  await refused('counts')
  const folder = mkdtempSync(join(tmpdir(), 'marblewall-counts-'))
  const file = join(folder, 'night.csv')
  writeFileSync(file, 'When,Done,Number\n2026-11-23 21:05,2,a1\nnoon,1,a2\n2026-11-23 21:10,1,a3\n')
  const field = (await desk.$('[data-form="counts"] [name="file"]')) as ElementHandle<HTMLInputElement>
  await field.uploadFile(file)
  await desk.select('[data-form="counts"] [name="kind"]', 'bloods')
  await send('counts')
  await until(desk, '[data-form="take"]')
  rmSync(folder, { recursive: true })
  await desk.select('[data-columns] [name="count"]', '1')
  await says('[data-look] tbody').toContain('2026-11-23 21:05')
  expect(await words(desk, '[data-said="wrong"]')).toContain('Line 3')
  await send('take')
  await refused('take')
  await tap(desk, '[name="leaveOut"]')
  await send('take')
  await until(desk, '[data-form="counts"]')
  const night = async () =>
    workInUse((await team()).work).find(({ key }) => key === 'bloods')?.shifts['2026-11-23/night']?.done
  await expect.poll(night).toEqual({ 0: 3 })
})

test('an address that is told shows its secret once, and says when it cannot be reached', async () => {
  await stage.go(desk, 'connections')
  await until(desk, '[data-form="hook"]')
  await type(desk, '[data-form="hook"] [name="name"]', 'Pager')
  await type(desk, '[data-form="hook"] [name="url"]', 'not an address')
  await send('hook')
  await refused('hook')
  await type(desk, '[data-form="hook"] [name="url"]', 'http://127.0.0.1:9/pager')
  await send('hook')
  await until(desk, '.secret')
  await tap(desk, '.secret [data-action="done"]')
  await tap(desk, '[data-action="test-hook"]')
  await says('[data-hook]').toContain('it could not be reached')
  await tap(desk, '[data-action="remove-hook"]')
  await tap(desk, '.sure [data-action="yes"]')
  await gone(desk, '[data-hook]')
})
