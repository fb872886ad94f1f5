import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'puppeteer-core'
import type { Broker } from '../../server/mqtt/mqtt.ts'
import { openBrowser } from './browser.ts'
import { tap, type, until, value, words } from './finger.ts'
import { movedClock } from './moved-clock.ts'
import { dist, MORNING, PASSWORD, startServer } from './server.ts'

const views = {
  wall: { width: 1920, height: 1080 },
  kiosk: { width: 1280, height: 800, hasTouch: true },
  desk: { width: 1280, height: 900 },
  phone: { width: 390, height: 844, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
} as const

const viewOf = (path: string): keyof typeof views => {
  if (path.startsWith('/board')) return 'wall'
  if (path.startsWith('/kiosk')) return 'kiosk'
  return path.startsWith('/i') || path.startsWith('/t/') ? 'phone' : 'desk'
}

/** What the page does to itself before its first script: complains of what its policy forbids, and lets a test skip time. */
const prepare = () => {
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    reportError(new Error(`against the policy: ${violatedDirective} ${blockedURI}`)),
  )
  const real = performance.now.bind(performance)
  let ahead = 0
  performance.now = () => real() + ahead
  addEventListener('skip-time', event => {
    if (event instanceof CustomEvent) ahead += Number(event.detail)
  })
}

/** Puts the clock that a page measures silence and countdowns by forward. Its wall clock stays. */
export const skip = (page: Page, ms: number) =>
  page.evaluate(by => void dispatchEvent(new CustomEvent('skip-time', { detail: by })), ms)

/** Someone who is not known to the server asks who they are: the browser writes that answer into its log. */
const usual = /status of 401 .*\/api\/v1\/me$/

interface Options {
  /** The name under which browsers know the server. `localhost` is a secure context, others are not. */
  host?: string
  setUp?: boolean
  timeZone?: string
  /** A broker to listen to. */
  broker?: Broker
}

interface Opening {
  /** Share the cookies and the disk of another page. */
  beside?: Page
  view?: keyof typeof views
  /** Runs in the page before its own scripts. */
  first?: () => void
  /** Collects all that the server sends over the page's sockets. */
  frames?: string[]
}

export const BUILD: string = existsSync(join(dist, 'build.json'))
  ? JSON.parse(readFileSync(join(dist, 'build.json'), 'utf8')).build
  : ''

/** The real server and a real browser in front of it. Whatever a page complains of is kept and fails the test. */
export const openStage = async (options: Options = {}) => {
  const { host = 'localhost', setUp = true, timeZone, broker } = options
  const clock = movedClock(MORNING)
  const server = await startServer({
    clock,
    setUp,
    settings: { build: BUILD, ...(broker ? { broker } : {}) },
    ...(timeZone ? { timeZone } : {}),
  })
  const browser = await openBrowser({
    more: [
      '--disable-background-timer-throttling',
      '--disable-backgrounding-occluded-windows',
      '--disable-renderer-backgrounding',
      '--host-resolver-rules=MAP *.test 127.0.0.1',
    ],
  })
  const complaints: string[] = []
  const pardoned: RegExp[] = [usual]
  const base = `http://${host}:${server.port}`

  const watch = (page: Page) => {
    const complain = (what: string) => {
      if (!pardoned.some(pattern => pattern.test(what))) complaints.push(`${page.url()}: ${what}`)
    }
    page.on('pageerror', error => complain(error instanceof Error ? (error.stack ?? '') : String(error)))
    page.on('console', said => {
      if (said.type() === 'error') complain(`${said.text()} ${said.location().url ?? ''}`.trim())
    })
  }

  const stage = {
    server,
    clock,
    browser,
    base,
    complaints,
    /** Names what a page may complain of from now on, because the test brings it about. */
    pardon: (...patterns: RegExp[]) => void pardoned.push(...patterns),

    /** Opens a page, each on a screen of its own unless told. Nothing is waited for. */
    async open(path: string, { beside, view = viewOf(path), first, frames }: Opening = {}): Promise<Page> {
      const context: BrowserContext = beside?.browserContext() ?? (await browser.createBrowserContext())
      const page = await context.newPage()
      watch(page)
      await page.setViewport(views[view])
      const devtools = await page.createCDPSession()
      // Several pages are looked at at once, as in a staff room; none is in the background.
      await devtools.send('Emulation.setFocusEmulationEnabled', { enabled: true })
      if (frames) {
        await devtools.send('Network.enable')
        devtools.on('Network.webSocketFrameReceived', ({ response }) => frames.push(response.payloadData))
      }
      await page.evaluateOnNewDocument(prepare)
      if (first) await page.evaluateOnNewDocument(first)
      await page.goto(path.startsWith('http') ? path : base + path)
      return page
    },

    /** A screen that a lead let in by the code it shows, through the API. */
    async screen(kind: 'board' | 'kiosk', opening: Opening = {}): Promise<Page> {
      const page = await stage.open(`/${kind}`, opening)
      await stage.letIn(page, kind)
      return page
    },
    async letIn(page: Page, kind: 'board' | 'kiosk') {
      const code = await value(page, 'code')
      const { status, body } = await server.approve(code, kind)
      if (status !== 201) throw new Error(`${kind} with ${code} was not let in: ${JSON.stringify(body)}`)
      await until(page, `main.${kind}, .${kind} main`)
      await until(page, ':root[data-connection="live"]')
    },

    /** The console, with the one in charge signed in through its form. */
    async desk(section = 'ideas'): Promise<Page> {
      const page = await stage.open('/console')
      await type(page, '[data-form="sign-in"] [name="email"]', 'ada@heron.example')
      await type(page, '[data-form="sign-in"] [name="password"]', PASSWORD)
      await tap(page, '[data-form="sign-in"] [data-action="send"]')
      await until(page, '.desk')
      await stage.go(page, section)
      return page
    },
    /** Lets a screen in as a lead does who stands in front of it, the console in hand. */
    async letInAt(desk: Page, screen: Page, name: string) {
      const code = await value(screen, 'code')
      await type(desk, '[data-form="pair-code"] [name="code"]', code.replace('-', '').toLowerCase())
      await until(desk, '[data-form="pair"]')
      const [seen, shown] = [await words(desk, '[data-phrase]'), await value(screen, 'phrase')]
      if (seen !== shown) throw new Error(`the console says ${seen}, the screen ${shown}`)
      await tap(desk, '[data-form="pair"] [name="phrase"]')
      await type(desk, '[data-form="pair"] [name="name"]', name)
      await tap(desk, '[data-form="pair"] [data-action="send"]')
      await until(desk, '[data-form="pair-code"]')
    },
    /** Goes to a section of the console by its link. */
    async go(page: Page, section: string) {
      await tap(page, `nav.nav a[href*="section=${section}"]`)
      await until(page, `.desk[data-section="${section}"]`)
    },
    async close() {
      await browser.close()
      await server.stop()
    },
  }
  return stage
}

export type Stage = Awaited<ReturnType<typeof openStage>>
