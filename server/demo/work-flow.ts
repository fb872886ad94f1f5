import type { Flow, Token } from '../../shared/flow.ts'
import { newId } from '../../shared/id.ts'
import type { House } from '../house.ts'
import type { Dice } from './chance.ts'
import type { Cast } from './play.ts'
import { counting } from './work-scenario.ts'
import { tapper } from './work-shift.ts'

const MINUTE_MS = 60_000

/** What happens next to something that has stood in its column for a while; null while there is no room further on. */
const stepOf = (token: Token, { columns, tokens }: Flow, blockers: readonly string[], dice: Dice) => {
  const about = { id: newId(), token: token.id }
  if (token.blocker) return dice.chance(0.3) ? { ...about, type: 'token-freed' } : null
  if (dice.chance(0.08)) return { ...about, type: 'token-blocked', reason: dice.pick(blockers) }
  const next = columns[columns.findIndex(({ key }) => key === token.column) + 1]
  if (!next) return { ...about, type: 'token-left' }
  const there = Object.values(tokens).filter(({ column }) => column === next.key).length
  const isFull = there >= (next.limit ?? Number.POSITIVE_INFINITY)
  return isFull && dice.chance(0.9) ? null : { ...about, type: 'token-moved', column: next.key }
}

/** A few minutes on the floor: one moves on that has waited longest, and another may come. */
export const flowOn = async (house: House, { ward, team }: Cast, dice: Dice) => {
  const told = counting[ward.name]?.flow
  if (!told) return
  const { flow } = (await house.teams.get(team)).full
  const tokens = Object.values(flow.tokens).sort((a, b) => a.movedAt - b.movedAt)
  const free = told.labels.filter(label => !tokens.some(token => token.label === label))
  const drafts: object[] = []
  const waited = tokens.filter(({ movedAt }) => house.clock.now() - movedAt > 15 * MINUTE_MS)
  const step =
    waited.length > 0 && dice.chance(0.8) ? stepOf(dice.pick(waited), flow, told.blockers, dice) : null
  if (step) drafts.push(step)
  if (free.length > 2 && dice.chance(0.4))
    drafts.push({ id: newId(), type: 'token-placed', label: dice.pick(free), column: flow.columns[0]?.key })
  if (drafts.length > 0) await house.log.tell(`team:${team}`, drafts, tapper)
}
