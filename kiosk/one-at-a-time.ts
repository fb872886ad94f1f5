import { useCallback, useRef, useState } from 'preact/hooks'

/** Does one thing at a time: who taps again before it is done means the same thing, not two of it. */
export const useOneAtATime = () => {
  const [busy, setBusy] = useState(false)
  const running = useRef(false)
  /** Null for what came in between. */
  const alone = useCallback(async <T>(work: () => Promise<T>): Promise<T | null> => {
    if (running.current) return null
    running.current = true
    setBusy(true)
    try {
      return await work()
    } finally {
      running.current = false
      setBusy(false)
    }
  }, [])
  return { busy, alone }
}
