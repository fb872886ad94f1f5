import { useLayoutEffect, useState } from 'preact/hooks'

/** A length in sizes of its text. */
export interface Ems {
  height: number
  width: number
}

/** How large a place is; null before it was looked at. */
export const useSpace = () => {
  // Its element may come later than the panel does: a panel that was empty has none.
  const [frame, box] = useState<HTMLElement | null>(null)
  const [space, take] = useState<Ems | null>(null)
  useLayoutEffect(() => {
    if (!frame) return
    const look = () => {
      const em = Number.parseFloat(getComputedStyle(frame).fontSize)
      const height = frame.clientHeight / em
      const width = frame.clientWidth / em
      take(before => (before?.height === height && before.width === width ? before : { height, width }))
    }
    look()
    const watching = new ResizeObserver(look)
    watching.observe(frame)
    return () => watching.disconnect()
  }, [frame])
  return { box, space }
}
