import type { Page } from 'puppeteer-core'
import { leave, type Stop } from './studio.ts'
import { away, letIn, type Place, press, sameCode } from './walks.ts'
import type { PicturedWard } from './ward.ts'

const kind = 'kiosk'

const isStill = (page: Page) =>
  page.waitForFunction(() => document.querySelector('canvas')?.dataset['state'] === 'still')

const type = async (page: Page, text: string) => {
  await page.waitForSelector('.hg-button')
  await page.type('textarea', text)
}

/** Gives a face, and stops the stopwatch when its marble lies: it may be taken back for as long as anybody looks. */
const give = async (page: Page) => {
  await press(page, 'button[data-entry=marble][data-choice=good]')
  await page.waitForSelector('.marble-thanks')
  await isStill(page)
  await page.evaluate(() => window.held.stop())
}

/** The same button takes no second tap within 0.7 s, so a walk must not be quicker than a person. */
export const breathe = (page: Page) =>
  page.evaluate(() => {
    window.held.go()
    window.held.skip(1_000)
  })

async function* marble(page: Page): AsyncGenerator<Stop> {
  await give(page)
  yield { name: 'kiosk-reasons', kind, page }
  await breathe(page)
  await press(page, '.reasons button[data-choice=equipment]')
  await page.waitForSelector('[aria-pressed=true]')
  await page.evaluate(() => window.held.stop())
  yield { name: 'kiosk-reason-given', kind, page }
  await breathe(page)
  await press(page, '[data-action=words]')
  await type(page, 'Nobody got a break before three.')
  yield { name: 'kiosk-comment', kind, page }
  await breathe(page)
  await press(page, '[data-action=send]')
  await page.waitForSelector('.marble-thanks[data-told=said]')
  yield { name: 'kiosk-said', kind, page }
  await breathe(page)
  await press(page, '[data-action=done]')
  await page.waitForSelector('.attract')
  await breathe(page)
  await give(page)
  await breathe(page)
  await press(page, '[data-action=take-back]')
  await page.waitForSelector('.marble-thanks[data-told=taken-back]')
  await isStill(page)
  yield { name: 'kiosk-taken-back', kind, page }
  await breathe(page)
  await press(page, '[data-action=done]')
  await page.waitForSelector('.attract')
}

const replace = async (page: Page, text: string) => {
  await page.$eval('textarea', field => field.select())
  await page.type('textarea', text)
}

/** Nobody touches the glass for three quarters of a minute; the server goes on talking meanwhile. */
const fallSilent = async (page: Page, { ward }: Place) => {
  const seq = await page.$eval('html', ({ dataset }) => Number(dataset['seq']))
  await page.evaluate(() => window.held.skip(47_000))
  const said = { type: 'idea-left', topic: 'team', text: 'A second coat rack.' }
  await ward.tell(await ward.phone(), said)
  await page.waitForSelector('.idle-warning')
  await page.waitForSelector(`[data-connection=live][data-seq="${seq + 1}"]`)
  await page.evaluate(() => window.held.stop())
}

async function* idea(page: Page, place: Place): AsyncGenerator<Stop> {
  await breathe(page)
  await press(page, 'button[data-entry=idea]')
  await page.waitForSelector('.idea-topics')
  yield { name: 'kiosk-topics', kind, page }
  await breathe(page)
  await press(page, '[data-action=phone]')
  await page.waitForSelector('.idea-on-phone')
  yield { name: 'kiosk-on-phone', kind, page }
  await breathe(page)
  await press(page, '[data-action=back]')
  await breathe(page)
  await press(page, '[data-choice=equipment]')
  await page.waitForSelector('.hg-button')
  yield { name: 'kiosk-idea-empty', kind, page }
  await type(page, 'Ring 07700 900123, she has the key.')
  await press(page, '[data-action=send]')
  await page.waitForSelector('[data-guard=stop]')
  yield { name: 'kiosk-stopped', kind, page }
  await breathe(page)
  await replace(page, 'The man in bed 3, Mr Hall, waits an hour for his tea.')
  await press(page, '[data-action=send]')
  await page.waitForSelector('.guard-question')
  yield { name: 'kiosk-asked', kind, page }
  await breathe(page)
  await press(page, '.guard-question [data-action=back]')
  await type(page, '')
  await replace(page, 'The linen trolley blocks the fire door every morning. Its place could be marked.')
  yield { name: 'kiosk-idea', kind, page }
  await fallSilent(page, place)
  yield { name: 'kiosk-idle', kind, page, untouched: true }
  await page.evaluate(() => window.held.go())
  await press(page, '[data-action=stay]')
  await breathe(page)
  await press(page, '[data-action=send]')
  await page.waitForSelector('.idea-ticket')
  yield { name: 'kiosk-ticket', kind, page }
  await breathe(page)
  await press(page, '[data-action=done]')
  await page.waitForSelector('.attract')
}

/** Makes a kiosk belong to another team, as if it had been paired there. */
export const moveTo = async ({ ward }: { ward: Pick<PicturedWard, 'screen'> }, page: Page, to: string) => {
  const { token, id, team, name } = await ward.screen('kiosk', { team: to })
  await page.evaluate(
    device =>
      new Promise<void>(done => {
        const opening = indexedDB.open('marblewall')
        opening.onsuccess = () => {
          const change = opening.result.transaction('devices', 'readwrite')
          change.objectStore('devices').put(device, 'kiosk')
          change.oncomplete = () => done()
        }
      }),
    { token, id, team, name, kind },
  )
  await page.reload()
  await page.waitForSelector('.attract')
  await page.waitForSelector('canvas[data-state=still]')
}

/** A kiosk from the moment it is switched on. */
export async function* kiosks(place: Place): AsyncGenerator<Stop> {
  const { ward, studio } = place
  const page = await studio.open(`${ward.base}/kiosk`, { now: ward.clock.now(), kind })
  await sameCode(page)
  yield { name: 'kiosk-unpaired', kind, page }
  await letIn(place, page, kind)
  await page.waitForSelector('.attract')
  await page.waitForSelector('canvas[data-state=still]')
  yield { name: 'kiosk-attract', kind, page }
  yield* marble(page)
  yield* idea(page, place)
  for (let tap = 0; tap < 5; tap++) await page.mouse.click(20, 20)
  await page.waitForSelector('.service-sheet')
  yield { name: 'kiosk-service', kind, page }
  await moveTo(place, page, ward.fresh)
  yield { name: 'kiosk-fresh', kind, page }
  yield* away(place, { name: 'kiosk-offline', kind, page })
  await moveTo(place, page, ward.wordy)
  yield { name: 'kiosk-wordy', kind, page }
  await give(page)
  yield { name: 'kiosk-wordy-reasons', kind, page }
  await breathe(page)
  await press(page, '[data-action=done]')
  await page.waitForSelector('.attract')
  await breathe(page)
  await press(page, 'button[data-entry=idea]')
  await page.waitForSelector('.idea-topics')
  yield { name: 'kiosk-wordy-topics', kind, page }
  await leave(page)
}
