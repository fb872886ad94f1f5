import { createContext } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { ApiRefusal, Unreachable } from '../../../shared/look/api.ts'
import { desk } from '../../../shared/words/en.ts'

/** Something on this page is not right yet; nothing was sent. */
export class Amiss extends Error {
  override name = 'Amiss'
  readonly field: string

  constructor(field: string, sentence: string) {
    super(sentence)
    this.field = field
  }
}

export type Phase = { at: 'still' } | { at: 'sending' } | { at: 'refused'; sentence: string; field: string }

export const still: Phase = { at: 'still' }

/** The first name in the server's path to a field: `shifts` of `/shifts/0/name`. */
const fieldIn = (path: string | undefined) => path?.split(/[./]/).find(part => part) ?? ''

/** What a form shows after a call failed. What is neither a refusal nor a lost line is a fault of ours and goes on. */
export const phaseAfter = (error: unknown): Phase => {
  if (error instanceof Amiss) return { at: 'refused', sentence: error.message, field: error.field }
  if (error instanceof ApiRefusal && error.code === 'slow-down' && error.retryAfter)
    return { at: 'refused', sentence: desk.tooOften(Math.ceil(error.retryAfter / 60)), field: '' }
  if (error instanceof ApiRefusal)
    return { at: 'refused', sentence: error.message, field: fieldIn(error.field) }
  if (error instanceof Unreachable) return { at: 'refused', sentence: desk.unreachable, field: '' }
  throw error
}

/** Carries out one thing at a time and says how it went. */
export const useSending = () => {
  const [phase, setPhase] = useState<Phase>(still)
  const busy = useRef(false)
  const send = async (what: () => Promise<void>) => {
    if (busy.current) return
    busy.current = true
    setPhase({ at: 'sending' })
    try {
      await what()
      setPhase(still)
    } catch (error) {
      setPhase(phaseAfter(error))
    } finally {
      busy.current = false
    }
  }
  return { phase, send, settle: () => setPhase(still) }
}

/** How it goes with the form that a field stands in. */
export const FormContext = createContext<Phase>(still)
