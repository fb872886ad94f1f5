import { Type } from 'typebox'
import { Id, Key, label, subject, type Writer } from './subject.ts'
import { Choice } from './team.ts'

const CALLS_KEPT = 24
/** From one screen, open at once and within ten minutes: whoever plays with a kiosk takes no place and rings no pager for ever. */
const OF_SCREEN_MOST = { open: 5, lately: 10 }
const LATELY_MS = 600_000
const NOTE_MOST = 60
/** Whoever called longer ago was told that nobody heard, and went to find somebody. */
const FRESH_MS = 30_000

const Label = Type.String({ minLength: 1, maxLength: 60 })
const Choices = Type.Array(Choice, { minItems: 1, maxItems: 12 })

/** A call for help, an andon: what is wanted, where, who comes. It is not the emergency bell. */
export interface Call {
  id: string
  /** In words, as they were when it was called. */
  what: string
  where: string
  note: string
  calledAt: number
  /** Who is coming, as a role; empty while nobody is. */
  who: string
  acceptedAt: number
  /** How many tiers it has gone up, and to whom last. */
  up: number
  with: string
  passedAt: number
  /** When it was over; 0 while it is open. */
  endedAt: number
  /** The screen it was made at, as the log names it. A wall does not know. */
  screen?: string
  /** The team and call below that this one came up from, and that team's name; null for one of our own. */
  from: { team: string; call: string; name: string } | null
}

export interface Help {
  /** What may be wanted, and where; empty while nobody set it up: then nobody can call. */
  kinds: readonly Choice[]
  places: readonly Choice[]
  /** Who may come, as roles. */
  responders: readonly Choice[]
  /** After so many minutes without anybody the next tier is asked. */
  minutes: number
  /** Open ones and the last that are over, oldest first. */
  calls: readonly Call[]
}

const quiet: Help = { kinds: [], places: [], responders: [], minutes: 5, calls: [] }

export const openCalls = ({ calls }: Help) => calls.filter(({ endedAt }) => endedAt === 0)
export const callOf = ({ calls }: Help, id: string) => calls.find(one => one.id === id)

const nameOf = (choices: readonly Choice[], key: string) => choices.find(one => one.key === key)?.name ?? key

/** Of too many calls those go first that are over, then those that stand on a wall below as well. */
const withCall = (help: Help, call: Call): Help => {
  const calls = [...help.calls, call]
  if (calls.length <= CALLS_KEPT) return { ...help, calls }
  const gone = calls.find(({ endedAt }) => endedAt > 0) ?? calls.find(({ from }) => from !== null) ?? calls[0]
  return { ...help, calls: calls.filter(one => one !== gone) }
}

const change = (help: Help, id: string, to: (was: Call) => Call): Help => ({
  ...help,
  calls: help.calls.map(one => (one.id === id ? to(one) : one)),
})

const notOpen = ({ call }: { call: string }, help: Help) => {
  const found = callOf(help, call)
  return found && found.endedAt === 0 ? null : ('no-such-call' as const)
}

const near = ['device', 'lead', 'admin', 'system'] as const

/** Calls for help: who is wanted where, who is coming, and which tier was asked. All of it is for the wall. */
export const help = subject<Help>('team', quiet)
  .on(
    'help-set',
    {
      body: {
        kinds: Choices,
        places: Choices,
        responders: Choices,
        minutes: Type.Integer({ minimum: 1, maximum: 120 }),
      },
      by: ['lead', 'admin', 'system'],
      wall: 'all',
    },
    (help, { kinds, places, responders, minutes }) => ({ ...help, kinds, places, responders, minutes }),
  )
  .on(
    'help-called',
    {
      body: { what: Key, where: Key, note: Type.Optional(label(NOTE_MOST)) },
      by: near,
      wall: 'all',
      fresh: FRESH_MS,
      unless: ({ what, where }, { kinds, places, calls }, writer, { at, by }) => {
        if (!kinds.some(({ key }) => key === what) || !places.some(({ key }) => key === where))
          return 'no-such-help'
        // However many come up from below, who stands here may call.
        const open = calls.filter(({ endedAt, from }) => endedAt === 0 && from === null)
        const ofScreen = writer === 'device' ? calls.filter(({ screen }) => screen === by) : []
        const isFull =
          open.length >= CALLS_KEPT ||
          ofScreen.filter(({ endedAt }) => endedAt === 0).length >= OF_SCREEN_MOST.open ||
          ofScreen.filter(({ calledAt }) => calledAt > at - LATELY_MS).length >= OF_SCREEN_MOST.lately
        return isFull ? 'too-many-calls' : null
      },
    },
    (help, { what, where, note = '' }, { id, at, by }) =>
      withCall(help, {
        ...{ id, what: nameOf(help.kinds, what), where: nameOf(help.places, where), note, calledAt: at },
        ...{ who: '', acceptedAt: 0, up: 0, with: '', passedAt: 0, endedAt: 0, from: null },
        ...(by.startsWith('device:') ? { screen: by } : {}),
      }),
  )
  .on(
    'help-came-up',
    {
      /** In the stream of the tier above: a call that nobody below has taken. */
      body: {
        from: Type.Object({ team: Id, call: Id, name: Label }, { additionalProperties: false }),
        ...{
          what: Label,
          where: Label,
          calledAt: Type.Integer(),
          up: Type.Integer({ minimum: 1, maximum: 9 }),
        },
      },
      by: ['system'],
      wall: 'all',
    },
    (help, { from, what, where, calledAt, up }, { id, at }) =>
      withCall(help, {
        ...{
          id,
          what,
          where,
          note: '',
          calledAt,
          who: '',
          acceptedAt: 0,
          up,
          with: '',
          passedAt: at,
          endedAt: 0,
          from,
        },
      }),
  )
  .on(
    'help-accepted',
    {
      body: { call: Id, who: Type.String({ minLength: 1, maxLength: 60 }) },
      by: near,
      wall: 'all',
      unless: (body, help, writer: Writer) => {
        const isKnown = help.responders.some(({ name }) => name === body.who)
        return notOpen(body, help) ?? (writer === 'system' || isKnown ? null : 'no-such-responder')
      },
    },
    (help, { call, who }, { at }) =>
      change(help, call, was => (was.acceptedAt ? was : { ...was, who, acceptedAt: at })),
  )
  .on(
    'help-passed-up',
    {
      body: { call: Id, to: Label, up: Type.Integer({ minimum: 1, maximum: 9 }) },
      by: ['system'],
      wall: 'all',
    },
    (help, { call, to, up }, { at }) => change(help, call, was => ({ ...was, up, with: to, passedAt: at })),
  )
  .on(
    'help-ended',
    { body: { call: Id }, by: near, wall: 'all', unless: notOpen },
    (help, { call }, { at }) => change(help, call, was => ({ ...was, endedAt: was.endedAt || at })),
  )
