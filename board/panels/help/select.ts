import { type Call, openCalls } from '../../../shared/help.ts'
import type { State } from '../../../shared/state.ts'
import { working as words, workingFirst } from '../../../shared/words/en.ts'
import type { Reading } from '../../panel.ts'
import { type Scene, timeOf } from '../../scene.ts'

const say = words.help

export interface Open {
  id: string
  what: string
  where: string
  note: string
  calledAt: number
  isComing: boolean
  /** Who is coming, or that nobody is yet. */
  coming: string
  /** Which tier has it since when; empty while it is with us. */
  tier: string
}

export interface Model extends Reading {
  open: readonly Open[]
  now: number
  /** When somebody last called, and how long it took; empty if nobody did. */
  last: string
}

const placeOf = ({ where, from }: Pick<Call, 'where' | 'from'>) =>
  from ? workingFirst.from(from.name, where) : where

const openOf = (call: Call, timeZone: string): Open => {
  const { id, what, where, note, calledAt, who, from, passedAt, with: tier } = call
  return {
    ...{ id, what, note, calledAt },
    where: placeOf({ where, from }),
    isComing: who !== '',
    coming: who ? say.coming(who) : say.nobody,
    tier: tier ? say.with(tier, timeOf(passedAt, timeZone)) : '',
  }
}

const lastOf = (calls: readonly Call[], timeZone: string) => {
  const last = calls.filter(({ endedAt }) => endedAt > 0).at(-1)
  return last ? say.last(timeOf(last.calledAt, timeZone), words.flow.age(last.endedAt - last.calledAt)) : ''
}

/** Who needs help where, since when, and who is coming; calm when nobody does. */
export const select = (
  { help }: State,
  _: unknown,
  { knownAt: now, heardAt, isOld, timeZone }: Scene,
): Model => {
  const open = openCalls(help).map(call => openOf(call, timeZone))
  return {
    ...{ open, now },
    last: lastOf(help.calls, timeZone),
    asOf: { at: heardAt },
    stale: isOld,
    empty: help.kinds.length === 0 && open.length === 0 ? say.empty : null,
  }
}
