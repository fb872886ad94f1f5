import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../shared/id.ts'
import { firstFlow, firstHelp, workTemplates } from '../../shared/work-templates.ts'
import { judge } from '../support/axe.ts'
import { chapters } from '../support/chapters.ts'
import { tap, type, until } from '../support/finger.ts'
import { openStage, type Stage } from '../support/stage.ts'

const at = (clock: string) => Date.parse(`2026-11-23T${clock}:00Z`)
const [discharges, bloods, blocked] = [newId(), newId(), newId()]

let stage: Stage
let pages: Record<'desk' | 'phone', Page>

const drafts: readonly object[][] = [
  [
    {
      ...{
        type: 'work-defined',
        happenedAt: at('07:00'),
        id: discharges,
        key: 'discharges',
        name: 'Discharges by noon',
      },
      ...{ unit: 'discharges', demand: 'plan', plan: [{ shift: 'early', days: [12, 12, 12, 12, 12, 4, 4] }] },
      ...{ curve: 'drawn', shape: [{ shift: 'early', parts: [2, 3, 3, 2, 2, 0, 0] }] },
      ...{ breaks: [{ from: '10:00', to: '10:30' }], reasons: workTemplates[0]!.reasons },
    },
    {
      ...{ type: 'work-defined', id: bloods, key: 'bloods', name: 'Bloods', unit: 'samples' },
      demand: 'typed',
    },
    { type: 'flow-set', ...firstFlow },
    { type: 'help-set', ...firstHelp },
  ],
  [
    { type: 'work-done', work: discharges, count: 1, happenedAt: at('08:10') },
    { type: 'token-placed', id: blocked, label: 'Bay 3-1', column: 'results' },
    { type: 'token-placed', label: 'Bay 2-4', column: 'waiting' },
    { type: 'help-called', what: 'lifting', where: 'bay-2', note: 'Two of us' },
  ],
  [
    { type: 'token-blocked', token: blocked, reason: 'Waiting for the scan' },
    {
      ...{ type: 'work-corrected', work: discharges, day: '2026-11-23', shift: 'early', bucket: 1 },
      ...{ done: 2, why: 'One tap did not go through' },
    },
  ],
]

beforeAll(async () => {
  stage = await openStage()
  // An hour on, so that something has waited too long.
  for (const some of drafts) await stage.server.tell(stage.server.admin, some)
  await stage.clock.jump(70 * 60_000)
  const desk = await stage.desk('work')
  await desk.setViewport({ width: 1280, height: 800 })
  pages = { desk, phone: await stage.open('/console', { beside: desk, view: 'phone' }) }
  await until(pages.phone, '.desk')
})
afterAll(() => stage.close())
chapters(() => stage.complaints)

const goTo = async (page: Page, item: string) => {
  const hash = `#${new URLSearchParams({ team: stage.server.team, section: 'work', item })}`
  await page.evaluate(to => location.assign(to), hash)
}

/** Nothing is in anybody's way, by day and by night, and nothing lies beyond the edge of the screen. */
const isFine = async (page: Page) => {
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: theme },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ])
    await until(page, `:root[data-theme="${theme}"]`)
    // Buttons take a moment to change their colour.
    await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
    await page.waitForFunction(() => document.getAnimations().length === 0)
    expect(await judge(page, theme)).toEqual([])
  }
  const [wide, right] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.querySelector('.desk > main')!.getBoundingClientRect().right,
  ])
  expect(wide).toBeLessThanOrEqual(Math.ceil(right!))
}

const stops: readonly [string, string, (page: Page) => Promise<unknown>][] = [
  ['the list of kinds', '', page => until(page, '[data-kind]')],
  [
    'a new kind, refused',
    'new',
    async page => {
      await tap(page, '[data-template="own"]')
      await tap(page, '[data-form="kind"] [data-action="send"]')
      await until(page, '[data-wrong]')
      for (const more of ['curve', 'breaks', 'hand', 'short', 'tell', 'key'])
        await tap(page, `[data-more="${more}"] summary`)
    },
  ],
  [
    'an hour with its forms',
    discharges,
    async page => {
      await tap(page, '[data-hour="0"] [data-action="reason"]')
      await until(page, '[data-form="reason"]')
      await isFine(page)
      await tap(page, '[data-hour="0"] [data-action="review"]')
      await type(page, '[data-form="review"] [name="note"]', 'Bed 4 Jones first')
      await tap(page, '[data-form="review"] [data-action="send"]')
      await until(page, '[data-guard]')
    },
  ],
  [
    'a plan that is drawn',
    discharges,
    async page => {
      await tap(page, '[data-fold="about"] [data-action="change"]')
      await tap(page, '[data-more="curve"] > summary')
      await until(page, '.due-line circle')
      await tap(page, '.spread-fields summary')
    },
  ],
  [
    'a card with all that can be done with it',
    'flow',
    async page => {
      await tap(page, '[data-column="waiting"] [data-action="open-token"]')
      await tap(page, '[data-action="block"]')
      await tap(page, '[data-fold="columns"] [data-action="change"]')
      await until(page, '[data-form="flow"]')
    },
  ],
  [
    'a call for help',
    'help',
    async page => {
      await tap(page, '[data-fold="help"] [data-action="change"]')
      await until(page, '[data-form="help"]')
    },
  ],
  ['counts from a file', 'file', page => until(page, '[data-form="counts"]')],
]

test.each(stops)('everybody can use %s, at a desk and on a phone', async (_, item, ready) => {
  for (const page of Object.values(pages)) {
    await goTo(page, item)
    await ready(page)
    await isFine(page)
    await goTo(page, '')
    await until(page, '[data-kind]')
  }
})

test('everybody can use the connections, at a desk and on a phone', async () => {
  for (const page of Object.values(pages)) {
    const hash = `#${new URLSearchParams({ team: stage.server.team, section: 'connections' })}`
    await page.evaluate(to => location.assign(to), hash)
    await until(page, '[data-mqtt]')
    await isFine(page)
  }
})
