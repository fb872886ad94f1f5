import { isDay } from '../../shared/days.ts'
import { isId } from '../../shared/id.ts'
import { placeOf } from '../../shared/shifts.ts'
import { plainly } from '../../shared/short-text.ts'
import type { State } from '../../shared/state.ts'
import { type WorkKind, workInUse } from '../../shared/work-kind.ts'
import { isForgotten } from '../../shared/work-refused.ts'
import { COUNT_MOST } from '../../shared/work-settings.ts'
import { clockAt } from '../closings.ts'
import { uuidV5 } from '../ids.ts'
import { Refusal } from '../refusal.ts'
import type { TeamClock } from '../stamp.ts'
import { believed, instantIn } from './moment.ts'

/** What may be said about work from outside. */
export const whats = ['arrived', 'done', 'undone', 'required'] as const
export type What = (typeof whats)[number]
export const isWhat = (given: unknown): given is What => whats.some(what => what === given)

/** One thing that a machine says about work. */
export interface Item {
  /** Null where the sender gave none: then it is written as often as it comes. */
  id: string | null
  /** The sender's own name for it, of which the id was made; empty if the sender gave an id. */
  ref: string
  what: What
  count: number
  happenedAt: number | null
  day: string | null
  shift: string | null
}

export const REF_MOST = 60
const FIELDS = ['id', 'ref', 'what', 'count', 'unit', 'happenedAt', 'day', 'shift']

/** The kind of work in use with this key. */
export const needWork = (state: State, key: string): WorkKind => {
  const found = workInUse(state.work).find(one => one.key === key)
  if (!found) throw new Refusal('no-such-work', { field: 'kind' })
  return found
}

interface About {
  team: string
  kind: WorkKind
  clock: TeamClock
  now: number
  /** How far the sender's clock is ahead, in milliseconds. */
  ahead: number
}

const countIn = (given: unknown, what: What): number => {
  if (given === undefined && what !== 'required') return 1
  const least = what === 'required' ? 0 : 1
  const isCount =
    typeof given === 'number' && Number.isInteger(given) && given >= least && given <= COUNT_MOST
  if (!isCount) throw new Refusal('bad-count', { field: 'count' })
  return given
}

const textIn = (given: unknown, field: string, most: number): string | null => {
  if (given === undefined) return null
  if (typeof given !== 'string' || given.length === 0 || given.length > most || !given.isWellFormed())
    throw new Refusal('not-understood', { field })
  return given
}

const checkUnit = (given: unknown, { unit }: WorkKind) => {
  const said = textIn(given, 'unit', 60)
  const plain = (text: string) => text.trim().toLocaleLowerCase()
  if (said !== null && plain(said) !== plain(unit)) throw new Refusal('wrong-unit', { field: 'unit' })
}

/** The shift that a requirement is for, where another is named than the one it comes in. */
const placeIn = ({ day, shift }: Record<string, unknown>, what: What, { clock: { shifts } }: About) => {
  if (day !== undefined && (what !== 'required' || typeof day !== 'string'))
    throw new Refusal('not-understood', { field: 'day' })
  if (shift !== undefined && what !== 'required') throw new Refusal('not-understood', { field: 'shift' })
  if (typeof day === 'string' && !isDay(day)) throw new Refusal('bad-day', { field: 'day' })
  if (shift !== undefined && !shifts.some(({ key }) => key === shift))
    throw new Refusal('no-such-shift', { field: 'shift' })
  return { day: typeof day === 'string' ? day : null, shift: typeof shift === 'string' ? shift : null }
}

/** Refuses a time to come and one that is too long ago. */
export const checkMoment = (at: number, kind: WorkKind, clock: About['clock'], now: number) => {
  believed(at, now, 'happenedAt')
  if (isForgotten(kind, placeOf(at, clockAt(at, clock)), now))
    throw new Refusal('too-old', { field: 'happenedAt' })
}

/** The same for the same reference, so that what is sent again is written once. */
export const idOfRef = (team: string, kind: string, what: What, ref: string) =>
  uuidV5(JSON.stringify([team, kind, what, ref]))

/** Reads one item as it was sent. Throws a refusal that names the field. */
export const readItem = (item: unknown, about: About): Item => {
  const { team, kind, clock, now, ahead } = about
  if (typeof item !== 'object' || item === null || Array.isArray(item)) throw new Refusal('not-understood')
  const given: Record<string, unknown> = { ...item }
  const odd = Object.keys(given).find(field => !FIELDS.includes(field))
  if (odd !== undefined) throw new Refusal('not-understood', { field: odd.slice(0, 40) })
  const { id, what } = given
  if (id !== undefined && !isId(id)) throw new Refusal('not-understood', { field: 'id' })
  if (!isWhat(what)) throw new Refusal('not-understood', { field: 'what' })
  const ref = id === undefined ? (textIn(given['ref'], 'ref', REF_MOST) ?? '') : ''
  checkUnit(given['unit'], kind)
  const said = given['happenedAt']
  const happenedAt = said === undefined ? null : instantIn(said, 'happenedAt') - ahead
  if (happenedAt !== null) checkMoment(happenedAt, kind, clock, now)
  return {
    id: id ?? (ref ? idOfRef(team, kind.id, what, ref) : null),
    ...{ ref, what, count: countIn(given['count'], what), happenedAt },
    ...placeIn(given, what, about),
  }
}

/** An item as the log takes it. */
export const draftOf = (id: string, work: string, item: Item, source: string) => ({
  id,
  type: `work-${item.what}`,
  work,
  ...(item.what === 'required' ? { required: item.count } : { count: item.count }),
  ...(item.happenedAt === null ? {} : { happenedAt: item.happenedAt }),
  ...(item.day === null ? {} : { day: item.day }),
  ...(item.shift === null ? {} : { shift: item.shift }),
  source: plainly(source).slice(0, 80),
})
