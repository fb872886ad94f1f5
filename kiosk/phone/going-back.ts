import { useEffect, useRef } from 'preact/hooks'

/**
 * Makes the phone's own way back lead out of a view rather than off the page. The history gets one entry while
 * somebody is inside, and loses it again when they leave by a button.
 */
export const useGoingBack = (isInside: boolean, goBack: () => void) => {
  const leave = useRef(goBack)
  leave.current = goBack
  useEffect(() => {
    if (!isInside) return
    let isGone = false
    history.pushState(null, '')
    const hear = () => {
      isGone = true
      leave.current()
    }
    addEventListener('popstate', hear)
    return () => {
      removeEventListener('popstate', hear)
      if (!isGone) history.back()
    }
  }, [isInside])
}
