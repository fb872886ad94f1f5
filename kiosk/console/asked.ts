import { useEffect, useRef, useState } from 'preact/hooks'
import { Unreachable } from '../../shared/look/api.ts'
import { desk } from '../../shared/words/en.ts'
import type { Ask } from './asking.ts'
import { type Phase, phaseAfter } from './form/sending.ts'

const AGAIN_MS = 5_000

interface Asked<T> {
  value: T | null
  /** Why there is nothing newer, or the empty string. */
  trouble: string
  again: () => Promise<void>
}

/** Whoever only looks has changed nothing; what they see may be old. */
const refusedWith = (sentence: string): Phase => ({ at: 'refused', sentence, field: '' })

/** What the server answers to a GET, asked again from time to time while the page is looked at. */
export const useAsked = <T>(ask: Ask, path: string, everyMs = 0): Asked<T> => {
  const [asked, set] = useState<{ path: string; value: T | null; trouble: string }>({
    path,
    value: null,
    trouble: '',
  })
  const wanted = useRef(path)
  wanted.current = path
  const turn = useRef(0)
  const again = async () => {
    // What was asked last is newest, whichever answer comes first.
    const mine = ++turn.current
    const isNewest = () => wanted.current === path && turn.current === mine
    try {
      const value = await ask<T>('GET', path)
      if (isNewest()) set({ path, value, trouble: '' })
    } catch (error) {
      const phase = error instanceof Unreachable ? refusedWith(desk.old) : phaseAfter(error)
      if (phase.at === 'refused' && isNewest())
        set(was => ({ path, value: was.path === path ? was.value : null, trouble: phase.sentence }))
    }
  }
  useEffect(() => void again(), [path])
  // What could not be fetched is asked for again by itself.
  const every = asked.trouble ? AGAIN_MS : everyMs
  useEffect(() => {
    if (!every) return
    const asking = setInterval(() => document.hidden || void again(), every)
    return () => clearInterval(asking)
  }, [path, every])
  return { value: asked.path === path ? asked.value : null, trouble: asked.trouble, again }
}
