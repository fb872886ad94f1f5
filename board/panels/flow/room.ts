import type { Ems } from '../../room.ts'
import type { Card, Column } from './select.ts'

/**
 * How steps are set: beside each other, below each other, or where there is no room for what stands in them as heads only,
 * at last two on a line or as small as may be.
 */
export type Way = 'across' | 'down' | 'heads' | 'pairs' | 'lines'

export interface Setting {
  way: Way
  /** There is no room beside a head for more than its count. */
  isBrief: boolean
  isLarge: boolean
  onPage: number
}

/** In sizes of the text: the least place of a step in each way, a line, and how small the smallest text is. */
const STEP_EM = { width: 8.6, across: 6.8, down: 3.5, head: 1.45, pair: 1.25, line: 1.12, small: 0.86 }
const BESIDE_EM = { letter: 0.52, sign: 1.1, gap: 0.9, longest: 10.6 }

/** Where there is so much more room than the longest column needs, it is written larger. */
const LARGER = { height: 4.2, width: 9, letter: 0.72 }

/** Steps below each other are as high as they have rows, up to so many: two cards a row, and one for what is held up. */
const ROWS_MOST = 4
export const rowsOf = (cards: readonly Card[]) =>
  Math.min(ROWS_MOST, Math.ceil(cards.length / 2) + cards.filter(({ blocker }) => blocker).length)

const wordOf = ({ name }: Column) => LARGER.letter * Math.max(...name.split(' ').map(word => word.length))

const isLargeIn = ({ width, height }: Ems, columns: readonly Column[]) =>
  width / columns.length >= Math.max(LARGER.width, ...columns.map(wordOf)) &&
  height / (1 + Math.max(...columns.map(({ count }) => count))) >= LARGER.height

const countOf = ({ told, isOver }: Column) => BESIDE_EM.letter * told.length + (isOver ? BESIDE_EM.sign : 0)
const nameOf = ({ name }: Column) => BESIDE_EM.letter * name.length + BESIDE_EM.gap

/** How high the highest of the small lines is: a name that is too long for one takes more. */
const lineIn = (width: number, columns: readonly Column[]) => {
  const wide = width / STEP_EM.small
  const lines = columns.map(one => Math.ceil(nameOf(one) / Math.max(2, wide - countOf(one))))
  return STEP_EM.line * STEP_EM.small * Math.max(...lines)
}

/** The heads alone have a line below them that says how much stands under all of them. */
const headsIn = ({ width, height }: Ems, columns: readonly Column[]): Omit<Setting, 'isLarge'> => {
  const count = columns.length
  const wide = Math.max(...columns.map(one => nameOf(one) + countOf(one)))
  const isBrief = width < wide + BESIDE_EM.longest
  const left = height - STEP_EM.line
  if (left / count >= STEP_EM.head && wide <= width) return { way: 'heads', isBrief, onPage: count }
  const line = lineIn(width, columns)
  const isLow = left / count < line
  if (isLow && width / 2 >= wide + 1 && left / Math.ceil(count / 2) >= STEP_EM.pair)
    return { way: 'pairs', isBrief: true, onPage: count }
  const pages = Math.ceil(count / Math.max(1, Math.floor(left / line)))
  return { way: 'lines', isBrief, onPage: Math.ceil(count / pages) }
}

/** The way that shows most of what stands in the steps. */
export const settingOf = (space: Ems, columns: readonly Column[]): Setting => {
  const { width, height } = space
  const count = columns.length
  const shown = { isBrief: false, isLarge: isLargeIn(space, columns), onPage: count }
  if (width / count >= STEP_EM.width && height >= STEP_EM.across) return { way: 'across', ...shown }
  if (height / count >= STEP_EM.down) return { way: 'down', ...shown }
  return { ...headsIn(space, columns), isLarge: false }
}
