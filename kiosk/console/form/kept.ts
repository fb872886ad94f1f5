import { useEffect, useState } from 'preact/hooks'

interface Unsaved {
  value: unknown
  /** What was kept, as text, when somebody began to edit it. */
  base: string
}

/** What somebody has edited and not saved, by name, for as long as the page is open: they may look at something else meanwhile. */
const unsaved = new Map<string, Unsaved>()

const ask = (event: BeforeUnloadEvent) => event.preventDefault()

/** The browser asks before it closes on something that is not saved. */
const watch = () => {
  if (unsaved.size > 0) addEventListener('beforeunload', ask)
  else removeEventListener('beforeunload', ask)
}

/** Whether something waits to be saved: then the page must not start afresh by itself. */
export const isAnythingWaiting = () => unsaved.size > 0

/** Somebody else sits down here: what was typed is none of theirs. */
export const forgetAll = () => {
  unsaved.clear()
  watch()
}

/**
 * A value to edit that starts as what is kept and, until somebody touches it, follows it: another lead may be at the
 * same desk. What was touched waits under its name until it is saved or undone; the browser asks before it closes on it.
 */
export const useEdited = <T>(name: string, kept: T) => {
  const asText = JSON.stringify(kept)
  const [edited, set] = useState(() => (unsaved.has(name) ? (unsaved.get(name)?.value as T) : kept))
  useEffect(() => {
    if (!unsaved.has(name)) set(kept)
  }, [asText])
  const forget = () => {
    unsaved.delete(name)
    watch()
  }
  const isWaiting = JSON.stringify(edited) !== asText
  return {
    edited,
    isWaiting,
    /** Whether somebody else saved something meanwhile, which saving this would replace. */
    isOvertaken: isWaiting && (unsaved.get(name)?.base ?? asText) !== asText,
    edit: (next: T) => {
      if (JSON.stringify(next) === asText) forget()
      else {
        unsaved.set(name, { value: next, base: unsaved.get(name)?.base ?? asText })
        watch()
      }
      set(next)
    },
    /** It was saved; what is kept leads again. */
    settle: forget,
    /** It is given up, or went on its way: it begins afresh. */
    restart: () => {
      forget()
      set(kept)
    },
  }
}

/** What waits unsaved under a name, for a part of a page that keeps its own state. */
export const waitingUnder = <T>(name: string) => unsaved.get(name)?.value as T | undefined

/** Keeps a value under a name for as long as it is worth keeping. */
export const useKeeping = (name: string, value: unknown, isWorth: boolean) =>
  useEffect(() => {
    if (isWorth) unsaved.set(name, { value, base: '' })
    else unsaved.delete(name)
    watch()
  }, [name, value, isWorth])
