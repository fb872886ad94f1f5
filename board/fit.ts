/** Sizes of text to try, the largest first; the sheet beside a fitted element gives each its measure. */
const STEPS = [1, 2, 3, 4] as const

export interface Try {
  count: number
  step: number
}

/**
 * What to try until a list fits: as many items as may be, larger before smaller. Three or more are not set at the
 * smallest size, which is kept for words that need it.
 */
export const tries = (items: number, least: number): Try[] => {
  const all: Try[] = []
  for (let count = items; count >= Math.min(least, items); count--) {
    for (const step of STEPS) {
      if (count > 2 && count > least && step === 4) continue
      all.push({ count, step })
    }
  }
  return all
}

const fits = ({ scrollWidth, clientWidth, scrollHeight, clientHeight }: Element) =>
  scrollWidth <= clientWidth + 1 && scrollHeight <= clientHeight + 1

const items = (box: HTMLElement) => Array.from(box.children).filter(child => child instanceof HTMLElement)

const set = (box: HTMLElement, { count, step }: Try) => {
  box.dataset['step'] = String(step)
  items(box).forEach((item, n) => {
    item.hidden = n >= count
  })
}

/** Sets text as large as fits and leaves out items from the end rather than cut one. Returns whether it fitted. */
export const setToFit = (box: HTMLElement, least: number): boolean =>
  tries(items(box).length, least).some(one => {
    set(box, one)
    return fits(box)
  })
