/** Sizes of text to try, the largest first; the sheet beside a fitted element gives each its measure. */
const STEPS = [1, 2, 3, 4, 5] as const
/** Below this, text is only set where it is the last that is shown. */
const LEAST_OF_MANY = 3

export interface Try {
  count: number
  step: number
}

/** What to keep when there is not room for all: more items, or larger ones. */
export type Prefer = 'more' | 'larger'

/**
 * What to try until a list fits, best first. Where more is better, the smallest sizes are kept for the last that are
 * shown; the others are rather left out.
 */
export const tries = (items: number, least: number, prefer: Prefer): Try[] => {
  const fewest = Math.min(least, items)
  const counts = Array.from({ length: items - fewest + 1 }, (_, n) => items - n)
  if (prefer === 'larger') return STEPS.flatMap(step => counts.map(count => ({ count, step })))
  const last = Math.max(fewest, 1)
  return counts.flatMap(count =>
    STEPS.filter(step => count <= last || step <= LEAST_OF_MANY).map(step => ({ count, step })),
  )
}

/** Whether all that is in a box is in its place. */
export const fits = ({ scrollWidth, clientWidth, scrollHeight, clientHeight }: Element) =>
  scrollWidth <= clientWidth + 1 && scrollHeight <= clientHeight + 1

const items = (box: HTMLElement) =>
  Array.from(box.children)
    .filter(child => child instanceof HTMLElement)
    .filter(({ dataset }) => dataset['more'] === undefined)

/** Says in an element of its own, marked `data-more`, how many of how many items are left out. */
export type Tell = (gone: number) => string

const set = (box: HTMLElement, { count, step }: Try, tell?: Tell) => {
  box.dataset['step'] = String(step)
  const all = items(box)
  all.forEach((item, n) => {
    item.hidden = n >= count
  })
  const more = box.querySelector<HTMLElement>(':scope > [data-more]')
  if (!more || !tell) return
  more.textContent = tell(all.length - count)
  more.hidden = more.textContent === ''
}

/** Sets text as large as fits and leaves out items from the end rather than cut one. Returns whether it fitted. */
export const setToFit = (box: HTMLElement, least: number, prefer: Prefer, tell?: Tell): boolean =>
  tries(items(box).length, least, prefer).some(one => {
    set(box, one, tell)
    return fits(box)
  })

/**
 * Sets a list that goes on over pages as large as does not make too many of them: two items on a page if it can be, else
 * one, else as small as may be. Returns how many pages that makes.
 */
export const setToPages = (box: HTMLElement, pagesIn: () => number): number => {
  const { length } = items(box)
  const pagesAt = (step: number) => {
    set(box, { count: length, step })
    return pagesIn()
  }
  for (const most of [Math.ceil(length / 2), length])
    for (const step of STEPS) {
      const pages = pagesAt(step)
      if (pages <= most) return pages
    }
  return pagesAt(STEPS.length)
}

/** Which items of a list stand on a page, and in which size. */
export interface Leaf extends Try {
  from: number
}

/** Below this, text on pages that turn is only set where an item stands alone. */
const LEAST_OF_SOME = 2

/**
 * Deals items on pages, none of them over two: those that stand together in large letters, each of the others alone as
 * large as it fits. What does not fit at all is left out. `fitsAs` says whether these items fit in this size.
 */
export const deal = (length: number, fitsAs: (leaf: Leaf) => boolean): Leaf[] => {
  const largest = (from: number, count: number, least: number) =>
    STEPS.map(step => ({ from, count, step })).find(leaf => leaf.step <= least && fitsAs(leaf))
  const leaves: Leaf[] = []
  let from = 0
  while (from < length) {
    let leaf = largest(from, 1, STEPS.length)
    for (let count = 2; leaf && from + count <= length; count++) {
      const more = largest(from, count, LEAST_OF_SOME)
      if (!more) break
      leaf = more
    }
    if (leaf) leaves.push(leaf)
    from += leaf?.count ?? 1
  }
  return leaves
}

/** Shows the items of one page of a list and hides the others. */
export const setToLeaf = (box: HTMLElement, { from, count, step }: Leaf) => {
  box.dataset['step'] = String(step)
  for (const [n, item] of items(box).entries()) item.hidden = n < from || n >= from + count
}

/** Leaves out items from the end until the others fit; the first stays. Returns how many had to go. */
export const leaveOut = (box: HTMLElement): number => {
  const all = items(box)
  for (const item of all) item.hidden = false
  let gone = 0
  while (gone < all.length - 1 && !fits(box)) {
    gone++
    all[all.length - gone]!.hidden = true
  }
  return gone
}
