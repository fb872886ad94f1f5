import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { judge } from '../support/axe.ts'
import { everyWalk } from './every-walk.ts'
import { defectsOf } from './look.ts'
import { movedFrom, openPrints, printOf } from './prints.ts'
import {
  dress,
  goesOn,
  openStudio,
  type Size,
  type Stop,
  type Studio,
  size,
  sizes,
  type Theme,
  themes,
} from './studio.ts'
import { openWard, type PicturedWard } from './ward.ts'

const folder = join(import.meta.dirname, 'now')
const prints = openPrints()
let ward: PicturedWard
let studio: Studio
let darkroom: Page

beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  ;[ward, studio] = await Promise.all([openWard(), openStudio()])
  darkroom = await studio.browser.newPage()
})

afterAll(async () => {
  prints.close()
  await studio.close()
  await ward.stop()
})

/** Makes the screen as long as the page, so that what is fixed to its foot stays there. */
const unroll = async (page: Page, { width, height }: Size) => {
  const whole = await page.evaluate(() => document.documentElement.scrollHeight)
  if (whole > height) await page.setViewport({ width, height: whole })
}

const shoot = async ({ page, kind, name }: Stop, size: Size) => {
  await page.bringToFront()
  if (goesOn(kind)) await unroll(page, size)
  // The largest screens are looked at in full and kept in half: nobody opens eight million dots to see where things stand.
  const scale = size.width * size.height > 4e6 ? 0.5 : 1
  const clip = goesOn(kind) ? {} : { clip: { x: 0, y: 0, ...size, scale } }
  const png = await page.screenshot({ encoding: 'base64', optimizeForSpeed: true, ...clip })
  writeFileSync(join(folder, `${name}.png`), Buffer.from(png, 'base64'))
  return printOf(darkroom, png)
}

/** Whether everybody can use it must be asked once a theme, and once more of a desk that folds: that is another page. */
const isJudged = ({ kind, only }: Stop, size: Size, theme: Theme) =>
  size === (only ?? sizes[kind])[0] || (kind === 'desk' && theme === 'light')

/** Looks at one state of a page in all its sizes, by day and by night. */
const lookAt = async (stop: Stop) => {
  const said: string[] = []
  for (const size of stop.only ?? sizes[stop.kind]) {
    for (const theme of themes) {
      const name = `${stop.name}-${size.width}x${size.height}-${theme}`
      await dress(stop, size, theme)
      // Nothing but colour changes with the night.
      const defects = theme === 'light' ? await defectsOf(stop.page, stop.kind, size) : []
      if (isJudged(stop, size, theme)) defects.push(...(await judge(stop.page, theme)))
      const print = await shoot({ ...stop, name }, size)
      const changed = prints.compare(name, print, goesOn(stop.kind) ? 'goesOn' : 'stands')
      said.push(...[...defects, ...(changed ? [changed] : [])].map(one => `${name}: ${one}`))
    }
  }
  return said
}

test.each(Object.entries(everyWalk))(
  '%s: all is in its place and whole, and everybody can use it',
  async (_, walk) => {
    const said: string[] = []
    for await (const stop of walk({ ward, studio })) said.push(...(await lookAt(stop)))
    expect(said).toEqual([])
  },
  300_000,
)

test('words that lie on others are seen wherever they stand', async () => {
  const page = await studio.browser.newPage()
  await page.setViewport(size(800, 600))
  await page.setContent(
    '<main style="display: contents"><p style="font: 40px serif">One thing</p><p style="font: 40px serif; margin-top: -80px">Another</p></main>',
  )
  expect(await defectsOf(page, 'phone', size(800, 600))).toContain('“One thing” lies on “Another”')
  await page.close()
})

test('a blank page is not taken for a picture', () => {
  const print = 'z'.repeat(200) + '0f'.repeat(88) + 'z'.repeat(200)
  expect(movedFrom(print, 'z'.repeat(576))).toBe(1)
  expect(movedFrom(print, print)).toBe(0)
})
