import { useEffect, useState } from 'preact/hooks'

const AGAIN_AFTER_MS = 20_000

/** A part of the page that comes after the first words, once it is wanted; one that does not arrive is asked for again, for ever. */
export const useLater = <Part extends object>(fetch: () => Promise<Part>, wanted = true): Part | null => {
  const [part, have] = useState<Part | null>(null)
  const [turn, again] = useState(0)
  useEffect(() => {
    if (!wanted) return
    let gone = false
    let waiting: ReturnType<typeof setTimeout> | undefined
    fetch().then(
      come => gone || have(come),
      () => {
        if (!gone) waiting = setTimeout(() => again(turn + 1), AGAIN_AFTER_MS)
      },
    )
    return () => {
      gone = true
      clearTimeout(waiting)
    }
  }, [fetch, wanted, turn])
  return part
}
