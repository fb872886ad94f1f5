import { newId } from '../../shared/id.ts'
import { call } from '../../shared/look/api.ts'
import type { Body, EventType } from '../../shared/state.ts'

export interface Person {
  id: string
  name: string
  email: string
  admin: boolean
  roles: Readonly<Record<string, 'lead'>>
  /** Whether they have not yet chosen a password. */
  invited?: boolean
}

export interface TeamRow {
  id: string
  name: string
  parent: string | null
  tier: number
}

export interface Screen {
  id: string
  kind: 'board' | 'kiosk'
  name: string
  pairedOn: string
  seenOn: string | null
  online: boolean
  /** Epoch milliseconds; null when the server has not heard it since it started. */
  lastSeen: number | null
  build: string | null
  secure: boolean | null
}

/** Something that shall be written down; it gets its id on the way. */
export type Told = { [T in EventType]: { type: T } & Body<T> }[EventType]

/** The same, of an instant that is past: epoch milliseconds. */
export type Telling = Told & { happenedAt?: number }

export type Ask = <T>(method: string, path: string, body?: unknown) => Promise<T>

/**
 * Writes to a team's log. The same words keep their id until an answer came, so that pressing again after a lost
 * answer writes nothing twice. Resolves with the id of what was written.
 */
export const writerTo = (team: string, ask: Ask = call) => {
  const waiting = new Map<string, string>()
  return async (told: Telling) => {
    const words = JSON.stringify(told)
    const id = waiting.get(words) ?? newId()
    waiting.set(words, id)
    await ask('POST', `/teams/${team}/events`, { id, ...told })
    waiting.delete(words)
    return id
  }
}
