import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'

const ROW = 'li, .shift-row'
const ADD = '[data-action^="add"]'
const FIELD = 'input, select, textarea'

interface Stood {
  element: HTMLElement
  /** What holds the rows, and what holds them together with the button that adds one. */
  list: Element | null
  group: Element
  at: number
}

interface Grown {
  group: Element
  rows: number
}

const rowsIn = (group: Element) => [...group.querySelectorAll<HTMLElement>(ROW)]
const groupOf = (element: Element, whole: Element) => {
  const group = element.closest('fieldset:not(.shift-row)')
  return group && whole.contains(group) ? group : whole
}

const stoodAt = (element: HTMLElement, whole: Element): Stood => {
  const row = element.closest(ROW)
  const list = row?.parentElement ?? null
  const at = row && list ? [...list.children].filter(one => one.matches(ROW)).indexOf(row) : -1
  return { element, list, group: groupOf(element, whole), at }
}

/** The same button of the row that took the place of one that went, or the button that adds a row. */
const nextTo = ({ element, list, group, at }: Stood, whole: Element): HTMLElement | null => {
  const rows = list?.isConnected ? [...list.children].filter(one => one.matches(ROW)) : []
  const row = rows[Math.min(at, rows.length - 1)]
  const same = row?.querySelector<HTMLElement>(`[data-action="${element.dataset['action'] ?? ''}"]`)
  const near = group.isConnected ? group : whole
  return same ?? row?.querySelector<HTMLElement>(FIELD) ?? near.querySelector<HTMLElement>(ADD)
}

/** Rows come and go in a form: whoever goes by keys stands in a row that was added, and next to one that is gone. */
export const useRowFocus = (form: RefObject<HTMLElement | null>) => {
  const stood = useRef<Stood | null>(null)
  const grown = useRef<Grown | null>(null)
  useEffect(() => {
    const whole = form.current
    if (!whole) return
    const note = ({ target }: Event) => {
      stood.current = target instanceof HTMLElement ? stoodAt(target, whole) : null
      // Who turned to something else waits for no row any more.
      if (target instanceof Element && !target.closest(ADD)) grown.current = null
    }
    const added = ({ target }: Event) => {
      const button = target instanceof Element ? target.closest(ADD) : null
      if (!button) return
      const group = groupOf(button, whole)
      grown.current = { group, rows: rowsIn(group).length }
    }
    whole.addEventListener('focusin', note)
    whole.addEventListener('click', added, true)
    return () => {
      whole.removeEventListener('focusin', note)
      whole.removeEventListener('click', added, true)
    }
  }, [])
  useLayoutEffect(() => {
    const [was, more, whole] = [stood.current, grown.current, form.current]
    if (!whole) return
    const rows = more?.group.isConnected ? rowsIn(more.group) : []
    if (more && rows.length > more.rows) {
      grown.current = null
      rows.at(-1)?.querySelector<HTMLElement>(FIELD)?.focus()
    } else if (was && !was.element.isConnected) {
      stood.current = null
      // Somebody who is elsewhere by now stays there.
      if (!document.activeElement || document.activeElement === document.body) nextTo(was, whole)?.focus()
    }
  })
}
