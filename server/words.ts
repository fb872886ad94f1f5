import { hash } from 'node:crypto'
import { uuid } from '../shared/id.ts'
import { identifiersIn } from '../shared/identifiers.ts'
import type { Body, Event } from '../shared/state.ts'
import type { Log } from './log.ts'
import type { Erasure, Kept } from './store/store.ts'
import type { Teams } from './teams.ts'

type Release = Body<'words-released'>

/**
 * A fresh handle, the same each time until the words are erased from `voice`: made with a secret that goes with them, so
 * that a release cut short is repeated without a double, and afterwards nobody can tell which handle was which event.
 */
const handleOf = ({ id, seal }: Kept): string => {
  const bytes = hash('sha256', `${seal}|${id}`, 'buffer').subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return uuid(bytes)
}

const releaseOf = ({ doc, texts }: Kept): Release | null => {
  const text = texts['text'] || texts['comment']
  if (!text) return null
  const kind = doc['type'] === 'idea-left' ? 'idea' : doc['type'] === 'idea-added-to' ? 'addition' : 'comment'
  const topic = (kind === 'idea' ? doc['topic'] : doc['reason']) as string | undefined
  const { ask } = identifiersIn(text)
  return {
    kind,
    text,
    ...(topic === undefined ? {} : { topic }),
    ...(texts['ticket'] ? { ticket: texts['ticket'] } : {}),
    ...(ask.length ? { flags: ask } : {}),
  }
}

/** What happens to words: released in lots without a name, erased when taken back or edited. */
export const openWords = (log: Log, teams: Teams) => {
  /** Moves all waiting words of a team from `voice` to `team`, shuffled, under fresh handles. Safe to repeat. */
  const release = async (team: string, moment?: number) => {
    const stream = `voice:${team}`
    const { tally } = await teams.get(team)
    const ids = tally.waiting.map(({ id }) => id)
    const kept = await Promise.all(ids.map(id => log.storeOf(stream).find(stream, id)))
    const drafts = kept
      .flatMap(one => {
        const body = one && releaseOf(one)
        return body
          ? {
              id: handleOf(one),
              type: 'words-released',
              ...body,
              ...(moment === undefined ? {} : { happenedAt: moment }),
            }
          : []
      })
      // The handles are digests with a secret: their order is as good as a shuffle, and the same when repeated.
      .sort((a, b) => a.id.localeCompare(b.id))
    if (drafts.length) await log.tell(`team:${team}`, drafts, { kind: 'system' })
    await log.erase(ids.map(id => ({ stream, id })))
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
    const ticket = (await teams.get(team)).full.ideas[idea]?.ticket
    const isWording = (event: Event) =>
      event.seq < before &&
      (event.id === idea ||
        (event.type === 'words-released' && event.kind === 'addition' && ticket && event.ticket === ticket) ||
        ((event.type === 'idea-approved' || event.type === 'idea-edited') && event.idea === idea))
    const found: Erasure[] = []
    for await (const page of log.read(stream, 0)) {
      for (const event of page) if (isWording(event)) found.push({ stream, id: event.id, field: 'text' })
    }
    return found
  }

  return {
    release,
    eraseRevoked,

    /** After a lead's edit: nothing of the earlier wording stays. */
    async eraseEdited(team: string, idea: string, edit: number) {
      await log.erase(await wordingsOf(team, idea, edit))
      await teams.refold(team)
    },

    /** Erases the words behind a ticket, wherever they stand. Answers with the teams it concerned. */
    async withdraw(ticket: string): Promise<string[]> {
      const holders = await log.holders('ticket', ticket)
      const concerned = new Set<string>()
      const erasures: Erasure[] = []
      for (const { stream, event } of holders) {
        const team = stream.slice(stream.indexOf(':') + 1)
        concerned.add(team)
        if (stream.startsWith('team:') && event.type === 'words-released' && event.kind === 'idea') {
          erasures.push(...(await wordingsOf(team, event.id)))
        }
        erasures.push({ stream, id: event.id, field: 'text' })
      }
      await log.erase(erasures)
      for (const team of concerned) await teams.refold(team)
      return [...concerned]
    },
  }
}

export type Words = ReturnType<typeof openWords>
