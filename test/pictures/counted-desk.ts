import type { Page } from 'puppeteer-core'
import { workInUse } from '../../shared/work-kind.ts'
import { openReceiver } from '../support/receiver.ts'
import type { CountedWard } from './counted-walk.ts'
import { leave, type Stop, type Studio, size } from './studio.ts'
import { press } from './walks.ts'

const kind = 'desk'
const unfolded = [size(1280, 800)]

type Go = (item: string, ready: string, team?: string) => Promise<void>

const choose = async (page: Page, selector: string) => {
  await page.waitForSelector(selector)
  await page.$eval(selector, field => field instanceof HTMLInputElement && field.click())
}

/** Pulls the points of the curve to where most is due early, with the keys. */
const draw = async (page: Page) => {
  for (const n of [0, 1, 2]) {
    await page.$$eval(
      '.due-line [role=slider]',
      (points, n) => points[n] instanceof SVGElement && points[n].focus(),
      n,
    )
    for (let by = 0; by < 4 - n; by++) await page.keyboard.press('PageUp')
  }
}

async function* kinds(page: Page, go: Go, four: string): AsyncGenerator<Stop> {
  yield { name: 'desk-work', kind, page }
  // A team that counts as much as it may begins nothing new.
  await go('new', '[data-template]', four)
  yield { name: 'desk-work-templates', kind, page }
  await press(page, '[data-template=discharges]')
  await page.waitForSelector('[data-form=kind]')
  yield { name: 'desk-work-new', kind, page }
  await press(page, '[data-more=curve] > summary')
  await choose(page, '[name=curve][value=drawn]')
  await page.waitForSelector('.due-line[data-drawn]')
  await draw(page)
  yield { name: 'desk-work-drawn', kind, page }
}

async function* hours(page: Page, go: Go, beds: string): AsyncGenerator<Stop> {
  await go(beds, '.hours tbody tr')
  await press(page, '[data-hour="2"] [data-action=correct]')
  await page.waitForSelector('[data-form=correct]')
  yield { name: 'desk-work-hours', kind, page }
  await press(page, '[data-hour="3"] [data-action=review]')
  await page.waitForSelector('[data-form=review]')
  yield { name: 'desk-work-review', kind, page, only: unfolded }
}

/** Two addresses are told of everything: one hears it, at the other nobody answers. */
async function* hooks(page: Page, ward: CountedWard): AsyncGenerator<Stop> {
  const [hears, fails] = [await openReceiver(), await openReceiver()]
  fails.answers(500)
  const hook = (name: string, url: string) =>
    ward.ask('POST', `/teams/${ward.teamOf.many}/hooks`, { name, url }, ward.admin)
  await hook('Bed manager’s board', hears.url)
  await hook('The porters’ pagers', fails.url)
  await page.evaluate(team => location.assign(`#team=${team}&section=connections`), ward.teamOf.many)
  await page.waitForSelector('[data-hook]:nth-child(2) [data-action=test-hook]')
  await press(page, '[data-hook]:nth-child(1) [data-action=test-hook]')
  await press(page, '[data-hook]:nth-child(2) [data-action=test-hook]')
  await page.waitForSelector('[data-hook] [role=alert]')
  yield { name: 'desk-connections', kind, page }
  await Promise.all([hears.down(), fails.down()])
}

/** The desk of a lead whose ward counts its work: the list, the form, the hours, the flow, help, a file; and the connections. */
export async function* countedDesk(ward: CountedWard, studio: Studio): AsyncGenerator<Stop> {
  await ward.clock.move(60_000)
  const team = ward.teamOf.many
  const { work } = (await ward.state('full', team)).state
  const beds = workInUse(work).find(({ key }) => key === 'beds')!.id
  const page = await studio.open(`${ward.base}/console#team=${team}&section=work`, {
    now: ward.clock.now(),
    kind,
    cookie: ward.admin.cookie,
  })
  await page.waitForSelector('.work table')
  const go: Go = async (item, ready, of = team) => {
    await page.evaluate(hash => location.assign(hash), `#team=${of}&section=work&item=${item}`)
    await page.waitForSelector(ready)
    await page.waitForFunction(() => !document.querySelector('[data-fetching]'))
  }
  yield* kinds(page, go, ward.teamOf.four)
  yield* hours(page, go, beds)
  await go('flow', '.flow [data-token]')
  await press(page, '[data-is=blocked] [data-action=open-token]')
  yield { name: 'desk-work-flow', kind, page }
  await go('help', '.help [data-fold=help]')
  await press(page, '[data-fold=help] [data-action=change]')
  await page.waitForSelector('[data-form=help]')
  yield { name: 'desk-work-help', kind, page }
  await go('file', '[data-form=counts]')
  yield { name: 'desk-work-file', kind, page }
  yield* hooks(page, ward)
  await leave(page)
}
