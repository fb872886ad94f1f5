import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { leaveOut } from './fit.ts'

/** For a list of which only so much is shown as its place has room for: the list, and how many are left out. */
export const useAsFits = <E extends HTMLElement>(content: string) => {
  const list = useRef<E>(null)
  const [gone, count] = useState(0)
  useLayoutEffect(() => {
    const box = list.current
    if (!box) return
    const settle = () => count(leaveOut(box))
    settle()
    const watching = new ResizeObserver(settle)
    watching.observe(box)
    document.fonts.addEventListener('loadingdone', settle)
    return () => {
      watching.disconnect()
      document.fonts.removeEventListener('loadingdone', settle)
    }
  }, [content])
  return { list, gone }
}
