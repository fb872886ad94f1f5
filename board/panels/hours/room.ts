import type { Ems } from '../../room.ts'
import type { Hour } from './select.ts'
import { windowOf } from './window.ts'

/** How much a row has room for: all its times; shorter ones; the reason on a line of its own; only what was due and done. */
type Way = 'wide' | 'narrow' | 'tiny' | 'least'
type Size = 'large' | 'medium' | 'small'

/** How the rows are set. */
export interface Setting {
  /** How many columns of rows, and how many rows in each. */
  parts: number
  each: number
  size: Size
  way: Way
  hasBars: boolean
  seen: readonly Hour[]
  /** There is no room for heads either. */
  isBare: boolean
  /** How many rows there is no room for, before and after those that are seen. */
  before: number
  after: number
}

/** The height of a line, the least width of each way, and the space between columns, in sizes of the text. */
const ROW_EM = { line: 1.16, more: 1.06, wide: 35, narrow: 23, tiny: 16.6, least: 13, gap: 1.6 }
/** What a row takes beside its reason, a letter of the reason, and from where on there is room for its bar. */
const BESIDE_EM = { wide: 24.5, narrow: 21.5, letter: 0.52, bar: 46 }
/** From so much more room on, the rows are written larger; and how much larger. */
const SIZES = {
  large: { from: 1.9, times: 1.44 },
  medium: { from: 1.4, times: 1.18 },
  small: { from: 1, times: 1 },
}
const sizes = ['large', 'medium', 'small'] as const

/** How much wider than two figures each are the columns of numbers. */
const extraFor = (hours: readonly Hour[]) => {
  const figures = (of: (hour: Hour) => number) => Math.max(...hours.map(hour => String(of(hour)).length)) - 2
  const columns = [({ due }: Hour) => due, ({ difference }: Hour) => difference, (hour: Hour) => hour.dueAll]
  return columns.reduce((sum, of) => sum + Math.max(0, figures(of)) * BESIDE_EM.letter, 0)
}

const wayIn = (width: number, hours: readonly Hour[]): Way => {
  if (width < ROW_EM.tiny) return 'least'
  if (width >= ROW_EM.wide) return 'wide'
  // Beside an hour a reason has two lines at most; one that is longer stands below it.
  const room = 2 * (width - BESIDE_EM.narrow)
  const isLong = hours.some(({ reason }) => reason.length * BESIDE_EM.letter > room)
  return width < ROW_EM.narrow || isLong ? 'tiny' : 'narrow'
}

/** How high a row is where it is so wide. */
const heightIn = (width: number, way: Way) => {
  const hasBars = width >= BESIDE_EM.bar
  const isBelow = way === 'tiny' || way === 'least'
  const room = isBelow ? width - 1 : (width - BESIDE_EM[way]) * (hasBars ? 0.6 : 1)
  return ({ reason }: Hour) => {
    const lines = Math.ceil((reason.length * BESIDE_EM.letter) / Math.max(room, 1))
    return ROW_EM.line + ROW_EM.more * (isBelow ? lines : Math.max(0, lines - 1))
  }
}

const sum = (heights: readonly number[]) => heights.reduce((all, one) => all + one, 0)

/** Whether rows have room in so many columns, each with its heads. */
const isRoom = (hours: readonly Hour[], heightOf: (hour: Hour) => number, height: number, parts: number) => {
  const each = Math.ceil(hours.length / parts)
  return Array.from({ length: parts }, (_, n) => hours.slice(n * each, (n + 1) * each)).every(
    part => sum(part.map(heightOf)) <= height - ROW_EM.line,
  )
}

const settingFor = (hours: readonly Hour[], { height, width }: Ems, parts: number, size: Size) => {
  const { from, times } = SIZES[size]
  const wide = (width / times - ROW_EM.gap * (parts - 1)) / parts - extraFor(hours)
  const way = wayIn(wide, hours)
  const heightOf = heightIn(wide, way)
  return {
    set: { parts, size, way, hasBars: wide >= BESIDE_EM.bar },
    isWide: size === 'small' || wide >= ROW_EM.wide,
    holds: (seen: readonly Hour[], less = 0) => isRoom(seen, heightOf, height / times / from - less, parts),
  }
}

const whole = (hours: readonly Hour[]) => ({ seen: hours, before: 0, after: 0, isBare: false })

/** As many rows around now as so many columns hold, with a line that says how many there are besides. */
const around = (hours: readonly Hour[], space: Ems, parts: number): Setting => {
  const { set, holds } = settingFor(hours, space, parts, 'small')
  for (let count = Math.max(1, hours.length - 1); ; count--) {
    const seen = windowOf(hours, count)
    const isHeld = holds(seen, ROW_EM.line)
    if (count > 1 && !isHeld) continue
    const before = hours.indexOf(seen[0]!)
    const after = hours.length - before - seen.length
    return { ...set, seen, before, after, isBare: !isHeld, each: Math.ceil(seen.length / parts) }
  }
}

/** As few columns as hold all rows, written as large as there is room for; where none do, as many rows as there can be. */
export const settingOf = (hours: readonly Hour[], space: Ems): Setting => {
  const most = Math.max(1, Math.floor((space.width + ROW_EM.gap) / (ROW_EM.least + ROW_EM.gap)))
  for (let parts = 1; parts <= most; parts++)
    for (const size of sizes) {
      const { set, isWide, holds } = settingFor(hours, space, parts, size)
      if (isWide && holds(hours)) return { ...set, ...whole(hours), each: Math.ceil(hours.length / parts) }
    }
  const all = Array.from({ length: most }, (_, n) => around(hours, space, n + 1))
  return all.reduce((best, one) => (one.seen.length > best.seen.length ? one : best))
}
