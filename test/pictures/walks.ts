import type { Page } from 'puppeteer-core'
import { startServer } from '../support/server.ts'
import { type Kind, leave, type Stop, type Studio, size } from './studio.ts'
import { type PicturedWard, tickets } from './ward.ts'

export interface Place {
  ward: PicturedWard
  studio: Studio
}
export type Walk = (place: Place) => AsyncGenerator<Stop>

/** Fails unless there is exactly such a thing to press. */
export const press = async (page: Page, selector: string) => {
  const found = await page.waitForSelector(selector, { visible: true })
  await found!.click()
}

const openPage = ({ ward, studio }: Place, path: string, kind: Kind, cookie?: string) =>
  studio.open(ward.base + path, { now: ward.clock.now(), kind, cookie })

/** Lets a screen in as a lead does who stands in front of it. */
export const letIn = async ({ ward }: Place, page: Page, kind: 'board' | 'kiosk', team = ward.team) => {
  const code = await page.$eval('[data-name=code]', code => code.getAttribute('data-value') ?? '')
  const { status } = await ward.approve(code, kind, {
    team,
    name: kind === 'kiosk' ? 'By the door' : 'Corridor',
  })
  if (status !== 201) throw new Error(`the ${kind} was not let in: ${status}`)
}

/** Writes the same letters on every code, so that a picture looks alike each time; the true ones stay in `data-value`. */
export const sameCode = async (page: Page) => {
  await page.waitForSelector('[data-name=code]')
  await page.evaluate(() => {
    const write = (at: Element, text: string) => {
      if (at.firstChild) at.firstChild.nodeValue = text
    }
    document.querySelectorAll('[data-part=letter]').forEach((at, n) => {
      write(at, 'BCDFGHJK'.charAt(n))
    })
    for (const at of document.querySelectorAll('[data-name=phrase]')) write(at, 'lucky rocket')
  })
}

const oneScreen = [size(1920, 1080)]
const bothWays = [size(1920, 1080), size(1080, 1920)]

const crowd = ['jar', 'ideas', 'answered', 'notice', 'qr', 'ideas', 'notice', 'answered', 'jar', 'qr']

/** Hangs ten panels, and puts back what hung there. */
async function* crowded({ ward }: Place, page: Page): AsyncGenerator<Stop> {
  const { board } = (await ward.state()).state.team
  const arrange = (panels: readonly object[]) => ward.tell(ward.admin, { type: 'board-arranged', panels })
  await arrange(crowd.map((kind, n) => ({ id: `p-${n}`, kind, size: n ? 'medium' : 'large', settings: {} })))
  await page.waitForFunction(
    count => document.querySelectorAll('[data-panel]').length === count,
    {},
    crowd.length,
  )
  yield { name: 'board-crowded', kind: 'board', page, only: bothWays }
  await arrange(board)
  await page.waitForFunction(
    count => document.querySelectorAll('[data-panel]').length === count,
    {},
    board.length,
  )
}

/** Takes the server away for twenty minutes, as the page sees it, and brings it back. */
export async function* away(
  { ward }: { ward: Pick<PicturedWard, 'halt' | 'again'> },
  stop: Stop,
): AsyncGenerator<Stop> {
  await ward.halt()
  await stop.page.evaluate(() => window.held.later(20 * 60_000))
  await stop.page.waitForSelector('[data-connection=offline]')
  yield stop
  await ward.again()
}

async function* previews({ ward, ...place }: Place): AsyncGenerator<Stop> {
  for (const team of ['fresh', 'wordy'] as const) {
    const path = `/board?preview&team=${ward[team]}`
    const page = await openPage({ ward, ...place }, path, 'board', ward.admin.cookie)
    await page.waitForSelector('[data-panel=qr] svg')
    yield { name: `board-${team}`, kind: 'board', page }
    await leave(page)
  }
}

async function* boards(place: Place): AsyncGenerator<Stop> {
  const kind = 'board'
  const { ward } = place
  const page = await openPage(place, '/board', kind)
  await sameCode(page)
  yield { name: 'board-unpaired', kind, page, only: bothWays }
  await letIn(place, page, kind)
  await page.waitForSelector('[data-panel=qr] svg')
  yield { name: 'board-busy', kind, page }
  yield* crowded(place, page)
  const { devices } = (await ward.ask('GET', `/teams/${ward.team}/devices`, undefined, ward.admin)).body
  const device = devices.find(({ name }: { name: string }) => name === 'Corridor')
  await ward.ask('POST', `/devices/${device.id}/order`, { do: 'identify' }, ward.admin)
  await page.waitForSelector('[data-identify]')
  yield { name: 'board-identify', kind, page, only: oneScreen }
  await page.waitForSelector('[data-identify]', { hidden: true })
  yield* away(place, { name: 'board-offline', kind, page, only: bothWays })
  await leave(page)
  yield* previews(place)
}

async function* letters(place: Place): AsyncGenerator<Stop> {
  const kind = 'phone'
  // A phone may ask so often a minute; the clock that is held moves on for it.
  await place.ward.clock.move(40_000)
  for (const [name, ticket] of Object.entries(tickets)) {
    const page = await openPage(place, `/i#${ticket}`, kind)
    await page.waitForSelector(name === 'wrong' ? '[name=ticket]' : '[data-name=step]')
    yield { name: `letter-${name}`, kind, page }
    if (name === 'waiting') {
      await press(page, '[data-action=add]')
      await page.waitForSelector('textarea')
      yield { name: 'letter-add', kind, page }
      await press(page, '[data-action=back]')
      await press(page, '[data-action=take-back]')
      await page.waitForSelector('[data-action=erase], [data-action=back]')
      yield { name: 'letter-take-back', kind, page }
    }
    await leave(page)
  }
}

async function* teamPhones(place: Place): AsyncGenerator<Stop> {
  const kind = 'phone'
  const page = await openPage(place, `/t/${place.ward.code}`, kind)
  await page.waitForSelector('[data-entry=marble]')
  yield { name: 'team-start', kind, page }
  await press(page, '[data-choice=mixed]')
  await page.waitForSelector('[data-entry=reason]')
  yield { name: 'team-thanks', kind, page }
  await press(page, '[data-action=back]')
  await press(page, '[data-entry=idea]')
  await press(page, '[data-choice=equipment]')
  await page.type('textarea', 'Ring 07700 900123, she has the key to the linen room.')
  yield { name: 'team-idea', kind, page }
  await press(page, '[data-action=send]')
  await page.waitForSelector('[data-guard=stop]')
  yield { name: 'team-idea-stopped', kind, page }
  await page.$eval('textarea', field => field.select())
  await page.type('textarea', 'The man in bed 3, Mr Hall, waits an hour for his tea.')
  await press(page, '[data-action=send]')
  await page.waitForSelector('[data-guard=ask]')
  yield { name: 'team-idea-asked', kind, page }
  await press(page, '[data-action=change]')
  await page.$eval('textarea', field => field.select())
  await page.type('textarea', 'The linen trolley blocks the fire door every morning.')
  await press(page, '[data-action=send]')
  await page.waitForSelector('[data-name=ticket]')
  yield { name: 'team-claim', kind, page }
  await leave(page)
  const nobody = await openPage(place, '/t/nobody99', kind)
  await nobody.waitForSelector('[data-connection=offline]')
  yield { name: 'team-nobody', kind, page: nobody }
  await leave(nobody)
}

async function* desk(place: Place): AsyncGenerator<Stop> {
  const kind = 'desk'
  const { ward } = place
  const cookie = ward.admin.cookie
  const page = await openPage(place, `/console#team=${ward.team}&section=ideas`, kind, cookie)
  const go = async (section: string, more = '', ready = `.desk[data-section=${section}] main h1`) => {
    await page.evaluate(hash => location.assign(hash), `#team=${ward.team}&section=${section}${more}`)
    await page.waitForSelector(ready)
    await page.waitForFunction(() => !document.querySelector('[data-fetching]'))
  }
  await page.waitForSelector('[data-pile]')
  yield { name: 'desk-ideas', kind, page }
  const { ideas } = (await ward.state()).state
  const find = (words: string) => Object.values(ideas).find(({ text }) => text.includes(words))!.id
  await go('ideas', `&item=${find('slide sheets')}`, 'article.detail')
  yield { name: 'desk-idea-answered', kind, page }
  await go('ideas', `&item=${find('bed 12')}`, 'article.detail')
  await press(page, '[data-action=show]')
  yield { name: 'desk-idea-showing', kind, page }
  for (const section of ['screens', 'board', 'notices', 'team', 'people', 'teams', 'welcome'] as const) {
    await go(section)
    if (section === 'board') await page.waitForSelector('iframe')
    else if (section === 'screens' || section === 'people') await page.waitForSelector('tbody tr')
    yield { name: `desk-${section}`, kind, page }
  }
  await go('menu', '', '.desk[data-section=menu]')
  yield { name: 'desk-menu', kind, page, only: [size(390, 844)] }
  await leave(page)
  const fresh = await openPage(place, `/console#team=${ward.fresh}&section=ideas`, kind, cookie)
  await fresh.waitForSelector('.ideas')
  yield { name: 'desk-fresh-ideas', kind, page: fresh }
  await leave(fresh)
  const [first] = Object.keys((await ward.state('full', ward.wordy)).state.ideas)
  const wordy = await openPage(place, `/console#team=${ward.wordy}&section=ideas&item=${first}`, kind, cookie)
  await wordy.waitForSelector('article.detail')
  yield { name: 'desk-wordy-idea', kind, page: wordy }
  await leave(wordy)
}

async function* home(place: Place): AsyncGenerator<Stop> {
  const kind = 'desk'
  const page = await openPage(place, '/', kind)
  await page.waitForSelector('[name=password]')
  yield { name: 'home-sign-in', kind, page }
  await press(page, 'form button[type=submit]')
  await page.waitForSelector('[aria-invalid=true]')
  yield { name: 'home-sign-in-amiss', kind, page }
  await leave(page)
  const outside = await openPage(place, '/console', kind)
  await outside.waitForSelector('[name=password]')
  yield { name: 'desk-sign-in', kind, page: outside }
  await leave(outside)
  const inside = await openPage(place, '/', kind, place.ward.admin.cookie)
  await inside.waitForSelector('a[href="/console"]')
  yield { name: 'home-inside', kind, page: inside }
  await leave(inside)
  const { settings } = place.ward.house
  const empty = await startServer({ setUp: false, settings: { build: settings.build } })
  try {
    const founding = await place.studio.open(`${empty.base}/#setup=oak-kettle-heron`, { kind })
    await founding.waitForSelector('form')
    yield { name: 'home-set-up', kind, page: founding }
    await leave(founding)
  } finally {
    await empty.stop()
  }
}

/** Every page but the kiosk's and what is measured, state by state. A walk goes on when its stop has been looked at. */
export const walks = { boards, letters, teamPhones, desk, home } satisfies Record<string, Walk>
