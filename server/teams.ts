import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Organisation } from '../shared/organisation.ts'
import { apply, empty, kindOf, type State } from '../shared/state.ts'
import type { Moment, Writer } from '../shared/subject.ts'
import type { Clock } from './clock.ts'
import { type Change, type Fold, newFold, type Streamed, spoken, take } from './fold.ts'
import type { Heard, Log, Lookup } from './log.ts'
import { Refusal } from './refusal.ts'
import { isVoice } from './stamp.ts'
import { counts, forgetWords } from './tally.ts'

export type { Fold } from './fold.ts'

/** Every team's state, folded from its two streams; loaded when first asked for and let go when idle. */
export interface Teams {
  /** Throws `no-such-team`. */
  get(id: string): Promise<Fold>
  organisation(): Organisation
  onChange(listener: (change: Change) => void): () => void
  /** Calls back when a team was folded anew, so that its followers must start afresh. */
  onFresh(listener: (fold: Fold) => void): () => void
  /** Folds a team again from the log; after an erasure nothing else forgets. */
  refold(id: string): Promise<void>
  /**
   * Keeps what `voice` came to, up to a shift that has closed and began then. Nothing of the shift that runs meanwhile:
   * what is kept would tell what was said before this moment and what after.
   */
  keepVoice(id: string, began: number): Promise<void>
  /** These words of `voice` were released or erased; they wait no longer. */
  noLongerWaiting(id: string, events: readonly string[]): Promise<void>
  /** How many teams are in memory. */
  loaded(): number
  /** Names those who are followed; they are not let go. */
  heldBy(isHeld: (id: string) => boolean): void
  close(): Promise<void>
}

const KEEP_EVERY = 5_000
const LET_GO_AFTER_MS = 30 * 60_000

/** A checkpoint is good only for the very code that folded it. */
const versionOfShared = () => {
  const root = join(import.meta.dirname, '../shared')
  const sum = createHash('sha256')
  for (const file of globSync('**/*.ts', { cwd: root, exclude: ['look/**', 'words/**'] }).sort()) {
    sum.update(file).update(readFileSync(join(root, file)))
  }
  return sum.digest('base64url')
}

const teamPart = ({ voices: _, ...rest }: State) => rest

interface Held {
  fold: Fold
  /** What was committed while the fold was still being read. */
  early: Heard[] | null
  ready: Promise<Fold>
  usedAt: number
}

/** Opens the teams. `useLog` must follow before anything is asked: the log looks teams up, and teams read the log. */
export const openTeams = (clock: Clock, failed: (error: unknown) => void = () => undefined) => {
  const version = versionOfShared()
  const held = new Map<string, Held>()
  const listeners = new Set<(change: Change) => void>()
  const freshListeners = new Set<(fold: Fold) => void>()
  let organisation: State = empty
  let log: Log
  let isHeld = (_: string) => false

  const readOn = async (fold: Fold, stream: Streamed) => {
    for await (const page of log.read(`${stream}:${fold.id}`, fold.heads[stream])) take(fold, stream, page)
  }

  const fetch = async (fold: Fold) => {
    const team = await log.storeOf(`team:${fold.id}`).fetch(`team:${fold.id}`)
    if (team?.version === version) {
      const { full, wall, erased } = JSON.parse(team.doc)
      fold.erased = erased
      fold.full = { ...empty, ...full }
      fold.wall = { ...empty, ...wall }
      fold.heads = { ...fold.heads, team: team.seq }
    }
    const voice = await log.storeOf(`voice:${fold.id}`).fetch(`voice:${fold.id}`)
    if (voice?.version === version) {
      const { voices, tally, spokenAt } = JSON.parse(voice.doc)
      fold.spokenAt = spokenAt
      fold.full = { ...fold.full, voices }
      fold.wall = { ...fold.wall, voices }
      fold.tally = tally
      fold.heads = { ...fold.heads, voice: voice.seq }
      fold.before = spoken(fold)
    }
  }

  const keepTeam = async (fold: Fold) => {
    fold.sinceKept = 0
    const { erased } = fold
    const doc = JSON.stringify({ full: teamPart(fold.full), wall: teamPart(fold.wall), erased })
    try {
      await log.storeOf(`team:${fold.id}`).keep(`team:${fold.id}`, { version, seq: fold.heads.team, doc })
    } catch (error) {
      // Only a cache, and nobody waits for it: on a full disk the next start reads a little more.
      failed(error)
    }
  }

  const load = (id: string): Held => {
    const one: Held = {
      fold: newFold(id),
      early: [],
      usedAt: clock.now(),
      ready: Promise.resolve(newFold(id)),
    }
    one.ready = (async () => {
      await fetch(one.fold)
      await readOn(one.fold, 'team')
      await readOn(one.fold, 'voice')
      for (const { stream, events } of one.early ?? [])
        take(one.fold, stream.startsWith('voice:') ? 'voice' : 'team', events)
      one.early = null
      return one.fold
    })()
    one.ready.catch(() => {
      // Meanwhile another one may stand there.
      if (held.get(id) === one) held.delete(id)
    })
    held.set(id, one)
    return one
  }

  const get = async (id: string): Promise<Fold> => {
    const found = held.get(id)
    if (!found && !Object.hasOwn(organisation.organisation.teams, id)) throw new Refusal('no-such-team')
    const one = found ?? load(id)
    one.usedAt = clock.now()
    return one.ready
  }

  const hear = (heard: Heard[]) => {
    for (const batch of heard) {
      if (batch.stream === 'org') {
        organisation = batch.events.reduce(apply, organisation)
        continue
      }
      const [stream, id] = batch.stream.split(':') as [Streamed, string]
      const one = held.get(id)
      if (!one) continue
      if (one.early) {
        one.early.push(batch)
        continue
      }
      const change = take(one.fold, stream, batch.events)
      if (change) for (const listener of listeners) listener(change)
      if (one.fold.sinceKept >= KEEP_EVERY) void keepTeam(one.fold)
    }
  }

  const letGo = async () => {
    for (const [id, { fold, early, usedAt }] of held) {
      if (early || isHeld(id) || clock.now() - usedAt < LET_GO_AFTER_MS) continue
      held.delete(id)
      if (fold.sinceKept > 0) await keepTeam(fold)
    }
  }

  const lookup: Lookup = async stream => {
    const fold = stream === 'org' ? null : await get(stream.slice(stream.indexOf(':') + 1))
    return {
      clock: fold ? fold.full.team : { timeZone: 'UTC', shifts: [] },
      objection({ type, kind, body, texts, writer }, stamp) {
        // Taken back already, or so long ago that nobody can.
        if (
          fold &&
          kind.proves &&
          isVoice(stream) &&
          !counts(fold.tally, String(texts[kind.proves] ?? body[kind.proves]))
        )
          return new Refusal('not-found')
        if (!kind.unless) return null
        const state = fold ? fold.full : organisation
        const unless = kind.unless as (
          body: object,
          slice: unknown,
          writer: Writer,
          moment: Moment,
        ) => ReturnType<NonNullable<typeof kind.unless>>
        const moment = { ...stamp, shifts: fold?.full.team.shifts ?? [] }
        const code = unless({ ...body, ...texts }, state[kindOf(type)!.owner], writer, moment)
        return code && new Refusal(code)
      },
    }
  }

  const teams: Teams = {
    get,
    organisation: () => organisation.organisation,
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onFresh(listener) {
      freshListeners.add(listener)
      return () => freshListeners.delete(listener)
    },
    async refold(id) {
      held.delete(id)
      const fold = await load(id).ready
      for (const listener of freshListeners) listener(fold)
    },
    async keepVoice(id, began) {
      const fold = await get(id)
      const { seq, ...rest } = fold.spokenAt > began ? fold.before : spoken(fold)
      const doc = JSON.stringify({ ...rest, spokenAt: Math.min(fold.spokenAt, began) })
      await log.storeOf(`voice:${id}`).keep(`voice:${id}`, { version, seq, doc })
    },
    async noLongerWaiting(id, events) {
      const fold = await get(id)
      fold.tally = forgetWords(fold.tally, events)
      fold.before.tally = forgetWords(fold.before.tally, events)
    },
    loaded: () => held.size,
    heldBy(asked) {
      isHeld = asked
    },
    async close() {
      for (const { fold, early } of held.values()) if (!early && fold.sinceKept > 0) await keepTeam(fold)
    },
  }

  const useLog = async (opened: Log) => {
    log = opened
    log.onEvents(hear)
    for await (const page of log.read('org', 0)) organisation = page.reduce(apply, organisation)
    const sweep = () => {
      void letGo()
      clock.at(clock.now() + LET_GO_AFTER_MS / 3, sweep)
    }
    clock.at(clock.now() + LET_GO_AFTER_MS / 3, sweep)
  }

  return { teams, lookup, useLog }
}
