import type { Cadence } from '../../../shared/measures.ts'

const written = (parts: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { ...parts, timeZone: 'UTC' })
const day = written({ day: 'numeric', month: 'short', year: 'numeric' })
const month = written({ month: 'short', year: 'numeric' })
const instant = (timeZone: string) =>
  new Intl.DateTimeFormat('en-GB', {
    ...({ day: 'numeric', month: 'short', year: 'numeric' } as const),
    ...({ hour: '2-digit', minute: '2-digit', hour12: false, timeZone } as const),
  })

/** A period as people say it: Mar 2026 for a month, 3 Mar 2026 for a day or the week that begins then; an instant by the clock of the team. */
export const periodInWords = (x: string | number, cadence: Cadence, timeZone: string) => {
  const text = String(x)
  const at = new Date(text.length > 10 ? text : `${text}T12:00:00Z`)
  if (Number.isNaN(at.getTime())) return text
  if (cadence === 'monthly') return month.format(at)
  return text.length > 10 ? instant(timeZone || 'UTC').format(at) : day.format(at)
}

/** A day as it is said, whatever the cadence. */
export const dayAsSaid = (x: string) => periodInWords(x.slice(0, 10), 'daily', 'UTC')
