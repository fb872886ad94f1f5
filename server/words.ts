import { hash } from 'node:crypto'
import { uuid } from '../shared/id.ts'
import { identifiersIn } from '../shared/identifiers.ts'
import type { Body, Event } from '../shared/state.ts'
import { inTurn } from './directory/turn.ts'
import type { Log } from './log.ts'
import type { Erasure, Kept } from './store/store.ts'
import type { Teams } from './teams.ts'

type Release = Body<'words-released'>

/**
 * A fresh handle, the same each time until the words are erased from `voice`: made with a secret that goes with them, so
 * that a release cut short is repeated without a double, and afterwards nobody can tell which handle was which event.
 */
export const handleOf = ({ id, seal }: Kept): string => {
  const bytes = hash('sha256', `${seal}|${id}`, 'buffer').subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return uuid(bytes)
}

const releaseOf = ({ doc, texts }: Kept): Release | null => {
  const text = texts['text'] || texts['comment']
  if (!text) return null
  const kind = doc['type'] === 'idea-left' ? 'idea' : doc['type'] === 'idea-added-to' ? 'addition' : 'comment'
  // The reason stays behind: it is told only when five gave it, and beside one comment it would be one person's.
  const topic = kind === 'idea' ? texts['topic'] : undefined
  const { ask } = identifiersIn(text)
  return {
    kind,
    text,
    ...(topic === undefined ? {} : { topic }),
    ...(texts['ticket'] ? { ticket: texts['ticket'] } : {}),
    ...(ask.length ? { flags: ask } : {}),
  }
}

/** The idea an author added to: released before, or in this very lot. */
const ideaOf = async (
  log: Log,
  team: string,
  ticket: string,
  lot: readonly (Kept | null)[],
): Promise<string | undefined> => {
  const here = lot.find(one => one?.doc['type'] === 'idea-left' && one.texts['ticket'] === ticket)
  if (here) return handleOf(here)
  const held = await log.holders('ticket', ticket)
  return held.find(
    ({ stream, event }) =>
      stream === `team:${team}` && event.type === 'words-released' && event.kind === 'idea',
  )?.event.id
}

const lastFor = ({ kind }: Release) => Number(kind === 'addition')

const textOf = (event: Event) => ('text' in event ? event.text : '')

/** What happens to words: released in lots without a name, erased when taken back or edited. */
export const openWords = (log: Log, teams: Teams) => {
  // One thing at a time: words that are released while their author takes them back would stay.
  const turns = new Map<string, ReturnType<typeof inTurn>>()
  const inTurnOf = <T>(team: string, act: () => Promise<T>): Promise<T> => {
    const turn = turns.get(team) ?? inTurn()
    turns.set(team, turn)
    return turn(act)
  }

  /** Moves waiting words of a team from `voice` to `team`, shuffled, under fresh handles. Safe to repeat. */
  const release = async (team: string, waiting: readonly { id: string }[], moment?: number) => {
    const stream = `voice:${team}`
    const ids = waiting.map(({ id }) => id)
    const kept = await Promise.all(ids.map(id => log.storeOf(stream).find(stream, id)))
    const bodies = await Promise.all(
      kept.map(async one => {
        const body = one && releaseOf(one)
        if (!body) return null
        const idea =
          body.kind === 'addition' && body.ticket ? await ideaOf(log, team, body.ticket, kept) : undefined
        const when = moment === undefined ? {} : { happenedAt: moment }
        return { id: handleOf(one), type: 'words-released', ...body, ...(idea ? { idea } : {}), ...when }
      }),
    )
    const drafts = bodies
      .filter(one => one !== null)
      // The handles are digests with a secret: their order is as good as a shuffle, and the same when repeated. What was
      // added comes last, so that it finds its idea.
      .sort((a, b) => lastFor(a) - lastFor(b) || a.id.localeCompare(b.id))
    if (drafts.length) await log.tell(`team:${team}`, drafts, { kind: 'system' })
    await log.eraseMoved(ids.map(id => ({ stream, id })))
    await teams.noLongerWaiting(team, ids)
  }

  /** Erases what was said together with a mood that was taken back. */
  const eraseRevoked = async (team: string) => {
    const { tally } = await teams.get(team)
    if (tally.revoked.length === 0) return
    await log.erase(tally.revoked.map(id => ({ stream: `voice:${team}`, id })))
    await teams.noLongerWaiting(team, tally.revoked)
  }

  /** Every event in `team` that holds a wording of an idea: its release, its author's additions, what leads made of it. */
  const wordingsOf = async (
    team: string,
    idea: string,
    before = Number.POSITIVE_INFINITY,
  ): Promise<Erasure[]> => {
    const stream = `team:${team}`
    const isWording = (event: Event) =>
      event.seq < before &&
      (event.id === idea ||
        ((event.type === 'words-released' ||
          event.type === 'idea-approved' ||
          event.type === 'idea-edited') &&
          event.idea === idea))
    const found: Erasure[] = []
    for await (const page of log.read(stream, 0)) {
      for (const event of page)
        if (isWording(event) && textOf(event)) found.push({ stream, id: event.id, field: 'text' })
    }
    return found
  }

  const newestEdit = async (team: string, idea: string): Promise<number> => {
    let newest = 0
    for await (const page of log.read(`team:${team}`, 0)) {
      for (const event of page) if (event.type === 'idea-edited' && event.idea === idea) newest = event.seq
    }
    return newest
  }

  /** Erases every wording of an idea that is older than its newest edit. */
  const eraseBefore = async (team: string, idea: string, edit: number) => {
    const erasures = await wordingsOf(team, idea, edit)
    if (erasures.length === 0) return
    await log.erase(erasures)
    await teams.refold(team)
  }

  const withdraw = async (team: string, ticket: string) => {
    const held = (await log.holders('ticket', ticket)).filter(
      ({ stream, event }) => stream.endsWith(team) && event.type !== 'idea-withdrawn',
    )
    const ideas = held.flatMap(({ event }) =>
      event.type === 'words-released' && event.kind === 'idea' ? [event.id] : [],
    )
    const wordings = async () => (await Promise.all(ideas.map(idea => wordingsOf(team, idea)))).flat()
    await log.erase([...(await wordings()), ...held.map(({ stream, event }) => ({ stream, id: event.id }))])
    await teams.refold(team)
    // An approval that was being written meanwhile is on disk after this turn; none can come any more.
    await new Promise(resolve => setImmediate(resolve))
    const late = await wordings()
    if (late.length === 0) return
    await log.erase(late)
    await teams.refold(team)
  }

  return {
    release: (team: string, waiting: readonly { id: string }[], moment?: number) =>
      inTurnOf(team, () => release(team, waiting, moment)),
    eraseRevoked: (team: string) => inTurnOf(team, () => eraseRevoked(team)),

    /** After a lead's edit: nothing of the earlier wording stays. */
    eraseEdited: (team: string, idea: string, edit: number) =>
      inTurnOf(team, () => eraseBefore(team, idea, edit)),

    /** What a crash cut short between an edit and its erasure. */
    finishEdits: (team: string) =>
      inTurnOf(team, async () => {
        const { ideas } = (await teams.get(team)).full
        const edited = Object.values(ideas).filter(({ story }) => story.some(({ what }) => what === 'edited'))
        for (const { id } of edited) await eraseBefore(team, id, await newestEdit(team, id))
      }),

    /** Erases the words behind a ticket, and the ticket, wherever they stand in a team. */
    withdraw: (team: string, ticket: string) => inTurnOf(team, () => withdraw(team, ticket)),
  }
}

export type Words = ReturnType<typeof openWords>
