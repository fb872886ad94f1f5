import { expect, test } from 'vitest'
import { follow, type Held, nothingHeld } from '../../shared/follow.ts'
import { apply, type Event, empty, eventTypes, kindOf, type State, stubOf } from '../../shared/state.ts'
import type { Heads } from '../../shared/wire.ts'
import { type Dice, dice } from '../support/dice.ts'
import { eventOf } from '../support/every-event.ts'

type Stream = keyof Heads
type Message = readonly ['state' | 'events', object]

const ofStream = (stream: Stream) => eventTypes.filter(type => kindOf(type)!.stream === stream)
const types = { team: ofStream('team'), voice: ofStream('voice') }

/** The two streams of a team as a server has them, and every state that it ever was in. */
const openModel = (die: Dice, name: string, from = { team: 0, voice: 0 }) => {
  const logs: Record<Stream, Event[]> = { team: [], voice: [] }
  const folds: Record<Stream, State[]> = { team: [empty], voice: [empty] }
  const happen = (stream: Stream) => {
    const event = eventOf(die.pick(types[stream]), logs[stream].length + 1)
    logs[stream].push(event)
    const seen = stream === 'voice' ? stubOf(event) : event
    folds[stream].push(apply(folds[stream].at(-1)!, seen))
    return seen
  }
  for (const stream of ['team', 'voice'] as const) for (let n = 0; n < from[stream]; n++) happen(stream)
  const heads = (): Heads => ({ team: logs.team.length, voice: logs.voice.length })
  /** What a follower of these heads holds: the voice slice of one stream and all others of the other. */
  const stateAt = ({ team, voice }: Heads): State => ({
    ...folds.team[team]!,
    voices: folds.voice[voice]!.voices,
  })
  const batch = (stream: Stream, after: number): Message => {
    const events = logs[stream].slice(after).map(event => (stream === 'voice' ? stubOf(event) : event))
    return ['events', { stream, after, to: logs[stream].length, events }]
  }
  const fresh = (team: string): Message => [
    'state',
    { team, log: name, state: stateAt(heads()), heads: heads() },
  ]
  return { name, happen, heads, stateAt, batch, fresh }
}

const storm = (seed: number) => {
  const die = dice(seed)
  let model = openModel(die, 'one')
  let heard: Record<string, (said: never) => unknown> = {}
  let [down, up]: [Message[], { log: string; after: Heads }[]] = [[], []]
  let held: Held = nothingHeld
  const load = () => {
    heard = {}
    follow(
      {
        emit: (_, ask) => up.push(structuredClone(ask)),
        on: (name, listener) => void Object.assign(heard, { [name]: listener }),
      },
      { team: 't', from: held, onHeld: next => (held = next) },
    )
  }
  const connect = () => {
    ;[down, up] = [[], []]
    heard['welcome']?.({} as never)
  }
  const answer = ({ log, after }: { log: string; after: Heads }) => {
    const isFar = log !== model.name || die.chance(0.2)
    if (isFar) down.push(model.fresh('t'))
    else down.push(model.batch('team', after.team), model.batch('voice', after.voice))
  }
  const hear = (at: number) => {
    const [message] = down.splice(at, 1)
    if (message) heard[message[0]]?.(structuredClone(message[1]) as never)
    // Whatever was lost, doubled or late: what is held is what once was, whole.
    if (held.log === model.name) expect(held.state).toEqual(model.stateAt(held.heads))
  }
  load()
  connect()
  for (let n = 0; n < 120; n++) {
    const roll = die.roll()
    if (roll < 0.3) {
      const stream = die.chance(0.7) ? 'team' : 'voice'
      const after = model.heads()[stream]
      for (let more = die.upTo(3); more >= 0; more--) model.happen(stream)
      down.push(model.batch(stream, after))
    } else if (roll < 0.6) hear(die.chance(0.3) ? die.upTo(down.length) : 0)
    else if (roll < 0.75) up.splice(0, 1).forEach(answer)
    else if (roll < 0.82) down.splice(die.upTo(down.length), 1)
    else if (roll < 0.88 && down.length > 0) down.push(down[die.upTo(down.length)]!)
    else if (roll < 0.93) connect()
    else if (roll < 0.96) load()
    else if (roll < 0.97) {
      // A backup was brought back: another log, and shorter, over lines that are new.
      const { team, voice } = model.heads()
      model = openModel(die, `log ${n}`, { team: die.upTo(team + 1), voice: die.upTo(voice + 1) })
      connect()
    }
  }
  connect()
  for (let n = 0; up.length + down.length > 0 && n < 200; n++) {
    up.splice(0).forEach(answer)
    hear(0)
  }
  return { held, model }
}

test('a hundred storms of lost, doubled and late messages: what is held is always what once was, and in the end what is', () => {
  for (let seed = 1; seed <= 100; seed++) {
    const { held, model } = storm(seed)
    expect([seed, held.log, held.heads]).toEqual([seed, model.name, model.heads()])
    expect(held.state).toEqual(model.stateAt(model.heads()))
  }
})
