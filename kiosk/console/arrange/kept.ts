import { useEffect, useState } from 'preact/hooks'

/** What somebody has edited and not saved, by name, for as long as the page is open: they may look at something else meanwhile. */
const unsaved = new Map<string, unknown>()

/**
 * A value to edit that starts as what is kept and, until somebody touches it, follows it: another lead may be at the
 * same desk. What was touched waits under its name until it is saved or undone; the browser asks before it closes on it.
 */
export const useEdited = <T>(name: string, kept: T) => {
  const asText = JSON.stringify(kept)
  const [edited, set] = useState(() => (unsaved.has(name) ? (unsaved.get(name) as T) : kept))
  useEffect(() => {
    if (!unsaved.has(name)) set(kept)
  }, [asText])
  const isWaiting = JSON.stringify(edited) !== asText
  useEffect(() => {
    if (!isWaiting) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isWaiting])
  return {
    edited,
    edit: (next: T) => {
      unsaved.set(name, next)
      set(next)
    },
    /** It was saved; what is kept leads again. */
    settle: () => {
      unsaved.delete(name)
    },
  }
}
