import { isId } from '../../shared/id.ts'
import { placeOf } from '../../shared/shifts.ts'
import { shiftOf } from '../../shared/work-record.ts'
import type { Clock } from '../clock.ts'
import type { Topics } from '../directory/topics.ts'
import { ITEMS_MOST, type Read, readDelivery } from '../feed/feed.ts'
import { type Item, isWhat, needWork } from '../feed/items.ts'
import { uuidV5 } from '../ids.ts'
import { Refusal } from '../refusal.ts'
import type { Teams } from '../teams.ts'
import { type Again, sourceOf } from './again.ts'
import { areNamed, saidIn } from './payload.ts'
import { type Address, addressIn } from './topic.ts'

/** What a broker hands over, as far as it matters here. */
export interface Message {
  topic: string
  payload: Uint8Array
  /** The broker's number for it; several messages have the same, one after the other. */
  number: number | undefined
  /** By how manieth connection it came, from 1. */
  connection: number
  /** It may have been handed over before. */
  isAgain: boolean
  /** It was kept by the broker, and is handed over at each new subscription. */
  isKept: boolean
}

export interface Reader {
  clock: Clock
  teams: Teams
  topics: Topics
  teamWithCode: (code: string) => string | null
  pattern: string
  again: Again
}

/** A message that can be written; `isNumbered` where nothing but the broker's number tells it from others. */
export interface Readable extends Read {
  isNumbered: boolean
}

const addressOf = (topic: string, { topics, pattern }: Reader): Address => {
  const found = topics.of(topic) ?? addressIn(topic, pattern)
  if (!found) throw new Refusal('no-such-topic')
  return found
}

const teamOf = (named: string, { teams, teamWithCode }: Reader): string => {
  const id = isId(named) ? named : teamWithCode(named)
  const found = id === null ? undefined : teams.organisation().teams[id]
  if (id === null || !found || found.closed) throw new Refusal('no-such-team', { field: 'team' })
  return id
}

/** Where a message belongs. Throws a refusal for one that belongs nowhere. */
export const addressFor = (topic: string, reader: Reader): Address => {
  const address = addressOf(topic, reader)
  if (!isWhat(address.what)) throw new Refusal('not-understood', { field: 'what' })
  return { ...address, team: teamOf(address.team, reader) }
}

/** Reads what a message says; null for one that was written before. Throws a refusal for one that cannot be read at all. */
export const readMessage = async (
  message: Message,
  { team, kind: named, what }: Address,
  reader: Reader,
): Promise<Readable | null> => {
  const { full: state } = await reader.teams.get(team)
  const kind = needWork(state, named)
  const said = saidIn(message.payload, what)
  if (said.items.length > ITEMS_MOST) throw new Refusal('too-many-items')
  const isNamed = areNamed(said)
  // A count that the broker keeps would count again with every connection.
  if (message.isKept && !isNamed && what !== 'required') throw new Refusal('kept-count')
  const isNumbered = !isNamed && !message.isKept
  // The broker cannot know whether we wrote it: it was cut off before it heard.
  if (isNumbered && (await reader.again.isWritten(`team:${team}`, message))) return null
  const now = reader.clock.now()
  const place = shiftOf(placeOf(now, state.team))
  const keptId = (item: Item) => uuidV5(JSON.stringify([team, message.topic, item, place]))
  const read = readDelivery({
    ...{ team, kind, state, items: said.items, now, sentAt: said.sentAt },
    source: isNumbered ? sourceOf(message) : 'MQTT',
    ...(message.isKept ? { idFor: keptId } : {}),
  })
  return { ...read, isNumbered }
}
