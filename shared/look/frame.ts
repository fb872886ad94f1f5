const AT_LATEST_MS = 100

/**
 * Hands on the newest value once a frame, however often it changes. A page in the background gets no frames, so a
 * timer stands by.
 */
export const onceAFrame = <T>(draw: (value: T) => void) => {
  let waiting: { value: T } | null = null
  const now = () => {
    const due = waiting
    waiting = null
    if (due) draw(due.value)
  }
  return (value: T) => {
    if (waiting) {
      waiting.value = value
      return
    }
    waiting = { value }
    requestAnimationFrame(now)
    setTimeout(now, AT_LATEST_MS)
  }
}
