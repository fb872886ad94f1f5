import { io, type Socket } from 'socket.io-client'
import type { RefusalCode } from '../refusals.ts'
import type { Down, Up } from '../wire.ts'
import { isRefusalCode } from './api.ts'

const KNOCK_AGAIN_MS = 3_000

/** A socket to the server this page came from, not yet connected. A device shows its token; people have a cookie. */
export const socketFor = (token: string | undefined): Socket<Down, Up> =>
  io({
    // Polling first makes a thousand screens twice as long coming back; `tryAllTransports` lets it be tried at all.
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: 1_000,
    reconnectionDelayMax: 10_000,
    randomizationFactor: 1,
    autoConnect: false,
    // Two lines of one page are two conversations.
    forceNew: true,
    auth: { ...(token ? { token } : {}), build: __BUILD__, secure: isSecureContext },
  })

/** The code a server turned a socket away with; null when nobody answered at all. */
export const refusalIn = (error: Error & { data?: unknown }): RefusalCode | null => {
  const { data } = error
  const code = data && typeof data === 'object' && 'code' in data ? data.code : error.message
  return isRefusalCode(code) ? code : null
}

/** Tries again where socket.io does not by itself: after the server closed the door, and after it said no. */
export const keepKnocking = (socket: Socket<Down, Up>) => {
  let tries = 0
  const again = () => {
    const waitMs = Math.min(30_000, KNOCK_AGAIN_MS * 2 ** tries++) * (0.5 + Math.random())
    setTimeout(() => {
      // A closed line has no listeners left and must stay closed.
      if (socket.hasListeners('connect')) socket.connect()
    }, waitMs)
  }
  socket.on('connect', () => {
    tries = 0
  })
  socket.on('disconnect', () => {
    if (!socket.active) again()
  })
  socket.on('connect_error', () => {
    if (!socket.active) again()
  })
}
