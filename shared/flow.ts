import { Type } from 'typebox'
import { Id, Key, label, subject } from './subject.ts'

const LABEL_MOST = 24
const BLOCKER_MOST = 40
const TOKENS_MOST = 120

const Column = Type.Object(
  {
    key: Key,
    name: Type.String({ minLength: 1, maxLength: 24 }),
    /** How many may be in it at once; shown, not enforced. */
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 99 })),
    /** After so many minutes in it somebody should ask why. */
    minutes: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_080 })),
  },
  { additionalProperties: false },
)

export interface FlowColumn {
  key: string
  name: string
  limit?: number
  minutes?: number
}

/** Something that moves through the work: a bay and a number, never a name. */
export interface Token {
  id: string
  label: string
  column: string
  /** When it came here, and when it came into its column; epoch milliseconds. */
  placedAt: number
  movedAt: number
  /** What holds it up, or the empty string, and since when. */
  blocker: string
  blockedAt: number
}

export interface Flow {
  name: string
  columns: readonly FlowColumn[]
  /** By id, in the order they came. */
  tokens: Readonly<Record<string, Token>>
  /** When anything last moved; 0 before the first. */
  heardAt: number
}

const still: Flow = { name: '', columns: [], tokens: {}, heardAt: 0 }

type Stamped = { at: number }

const change = (flow: Flow, id: string, { at }: Stamped, to: (was: Token) => Token): Flow => {
  const was = flow.tokens[id]
  return was ? { ...flow, tokens: { ...flow.tokens, [id]: to(was) }, heardAt: at } : flow
}

const without = (flow: Flow, id: string, { at }: Stamped): Flow => {
  if (!flow.tokens[id]) return flow
  const { [id]: _, ...tokens } = flow.tokens
  return { ...flow, tokens, heardAt: at }
}

const unknown = ({ token }: { token: string }, flow: Flow) =>
  flow.tokens[token] ? null : ('no-such-token' as const)
const noColumn = (column: string, { columns }: Flow) =>
  columns.some(({ key }) => key === column) ? null : ('no-such-column' as const)

const movers = ['device', 'lead', 'admin', 'key'] as const

/** Where each piece of work stands. Labels are places and numbers; the guard looks at them like at all text. */
export const flow = subject<Flow>('team', still)
  .on(
    'flow-set',
    {
      body: {
        name: Type.String({ minLength: 1, maxLength: 40 }),
        columns: Type.Array(Column, { minItems: 2, maxItems: 7 }),
      },
      by: ['lead', 'admin', 'system'],
      wall: 'all',
      unless: ({ columns }, { tokens }) => {
        const keys = columns.map(({ key }) => key)
        if (new Set(keys).size < keys.length) return 'column-twice'
        return Object.values(tokens).every(({ column }) => keys.includes(column)) ? null : 'column-in-use'
      },
    },
    (flow, { name, columns }) => ({ ...flow, name, columns }),
  )
  .on(
    'token-placed',
    {
      body: { label: label(LABEL_MOST), column: Key },
      by: [...movers, 'system'],
      wall: 'all',
      unless: ({ label: name, column }, flow) => {
        const tokens = Object.values(flow.tokens)
        if (tokens.some(one => one.label === name)) return 'label-taken'
        return tokens.length >= TOKENS_MOST ? 'too-many-items' : noColumn(column, flow)
      },
    },
    (flow, { label: name, column }, { id, at }) =>
      name
        ? {
            ...flow,
            heardAt: at,
            tokens: Object.fromEntries(
              [
                ...Object.entries(flow.tokens),
                [
                  id,
                  { id, label: name, column, placedAt: at, movedAt: at, blocker: '', blockedAt: 0 },
                ] as const,
              ].slice(-TOKENS_MOST),
            ),
          }
        : flow,
  )
  .on(
    'token-moved',
    {
      body: { token: Id, column: Key },
      by: movers,
      wall: 'all',
      unless: (body, flow) => unknown(body, flow) ?? noColumn(body.column, flow),
    },
    (flow, { token, column }, stamp) =>
      change(flow, token, stamp, was =>
        was.column === column ? was : { ...was, column, movedAt: stamp.at },
      ),
  )
  .on(
    'token-blocked',
    { body: { token: Id, reason: label(BLOCKER_MOST) }, by: movers, wall: 'all', unless: unknown },
    (flow, { token, reason }, stamp) =>
      change(flow, token, stamp, was => ({ ...was, blocker: reason, blockedAt: was.blockedAt || stamp.at })),
  )
  .on(
    'token-freed',
    { body: { token: Id }, by: movers, wall: 'all', unless: unknown },
    (flow, { token }, stamp) => change(flow, token, stamp, was => ({ ...was, blocker: '', blockedAt: 0 })),
  )
  .on(
    'token-left',
    { body: { token: Id }, by: movers, wall: 'all', unless: unknown },
    (flow, { token }, stamp) => without(flow, token, stamp),
  )
