import type { Flow, FlowColumn, Token } from '../../../shared/flow.ts'
import type { State } from '../../../shared/state.ts'
import { working as words } from '../../../shared/words/en.ts'
import type { Reading } from '../../panel.ts'
import type { Scene } from '../../scene.ts'

const say = words.flow
const MINUTE_MS = 60_000

export interface Card {
  id: string
  label: string
  /** In words: how long it has been in its column. */
  age: string
  isLong: boolean
  blocker: string
}

export interface Column {
  key: string
  name: string
  count: number
  /** `4 of 3`. */
  told: string
  isOver: boolean
  cards: readonly Card[]
}

export interface Model extends Reading {
  columns: readonly Column[]
}

const cardOf = ({ id, label, movedAt, blocker }: Token, { minutes }: FlowColumn, now: number): Card => ({
  ...{ id, label, blocker },
  age: say.age(now - movedAt),
  isLong: minutes !== undefined && now - movedAt >= minutes * MINUTE_MS,
})

const columnOf = (column: FlowColumn, { tokens }: Flow, now: number): Column => {
  const { key, name, limit } = column
  const inIt = Object.values(tokens)
    .filter(token => token.column === key)
    .sort((a, b) => a.movedAt - b.movedAt)
  return {
    ...{ key, name, count: inIt.length },
    told: limit === undefined ? String(inIt.length) : say.limit(inIt.length, limit),
    isOver: limit !== undefined && inIt.length > limit,
    cards: inIt.map(token => cardOf(token, column, now)),
  }
}

/** Where each piece of work stands, the one that stands there longest first, and what holds it up. */
export const select = ({ flow }: State, _: unknown, scene: Scene): Model => ({
  columns: flow.columns.map(column => columnOf(column, flow, scene.knownAt)),
  asOf: { at: scene.heardAt },
  stale: scene.isOld,
  empty: flow.columns.length === 0 ? say.empty : null,
  ...(flow.name ? { heading: flow.name } : {}),
})
