import { io, type Socket } from 'socket.io-client'
import type { Down, Up } from '../../shared/wire.ts'
import { median, nowMs, p99 } from './measure.ts'
import { answering } from './running.ts'

/** A thousand boards in a process of their own, noting when they hear of each tap. */
interface Ask {
  base: string
  count: number
  /** Boards of ours, which take turns with these tokens; without them, of the bare reference. */
  ours?: { team: string; tokens: readonly string[] }
}

let lines: Socket[] = []
let deliveries = 0
let since = 0
/** When each board heard of a tap, by the tap's id. */
let heard = new Map<string, number[]>()

const hear = (ids: readonly string[], at: number) => {
  deliveries += ids.length
  for (const id of ids) {
    const times = heard.get(id)
    if (times) times.push(at)
    else heard.set(id, [at])
  }
}

const connect = ({ base, ours }: Ask, n: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const line: Socket<Down & { tap: (tap: { id: string }) => void }, Up> = io(base, {
      forceNew: true,
      reconnection: false,
      transports: ['websocket'],
      auth: { token: ours?.tokens[n % ours.tokens.length] },
    })
    line.on('connect_error', reject)
    line.on('tap', ({ id }) => hear([id], nowMs()))
    line.on('events', ({ events }) =>
      hear(
        events.map(({ id }) => id),
        nowMs(),
      ),
    )
    if (!ours) line.on('connect', () => resolve(line))
    line.on('welcome', ({ log }) =>
      line.emit('follow', { team: ours!.team, log, after: { team: 0, voice: 0 } }),
    )
    line.on('heartbeat', () => resolve(line))
    line.on('state', () => resolve(line))
  })

interface Wire {
  ws: { _socket: { bytesRead: number; pause(): void } }
}
const wireOf = ({ io }: Socket) => (io.engine.transport as unknown as Wire).ws._socket

/** The bytes that came in over every connection, framing included. */
const bytes = () => lines.reduce((sum, line) => sum + wireOf(line).bytesRead, 0)

let bytesBefore = 0

answering({
  async connect(ask: Ask) {
    for (let done = 0; done < ask.count; done += 50)
      lines.push(
        ...(await Promise.all(
          Array.from({ length: Math.min(50, ask.count - done) }, (_, n) => connect(ask, done + n)),
        )),
      )
    return lines.length
  },
  start() {
    heard = new Map()
    deliveries = 0
    bytesBefore = bytes()
    since = nowMs()
  },
  /** What was heard since the start, given when each tap was sent. */
  result(sent: [string, number][]) {
    const seconds = (nowMs() - since) / 1_000
    const each: number[] = []
    const last: number[] = []
    let missing = 0
    for (const [id, at] of sent) {
      const times = heard.get(id) ?? []
      if (times.length < lines.length) missing += lines.length - times.length
      for (const time of times) each.push(time - at)
      last.push((times.at(-1) ?? Number.NaN) - at)
    }
    const known = { all: [median(each), p99(each)], last: [median(last), p99(last)] }
    return { deliveries, seconds, missing, bytes: (bytes() - bytesBefore) / lines.length, ...known }
  },
  count: () => deliveries,
  /** Reads no more, as a board whose machine hangs. */
  stall() {
    for (const line of lines) wireOf(line).pause()
  },
  leave() {
    for (const line of lines) line.disconnect()
    lines = []
  },
})
