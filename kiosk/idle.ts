import { useCallback, useEffect, useRef, useState } from 'preact/hooks'

export const WARN_AFTER_MS = 45_000
export const WIPE_AFTER_MS = 65_000
const LOOK_EVERY_MS = 250

/** How a screen takes a silence: nothing yet, a warning with the seconds left, or time to wipe. */
export type Quiet = { is: 'awake' } | { is: 'warning'; secondsLeft: number } | { is: 'gone' }

export const quietAfter = (silentMs: number): Quiet => {
  if (silentMs >= WIPE_AFTER_MS) return { is: 'gone' }
  if (silentMs < WARN_AFTER_MS) return { is: 'awake' }
  return { is: 'warning', secondsLeft: Math.ceil((WIPE_AFTER_MS - silentMs) / 1_000) }
}

/** What says that somebody is there. */
export const signs = ['pointerdown', 'keydown', 'input'] as const

/** Watches for a finger while somebody is in the middle of something; calls back when they have gone. */
export const useQuiet = (watching: boolean, onGone: () => void) => {
  const [quiet, setQuiet] = useState<Quiet>({ is: 'awake' })
  const touched = useRef(0)
  const gone = useRef(onGone)
  gone.current = onGone
  const stay = useCallback(() => {
    touched.current = performance.now()
    setQuiet({ is: 'awake' })
  }, [])
  useEffect(() => {
    setQuiet({ is: 'awake' })
    if (!watching) return
    stay()
    const timer = setInterval(() => {
      const now = quietAfter(performance.now() - touched.current)
      setQuiet(was => (JSON.stringify(was) === JSON.stringify(now) ? was : now))
      if (now.is === 'gone') gone.current()
    }, LOOK_EVERY_MS)
    for (const sign of signs) addEventListener(sign, stay)
    return () => {
      clearInterval(timer)
      for (const sign of signs) removeEventListener(sign, stay)
    }
  }, [watching, stay])
  return { quiet, stay }
}
