import { useEffect, useRef, useState } from 'preact/hooks'
import type { Ask } from './asking.ts'
import { phaseAfter } from './form/sending.ts'

interface Asked<T> {
  value: T | null
  /** Why there is nothing newer, or the empty string. */
  trouble: string
  again: () => Promise<void>
}

/** What the server answers to a GET, asked again from time to time while the page is looked at. */
export const useAsked = <T>(ask: Ask, path: string, everyMs = 0): Asked<T> => {
  const [asked, set] = useState<{ path: string; value: T | null; trouble: string }>({
    path,
    value: null,
    trouble: '',
  })
  const wanted = useRef(path)
  wanted.current = path
  const again = async () => {
    try {
      const value = await ask<T>('GET', path)
      if (wanted.current === path) set({ path, value, trouble: '' })
    } catch (error) {
      const phase = phaseAfter(error)
      if (phase.at === 'refused' && wanted.current === path)
        set(was => ({ path, value: was.path === path ? was.value : null, trouble: phase.sentence }))
    }
  }
  useEffect(() => {
    void again()
    if (!everyMs) return
    const asking = setInterval(() => document.hidden || void again(), everyMs)
    return () => clearInterval(asking)
  }, [path, everyMs])
  return { value: asked.path === path ? asked.value : null, trouble: asked.trouble, again }
}
