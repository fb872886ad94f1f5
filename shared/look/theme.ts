import { wallClock } from '../shifts.ts'

export type Theme = 'light' | 'dark'

const DARK_FROM = 20 * 60
const DARK_UNTIL = 7 * 60

/** Dark from eight in the evening to seven in the morning: people on a night shift look at this screen too. */
export const themeAt = (now: number, timeZone: string): Theme => {
  const { minutes } = wallClock(now, timeZone)
  return minutes >= DARK_FROM || minutes < DARK_UNTIL ? 'dark' : 'light'
}

/** The theme an address asks for, `?theme=dark`, or null. */
export const themeIn = (search: string): Theme | null => {
  const asked = new URLSearchParams(search).get('theme')
  return asked === 'light' || asked === 'dark' ? asked : null
}
