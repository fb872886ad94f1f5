import type { Page } from 'puppeteer-core'
import { goesOn, type Kind, type Size } from './studio.ts'

interface Rules {
  /** A wall and a kiosk stand still; a letter and a desk go on below. */
  scrolls: boolean
  /** The least size of type, in pixels. */
  leastType: number
  /** The least side of what a finger must hit, or nought where there is no finger. */
  leastTarget: number
}

/** A board that stands upright is the same screen turned: six metres away its letters are as small as they are. */
const BOARD_BODY = 1 / 45
const FINGER_PX = 64

const rulesFor = (kind: Kind, { width, height }: Size): Rules => ({
  scrolls: goesOn(kind),
  leastType: kind === 'board' ? Math.min(width, height) * BOARD_BODY : 0,
  leastTarget: kind === 'kiosk' ? FINGER_PX : 0,
})

/** Runs in the page. What it needs it has inside: nothing else goes there with it. */
const look = ({ scrolls, leastType, leastTarget }: Rules): string[] => {
  interface Box {
    left: number
    top: number
    right: number
    bottom: number
  }
  const root = document.documentElement
  const found = new Set<string>()
  const short = (text: string) => `“${text.trim().replace(/\s+/g, ' ').slice(0, 40)}”`
  const nameOf = (element: Element) =>
    `${element.localName}${element.className && typeof element.className === 'string' ? `.${element.className.split(' ')[0]}` : ''} ${short(element.textContent ?? '')}`
  const isSeen = (element: Element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true })
  const modal = [...document.querySelectorAll('[aria-modal=true], [data-identify]')].at(-1)
  const scene = modal ?? document.body
  const all = [...scene.querySelectorAll('*')].filter(isSeen)
  /** Kept for who hears the page, and hidden from who sees it. */
  const isHeardOnly = (element: Element) => {
    for (let at: Element | null = element; at; at = at.parentElement) {
      const { display, clipPath } = getComputedStyle(at)
      // What has no box of its own measures nothing, and still shows what is in it.
      if (display === 'contents') continue
      const { width, height } = at.getBoundingClientRect()
      if ((width <= 2 && height <= 2) || clipPath.startsWith('inset(50%')) return true
    }
    return false
  }

  const checkScroll = () => {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = root
    if (scrollWidth > clientWidth) found.add(`the page is ${scrollWidth - clientWidth} px too wide`)
    if (!scrolls && scrollHeight > clientHeight)
      found.add(`the page is ${scrollHeight - clientHeight} px too high`)
    for (const element of all) {
      const { overflowX, overflowY } = getComputedStyle(element)
      const may = (overflow: string) => overflow === 'auto' || overflow === 'scroll'
      const wide = may(overflowX) && element.scrollWidth > element.clientWidth + 1
      const high = may(overflowY) && element.scrollHeight > element.clientHeight + 1
      if (wide || (high && !scrolls)) found.add(`scroll bar in ${nameOf(element)}`)
      if (element instanceof HTMLInputElement && element.scrollWidth > element.clientWidth + 1)
        found.add(`cut: what is in ${element.name}`)
    }
  }

  /** The part of a line that ink may be in: line boxes of large type overlap where letters do not. */
  const inkOf = ({ left, right, top, height }: DOMRect): Box => ({
    left: left + 1,
    right: right - 1,
    top: top + 0.24 * height,
    bottom: top + 0.76 * height,
  })
  const cutBy = (ink: Box, { left, top, right, bottom }: Box) =>
    ink.left < left - 2 || ink.right > right + 2 || ink.top < top - 2 || ink.bottom > bottom + 2
  /** Words that stand on another page of a panel are shown in their turn. */
  const isTurnedAway = (element: Element, ink: Box) => {
    const pages = element.closest('[data-pages=many]')?.getBoundingClientRect()
    return pages ? ink.right <= pages.left + 2 || ink.left >= pages.right - 2 : false
  }
  const checkCut = (element: Element, ink: Box, text: string) => {
    const view = { left: 0, top: 0, right: root.clientWidth, bottom: scrolls ? 1e9 : root.clientHeight }
    if (cutBy(ink, { ...view, top: scrolls ? -1e9 : 0 })) found.add(`off the screen: ${short(text)}`)
    for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(at)
      if (overflowX === 'visible' && overflowY === 'visible') continue
      const box = at.getBoundingClientRect()
      const goesOn = scrolls && (overflowY === 'auto' || overflowY === 'scroll')
      const edge = goesOn ? { left: box.left, right: box.right, top: -1e9, bottom: 1e9 } : box
      if (cutBy(ink, edge)) found.add(`cut: ${short(text)}`)
    }
  }

  const lines: { element: Element; ink: Box; text: string }[] = []
  const readLines = () => {
    const walker = document.createTreeWalker(scene, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      const text = node.nodeValue ?? ''
      if (!element || !text.trim() || !isSeen(element) || isHeardOnly(element)) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      for (const rect of range.getClientRects()) {
        const ink = inkOf(rect)
        if (rect.width < 3 || isTurnedAway(element, ink)) continue
        lines.push({ element, ink, text })
        checkCut(element, ink, text)
      }
    }
  }

  const floatOf = (element: Element) => {
    for (let at: Element | null = element; at; at = at.parentElement) {
      const { position } = getComputedStyle(at)
      if (position === 'fixed' || position === 'sticky') return at
    }
    return null
  }
  const checkOverlap = () => {
    const floats = new Map(lines.map(({ element }) => [element, scrolls ? floatOf(element) : null]))
    lines.forEach((one, n) => {
      for (const other of lines.slice(n + 1)) {
        if (one.element.contains(other.element) || other.element.contains(one.element)) continue
        if (floats.get(one.element) !== floats.get(other.element)) continue
        const wide = Math.min(one.ink.right, other.ink.right) - Math.max(one.ink.left, other.ink.left)
        const high = Math.min(one.ink.bottom, other.ink.bottom) - Math.max(one.ink.top, other.ink.top)
        if (wide > 1 && high > 1) found.add(`${short(one.text)} lies on ${short(other.text)}`)
      }
    })
  }

  /** Whether something opaque hangs before an element. */
  const isCurtain = (top: Element, element: Element) => {
    for (let at: Element | null = top; at && !at.contains(element); at = at.parentElement)
      if (!/, 0\)$|transparent/.test(getComputedStyle(at).backgroundColor)) return true
    return false
  }
  const coverAt = (x: number, y: number, element: Element) => {
    const top = document.elementFromPoint(x, y)
    return top && !top.contains(element) && !element.contains(top) ? top : null
  }
  /** What is wholly behind a curtain is not there for anybody who looks; what is half behind it is a fault. */
  const checkCovered = () => {
    for (const line of [...lines]) {
      const { element, ink, text } = line
      if (scrolls && (ink.bottom > root.clientHeight || floatOf(element))) continue
      const middle = (ink.top + ink.bottom) / 2
      const covers = [ink.left + 1, (ink.left + ink.right) / 2, ink.right - 1]
        .map(x => coverAt(x, middle, element))
        .filter(top => top !== null)
        .filter(top => !scrolls || !floatOf(top))
      if (covers.length === 0) continue
      const isGone = covers.length === 3 && covers.every(top => isCurtain(top, element))
      if (isGone) lines.splice(lines.indexOf(line), 1)
      else found.add(`covered: ${short(text)} by ${nameOf(covers[0]!)}`)
    }
  }

  const checkType = () => {
    for (const { element, text } of lines) {
      // The address under the code is for whoever stands in front of it with a camera that will not.
      if (element.closest('[data-panel=qr] bdi')) continue
      // A sign, not words: what it says stands beside it, and in its name for who does not see it.
      if (element.closest('svg[role=img], [data-panel=safety-cross] b[aria-hidden]')) continue
      const size = Number.parseFloat(getComputedStyle(element).fontSize)
      if (size < leastType - 0.05) found.add(`too small, ${size.toFixed(1)} px: ${short(text)}`)
    }
  }

  const checkTargets = () => {
    for (const target of scene.querySelectorAll('button, a[href], [role=button], .hg-button')) {
      if (!isSeen(target)) continue
      const { width, height, top, bottom } = target.getBoundingClientRect()
      if (width < leastTarget - 0.5 || height < leastTarget - 0.5)
        found.add(`too small to hit, ${width.toFixed(0)} × ${height.toFixed(0)}: ${nameOf(target)}`)
      // What calls from up there is a short way to what a button further down leads to as well.
      const isShortcut = target.closest('.news-card') !== null
      if ((top < innerHeight / 3 - 0.5 && !isShortcut) || bottom > innerHeight)
        found.add(`out of reach, from ${top.toFixed(0)} px: ${nameOf(target)}`)
    }
  }

  checkScroll()
  readLines()
  checkCovered()
  checkOverlap()
  if (leastType > 0) checkType()
  if (leastTarget > 0) checkTargets()
  return [...found]
}

/** What is wrong with how a page stands there, in words; nothing when all is well. */
export const defectsOf = (page: Page, kind: Kind, size: Size) => page.evaluate(look, rulesFor(kind, size))
