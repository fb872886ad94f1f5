import { useEffect, useRef, useState } from 'preact/hooks'

/** Numbers of work change with every tap and every line of a feed: a wall draws them four times a second and no oftener. */
export const CALM_MS = 250

interface Held<T> {
  value: T
  /** When it was taken, by a clock that never jumps. */
  at: number
}

/** What to show now, and in how many milliseconds to look again; null when the newest is shown. */
export const calmed = <T>(
  held: Held<T> | null,
  newest: T,
  now: number,
): { held: Held<T>; againIn: number | null } => {
  if (!held || now - held.at >= CALM_MS)
    return { held: held && held.value === newest ? held : { value: newest, at: now }, againIn: null }
  return { held, againIn: held.value === newest ? null : held.at + CALM_MS - now }
}

/** The newest value, taken at most four times a second however often it changes; the last of many is always taken. */
export const useCalm = <T>(newest: T): T => {
  const shown = useRef<Held<T> | null>(null)
  const [, again] = useState(0)
  const { held, againIn } = calmed(shown.current, newest, performance.now())
  shown.current = held
  useEffect(() => {
    if (againIn === null) return
    const waiting = setTimeout(() => again(turn => turn + 1), againIn)
    return () => clearTimeout(waiting)
  }, [held, againIn])
  return held.value
}
