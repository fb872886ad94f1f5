import type { Server as HttpServer } from 'node:http'
import { Server, type Socket } from 'socket.io'
import { isId } from '../shared/id.ts'
import type { RefusalCode } from '../shared/refusals.ts'
import { type Audience, type Down, HEARTBEAT_MS, type Heads, type Order, type Up } from '../shared/wire.ts'
import type { Clock } from './clock.ts'
import { type Change, type Fold, missed } from './fold.ts'
import type { Log } from './log.ts'
import { answerOf, Refusal } from './refusal.ts'
import type { Teams } from './teams.ts'
import { mayLead, type Who } from './who.ts'

/** What the server knows of a screen while it runs; nothing of it reaches the disk. */
export interface Presence {
  online: boolean
  lastSeen: number
  build: string
  /** Whether the page runs on https, and so may start without a server. */
  secure: boolean
}

export interface Live {
  /** Ends every connection of a device that was removed. */
  drop(device: string): void
  /** Sends an order to a screen; false when it is not there. */
  order(device: string, order: Order): boolean
  presence(device: string): Presence | null
  followers(team: string): number
  connections(): number
  close(): void
}

interface Data {
  who: Who
  follows: { team: string; audience: Audience } | null
  /** Follow requests of this minute; a page asks a few times an hour. */
  asked: number
}

type Line = Socket<Up, Down, Record<never, never>, Data>

interface Options {
  clock: Clock
  log: Log
  teams: Teams
  build: string
  demo: boolean
  /** Where phones reach this server. */
  url: (host: string) => string
  whoIs: (handshake: { headers: Socket['handshake']['headers']; auth: unknown }) => Who
  mayOpen: (headers: Socket['handshake']['headers']) => boolean
  seen: (device: string) => void
  failed: (error: unknown) => void
}

const ASKED_MOST = 60
/** A follower with so many messages waiting is not reading; it gets the state once it reads again. */
const BEHIND_MOST = 64
const LOOK_FOR_SLOW_MS = 250

const room = (team: string, audience: Audience) => `${team}/${audience}`

interface Ask {
  team: string
  log: string
  after: Heads
  as?: 'wall'
}

const isAsk = (value: unknown): value is Ask => {
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

const audienceFor = (who: Who, { team, as }: Ask): Audience => {
  if (who.kind === 'device') {
    if (who.team !== team) throw new Refusal('wrong-team')
    return 'wall'
  }
  if (!mayLead(who, team)) throw new Refusal('not-allowed')
  return as ?? 'full'
}

const youOf = (who: Who) =>
  who.kind === 'device'
    ? { kind: who.device, name: who.name, team: who.team }
    : { kind: 'person' as const, name: who.kind === 'person' ? who.name : '', team: '' }

/** Tells screens what was written. The wire is for listening: nothing is written from here. */
export const goLive = (server: HttpServer, options: Options): Live => {
  const { clock, log, teams, failed } = options
  const io = new Server<Up, Down, Record<never, never>, Data>(server, {
    serveClient: false,
    transports: ['websocket', 'polling'],
    pingInterval: 10_000,
    pingTimeout: 8_000,
    connectTimeout: 10_000,
    maxHttpBufferSize: 16_000,
    perMessageDeflate: false,
    httpCompression: false,
    allowRequest: (request, answer) => answer(null, options.mayOpen(request.headers)),
  })
  const presence = new Map<string, Presence & { sockets: Set<Line> }>()

  const sendState = (line: Line, { id: team, heads, ...fold }: Fold, audience: Audience) =>
    line.emit('state', { team, state: fold[audience], heads })

  const follow = async (line: Line, ask: Ask) => {
    const audience = audienceFor(line.data.who, ask)
    const fold = await teams.get(ask.team)
    const before = line.data.follows
    if (before) await line.leave(room(before.team, before.audience))
    line.data.follows = { team: ask.team, audience }
    // Joined before anything is sent, and both in one turn: an event between the two would otherwise be lost.
    await line.join(room(ask.team, audience))
    const team = missed(fold, 'team', ask.after.team)
    const voice = missed(fold, 'voice', ask.after.voice)
    if (ask.log !== log.id || !team || !voice) return sendState(line, fold, audience)
    for (const change of [team, voice]) line.emit('events', batchOf(change, audience))
    return line.emit('heartbeat', { now: clock.now(), heads: fold.heads })
  }

  const arrive = (line: Line) => {
    const { who } = line.data
    if (who.kind !== 'device') return
    const { build, secure } = line.handshake.auth as { build?: unknown; secure?: unknown }
    const known = presence.get(who.id) ?? {
      sockets: new Set<Line>(),
      online: true,
      lastSeen: 0,
      build: '',
      secure: false,
    }
    known.sockets.add(line)
    known.online = true
    known.lastSeen = clock.now()
    known.build = typeof build === 'string' ? build.slice(0, 40) : ''
    known.secure = secure === true
    presence.set(who.id, known)
    options.seen(who.id)
    line.on('disconnect', () => {
      known.sockets.delete(line)
      known.online = known.sockets.size > 0
      known.lastSeen = clock.now()
    })
  }

  io.use((line, next) => {
    try {
      const who = options.whoIs(line.handshake)
      line.data = { who, follows: null, asked: 0 }
      const refused: RefusalCode | null =
        who.kind === 'nobody'
          ? who.why
          : who.kind === 'device' || who.kind === 'person'
            ? null
            : 'not-allowed'
      next(refused ? Object.assign(new Error(refused), { data: answerOf(new Refusal(refused)) }) : undefined)
    } catch (error) {
      failed(error)
      next(new Error('broken'))
    }
  })

  io.on('connection', line => {
    arrive(line)
    line.emit('welcome', {
      build: options.build,
      log: log.id,
      now: clock.now(),
      url: options.url(line.handshake.headers.host ?? ''),
      demo: options.demo,
      you: youOf(line.data.who),
    })
    // Whatever comes, and however odd: a frame must not be able to stop the server.
    line.on('follow', (ask: unknown) => {
      line.data.asked++
      if (line.data.asked > ASKED_MOST || !isAsk(ask)) {
        line.disconnect(true)
        return
      }
      follow(line, ask).catch(error => {
        if (error instanceof Refusal) line.emit('refused', answerOf(error))
        else failed(error)
      })
    })
    line.on('error', failed)
  })

  const batchOf = ({ team, stream, after, to, ...seen }: Change, audience: Audience) => ({
    team,
    stream,
    after,
    to,
    events: seen[audience],
  })

  /** Lets those who do not read out of the room until they do, so that their queue stays short. */
  let lookedAt = 0
  const spareSlow = () => {
    if (performance.now() - lookedAt < LOOK_FOR_SLOW_MS) return
    lookedAt = performance.now()
    for (const line of io.sockets.sockets.values()) {
      const { follows } = line.data
      if (!follows || line.conn.transport.writable || queueOf(line) < BEHIND_MOST) continue
      const name = room(follows.team, follows.audience)
      if (!line.rooms.has(name)) continue
      void line.leave(name)
      line.conn.once('drain', () => {
        if (!line.connected || line.data.follows !== follows) return
        void teams.get(follows.team).then(fold => {
          void line.join(name)
          sendState(line, fold, follows.audience)
        }, failed)
      })
    }
  }

  const stopHearing = teams.onChange(change => {
    spareSlow()
    for (const audience of ['wall', 'full'] as const) {
      io.to(room(change.team, audience)).emit('events', batchOf(change, audience))
    }
  })
  const stopFresh = teams.onFresh(fold => {
    for (const audience of ['wall', 'full'] as const) {
      io.to(room(fold.id, audience)).emit('state', {
        team: fold.id,
        state: fold[audience],
        heads: fold.heads,
      })
    }
  })

  const followed = () => {
    const all = new Set<string>()
    for (const { data } of io.sockets.sockets.values()) if (data.follows) all.add(data.follows.team)
    return all
  }
  const followers = (team: string) =>
    (['wall', 'full'] as const).reduce(
      (sum, audience) => sum + (io.sockets.adapter.rooms.get(room(team, audience))?.size ?? 0),
      0,
    )
  teams.heldBy(team => followers(team) > 0)

  let beats = 0
  const beat = async () => {
    spareSlow()
    if (++beats % 12 === 0) for (const { data } of io.sockets.sockets.values()) data.asked = 0
    for (const team of followed()) {
      const { heads } = await teams.get(team)
      io.to(room(team, 'wall')).to(room(team, 'full')).emit('heartbeat', { now: clock.now(), heads })
    }
  }
  const heart = setInterval(() => void beat().catch(failed), HEARTBEAT_MS)
  heart.unref()

  return {
    drop(device) {
      for (const line of presence.get(device)?.sockets ?? []) {
        line.emit('device', { do: 'leave' })
        line.disconnect(true)
      }
    },
    order(device, order) {
      const lines = presence.get(device)?.sockets
      for (const line of lines ?? []) line.emit('device', order)
      return Boolean(lines?.size)
    },
    presence(device) {
      const found = presence.get(device)
      if (!found) return null
      const { online, lastSeen, build, secure } = found
      return { online, lastSeen: online ? clock.now() : lastSeen, build, secure }
    },
    followers,
    connections: () => io.sockets.sockets.size,
    close() {
      clearInterval(heart)
      stopHearing()
      stopFresh()
      io.disconnectSockets(true)
      io.engine.close()
    },
  }
}

/** Messages that wait in this connection for the other side to read. */
const queueOf = (line: Line) => (line.conn as unknown as { writeBuffer: unknown[] }).writeBuffer.length
