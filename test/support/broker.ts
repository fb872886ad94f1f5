import { readFileSync } from 'node:fs'
import { connect as connectTo, createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { createServer as createSecure } from 'node:tls'
import { Aedes, type Client } from 'aedes'
import { connectAsync, type MqttClient } from 'mqtt'

const listen = (server: Server, port: number) =>
  new Promise<number>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })

interface Options {
  user?: string
  password?: string
  /** By TLS, with the certificate beside this file: of nobody's authority, for `localhost`, good until 2126. */
  isSecure?: boolean
}

/** What the broker keeps of those who are away. */
interface Kept {
  outgoingStream(client: Client): Readable
}

const beside = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8')
export const certificate = () => beside('broker-certificate.pem')

/** A real MQTT broker on a port of its own, which can go away and come back, and lose what is said to it. */
export const openBroker = async ({ user, password, isSecure = false }: Options = {}) => {
  const aedes = await Aedes.createBroker()
  if (user !== undefined)
    aedes.authenticate = (_, name, given, done) => done(null, name === user && `${given}` === password)
  const sockets = new Set<Socket>()
  const accept = (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined)
    aedes.handle(socket)
  }
  const newServer = () =>
    isSecure
      ? createSecure({ key: beside('broker-key.pem'), cert: certificate() }, accept)
      : createServer(accept)
  let server = newServer()
  const port = await listen(server, 0)
  const senders: MqttClient[] = []
  const acknowledged: string[] = []
  let pings = 0
  aedes.on('ping', () => void pings++)
  // Where this broker does not keep to the standard: it counts its numbers from anywhere at each connection, and does
  // not say what it may have sent before.
  let next = 1
  let isAlike = false
  aedes.on('client', client => {
    Object.defineProperty(client, '_nextId', {
      get: () => next,
      set: (number: number) => {
        if (!isAlike) next = number
      },
    })
  })
  const kept: Kept = Reflect.get(aedes, 'persistence')
  const outgoing = kept.outgoingStream.bind(kept)
  kept.outgoingStream = client =>
    outgoing(client).map((packet: { messageId?: number }) =>
      Object.assign(packet, { dup: packet.messageId !== undefined }),
    )
  aedes.on('ack', packet => {
    if (packet && 'topic' in packet) acknowledged.push(String(packet.topic))
  })
  return {
    port,
    url: isSecure ? `mqtts://localhost:${port}` : `mqtt://127.0.0.1:${port}`,
    acknowledged,
    /** Somebody who sends as machines do: with an acknowledgement. */
    async sender() {
      const account = user === undefined ? {} : { username: user, password: password ?? '' }
      const secure = isSecure ? { protocol: 'mqtts' as const, ca: certificate() } : {}
      const options = { ...account, ...secure, reconnectPeriod: 0 }
      const client = await connectAsync(
        `${isSecure ? 'mqtts://localhost' : 'mqtt://127.0.0.1'}:${port}`,
        options,
      )
      client.on('error', () => undefined)
      senders.push(client)
      return (topic: string, payload: unknown, { retain = false } = {}) =>
        client.publishAsync(topic, typeof payload === 'string' ? payload : JSON.stringify(payload), {
          qos: 1,
          retain,
        })
    },
    /** Cuts every line and listens no more; sessions are kept, as a broker does that is restarted. */
    down: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
    async up() {
      server = newServer()
      await listen(server, port)
    },
    clients: () => aedes.connectedClients,
    pings: () => pings,
    /** From now on a number is given to the next message once it is free, as some brokers do: always the same. */
    numberAlike() {
      isAlike = true
    },
    async stop() {
      for (const client of senders) client.end(true)
      for (const socket of sockets) socket.destroy()
      await new Promise<void>(resolve => aedes.close(() => resolve()))
      await new Promise<void>(resolve => server.close(() => resolve()))
    },
  }
}

/** A line in between, which can swallow what the broker says and what is said to it. */
export const openRelay = async (to: number) => {
  const ends = new Set<Socket>()
  let isDeaf = false
  let isMute = false
  let swallowed = 0
  const server = createServer(near => {
    const far = connectTo(to, '127.0.0.1')
    for (const end of [near, far]) {
      ends.add(end)
      end.on('error', () => undefined).on('close', () => ends.delete(end))
    }
    near.on('data', part => isDeaf || far.write(part)).on('close', () => far.destroy())
    far
      .on('data', part => {
        if (isMute) swallowed += part.length
        else near.write(part)
      })
      .on('close', () => near.destroy())
  })
  const port = await listen(server, 0)
  return {
    url: `mqtt://127.0.0.1:${port}`,
    /** From now on nothing reaches the broker. */
    deafen() {
      isDeaf = true
    },
    /** How many bytes of the broker were lost on the way. */
    swallowed: () => swallowed,
    /** From now on nothing comes from the broker. */
    mute() {
      isMute = true
    },
    cut() {
      isDeaf = false
      isMute = false
      for (const end of ends) end.destroy()
    },
    stop: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve())
        for (const end of ends) end.destroy()
      }),
  }
}
