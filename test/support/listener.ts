import { io } from 'socket.io-client'
import type { Down } from '../../shared/wire.ts'
import type { Auth } from './server.ts'

type Name = keyof Down

interface Options {
  base: string
  auth?: Auth
  /** Sent as `auth` of the handshake beside the token. */
  more?: object
  transports?: ('websocket' | 'polling')[]
}

/** A page's end of the wire, as Socket.IO sees it: remembers all it was told, in order. */
export const listen = async ({ base, auth = {}, more = {}, transports = ['websocket'] }: Options) => {
  const { cookie, bearer, origin = base, headers = {} } = auth
  const socket = io(base, {
    transports,
    reconnection: false,
    forceNew: true,
    auth: { ...(bearer ? { token: bearer } : {}), ...more },
    extraHeaders: { ...(cookie ? { cookie } : {}), ...(origin ? { origin } : {}), ...headers },
  })
  const told: [Name, unknown][] = []
  const waiting = new Set<() => void>()
  socket.onAny((name: Name, said: unknown) => {
    told.push([name, said])
    for (const wake of waiting) wake()
  })
  const refused = await new Promise<(Error & { data?: { code?: string } }) | null>(resolve => {
    socket.once('connect', () => resolve(null))
    socket.once('connect_error', resolve)
  })
  const left = new Promise<string>(resolve => socket.once('disconnect', resolve))
  const first = <N extends Name>(name: N, from = 0) =>
    told.slice(from).find((one): one is [N, Parameters<Down[N]>[0]] => one[0] === name)?.[1]
  return {
    socket,
    told,
    refused,
    /** Resolves with the reason when the server ends the connection. */
    left,
    /** The first message of a name, also one still to come, told after the first `from` messages. */
    hear: <N extends Name>(name: N, from = 0) =>
      new Promise<Parameters<Down[N]>[0]>(resolve => {
        const look = () => {
          const found = first(name, from)
          if (found === undefined) return
          waiting.delete(look)
          resolve(found)
        }
        waiting.add(look)
        look()
      }),
    follow: (team: string, as?: 'wall', log = '', after = { team: 0, voice: 0 }) =>
      socket.emit('follow', { team, log, after, ...(as ? { as } : {}) }),
    all: (name: Name) => told.filter(([one]) => one === name).map(([, said]) => said),
    close: () => socket.disconnect(),
  }
}
export type Listener = Awaited<ReturnType<typeof listen>>
