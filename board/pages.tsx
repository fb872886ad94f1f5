import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { board as words } from '../shared/words/en.ts'
import { deal, fits, type Leaf, setToFit, setToLeaf, setToPages } from './fit.ts'
import './pages.css'

const TURN_EVERY_MS = 20_000

interface Props {
  /** Changes when what is written here changes, so that nothing is measured without need. */
  content: string
  /** How many items must be shown; the rest may be left out when there is no room. */
  least: number
  /** For what somebody said: an item goes over two pages only where none has room on one. */
  whole?: boolean
  /** For what only explains, and is not news. */
  quiet?: boolean
  children: ComponentChildren
}

const pagesIn = (box: HTMLElement) => {
  const gap = Number.parseFloat(getComputedStyle(box).columnGap) || 0
  return Math.max(1, Math.ceil((box.scrollWidth + gap - 2) / (box.clientWidth + gap)))
}

const shownOn = (leaves: readonly Leaf[]) => leaves.reduce((sum, { count }) => sum + count, 0)

/** Whole items on pages, as this list has room for them. Where the number of the page takes that room, it goes. */
const dealtIn = (list: HTMLElement, frame: HTMLElement): Leaf[] => {
  const { length } = list.children
  const dealtAs = (pages: string) => {
    frame.dataset['pages'] = pages
    return deal(length, leaf => {
      setToLeaf(list, leaf)
      return fits(list)
    })
  }
  const numbered = dealtAs('many')
  if (shownOn(numbered) === length) return numbered
  const bare = dealtAs('bare')
  if (shownOn(bare) > shownOn(numbered)) return bare
  frame.dataset['pages'] = 'many'
  return numbered
}

const turnAt = (now: number, pages: number) => Math.floor(now / TURN_EVERY_MS) % pages

/** Which page is open: the same on every screen, since it follows the clock. */
export const useTurning = (pages: number) => {
  const [page, open] = useState(0)
  useEffect(() => {
    if (pages === 1) return
    const turn = () => open(turnAt(Date.now(), pages))
    turn()
    const turning = setInterval(turn, 1_000)
    return () => clearInterval(turning)
  }, [pages])
  return pages === 1 ? 0 : page % pages
}

/** A list that fills its place: set as large as fits. Words too many for it stand on pages that turn; none is cut. */
export const Pages = ({ content, least, whole = false, quiet = false, children }: Props) => {
  const box = useRef<HTMLOListElement>(null)
  const [pages, count] = useState(1)
  const [leaves, lay] = useState<readonly Leaf[]>([])
  useLayoutEffect(() => {
    const list = box.current
    const frame = list?.parentElement
    if (!list || !frame) return
    const settle = () => {
      frame.dataset['pages'] = 'one'
      if (setToFit(list, least, 'more')) {
        lay([])
        return count(1)
      }
      const dealt = whole ? dealtIn(list, frame) : []
      lay(dealt)
      if (dealt.length > 0) return count(dealt.length)
      frame.dataset['pages'] = 'many'
      count(setToPages(list, () => pagesIn(list)))
    }
    settle()
    const watching = new ResizeObserver(settle)
    watching.observe(frame)
    document.fonts.addEventListener('loadingdone', settle)
    return () => {
      watching.disconnect()
      document.fonts.removeEventListener('loadingdone', settle)
    }
  }, [content, least, whole])
  const page = useTurning(pages)
  const leaf = leaves[page]
  useLayoutEffect(() => {
    if (box.current && leaf) setToLeaf(box.current, leaf)
  }, [leaf])
  const isMoved = page > 0 && !leaf
  return (
    <div class="pages" data-quiet={quiet ? '' : undefined}>
      <ol ref={box} style={isMoved ? { transform: `translateX(calc(${-page} * (100% + var(--gap))))` } : {}}>
        {children}
      </ol>
      {pages > 1 && <small>{words.page(page + 1, pages)}</small>}
    </div>
  )
}
