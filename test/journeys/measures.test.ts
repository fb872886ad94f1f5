import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { charts } from '../../shared/spc/charts.ts'
import type { ChartOptions } from '../../shared/spc/options.ts'
import { chapters } from '../support/chapters.ts'
import { curl } from '../support/curl.ts'
import { gone, tap, type, until, words } from '../support/finger.ts'
import { openStage, type Stage } from '../support/stage.ts'

/** Two years of about fourteen falls a month, and a third after something changed. */
const FALLS = [
  [14, 11, 17, 13, 15, 12, 16, 14, 18, 10, 15, 13],
  [16, 12, 14, 17, 11, 15, 13, 18, 14, 12, 16, 15],
  [9, 8, 7, 9, 6, 8, 10, 7, 8, 9, 6, 8],
].flat()
const monthOf = (at: number) => new Date(Date.UTC(2023, 10 + at, 1)).toISOString().slice(0, 10)
const month = new Intl.DateTimeFormat('en-GB', { month: 'short', year: '2-digit', timeZone: 'UTC' })
/** Three years as a spreadsheet puts them on the clipboard: `Nov-23`, tabs between cells, its own line ends. */
const COPIED = [
  'Month\tFalls',
  ...FALLS.map((falls, at) => `${month.format(Date.parse(monthOf(at))).replace(' ', '-')}\t${falls}`),
  '',
].join('\r\n')

const PANEL = '[data-panel="measure"] .measure-panel'
const WHY = 'Rounds every hour at night'
const LATE = 'Two falls were reported late'

let stage: Stage
let desk: Page
let board: Page
let measure = ''
let command = ''

beforeAll(async () => {
  stage = await openStage()
  ;[desk, board] = await Promise.all([stage.desk('measures'), stage.screen('board')])
  await desk.browserContext().overridePermissions(stage.base, ['clipboard-sanitized-write'])
})
afterAll(() => stage.close())
chapters(() => stage.complaints)

const saidOn = async (page: Page, selector: string) =>
  (await words(page, selector)).replaceAll(/\s+/g, ' ').trim()
const iconsOn = (page: Page, around: string) =>
  page.$$eval(`${around} svg[data-icon]`, all => all.map(one => one.getAttribute('aria-label')))
const drafts = async (kind: string) => (await stage.server.events()).filter(one => one.type === kind)

/** What the chart says of these falls, worked out here from nothing but the numbers. */
const iconsOf = (falls: readonly number[], rebase: ChartOptions['rebase'] = []) => {
  const { variationIcon, assuranceIcon } = charts.c(
    falls.map((y, at) => ({ x: monthOf(at), y })),
    { improvementDirection: 'decrease', target: 20, baseline: { first: 12 }, rebase },
  )
  return [variationIcon, assuranceIcon]
}
const iconNamesOn = (page: Page) =>
  page.$$eval(`${PANEL} svg[data-icon]`, all => all.map(one => one.getAttribute('data-icon')))

/** Puts the cursor somewhere and presses the keys that paste. */
const pasteInto = async (page: Page, selector: string, text: string) => {
  await page.evaluate(copied => navigator.clipboard.writeText(copied), text)
  await tap(page, selector)
  await page.keyboard.down('Control')
  await page.keyboard.press('KeyV', { commands: ['Paste'] })
  await page.keyboard.up('Control')
}

describe('from an empty list to a sentence on the wall', () => {
  test('a lead makes a measure by answering plain questions', async () => {
    await tap(desk, '[data-action="new-measure"]')
    const field = (name: string) => `[data-form="measure"] [name="${name}"]`
    await type(desk, field('name'), 'Falls')
    await tap(desk, `${field('chart')}[value="c"]`)
    await tap(desk, `${field('cadence')}[value="monthly"]`)
    const open = (more: string) => tap(desk, `[data-more="${more}"] summary`)
    await open('target')
    await type(desk, field('target'), '20')
    expect(await words(desk, '[data-more="target"] summary')).toContain('20')
    await open('baseline')
    await type(desk, field('baseline'), '12')
    await open('meaning')
    await type(desk, field('meaning'), 'How many people fell on our ward.')
    await tap(desk, '[data-form="measure"] [data-action="send"]')
    await until(desk, '.one-measure .grid')
    expect(await words(desk)).toContain('Falls is there. Now its readings.')
    // The form was long: whoever filled it in stands at the top of what came of it.
    await until(desk, 'main:focus')
    expect(await desk.evaluate(() => scrollY)).toBe(0)
    measure = await desk.$eval('.one-measure', found => found.getAttribute('data-measure') ?? '')
  })

  test('it hangs on the board and asks for its first reading', async () => {
    expect(await words(desk, '[data-hung]')).toBe('The board does not show it yet. Hang it on the board')
    await tap(desk, '[data-action="hang"]')
    await until(desk, '.desk[data-section="board"]')
    await until(desk, '[data-form="board"] li:last-child[data-kind="measure"]')
    expect(await words(desk, '[role="status"]')).toBe('Falls is last on the list. Save it for the wall.')
    while (await desk.$('[data-form="board"] li + li'))
      await tap(desk, '[data-form="board"] li + li [data-action="remove"]')
    await tap(desk, '[data-action="add-panel"]')
    await tap(desk, '.adding [data-action="add-measure"]')
    await desk.select('[data-form="board"] li + li select', 'large')
    await tap(desk, '[data-kind="measure"] [data-action="settings"]')
    await desk.select('[data-kind="measure"] select[name$="-measure"]', 'falls')
    await tap(desk, '[data-form="board"] [data-action="send"]')
    await until(board, '[data-panel="measure"]')
    await expect
      .poll(() => words(board, '[data-panel="measure"]'))
      .toContain('Falls: the first reading appears here as soon as it is taken.')
  })

  test('three years copied from a spreadsheet are pasted, looked at and saved', async () => {
    await stage.go(desk, 'measures')
    await tap(desk, `[data-measure="${measure}"] a`)
    await gone(desk, '[data-hung]')
    await pasteInto(desk, '#grid-0-period', COPIED)
    await until(desk, '[data-pasted] p')
    expect(await words(desk, '[data-pasted]')).toBe('36 rows pasted. Nothing is saved yet.')
    expect(await words(desk, '.grid [data-tally]')).toBe('36 new.')
    expect(await drafts('reading-taken')).toEqual([])
    await tap(desk, '[data-form="grid"] [data-action="send"]')
    await expect.poll(() => words(desk)).toContain('36 readings saved.')
    expect((await drafts('reading-taken')).map(({ x, y }) => [x, y])).toEqual(
      FALLS.map((falls, at) => [monthOf(at), falls]),
    )
  })

  test('the wall says what the numbers mean, with the two icons that belong to it', async () => {
    await until(board, `${PANEL} [data-name="value"][data-value="8"]`)
    expect(await saidOn(board, `${PANEL} p`)).toBe(
      'Falls are improving: 12 points below the mean since November 2025.',
    )
    expect(await words(board, PANEL)).toContain('The target of 20 is hit or missed by chance.')
    expect(await iconNamesOn(board)).toEqual(iconsOf(FALLS))
    expect(await iconsOn(board, PANEL)).toEqual([
      'Improving: lower values',
      'Hits or misses the target by chance',
    ])
  })
})

describe('readings that come by themselves', () => {
  test('a lead makes a key, and the page shows a command that uses it', async () => {
    await tap(desk, '.measures [data-back]')
    await tap(desk, '[data-action="connections"]')
    await until(desk, '.desk[data-section="connections"]')
    await type(desk, '[data-form="key"] [name="name"]', 'Incident reports, nightly')
    await tap(desk, '[data-form="key"] [data-action="send"]')
    await until(desk, '.secret pre')
    command = await words(desk, '.secret pre')
    const secret = await desk.$eval('.secret input', field =>
      field instanceof HTMLInputElement ? field.value : '',
    )
    expect(command).toContain(`Bearer ${secret}`)
    expect(command).toContain('/measures/falls/readings')
    await tap(desk, '[data-action="done"]')
    await gone(desk, '.secret')
    await expect.poll(() => words(desk, '[data-key]')).toContain('not yet')
  })

  test('run as it stands, but for the number, it is on the wall by itself', async () => {
    const said = await curl(command.replace(/"value":\d+/, '"value":7'))
    expect(JSON.parse(said)).toMatchObject({ event: { day: '2026-11-23' } })
    await until(board, `${PANEL} [data-name="value"][data-value="7"]`)
    expect(await saidOn(board, `${PANEL} p`)).toBe(
      'Falls are improving: 13 points below the mean since November 2025.',
    )
  })

  test('sent again, it is the same reading', async () => {
    await curl(command.replace(/"value":\d+/, '"value":7'))
    expect((await drafts('reading-taken')).slice(36).map(({ x, y }) => [x, y])).toEqual([['2026-11-01', 7]])
  })
})

describe('what a lead changes has a reason and stays on record', () => {
  test('new limits from the day the work changed: the wall says that this is the usual now', async () => {
    await stage.go(desk, 'measures')
    await tap(desk, `[data-measure="${measure}"] a`)
    await tap(desk, '.one-measure [data-action="chart"]')
    await tap(desk, '.chart-page [data-action="rebase"]')
    await desk.$eval('[data-form="rebase"] [name="from"]', field => {
      if (field instanceof HTMLInputElement) field.value = '2025-11-01'
      field.dispatchEvent(new InputEvent('input', { bubbles: true }))
    })
    await tap(desk, '[data-form="rebase"] [data-action="send"]')
    await expect.poll(() => words(desk, '[data-form="rebase"]')).toContain('Please say why in one sentence.')
    await type(desk, '[data-form="rebase"] [name="why"]', WHY)
    await tap(desk, '[data-form="rebase"] [data-action="send"]')
    await expect
      .poll(() => saidOn(board, `${PANEL} p`))
      .toBe('Falls are as usual: the ups and downs are chance.')
    const falls = [...FALLS, 7]
    const rebase = [{ from: '2025-11-01', reason: WHY }]
    expect(await iconNamesOn(board)).toEqual(iconsOf(falls, rebase))
    expect(await iconsOn(board, PANEL)).toEqual([
      'Common cause: no special change',
      'Passes the target reliably',
    ])
    expect(await words(board, PANEL)).toContain('The target of 20 is met reliably.')
    for (const page of [board, desk])
      await expect.poll(() => words(page, '.spc-chart caption')).toContain(`new limits: ${WHY}`)
    await expect
      .poll(() => saidOn(desk, '.changes li'))
      .toBe(`today Ada Okafor set new limits from 1 Nov 2025 ${WHY}`)
  })

  test('a value that was wrong is put right, and the old one stays beside it', async () => {
    await tap(desk, '.chart-page [data-action="readings"]')
    await tap(desk, '[data-reading="2026-11-01"] [data-action="correct"]')
    await type(desk, '[data-form="correct"] [name="y"]', '9')
    await type(desk, '[data-form="correct"] [name="why"]', LATE)
    await tap(desk, '[data-form="correct"] [data-action="send"]')
    await until(board, `${PANEL} [data-name="value"][data-value="9"]`)
    await gone(desk, '[data-form="correct"]')
    await expect
      .poll(() => saidOn(desk, '[data-reading="2026-11-01"]'))
      .toBe(`Nov 2026 9 7 until today: ${LATE} Correct`)
    await tap(desk, '.one-measure [data-action="chart"]')
    await until(desk, '.changes')
    expect(await saidOn(desk, '.changes li')).toBe(`today Ada Okafor corrected Nov 2026 from 7 to 9 ${LATE}`)
    expect(await drafts('reading-corrected')).toMatchObject([{ x: '2026-11-01', y: 9, why: LATE }])
    expect(await drafts('reading-taken')).toHaveLength(37)
  })
})
