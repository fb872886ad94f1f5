import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { fits, leaveOut } from './fit.ts'

const onlyWay = [''] as const

/**
 * For a list of which only so much is shown as its place has room for: the list, and how many are left out. Where not
 * even its first item fits, the list is set in shorter ways, which its sheet knows by `data-short`.
 */
export const useAsFits = <E extends HTMLElement>(content: string, ways: readonly string[] = onlyWay) => {
  const list = useRef<E>(null)
  const [gone, count] = useState(0)
  useLayoutEffect(() => {
    const box = list.current
    if (!box) return
    const settle = () => {
      for (const way of ways) {
        box.dataset['short'] = way
        count(leaveOut(box))
        if (fits(box)) return
      }
    }
    settle()
    const watching = new ResizeObserver(settle)
    watching.observe(box)
    document.fonts.addEventListener('loadingdone', settle)
    return () => {
      watching.disconnect()
      document.fonts.removeEventListener('loadingdone', settle)
    }
  }, [content, ways])
  return { list, gone }
}
