import { breathe, moveTo } from './kiosk-walk.ts'
import type { MeasuredWard } from './measured-ward.ts'
import { leave, type Stop, type Studio } from './studio.ts'
import { press } from './walks.ts'

const kind = 'kiosk'

const switchedOn = async (ward: MeasuredWard, studio: Studio, team: string) => {
  const page = await studio.open(`${ward.base}/kiosk`, { now: ward.clock.now(), kind })
  await page.waitForSelector('[data-name=code]')
  // A screen that is paired by hand asks every five seconds whether it was let in.
  await moveTo({ ward }, page, team)
  await page.waitForSelector('[data-entry=check]')
  return page
}

/** The nurse in charge says how many there were today. */
export async function* measuredKiosk(ward: MeasuredWard, studio: Studio): AsyncGenerator<Stop> {
  const one = await switchedOn(ward, studio, ward.teams.few)
  yield { name: 'kiosk-check', kind, page: one }
  await leave(one)
  const page = await switchedOn(ward, studio, ward.team)
  await breathe(page)
  await press(page, 'button[data-entry=check]')
  await page.waitForSelector('.check-list')
  yield { name: 'kiosk-check-list', kind, page }
  await breathe(page)
  await press(page, '.check-list button[data-choice]')
  await page.waitForSelector('.check-count')
  yield { name: 'kiosk-check-count', kind, page }
  await breathe(page)
  await press(page, '.check-count button[data-choice="2"]')
  await page.waitForSelector('.check-thanks[data-told=said]')
  await page.evaluate(() => window.held.stop())
  yield { name: 'kiosk-check-said', kind, page }
  await breathe(page)
  await press(page, '[data-action=take-back]')
  await page.waitForSelector('.check-thanks[data-told=taken-back]')
  await page.evaluate(() => window.held.stop())
  yield { name: 'kiosk-check-taken-back', kind, page }
  await leave(page)
}
