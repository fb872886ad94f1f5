import { heldClock } from '../../server/clock.ts'
import type { Ask, Line } from '../../server/line.ts'
import { batchOf, follower, freshOf } from '../../server/live.ts'
import { type By, openLog, type Stores } from '../../server/log.ts'
import { memoryStore } from '../../server/store/memory.ts'
import { openTeams } from '../../server/teams.ts'
import { openWords } from '../../server/words.ts'
import { follow, type Held, nothingHeld } from '../../shared/follow.ts'
import type { Audience } from '../../shared/wire.ts'
import { MORNING } from './server.ts'

type Message = [name: string, said: unknown]

/** The server without a network: its log, its folds, and the very code that tells followers, in a hall of paper wires. */
export const openHall = async (stores: Stores, team: string) => {
  const clock = heldClock(MORNING)
  const { teams, lookup, useLog } = openTeams(clock)
  const log = openLog(stores, clock, lookup)
  await useLog(log)
  const words = openWords(log, teams)
  const answer = follower({ clock, log, teams })
  const rooms = new Map<string, Set<Line>>()
  const tell = (audience: Audience, message: Message) => {
    for (const line of rooms.get(`${team}/${audience}`) ?? []) line.emit(...(message as ['events', never]))
  }
  for (const audience of ['wall', 'full'] as const) {
    teams.onChange(change => tell(audience, ['events', batchOf(change, audience)]))
    teams.onFresh(fold => tell(audience, ['state', freshOf(fold, audience, log)]))
  }
  return {
    log,
    teams,
    words,
    write: (stream: 'team' | 'voice', drafts: object[], by: By) => log.tell(`${stream}:${team}`, drafts, by),
    /** A line as Socket.IO would hand it in; what it is told goes to `down`. */
    line(audience: Audience, down: Message[]) {
      const who =
        audience === 'wall'
          ? { kind: 'device', id: 'd', device: 'board', team, name: 'Wall' }
          : { kind: 'person', id: 'p', name: 'Lee', email: '', admin: true, roles: {} }
      const line = {
        data: { who, follows: null, asked: 0 },
        emit: (...message: Message) => down.push(structuredClone(message)),
        join: async (room: string) => void rooms.set(room, (rooms.get(room) ?? new Set()).add(fake)),
        leave: async (room: string) => void rooms.get(room)?.delete(fake),
      }
      const fake = line as unknown as Line
      fake.emit('welcome', { log: log.id } as never)
      return {
        follow: (ask: Ask) => answer(fake, ask),
        hangUp: () => {
          for (const room of rooms.values()) room.delete(fake)
        },
      }
    },
  }
}
export type Hall = Awaited<ReturnType<typeof openHall>>

/** A page that follows, over a wire that may be cut and mended, and that may be loaded anew with what it kept. */
export const openScreen = (team: string, audience: Audience) => {
  let heard: Record<string, (said: never) => unknown> = {}
  let line: ReturnType<Hall['line']> | null = null
  let down: Message[] = []
  let up: Ask[] = []
  const screen = {
    audience,
    held: nothingHeld as Held,
    isUp: () => line !== null,
    waiting: () => down.length + up.length > 0,
    load() {
      screen.cut()
      heard = {}
      follow(
        {
          emit: (_, ask) => up.push(structuredClone(ask)),
          on: (name, listener) => {
            heard[name] = listener as (said: never) => unknown
          },
        },
        { team, from: screen.held, onHeld: held => (screen.held = held) },
      )
    },
    cut() {
      line?.hangUp()
      line = null
      down = []
      up = []
    },
    connect(hall: Hall) {
      screen.cut()
      line = hall.line(audience, down)
    },
    /** Loses the next message from the server, or lets it arrive twice. */
    stumble(isLost: boolean) {
      const [next] = down
      if (next && isLost) down.shift()
      else if (next) down.unshift(structuredClone(next))
    },
    /** Lets one message through, either way. */
    async deliver(isUpFirst: boolean) {
      const ask = isUpFirst || down.length === 0 ? up.shift() : undefined
      if (ask && line) return void (await line.follow(ask))
      const [name, said] = down.shift() ?? []
      if (name) heard[name]?.(said as never)
    },
  }
  screen.load()
  return screen
}

/** A store as a backup would bring it back: the first so many events of each stream, under another name. */
export const restored = async (stores: Stores, part: number): Promise<Stores> => {
  const copy = async (from: Stores['team']) => {
    const store = memoryStore()
    for (const [stream, head] of await from.heads()) {
      const most = stream === 'org' ? head : Math.max(1, Math.floor(head * part))
      const kept = (await Array.fromAsync(from.read(stream, 0, most))).flat()
      await store.append(kept.map(({ id, doc, texts }) => ({ stream, id, doc, texts })))
    }
    return store
  }
  return { team: await copy(stores.team), voice: await copy(stores.voice) }
}
