import { useEffect, useState } from 'preact/hooks'
import type { Desk } from '../at-desk.ts'

const LOOK_EVERY_MS = 10_000

/** The time of the server, looked at again and again: work falls due without anybody doing anything. */
export const useNow = ({ now }: Pick<Desk, 'now'>) => {
  const [, look] = useState(0)
  useEffect(() => {
    const looking = setInterval(() => document.hidden || look(turn => turn + 1), LOOK_EVERY_MS)
    return () => clearInterval(looking)
  }, [])
  return now()
}
