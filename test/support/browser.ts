import { existsSync } from 'node:fs'
import puppeteer, { type Browser } from 'puppeteer-core'

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(path =>
  existsSync(path),
)

// The sandbox needs rights that a test machine seldom gives; nothing but our own pages is opened here.
const args = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  '--hide-scrollbars',
]

interface Wish {
  /** Keep a profile across two browsers, as a kiosk does across a power cut. */
  profile?: string
  more?: string[]
}

/** A real browser: the system's Chromium if there is one, else the one that ships inside an npm package. */
export const openBrowser = async ({ profile, more = [] }: Wish = {}): Promise<Browser> => {
  // Without one of its own a browser gets a profile that goes away with it.
  const own = { ...(profile ? { userDataDir: profile } : {}), args: [...args, ...more] }
  if (installed) return puppeteer.launch({ executablePath: installed, headless: true, ...own })
  const { default: shipped } = await import('@sparticuz/chromium')
  return puppeteer.launch({ executablePath: await shipped.executablePath(), headless: 'shell', ...own })
}
