import { useEffect, useRef, useState } from 'preact/hooks'

/**
 * A value to edit that starts as what is kept and, until somebody touches it, follows it: another lead may be at the
 * same desk.
 */
export const useEdited = <T>(kept: T) => {
  const asText = JSON.stringify(kept)
  const [edited, set] = useState(kept)
  const touched = useRef(false)
  useEffect(() => {
    if (!touched.current) set(kept)
  }, [asText])
  return {
    edited,
    edit: (next: T) => {
      touched.current = true
      set(next)
    },
    /** It was saved; what is kept leads again. */
    settle: () => {
      touched.current = false
    },
  }
}
