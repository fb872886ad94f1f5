import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { fits } from './fit.ts'
import { useTurning } from './pages.tsx'

/** How rows stand in their place. */
interface Standing {
  pages: number
  onPage: number
}

/** The ways in which rows may be set, best first; narrower than this, in sizes of their text, none stand beside each other. */
interface Ways {
  all: readonly string[]
  leastEm: number
}

const rowsIn = (list: HTMLElement) => Array.from(list.querySelectorAll<HTMLElement>('[data-row]'))

/** Shows the rows of one page and no others. */
const openAt = (list: HTMLElement, page: number, onPage: number, columns: number) => {
  rowsIn(list).forEach((row, n) => {
    row.hidden = Math.floor(n / onPage) !== page
  })
  list.style.setProperty('--high', String(Math.ceil(onPage / columns)))
  list.style.setProperty('--columns', String(columns))
}

/** Another page in as many columns as it was found to fit in. */
const turn = (list: HTMLElement, page: number, onPage: number) =>
  openAt(list, page, onPage, Number(list.style.getPropertyValue('--columns')) || 1)

const columnsIn = (list: HTMLElement, leastEm: number) =>
  Math.max(1, Math.floor(list.clientWidth / Number.parseFloat(getComputedStyle(list).fontSize) / leastEm))

/** Whether all pages fit, with so many rows on each. */
const allFit = (list: HTMLElement, { pages, onPage }: Standing, columns: number) => {
  for (let page = 0; page < pages; page++) {
    openAt(list, page, onPage, columns)
    if (!fits(list)) return false
  }
  return true
}

const onOne = (box: HTMLElement, list: HTMLElement, { all }: Ways, most: number): Standing | null => {
  const { length } = rowsIn(list)
  const one = { pages: 1, onPage: length }
  box.dataset['pages'] = 'one'
  for (const way of all) {
    box.dataset['way'] = way
    for (let columns = 1; columns <= most; columns++) if (allFit(list, one, columns)) return one
  }
  return null
}

const onMany = (
  box: HTMLElement,
  list: HTMLElement,
  ways: readonly string[],
  most: number,
): Standing | null => {
  const { length } = rowsIn(list)
  box.dataset['pages'] = 'many'
  for (let turns = 2; turns <= length; turns++) {
    const onPage = Math.ceil(length / turns)
    const standing = { pages: Math.ceil(length / onPage), onPage }
    // As many on a page as with one page less: that was tried.
    if (standing.pages !== turns) continue
    for (const way of ways) {
      box.dataset['way'] = way
      if (allFit(list, standing, Math.min(most, onPage))) return standing
    }
  }
  return null
}

/** Tries one page in every way, in one column and in more; then ever more pages; the least way only where no other will do. */
const settle = (box: HTMLElement, list: HTMLElement, ways: Ways): Standing => {
  const { length } = rowsIn(list)
  const most = Math.min(columnsIn(list, ways.leastEm), Math.max(1, Math.ceil(length / 2)))
  return (
    onOne(box, list, ways, most) ??
    onMany(box, list, ways.all.slice(1, -1), most) ??
    onMany(box, list, ways.all.slice(-1), 1) ?? { pages: length, onPage: 1 }
  )
}

/**
 * For a list whose rows are marked `data-row`: all of them at once in the first of these ways in which they fit, else on
 * pages that turn. Its sheet knows the way by `data-way`, and how the rows stand by `--high` and `--columns`.
 */
export const useByPages = (content: string, ways: Ways) => {
  const box = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const [{ pages, onPage }, stand] = useState<Standing>({ pages: 1, onPage: 1 })
  const page = useTurning(pages)
  const open = useRef(page)
  open.current = page
  useLayoutEffect(() => {
    const [frame, rows] = [box.current, list.current]
    if (!frame || !rows) return
    const look = () => {
      const now = settle(frame, rows, ways)
      turn(rows, Math.min(open.current, now.pages - 1), now.onPage)
      stand(was => (was.pages === now.pages && was.onPage === now.onPage ? was : now))
    }
    look()
    const watching = new ResizeObserver(look)
    watching.observe(frame)
    document.fonts.addEventListener('loadingdone', look)
    return () => {
      watching.disconnect()
      document.fonts.removeEventListener('loadingdone', look)
    }
  }, [content, ways])
  useLayoutEffect(() => {
    if (list.current && pages > 1) turn(list.current, page, onPage)
  }, [page, pages, onPage])
  return { box, list, pages, page }
}
