import { useEffect, useState } from 'preact/hooks'
import type { PointType } from '../spc/special-cause.ts'

/** The tokens a chart is drawn with, by what they mean. */
export const chartTokens = [
  'paper',
  'wash',
  'ink',
  'muted',
  'rule',
  'better',
  'worse',
  'neither',
  'usual',
  'target',
  'font',
] as const

export type ChartInk = Readonly<Record<(typeof chartTokens)[number], string>>

/** The token of each kind of point; every kind has a shape of its own too. */
export const tokenOf: Record<PointType, keyof ChartInk> = {
  common_cause: 'usual',
  special_cause_improvement: 'better',
  special_cause_concern: 'worse',
  special_cause_neutral_high: 'neither',
  special_cause_neutral_low: 'neither',
}

const read = (): ChartInk => {
  const style = getComputedStyle(document.documentElement)
  const pairs = chartTokens.map(name => [name, style.getPropertyValue(`--${name}`).trim()] as const)
  return Object.fromEntries(pairs) as Record<(typeof chartTokens)[number], string>
}

const listening = new Set<(ink: ChartInk) => void>()
let now: ChartInk | null = null
let watching: MutationObserver | null = null

const inkNow = () => {
  now ??= read()
  return now
}

const look = () => {
  now = read()
  for (const hear of listening) hear(now)
}

const listen = (hear: (ink: ChartInk) => void) => {
  if (listening.size === 0) {
    watching = new MutationObserver(look)
    watching.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    // The theme may have turned while nobody looked.
    now = read()
  }
  listening.add(hear)
  hear(inkNow())
  return () => {
    listening.delete(hear)
    if (listening.size > 0) return
    watching?.disconnect()
    watching = null
    now = null
  }
}

/** The colours of charts as the theme has them now; one watcher for all charts of a page. */
export const useChartInk = (): ChartInk => {
  const [ink, dip] = useState(inkNow)
  useEffect(() => listen(dip), [])
  return ink
}
