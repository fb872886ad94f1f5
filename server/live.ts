import type { Server as HttpServer } from 'node:http'
import { Server, type Socket } from 'socket.io'
import { type Audience, HEARTBEAT_MS, type Order } from '../shared/wire.ts'
import type { Clock } from './clock.ts'
import { type Change, type Fold, missed } from './fold.ts'
import { type Ask, audienceFor, isAsk, type Line, type Lines, room, youOf } from './line.ts'
import type { Log } from './log.ts'
import { openPresence, type Presence } from './presence.ts'
import { answerOf, Refusal } from './refusal.ts'
import { sparing } from './slow.ts'
import type { Teams } from './teams.ts'
import { mayLead, type Who } from './who.ts'

export interface Live {
  /** Ends every connection of a device that was removed. */
  drop(device: string): void
  /** Ends the connections of people who signed out, or may no longer see what they follow. */
  recheck(): void
  /** Sends an order to a screen; false when it is not there. */
  order(device: string, order: Order): boolean
  presence(device: string): Presence | null
  followers(team: string): number
  connections(): number
  close(): void
}

interface Options {
  clock: Clock
  log: Log
  teams: Teams
  build: string
  demo: boolean
  /** Where phones reach this server. */
  url: (headers: Socket['handshake']['headers']) => string
  whoIs: (handshake: Pick<Socket['handshake'], 'headers' | 'auth'>) => Who
  /** The same later on; it keeps no session alive. */
  stillIs: (handshake: Pick<Socket['handshake'], 'headers' | 'auth'>) => Who
  mayOpen: (headers: Socket['handshake']['headers']) => boolean
  seen: (device: string) => void
  failed: (error: unknown) => void
}

const ASKED_MOST = 60
const BEATS_A_MINUTE = 60_000 / HEARTBEAT_MS
const audiences = ['wall', 'full'] as const

const open = (server: HttpServer, mayOpen: Options['mayOpen']): Lines =>
  new Server(server, {
    serveClient: false,
    transports: ['websocket', 'polling'],
    pingInterval: 10_000,
    pingTimeout: 8_000,
    connectTimeout: 10_000,
    maxHttpBufferSize: 16_000,
    perMessageDeflate: false,
    httpCompression: false,
    allowRequest: (request, answer) => answer(null, mayOpen(request.headers)),
  })

export const batchOf = ({ stream, after, to, ...seen }: Change, audience: Audience) => ({
  stream,
  after,
  to,
  events: seen[audience],
})

export const freshOf = ({ id: team, heads, erased, ...fold }: Fold, audience: Audience, log: Log) => ({
  team,
  log: log.nameOf(erased),
  state: fold[audience],
  heads,
})

/** Follows a team for a line: what it missed if that is remembered, else the state. */
export const follower =
  ({ clock, log, teams }: Pick<Options, 'clock' | 'log' | 'teams'>) =>
  async (line: Line, ask: Ask) => {
    const audience = audienceFor(line.data.who, ask)
    await teams.get(ask.team)
    const before = line.data.follows
    if (before) await line.leave(room(before.team, before.audience))
    line.data.follows = { team: ask.team, audience }
    // Joined before anything is sent: an event between the two would otherwise be lost. And only then looked up: a team
    // that was folded anew meanwhile is another one.
    await line.join(room(ask.team, audience))
    const fold = await teams.get(ask.team)
    const team = missed(fold, 'team', ask.after.team)
    const voice = missed(fold, 'voice', ask.after.voice)
    if (ask.log !== log.nameOf(fold.erased) || !team || !voice)
      return line.emit('state', freshOf(fold, audience, log))
    for (const change of [team, voice]) line.emit('events', batchOf(change, audience))
    return line.emit('heartbeat', { now: clock.now(), heads: fold.heads })
  }

/** Lets in whom we know: a paired screen, a person who signed in. */
const guard = (io: Lines, { whoIs, failed }: Options) =>
  io.use((line, next) => {
    try {
      const who = whoIs(line.handshake)
      line.data = { who, follows: null, asked: 0 }
      if (who.kind === 'device' || who.kind === 'person') return next()
      const refused = new Refusal(who.kind === 'nobody' ? who.why : 'not-allowed')
      return next(Object.assign(new Error(refused.code), { data: answerOf(refused) }))
    } catch (error) {
      failed(error)
      return next(new Error('broken'))
    }
  })

/** Greets who comes and hears what they ask for. Whatever comes, and however odd: a frame must not stop the server. */
const listen = (io: Lines, options: Options, arrive: (line: Line) => void) => {
  const { clock, log, failed } = options
  const follow = follower(options)
  io.on('connection', line => {
    arrive(line)
    line.emit('welcome', {
      build: options.build,
      log: log.id,
      now: clock.now(),
      url: options.url(line.handshake.headers),
      demo: options.demo,
      you: youOf(line.data.who),
    })
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
}

/**
 * A desk may stand open for weeks; who sat there may have signed out, or been taken out, meanwhile. A screen that is removed
 * is dropped at once; one that was just coming in then is found here.
 */
const mayStay = ({ data, handshake }: Line, { stillIs }: Options) => {
  data.who = stillIs(handshake)
  if (data.who.kind === 'device') return true
  return data.who.kind === 'person' && (!data.follows || mayLead(data.who, data.follows.team))
}

const followersOf = (io: Lines, team: string) =>
  audiences.reduce(
    (sum, audience) => sum + (io.sockets.adapter.rooms.get(room(team, audience))?.size ?? 0),
    0,
  )

/** Says every few seconds that the server is there, and how far each team has come. */
const startHeart = (io: Lines, { clock, teams, failed }: Options, look: () => void) => {
  let beats = 0
  /** Each team for itself: one whose log cannot be read, or takes long, must not silence the walls of all others. */
  const tell = async (team: string) => {
    const { heads } = await teams.get(team)
    io.to(audiences.map(audience => room(team, audience))).emit('heartbeat', { now: clock.now(), heads })
  }
  const beat = () => {
    look()
    const followed = new Set<string>()
    const isNewMinute = ++beats % BEATS_A_MINUTE === 0
    for (const { data } of io.sockets.sockets.values()) {
      if (isNewMinute) data.asked = 0
      if (data.follows) followed.add(data.follows.team)
    }
    for (const team of followed) void tell(team).catch(failed)
  }
  const heart = setInterval(() => {
    try {
      beat()
    } catch (error) {
      failed(error)
    }
  }, HEARTBEAT_MS)
  heart.unref()
  return () => clearInterval(heart)
}

/** Tells screens what was written. The wire is for listening: nothing is written from here. */
export const goLive = (server: HttpServer, options: Options): Live => {
  const { clock, log, teams, failed } = options
  const io = open(server, options.mayOpen)
  const presence = openPresence(clock, options.seen)
  guard(io, options)
  listen(io, options, presence.arrive)

  const restart = async (line: Line) => {
    const { follows } = line.data
    if (!follows) return
    await line.join(room(follows.team, follows.audience))
    line.emit('state', freshOf(await teams.get(follows.team), follows.audience, log))
  }
  const recheck = () => {
    for (const line of io.sockets.sockets.values()) if (!mayStay(line, options)) line.disconnect(true)
  }
  const spareSlow = sparing(io, line => void restart(line).catch(failed))

  const stops = [
    teams.onChange(change => {
      spareSlow()
      for (const audience of audiences) {
        // What nobody follows need not be put into words.
        if (!io.sockets.adapter.rooms.has(room(change.team, audience))) continue
        io.to(room(change.team, audience)).emit('events', batchOf(change, audience))
      }
    }),
    teams.onFresh(fold => {
      for (const audience of audiences)
        io.to(room(fold.id, audience)).emit('state', freshOf(fold, audience, log))
    }),
    startHeart(io, options, () => {
      recheck()
      spareSlow()
    }),
  ]
  teams.heldBy(team => followersOf(io, team) > 0)

  return {
    drop: presence.drop,
    recheck,
    order: presence.order,
    presence: presence.of,
    followers: team => followersOf(io, team),
    connections: () => io.sockets.sockets.size,
    close() {
      for (const stop of stops) stop()
      io.disconnectSockets(true)
      io.engine.close()
    },
  }
}
