import type { Browser, Page } from 'puppeteer-core'
import { createServer, type ViteDevServer } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'

const script = `
import { h, render } from 'preact'
import '/shared/look/tokens.css'
import { Jar } from '/shared/look/jar/jar.tsx'
const box = document.getElementById('box')
const pour = { id: 'p1', day: '2026-11-24', shift: 'late', answers: 14, good: 9 }
window.tell = (tray, good, poured) => render(h(Jar, { tray, good, pour: poured ? pour : null, label: 'Jar' }), box)
window.leave = () => render(null, box)
window.tell(14, 38)
`
const page =
  '<!doctype html><title>Jar</title><div id="box" style="width:400px;height:500px"></div><script type="module" src="/@id/jar-trial"></script>'

let server: ViteDevServer
let browser: Browser
let address: string

beforeAll(async () => {
  server = await createServer({
    configFile: 'vite.config.ts',
    logLevel: 'silent',
    cacheDir: 'node_modules/.vite-jar',
    optimizeDeps: { noDiscovery: true, entries: [] },
    server: { port: 0, host: '127.0.0.1', hmr: false },
    plugins: [
      {
        name: 'jar-trial',
        resolveId: id => (id === 'jar-trial' ? '/jar-trial.js' : null),
        load: id => (id === '/jar-trial.js' ? script : null),
        configureServer: ({ middlewares }) => {
          middlewares.use('/jar-trial', (_, answer) =>
            answer.setHeader('content-type', 'text/html').end(page),
          )
        },
      },
    ],
  })
  await server.listen()
  address = `${server.resolvedUrls?.local[0]}jar-trial`
  browser = await openBrowser()
}, 60_000)

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const open = async (still = false): Promise<Page> => {
  const tab = await browser.newPage()
  if (still) await tab.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }])
  await tab.goto(address)
  await tab.waitForSelector('canvas[data-state="still"]')
  return tab
}

const draws = (tab: Page) => tab.$eval('canvas', canvas => Number(canvas.dataset['draws']))
const frames = (tab: Page, count: number) =>
  tab.evaluate(async n => {
    for (let i = 0; i < n; i++) await new Promise(requestAnimationFrame)
  }, count)
const tell = (tab: Page, ...told: (number | boolean)[]) => tab.evaluate(`window.tell(${told.join()})`)

describe('the jar in a browser', { timeout: 30_000 }, () => {
  test('nothing is drawn while nothing changes, and a tap draws once a frame until the marble lies still', async () => {
    const tab = await open()
    await frames(tab, 10)
    const before = await draws(tab)
    await frames(tab, 30)
    expect(await draws(tab)).toBe(before)
    await tell(tab, 15, 38)
    await tab.waitForSelector('canvas[data-state="moving"]')
    const [drawn, passed] = [await draws(tab), 12]
    await frames(tab, passed)
    expect((await draws(tab)) - drawn).toBeLessThanOrEqual(passed + 2)
    await tab.waitForSelector('canvas[data-state="still"]')
    const after = await draws(tab)
    expect(after).toBeGreaterThan(before)
    await frames(tab, 20)
    expect(await draws(tab)).toBe(after)
    await tab.close()
  })

  test('after the pour the picture is the one of a page that opens then, to the pixel', async () => {
    const tab = await open()
    await tell(tab, 0, 47, true)
    await tab.waitForSelector('canvas[data-state="moving"]')
    await tab.waitForSelector('canvas[data-state="still"]')
    const poured = await tab.$eval('canvas', canvas => canvas.toDataURL())
    await tab.evaluate('window.leave()')
    await tell(tab, 0, 47, true)
    await tab.waitForSelector('canvas[data-state="still"]')
    expect(await tab.$eval('canvas', canvas => canvas.toDataURL())).toBe(poured)
    await tab.close()
  })

  test('who asked for less motion gets one picture, not thirty', async () => {
    const tab = await open(true)
    const before = await draws(tab)
    await tell(tab, 0, 47, true)
    await frames(tab, 20)
    expect((await draws(tab)) - before).toBe(1)
    await tab.close()
  })

  test('leaving in the middle of a pour, or turning the lights off, breaks nothing', async () => {
    const tab = await open()
    const errors: unknown[] = []
    tab.on('pageerror', error => errors.push(error))
    const light = await tab.$eval('canvas', canvas => canvas.toDataURL())
    await tab.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'))
    await frames(tab, 3)
    expect(await tab.$eval('canvas', canvas => canvas.toDataURL())).not.toBe(light)
    await tell(tab, 0, 47, true)
    await frames(tab, 10)
    await tab.evaluate(() => document.getElementById('box')?.style.setProperty('width', '600px'))
    await frames(tab, 5)
    await tab.evaluate('window.leave()')
    await frames(tab, 10)
    expect(errors).toEqual([])
    await tab.close()
  })
})
