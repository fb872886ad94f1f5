import { isId } from '../../shared/id.ts'
import { placeOf } from '../../shared/shifts.ts'
import { shiftOf } from '../../shared/work-record.ts'
import type { Clock } from '../clock.ts'
import type { Topics } from '../directory/topics.ts'
import { feed, ITEMS_MOST, type Taken } from '../feed/feed.ts'
import { type Item, isWhat, needWork } from '../feed/items.ts'
import { uuidV5 } from '../ids.ts'
import type { Log } from '../log.ts'
import { Refusal } from '../refusal.ts'
import type { Teams } from '../teams.ts'
import { areNamed, type Said, saidIn } from './payload.ts'
import { type Address, addressIn } from './topic.ts'

/** What a broker hands over, as far as it matters here. */
export interface Message {
  topic: string
  payload: Uint8Array
  /** The broker's number for it; several messages have the same, one after the other. */
  number: number | undefined
  /** It may have been handed over before. */
  isAgain: boolean
  /** It was kept by the broker, and is handed over at each new subscription. */
  isKept: boolean
}

export interface Reader {
  clock: Clock
  log: Log
  teams: Teams
  topics: Topics
  teamWithCode: (code: string) => string | null
  pattern: string
  /** What was written without a name, for a message that comes again. */
  numbered: (stream: string) => Promise<Set<string>>
}

const BY = { kind: 'key', id: 'mqtt' } as const
/** Between a write and the broker's next try other feeds write on. */
const LOOK_BACK = 5_000

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

/** What was written of messages without a name, as far as the log is looked back: the broker's numbers stand beside it. */
const numberedIn = async (log: Log, stream: string): Promise<Set<string>> => {
  const found = new Set<string>()
  const after = Math.max(0, (await log.head(stream)) - LOOK_BACK)
  for await (const page of log.read(stream, after))
    for (const event of page)
      if (event.by === 'key:mqtt' && 'source' in event && 'work' in event)
        found.add(markOf(event.type, event.work, event.source ?? ''))
  return found
}
const markOf = (type: string, work: string, source: string) => `${type} ${work} ${source}`

/** Remembers, for one connection, what was written before it came again. */
export const rememberNumbers = (log: Log) => {
  const byStream = new Map<string, Promise<Set<string>>>()
  return (stream: string) => {
    const found = byStream.get(stream) ?? numberedIn(log, stream)
    byStream.set(stream, found)
    return found
  }
}

const NOTHING: Taken = { outcomes: [], notes: [], newest: null }

/** Writes what a message says. Throws a refusal for one that cannot be read at all. */
export const takeMessage = async (message: Message, reader: Reader): Promise<Taken> => {
  const { log, teams, clock } = reader
  const address = addressOf(message.topic, reader)
  const { what } = address
  if (!isWhat(what)) throw new Refusal('not-understood', { field: 'what' })
  const team = teamOf(address.team, reader)
  const { full: state } = await teams.get(team)
  const kind = needWork(state, address.kind)
  const said: Said = saidIn(message.payload, what)
  if (said.items.length > ITEMS_MOST) throw new Refusal('too-many-items')
  const named = areNamed(said)
  // A count that the broker keeps would count again with every connection.
  if (message.isKept && !named && what !== 'required') throw new Refusal('kept-count')
  const isNumbered = !named && !message.isKept && message.number !== undefined
  const source = isNumbered ? `MQTT, message ${message.number}` : 'MQTT'
  const mark = markOf(`work-${what}`, kind.id, source)
  // The broker cannot know whether we wrote it: it was cut off before it heard.
  const before = message.isAgain && isNumbered ? await reader.numbered(`team:${team}`) : null
  if (before?.has(mark)) return NOTHING
  const now = clock.now()
  const place = shiftOf(placeOf(now, state.team))
  const keptId = (item: Item) => uuidV5(JSON.stringify([team, message.topic, item, place]))
  const taken = await feed(log, {
    ...{ team, kind, state, items: said.items, by: BY, source, now, sentAt: said.sentAt },
    ...(message.isKept ? { idFor: keptId } : {}),
  })
  // Not sooner: what could not be written is tried again.
  before?.add(mark)
  return taken
}
