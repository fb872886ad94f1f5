import { hash } from 'node:crypto'
import type { Log } from '../log.ts'
import type { Message } from './taking.ts'

/** Between a write and the broker's next try other feeds write on. */
const LOOK_BACK = 5_000
const SOURCE = /^MQTT, message (\d+), ([\w-]+)$/

/** What a message without a name is known by when it comes again: the broker's number for it, and what it says. */
const markOf = ({ topic, payload }: Message) =>
  hash('sha256', Buffer.concat([Buffer.from(`${topic}\0`), payload]), 'base64url').slice(0, 10)

export const sourceOf = (message: Message) =>
  message.number === undefined ? 'MQTT' : `MQTT, message ${message.number}, ${markOf(message)}`

/** Of a log the newest mark of each number, as far as it is looked back. */
const marksIn = async (log: Log, stream: string): Promise<Map<number, string>> => {
  const found = new Map<number, string>()
  const after = Math.max(0, (await log.head(stream)) - LOOK_BACK)
  for await (const page of log.read(stream, after))
    for (const event of page) {
      if (event.by !== 'key:mqtt' || !('source' in event)) continue
      const [, number, mark] = SOURCE.exec(event.source ?? '') ?? []
      if (mark !== undefined) found.set(Number(number), mark)
    }
  return found
}

/** What was last written under a number. */
export interface Known {
  mark: string
  /** Whether the broker may not have heard our thanks. */
  isOpen: boolean
}

/**
 * What was written and that the broker may not have heard our thanks for, for messages that come again. Once it heard them
 * it gives their numbers to others, so a number alone says nothing: some brokers give the same to all, and one that
 * forgot us begins at 1 anew.
 */
export const openAgain = (log: Log) => {
  const written = new Map<number, Known>()
  const before = new Map<string, Promise<Map<number, string>>>()
  /** The connection that this session of the broker began with; 0 if it began before this server was started. */
  let since = 0

  const beforeIn = (stream: string) => {
    const found = before.get(stream) ?? marksIn(log, stream)
    before.set(stream, found)
    return found
  }

  return {
    /** The broker knows nothing of what it sent before: what it numbers from now on is new. */
    beginAnew(connection: number) {
      written.clear()
      before.clear()
      since = connection
    },
    /** A number that is given to something new was free. */
    came({ number, isAgain }: Message) {
      const known = number === undefined || isAgain ? undefined : written.get(number)
      if (known) known.isOpen = false
    },
    async isWritten(stream: string, message: Message): Promise<boolean> {
      const { number, isAgain } = message
      if (number === undefined || !isAgain) return false
      const known = written.get(number)
      if (known) return known.isOpen && known.mark === markOf(message)
      // Written before this server was started, or never.
      return since === 0 && (await beforeIn(stream)).get(number) === markOf(message)
    },
    wrote(message: Message) {
      const { number, connection } = message
      if (number === undefined || connection < since) return
      written.set(number, { mark: markOf(message), isOpen: true })
    },
    known: (number: number) => written.get(number),
    /** The broker has heard our thanks for these. */
    heard(all: readonly Known[]) {
      for (const known of all) known.isOpen = false
    },
  }
}

export type Again = ReturnType<typeof openAgain>
