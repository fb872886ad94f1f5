import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Page } from 'puppeteer-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What keeps somebody from using a page. Only colour changes with the night; by day all the rest is judged. */
export const judge = async (page: Page, theme: 'light' | 'dark'): Promise<string[]> => {
  // Straight into the page's world, as the tools of a browser do: the policy of the page forbids all other ways.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source)
  return page.evaluate(async colourOnly => {
    const { axe: judge } = window as unknown as { axe: typeof axe }
    const { violations } = await judge.run(document, {
      iframes: false,
      resultTypes: ['violations'],
      ...(colourOnly ? { runOnly: ['color-contrast'] } : {}),
    })
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary = '' }) => `${id} (${help}) ${target.join(' ')} ${failureSummary}`),
    )
  }, theme === 'dark')
}
