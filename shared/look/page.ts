import './tokens.css'
import './base.css'
import { type ComponentChild, h, render } from 'preact'
import { useEffect } from 'preact/hooks'
import { Fallen } from './fallen.tsx'
import type { Connection } from './freshness.ts'
import { keepForOffline } from './offline.ts'
import { type Theme, themeAt, themeIn } from './theme.ts'

const LOOK_EVERY_MS = 20_000

const root = document.documentElement

/** Says on the page's root element how fresh the page is, for scripts, tests and styles. */
export const mark = ({ connection, seq }: { connection: Connection; seq: number }) => {
  root.dataset['connection'] = connection
  root.dataset['seq'] = String(seq)
}

const dress = (theme: Theme) => {
  root.dataset['theme'] = themeIn(location.search) ?? theme
}

interface Clock {
  /** The team's time zone; until it is known, the screen's own. */
  timeZone?: string | undefined
  now?: () => number
}

/** Dresses a screen on a wall for the time of day where the team is. */
export const useTheme = ({ timeZone, now = Date.now }: Clock = {}) => {
  useEffect(() => {
    const zone = timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
    const look = () => dress(themeAt(now(), zone))
    look()
    const looking = setInterval(look, LOOK_EVERY_MS)
    return () => clearInterval(looking)
  }, [timeZone, now])
}

/** Dresses a page on somebody's own phone or computer the way they like it. */
export const useOwnTheme = () => {
  useEffect(() => {
    const dark = matchMedia('(prefers-color-scheme: dark)')
    const look = () => dress(dark.matches ? 'dark' : 'light')
    look()
    dark.addEventListener('change', look)
    return () => dark.removeEventListener('change', look)
  }, [])
}

/** Puts a page on the screen. One that nobody stands at starts again by itself when it breaks. */
export const mount = (page: ComponentChild, { alone = false } = {}) => {
  root.dataset['build'] = __BUILD__
  root.dataset['connection'] ??= 'late'
  root.dataset['seq'] ??= '0'
  render(h(Fallen, { alone, children: page }), document.body)
  keepForOffline()
}
