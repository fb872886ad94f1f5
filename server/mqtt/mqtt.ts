import { hash } from 'node:crypto'
import type { IClientOptions, IConnackPacket, IPublishPacket, MqttClient } from 'mqtt'
import type { Clock } from '../clock.ts'
import type { Topics } from '../directory/topics.ts'
import type { Log } from '../log.ts'
import { answerOf, type Refusal } from '../refusal.ts'
import type { Teams } from '../teams.ts'
import { openAgain } from './again.ts'
import { inLine } from './in-line.ts'
import { type Fate, openLanes } from './lanes.ts'
import { openThanks } from './thanks.ts'
import { type Trouble, troubleIn } from './trouble.ts'

export interface Broker {
  /** `mqtt://` or `mqtts://`, with the user and password if there are any. */
  url: string
  /** Three of its levels are `+`: team, kind of work, and what is said of it. */
  topic: string
}

interface Given {
  clock: Clock
  log: Log
  teams: Teams
  topics: Topics
  teamWithCode: (code: string) => string | null
  failed: (error: unknown) => void
  broker: Broker | null
  chance?: () => number
}

/** A message that was not taken, or taken with a remark; nothing of what it said. */
export interface Remark {
  at: number
  topic: string
  code: string
  message: string
  field?: string
}

interface Standing {
  connected: boolean
  /** Since when it is connected, or is not. */
  since: number | null
  trouble: Trouble | null
  lastMessageAt: number | null
  messages: number
  refused: number
}

const REMARKS_KEPT = 20
const TOPIC_SHOWN = 120
const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 60_000
/** When nothing could be written: the broker holds the message, and all that come after it. */
const TRY_AGAIN_MS = 5_000
/** So many messages are under way at once: read, being written, or waiting for the disk. */
const UNDER_WAY_MOST = 200
const LEAVE_WITHIN_MS = 2_000
const NOT_YET = new Error('acknowledged later')

/** Listens to a broker, and acknowledges a message once what it says is on disk. Off without a broker. */
export const openMqtt = (given: Given) => {
  const { clock, log, broker, topics, failed, chance = Math.random } = given
  const again = openAgain(log)
  const thanks = openThanks(again.heard)
  const queue = inLine(UNDER_WAY_MOST)
  const pauses = new Set<() => void>()
  let client: MqttClient | null = null
  let stopped = false
  let failures = 0
  let connections = 1
  let callOff: (() => void) | null = null
  const state: Standing = {
    ...{ connected: false, since: null, trouble: null },
    ...{ lastMessageAt: null, messages: 0, refused: 0 },
  }
  const remarks: { refused: Remark[]; notes: Remark[] } = { refused: [], notes: [] }

  const remark = (list: keyof typeof remarks, topic: string, said: Omit<Remark, 'at' | 'topic'>) => {
    const one = { at: clock.now(), topic: topic.slice(0, TOPIC_SHOWN), ...said }
    remarks[list] = [...remarks[list], one].slice(-REMARKS_KEPT)
  }
  const refuse = (topic: string, refusal: Refusal) => {
    state.refused++
    remark('refused', topic, answerOf(refusal))
    // A subscription of an earlier session that nobody wants any more.
    if (refusal.code === 'no-such-topic') client?.unsubscribe(topic)
  }

  const pause = () =>
    new Promise<void>(resolve => {
      const go = () => {
        pauses.delete(go)
        resolve()
      }
      pauses.add(go)
      clock.at(clock.now() + TRY_AGAIN_MS, go)
    })
  const reader = { ...given, pattern: broker?.topic ?? '', again }
  const lanes = openLanes({ log, reader, failed, pause })

  const end = ({ topic, messageId }: IPublishPacket, fate: Fate, connection: number) => {
    if (!fate) return
    for (const outcome of fate.outcomes) if ('refusal' in outcome) refuse(topic, outcome.refusal)
    for (const note of fate.notes) remark('notes', topic, note)
    state.messages++
    state.lastMessageAt = clock.now()
    if (client && messageId !== undefined && connection === connections)
      thanks.give(client, messageId, again.known(messageId))
  }

  /** Answers when there is room for the next: what was not taken is not acknowledged, so it is handed over again. */
  const receive = async (packet: IPublishPacket) => {
    const { topic, payload, messageId: number, dup: isAgain, retain: isKept } = packet
    const bytes = typeof payload === 'string' ? Buffer.from(payload) : payload
    const connection = connections
    const isWanted = () => !stopped && connection === connections
    const message = { topic, payload: bytes, number, connection, isAgain, isKept }
    again.came(message)
    const taken = lanes.take(message, isWanted)
    await queue(
      taken.then(
        fate => () => end(packet, fate, connection),
        error => () => failed(error),
      ),
    )
  }

  const wanted = () => (broker ? [broker.topic, ...topics.list().map(({ topic }) => topic)] : [])
  const follow = () => {
    if (!state.connected) return
    client?.subscribe(wanted(), { qos: 1 }, error => {
      state.trouble = error ? 'not-subscribed' : null
    })
  }

  const onConnect = ({ sessionPresent }: IConnackPacket) => {
    failures = 0
    if (!sessionPresent) again.beginAnew(connections)
    Object.assign(state, { connected: true, since: clock.now(), trouble: null })
    follow()
  }
  const onClose = () => {
    connections++
    thanks.cutOff()
    if (state.connected || state.since === null)
      Object.assign(state, { connected: false, since: clock.now() })
    // A broker that hangs up politely is missed as well.
    state.trouble ??= 'no-connection'
    if (stopped) return
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failures, 10))
    failures++
    callOff?.()
    callOff = clock.at(clock.now() + wait * (0.8 + 0.4 * chance()), () => {
      if (!stopped) client?.reconnect()
    })
  }

  const options = (): IClientOptions => ({
    // The same at every start, with a session that the broker keeps: what is sent while we are away waits there.
    clientId: `marblewall-${hash('sha256', log.id, 'hex').slice(0, 12)}`,
    clean: false,
    protocolVersion: 4,
    keepalive: 30,
    connectTimeout: 20_000,
    // We come back by our own clock, ever more slowly.
    reconnectPeriod: 0,
    resubscribe: false,
    queueQoSZero: false,
  })

  return {
    isOn: broker !== null,
    async start() {
      if (!broker) return
      state.since = clock.now()
      const { connect } = await import('mqtt')
      if (stopped) return
      client = connect(broker.url, options())
      client.handleMessage = (packet, done) => {
        // With an error the next message is handed over and this one not acknowledged: that comes once it is on disk.
        receive(packet).then(() => stopped || done(NOT_YET), failed)
      }
      thanks.listen(client)
      client.on('connect', onConnect)
      client.on('close', onClose)
      client.on('error', error => {
        state.trouble = troubleIn(error)
      })
    },
    /** Where it stands, in words that hold nothing of what was sent. */
    seen: () => ({
      on: broker !== null,
      topic: broker?.topic ?? null,
      ...state,
      recent: { refused: remarks.refused, notes: remarks.notes },
    }),
    /** Follows what is to be followed by now. */
    follow,
    leave(topic: string) {
      if (state.connected) client?.unsubscribe(topic)
    },
    async stop() {
      stopped = true
      callOff?.()
      for (const go of pauses) go()
      // What is being written is acknowledged before we go.
      await lanes.settled()
      await new Promise(setImmediate)
      const leaving = client
      if (!leaving) return
      if (!state.connected) return void leaving.end(true)
      await new Promise<void>(resolve => {
        const force = setTimeout(() => {
          leaving.end(true)
          resolve()
        }, LEAVE_WITHIN_MS)
        leaving.end(false, () => {
          clearTimeout(force)
          resolve()
        })
      })
    },
  }
}

export type Mqtt = ReturnType<typeof openMqtt>
