import { useEffect, useState } from 'preact/hooks'
import { signs } from './idle.ts'

export const TAKE_BACK_MS = 10_000

/** Whole seconds in which what was tapped can still be taken back. */
export const secondsLeft = (keptAt: number, now: number) =>
  Math.max(0, Math.ceil((keptAt + TAKE_BACK_MS - now) / 1_000))

/** The same, second by second, for what was kept at a moment of the page's own clock. */
export const useSecondsLeft = (keptAt: number) => {
  const [left, setLeft] = useState(() => secondsLeft(keptAt, performance.now()))
  useEffect(() => {
    const look = () => setLeft(secondsLeft(keptAt, performance.now()))
    look()
    const timer = setInterval(look, 200)
    return () => clearInterval(timer)
  }, [keptAt])
  return left
}

/** Goes home by itself after a silence, so that the next in the queue finds the first screen; null: never. */
export const useLeaving = (afterMs: number | null, home: () => void) => {
  useEffect(() => {
    if (afterMs === null) return
    const leave = () => setTimeout(home, afterMs)
    let timer = leave()
    const stay = () => {
      clearTimeout(timer)
      timer = leave()
    }
    for (const sign of signs) addEventListener(sign, stay)
    return () => {
      clearTimeout(timer)
      for (const sign of signs) removeEventListener(sign, stay)
    }
  }, [afterMs, home])
}
