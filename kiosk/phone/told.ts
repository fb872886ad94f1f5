import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { Entry, Step } from '../../shared/ideas.ts'
import { call } from '../../shared/look/api.ts'
import { mark } from '../../shared/look/page.ts'
import { phone } from '../../shared/words/en.ts'
import { isRefusal, sentenceFor } from './trouble.ts'

export interface ToldIdea {
  /** Whether its words still wait to be mixed with others, are with the team, or were taken back. */
  state: 'waiting' | 'here' | 'withdrawn'
  step: Step
  text: string
  topic: string
  /** While it waits, the day it was said; then the day its words reached the team. */
  on: string
  shown: string
  more: readonly string[]
  story: readonly Entry[]
}

/** What the server tells the author. */
export interface Told {
  team: { name: string; organisation: string }
  idea: ToldIdea
  demo: boolean
}

export interface Reading {
  told: Told | null
  /** When the server last answered, epoch milliseconds. */
  heardAt: number
  trouble: 'wrong' | 'away' | null
  /** What to say about it. */
  sentence: string
}

const LOOK_AGAIN_MS = 60_000
const nothing: Reading = { told: null, heardAt: 0, trouble: null, sentence: '' }

const failed = (was: Reading, error: unknown): Reading => {
  if (isRefusal(error, 'no-such-ticket')) return { ...nothing, trouble: 'wrong', sentence: phone.wrong }
  return { ...was, trouble: 'away', sentence: sentenceFor(error, phone.offlineReading) }
}

/** Keeps what the server tells about a ticket fresh: on coming back to the page, and each minute somebody can see it. */
export const useTold = (ticket: string) => {
  const [reading, setReading] = useState<Reading>(nothing)
  const newest = useRef(0)

  const look = useCallback(async () => {
    const turn = ++newest.current
    try {
      const told = await call<Told>('GET', '/ticket', undefined, { ticket })
      if (turn === newest.current) setReading({ told, heardAt: Date.now(), trouble: null, sentence: '' })
    } catch (error) {
      const next = (was: Reading) => failed(was, error)
      if (turn === newest.current) setReading(next)
    }
  }, [ticket])

  useEffect(() => {
    newest.current++
    setReading(nothing)
    look()
    const lookIfSeen = () => document.visibilityState === 'visible' && look()
    const timer = setInterval(lookIfSeen, LOOK_AGAIN_MS)
    const again = new AbortController()
    document.addEventListener('visibilitychange', lookIfSeen, { signal: again.signal })
    for (const name of ['focus', 'online']) addEventListener(name, lookIfSeen, { signal: again.signal })
    return () => {
      clearInterval(timer)
      again.abort()
    }
  }, [look])

  useEffect(() => {
    const connection = reading.trouble === 'away' ? 'offline' : reading.told ? 'live' : 'late'
    mark({ connection, seq: reading.told?.idea.story.length ?? 0 })
  }, [reading])

  return { ...reading, look }
}
