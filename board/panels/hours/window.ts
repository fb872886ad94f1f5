import type { Hour } from './select.ts'

/** Most of what is seen is what was: it has the reasons. */
const BEFORE_NOW = 0.7

/** So many rows around now, where not all fit: what was, now, and a little of what comes. */
export const windowOf = (hours: readonly Hour[], most: number): readonly Hour[] => {
  if (hours.length <= most) return hours
  const last = hours.findLastIndex(({ when }) => when !== 'to-come')
  const from = Math.max(0, last) - Math.floor((most - 1) * BEFORE_NOW)
  const first = Math.min(Math.max(0, from), hours.length - most)
  return hours.slice(first, first + most)
}
