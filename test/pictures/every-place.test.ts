import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { defectsOf } from './look.ts'
import { type Hung, hang, preview } from './measured-walk.ts'
import { type MeasuredWard, openMeasured } from './measured-ward.ts'
import { dress, openStudio, type Studio, size } from './studio.ts'
import { stories } from './work-stories.ts'
import { openWorking, type WorkingWard } from './work-ward.ts'

const kind = 'board'
const shapes = [size(1920, 1080), size(1080, 1920)]
/** A panel gets every place that boards of so many have, the widest and the narrowest among them. */
const counts = [2, 5, 8, 12]
const measures = ['falls', 'before-noon', 'hand-hygiene', 'bell', 'obs-on-time', 'drinks', 'letters', 'stay']

let studio: Studio
let measuring: MeasuredWard
let working: WorkingWard
let measured: Page
let counted: Page

beforeAll(async () => {
  studio = await openStudio()
  measuring = await openMeasured()
  working = await openWorking({ kinds: stories.kinds })
  measured = await preview(measuring, studio, measuring.team)
  const [[, team] = ['', '']] = working.teams
  counted = await studio.open(`${working.base}/board?preview&team=${team}`, {
    now: working.clock.now(),
    kind,
    cookie: working.admin.cookie,
  })
  await counted.waitForSelector('[data-connection=live] [data-panel]')
}, 240_000)

afterAll(async () => {
  await studio.close()
  await measuring.stop()
  await working.stop()
})

const everywhere = (of: string, count: number): Hung[] =>
  Array.from({ length: count }, (_, n) => [
    of,
    of === 'measure' ? { measure: measures[n % measures.length]! } : {},
    n === 0 ? 'large' : 'medium',
  ])

/** What lies on something, is cut or is too small, wherever on a board the panel hangs. */
const wrongWith = async (page: Page, of: string) => {
  const wrong: string[] = []
  for (const shape of shapes)
    for (const count of counts) {
      await page.setViewport(shape)
      await hang(page, `${of}-${count}`, everywhere(of, count))
      await dress({ name: of, kind, page }, shape, 'light')
      const defects = await defectsOf(page, kind, shape)
      wrong.push(...defects.map(one => `${count} on ${shape.width}x${shape.height}: ${one}`))
    }
  return wrong
}

test.each(['work', 'hours', 'reasons', 'flow', 'help'])(
  '%s: nothing lies on anything and nothing is cut, whatever its place on a wall',
  async of => expect(await wrongWith(counted, of)).toEqual([]),
  240_000,
)

test.each(['measure', 'summary', 'matrix', 'pareto', 'mood', 'days-since', 'safety-cross', 'jar', 'ideas'])(
  '%s: nothing lies on anything and nothing is cut, whatever its place on a wall',
  async of => expect(await wrongWith(measured, of)).toEqual([]),
  240_000,
)
