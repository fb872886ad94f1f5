import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { everyWalk } from './every-walk.ts'
import { dress, openStudio, type Stop, type Studio, sizes, type Theme, themes } from './studio.ts'
import { openWard, type PicturedWard } from './ward.ts'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
let ward: PicturedWard
let studio: Studio

beforeAll(async () => {
  ;[ward, studio] = await Promise.all([openWard(), openStudio()])
})

afterAll(async () => {
  await studio.close()
  await ward.stop()
})

const judge = async (page: Page, theme: Theme): Promise<string[]> => {
  // Straight into the page's world, as the tools of a browser do: the policy of the page forbids all other ways.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source)
  return page.evaluate(async colourOnly => {
    const { axe: judge } = window as unknown as { axe: typeof axe }
    const { violations } = await judge.run(document, {
      iframes: false,
      resultTypes: ['violations'],
      // Only colour changes with the night; the rest was judged by day.
      ...(colourOnly ? { runOnly: ['color-contrast'] } : {}),
    })
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary = '' }) => `${id} (${help}) ${target.join(' ')} ${failureSummary}`),
    )
  }, theme === 'dark')
}

const judgeStop = async (stop: Stop) => {
  const said: string[] = []
  const [first, ...others] = stop.only ?? sizes[stop.kind]
  // A desk that folds is another page; a wall and a kiosk are the same in every size.
  const folded = stop.kind === 'desk' ? others.map(size => [size, 'light'] as const) : []
  for (const [size, theme] of [...themes.map(theme => [first!, theme] as const), ...folded]) {
    await dress(stop, size, theme)
    said.push(...(await judge(stop.page, theme)).map(one => `${stop.name} ${size.width} ${theme}: ${one}`))
  }
  return said
}

test.each(Object.entries(everyWalk))(
  '%s: everybody can use them',
  async (_, walk) => {
    const said: string[] = []
    for await (const stop of walk({ ward, studio })) said.push(...(await judgeStop(stop)))
    expect(said).toEqual([])
  },
  300_000,
)
