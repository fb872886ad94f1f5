import type { Server, Socket } from 'socket.io'
import { isId } from '../shared/id.ts'
import type { Audience, Down, Heads, Up } from '../shared/wire.ts'
import { Refusal } from './refusal.ts'
import { mayLead, type Who } from './who.ts'

export interface LineData {
  who: Who
  follows: { team: string; audience: Audience } | null
  /** Follow requests of this minute; a page asks a few times an hour. */
  asked: number
}

/** A connection of one screen or desk. */
export type Line = Socket<Up, Down, Record<never, never>, LineData>
export type Lines = Server<Up, Down, Record<never, never>, LineData>

/** The room of all who follow a team with the same eyes. */
export const room = (team: string, audience: Audience) => `${team}/${audience}`

export interface Ask {
  team: string
  log: string
  after: Heads
  as?: 'wall'
}

/** Whether this is a request to follow, and nothing else. */
export const isAsk = (value: unknown): value is Ask => {
  if (typeof value !== 'object' || value === null) return false
  const { team, log, after, as } = value as Record<string, unknown>
  const heads = after as Record<string, unknown> | null
  return (
    isId(team) &&
    typeof log === 'string' &&
    typeof heads === 'object' &&
    heads !== null &&
    Number.isSafeInteger(heads['team']) &&
    Number.isSafeInteger(heads['voice']) &&
    (as === undefined || as === 'wall')
  )
}

/** With whose eyes somebody follows: screens always as a wall, a lead as a wall only on request. */
export const audienceFor = (who: Who, { team, as }: Ask): Audience => {
  if (who.kind === 'device') {
    if (who.team !== team) throw new Refusal('wrong-team')
    return 'wall'
  }
  if (!mayLead(who, team)) throw new Refusal('not-allowed')
  return as ?? 'full'
}

export const youOf = (who: Who) =>
  who.kind === 'device'
    ? { kind: who.device, name: who.name, team: who.team }
    : { kind: 'person' as const, name: who.kind === 'person' ? who.name : '', team: '' }
