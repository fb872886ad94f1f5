import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import { inUse } from '../../shared/measures.ts'
import type { MeasuredWard } from './measured-ward.ts'
import { leave, type Stop, type Studio, size } from './studio.ts'
import { press } from './walks.ts'

const kind = 'desk'
const unfolded = [size(1280, 800)]

/** What a spreadsheet puts on the clipboard: good rows, one that corrects, and three that nobody can read. */
const CELLS = [
  ['16/11/2026', '19', '64'],
  ['23/11/2026', '15', '66'],
  ['30/11/2026', '12', '60'],
  ['last week', '14', '61'],
  ['2026-10-19', '70', '61'],
]

/** A file as it is sent around: dates in words, a blank row, a number nobody can read, a formula that failed. */
const FILE = `Week,Before noon,Discharges,Comment
2026-10-05,11,63,
2026-10-12,9,61,half term
last week,12,60,
,,,
2026-10-26,n/a,64,
2026-11-02,#DIV/0!,62,
2026-11-09,80,62,
`

const paste = (page: Page, text: string) =>
  page.$eval(
    '.grid tbody input',
    (cell, text) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', text)
      cell.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    },
    text,
  )

const choose = async (page: Page, content: string) => {
  const path = join(tmpdir(), 'before-noon.csv')
  writeFileSync(path, content)
  const field = await page.waitForSelector('input[type=file]')
  await (field as unknown as { uploadFile: (path: string) => Promise<void> }).uploadFile(path)
  await press(page, '[data-form=import] button[type=submit], [data-form=import] [data-action=send]')
  await page.waitForSelector('[data-look]')
}

type Go = (section: string, more: string, ready: string) => Promise<void>

async function* readings(page: Page, go: Go, id: (key: string) => string): AsyncGenerator<Stop> {
  await go('measures', '', '[data-measure]')
  yield { name: 'desk-measures', kind, page }
  await go('measures', '&item=new', '[data-form=measure]')
  yield { name: 'desk-measure-new', kind, page }
  await go('measures', `&item=${id('before-noon')}`, '.grid input')
  await paste(page, CELLS.map(cells => cells.join('\t')).join('\n'))
  await page.waitForSelector('[data-wrong-list]')
  await choose(page, FILE)
  yield { name: 'desk-measure-grid-and-file', kind, page }
  await go('connections', '', '[data-form=key]')
  await page.type('[data-form=key] input', 'Dashboard of the trust')
  await press(page, '[data-form=key] [type=submit], [data-form=key] [data-action=send]')
  await page.waitForSelector('.secret')
  yield { name: 'desk-connections-key', kind, page }
}

async function* chart(page: Page, go: Go, id: (key: string) => string): AsyncGenerator<Stop> {
  await go('measure', `&measure=${id('mouth-care')}`, '.chart-page article')
  yield { name: 'desk-chart-empty', kind, page, only: unfolded }
  await go('measure', `&measure=${id('falls')}`, '.chart-page canvas')
  yield { name: 'desk-chart', kind, page }
  await press(page, '[data-action=rebase]')
  await page.waitForSelector('[data-form=rebase]')
  await page.$eval('[data-form=rebase] input[type=date]', field => {
    field.value = '2026-09-21'
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
  await page.waitForSelector('[data-chart=would-be]')
  yield { name: 'desk-chart-rebase', kind, page }
  for (const doing of ['annotate', 'turn', 'baseline']) {
    await press(page, `[data-action=${doing}]`)
    await page.waitForSelector(`[data-form=${doing}]`)
    yield { name: `desk-chart-${doing}`, kind, page, only: unfolded }
  }
  await press(page, '[data-action=baseline]')
  await page.waitForSelector('[data-suggestion]')
  await page.$eval('[data-x] [data-action=ghost]', button => button instanceof HTMLElement && button.click())
  await page.waitForSelector('[data-form=ghost]')
  await page.waitForSelector('[data-chart=would-be]')
  yield { name: 'desk-chart-ghost', kind, page }
}

/** The desk of a lead who measures: the list, the ways readings come in, and the page of a chart. */
export async function* measuredDesk(ward: MeasuredWard, studio: Studio): AsyncGenerator<Stop> {
  await ward.clock.move(60_000)
  const { measures } = (await ward.state()).state
  const id = (key: string) => inUse(measures).find(one => one.key === key)!.id
  const page = await studio.open(`${ward.base}/console#team=${ward.team}&section=measures`, {
    now: ward.clock.now(),
    kind,
    cookie: ward.admin.cookie,
  })
  await page.waitForSelector('[data-measure]')
  const go: Go = async (section, more, ready) => {
    await page.evaluate(hash => location.assign(hash), `#team=${ward.team}&section=${section}${more}`)
    await page.waitForSelector(ready)
    await page.waitForFunction(() => !document.querySelector('[data-fetching]'))
  }
  yield* chart(page, go, id)
  yield* readings(page, go, id)
  await leave(page)
}
