import { useEffect, useState } from 'preact/hooks'

const SECOND_MS = 1_000

const two = (n: number) => String(n).padStart(2, '0')

/** `4:05`, and from an hour on `1:04:05`. */
export const spelledTime = (ms: number) => {
  const seconds = Math.max(0, Math.floor(ms / SECOND_MS))
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60]
  const rest = two(seconds % 60)
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`
}

/** The server's time, second by second from the moment it was told. */
const useSecond = (told: number, isStill: boolean) => {
  const [gone, goOn] = useState(0)
  useEffect(() => {
    if (isStill) return goOn(0)
    const from = performance.now()
    goOn(0)
    const ticking = setInterval(() => goOn(performance.now() - from), SECOND_MS)
    return () => clearInterval(ticking)
  }, [told, isStill])
  return told + gone
}

interface Props {
  since: number
  now: number
  /** Nobody knows whether it still runs. */
  isStill: boolean
}

/** How long it is since an instant. Only its text changes. */
export const Timer = ({ since, now, isStill }: Props) => {
  const at = useSecond(now, isStill)
  return (
    <time data-name="waiting" data-value={since} role="timer" aria-live="off">
      {spelledTime(at - since)}
    </time>
  )
}
