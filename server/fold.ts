import {
  apply,
  type Event,
  empty,
  forLeads,
  forWall,
  kindOf,
  type State,
  type Stub,
  stubOf,
} from '../shared/state.ts'
import type { Audience, Batch, Heads } from '../shared/wire.ts'
import { countVoice, newTally, type Tally } from './tally.ts'

export type Streamed = 'team' | 'voice'
type Seen = Event | Stub

/** What one commit changed, as each audience may see it. */
export type Change = { team: string } & Omit<Batch, 'events'> & Record<Audience, Seen[]>

interface Remembered {
  seq: number
  wall: Seen | null
  full: Seen
}

const REMEMBERED = 200

/** What `voice` had come to after so many events. */
export interface Spoken {
  seq: number
  voices: State['voices']
  tally: Tally
}

/** A team as it stands: what leads may see, what walls may see, and what the server alone counts. */
export interface Fold {
  readonly id: string
  full: State
  wall: State
  heads: Heads
  tally: Tally
  /** When the newest shift began in which anybody spoke, and what had been said before it. */
  spokenAt: number
  before: Spoken
  /** The newest events of each stream as each audience saw them, so that who missed a few can be told. */
  recent: Record<Streamed, Remembered[]>
  /**
   * How many texts of `team` read as erased. It is part of the name of what followers hold: whoever still holds words
   * that were erased meanwhile holds something else, and gets a fresh start.
   */
  erased: number
  /** Events of `team` taken since the last checkpoint. */
  sinceKept: number
}

export const newFold = (id: string): Fold => ({
  id,
  full: empty,
  wall: empty,
  heads: { team: 0, voice: 0 },
  tally: newTally(),
  spokenAt: 0,
  before: { seq: 0, voices: empty.voices, tally: newTally() },
  recent: { team: [], voice: [] },
  erased: 0,
  sinceKept: 0,
})

const isErased = (event: Event) => {
  const { texts = [] } = kindOf(event.type)?.kind ?? {}
  return Object.entries(event).some(([field, value]) => value === '' && texts.includes(field))
}

const takeTeam = (fold: Fold, event: Event): Remembered => {
  if (isErased(event)) fold.erased++
  const full = forLeads(event)
  fold.full = apply(fold.full, full)
  const wall = forWall(event, fold.full)
  if (wall) fold.wall = apply(fold.wall, wall)
  fold.sinceKept++
  return { seq: event.seq, wall, full }
}

/** Answers are counted in place; once more is harmless, so what comes late to an older shift may be in both. */
export const spoken = ({ heads, full, tally }: Fold): Spoken => ({
  seq: heads.voice,
  voices: full.voices,
  tally: { ...tally, shifts: { ...tally.shifts } },
})

const takeVoice = (fold: Fold, event: Event): Remembered => {
  if (event.at > fold.spokenAt) {
    fold.before = { ...spoken(fold), seq: event.seq - 1 }
    fold.spokenAt = event.at
  }
  const stub = stubOf(event)
  fold.tally = countVoice(fold.tally, event)
  fold.full = apply(fold.full, stub)
  // The slice of `voice` is the same for all; walls are spared the events that change nothing for them.
  fold.wall = { ...fold.wall, voices: fold.full.voices }
  return { seq: event.seq, wall: kindOf(event.type)?.kind.wall === 'nothing' ? null : stub, full: stub }
}

/** Takes events into the fold, in order; those it has already are left alone. Answers with what each audience learns. */
export const take = (fold: Fold, stream: Streamed, events: readonly Event[]): Change | null => {
  const after = fold.heads[stream]
  const fresh = events.filter(({ seq }) => seq > after)
  const last = fresh.at(-1)
  if (!last) return null
  const taken = fresh.map(event => (stream === 'team' ? takeTeam(fold, event) : takeVoice(fold, event)))
  fold.heads = { ...fold.heads, [stream]: last.seq }
  fold.recent[stream] = [...fold.recent[stream], ...taken].slice(-REMEMBERED)
  return changeOf(fold.id, stream, after, last.seq, taken)
}

const changeOf = (
  team: string,
  stream: Streamed,
  after: number,
  to: number,
  taken: readonly Remembered[],
): Change => ({
  team,
  stream,
  after,
  to,
  wall: taken.flatMap(({ wall }) => wall ?? []),
  full: taken.map(({ full }) => full),
})

/** What somebody who holds a stream up to `after` has missed; null when that is no longer remembered. */
export const missed = (fold: Fold, stream: Streamed, after: number): Change | null => {
  const head = fold.heads[stream]
  const taken = fold.recent[stream].filter(({ seq }) => seq > after)
  if (after < 0 || after > head || taken.length !== head - after) return null
  return changeOf(fold.id, stream, after, head, taken)
}
