import { newId } from '../../shared/id.ts'
import { type PaceBucket, paceOf } from '../../shared/pace.ts'
import { type Span, wallClock } from '../../shared/shifts.ts'
import { type WorkKind, workInUse } from '../../shared/work-kind.ts'
import { shiftOf } from '../../shared/work-record.ts'
import type { House } from '../house.ts'
import type { By } from '../log.ts'
import type { Dice } from './chance.ts'
import type { Cast } from './play.ts'
import { type Counted, counting } from './work-scenario.ts'

const HOUR_MS = 3_600_000
export const tapper: By = { kind: 'device', id: 'demo' }
export const machine: By = { kind: 'key', id: 'demo' }

/** How a shift is to be told: by when, and how far the story has come, from 0 to 1. */
interface Telling {
  dice: Dice
  until: number
  along: number
  /** From then on it goes slowly, so that whoever looks in sees some of it under way. */
  slowFrom: number
}

/** The kinds that a ward counts, with the way it counts them. */
export const countedOf = async (house: House, { ward, team }: Cast) => {
  const { full } = await house.teams.get(team)
  const counts = counting[ward.name]?.counts ?? []
  return workInUse(full.work).flatMap(kind => {
    const counted = counts.find(one => one.kind.key === kind.key)
    return counted ? [{ kind, counted }] : []
  })
}

const partOf = ({ from, to }: PaceBucket, until: number) =>
  Math.min(1, Math.max(0, (until - from) / (to - from)))

/** What there is to do in a bucket, as far as it has gone. */
const asked = (kind: WorkKind, counted: Counted, bucket: PaceBucket, zone: string, told: Telling) => {
  const part = partOf(bucket, told.until)
  if (kind.demand !== 'feed') return Math.floor(bucket.due * part)
  const hour = Math.floor(wallClock(bucket.from, zone).minutes / 60)
  const mean = ((counted.arrives?.(hour) ?? 0) * (bucket.to - bucket.from)) / HOUR_MS
  return part > 0 ? told.dice.around(mean * part) : 0
}

const counted = (type: string, kind: WorkKind, count: number, { from, to }: PaceBucket, told: Telling) => {
  const last = Math.min(to, told.until) - 1
  const happenedAt = Math.floor(from + told.dice.roll() * (last - from))
  return { id: newId(), type, work: kind.id, count, happenedAt }
}

/** Of what has only just come, some waits for the next bucket: the more, the longer it may wait. */
const atOnce = ({ within, bucket }: WorkKind) => Math.max(0, 1 - (0.8 * within) / bucket)

const SLOW = 0.6

/** A shift of a kind of work: in most buckets what there is gets done, in some it does not. */
const drafts = (
  kind: WorkKind,
  how: Counted,
  pace: { buckets: readonly PaceBucket[] },
  zone: string,
  told: Telling,
) => {
  const [first, last] = how.slips
  const slips = first + (last - first) * told.along
  const arrived: object[] = []
  const done: object[] = []
  let left = kind.demand === 'feed' ? (pace.buckets[0]?.due ?? 0) : 0
  for (const bucket of pace.buckets) {
    if (bucket.from >= told.until) break
    const more = asked(kind, how, bucket, zone, told)
    if (kind.demand === 'feed' && more > 0) arrived.push(counted('work-arrived', kind, more, bucket, told))
    const ready = kind.demand === 'feed' ? left + Math.ceil(more * atOnce(kind)) : left + more
    const isSlow = told.dice.chance(bucket.to > told.slowFrom ? SLOW : slips)
    const now = isSlow ? Math.floor(ready * told.dice.roll() * 0.8) : ready
    left += more - now
    if (now > 0) done.push(counted('work-done', kind, now, bucket, told))
  }
  return { arrived, done }
}

/** What got in the way of the buckets that closed short, and that a lead has seen it. */
const looked = (kind: WorkKind, span: Span, buckets: readonly PaceBucket[], dice: Dice) => {
  const said: object[] = []
  const seen: object[] = []
  for (const { n, short, miss } of buckets) {
    if (!short || miss) continue
    const cell = { work: kind.id, day: span.day, shift: span.shift, bucket: n }
    const { key } = kind.reasons[Math.floor(dice.roll() ** 2 * kind.reasons.length)]!
    if (dice.chance(0.85)) said.push({ id: newId(), type: 'miss-explained', ...cell, reason: key })
    if (dice.chance(0.6)) seen.push({ id: newId(), type: 'bucket-reviewed', ...cell })
  }
  return { said, seen }
}

/** How many the nurse in charge says there are to do, where nobody has said it yet. */
const typedFirst = async (house: House, { team }: Cast, kind: WorkKind, span: Span, dice: Dice) => {
  if (kind.demand !== 'typed' || span.shift === 'night' || kind.shifts[shiftOf(span)]?.set.length) return
  const draft = { id: newId(), type: 'work-required', work: kind.id, required: 4 + dice.around(3) }
  await house.log.tell(`team:${team}`, [{ ...draft, happenedAt: span.start + 60_000 }], tapper)
}

/** Tells a shift of a ward as it went until a moment, with the reasons for what was missed. */
export const tellShift = async (house: House, one: Cast, span: Span, told: Telling) => {
  const stream = `team:${one.team}`
  const { log, teams } = house
  for (const { kind } of await countedOf(house, one)) await typedFirst(house, one, kind, span, told.dice)
  const { full: before } = await teams.get(one.team)
  const fed: object[] = []
  const tapped: object[] = []
  for (const { kind, counted } of await countedOf(house, one)) {
    const pace = paceOf(kind, span, before.team, span.start)
    const { arrived, done } = drafts(kind, counted, pace, before.team.timeZone, told)
    fed.push(...arrived, ...(kind.tapped ? [] : done))
    if (kind.tapped) tapped.push(...done)
  }
  await Promise.all([log.write(stream, fed, machine), log.write(stream, tapped, tapper)])
  const { full } = await teams.get(one.team)
  const lead: By = { kind: 'lead', id: told.dice.pick(one.leads) }
  const looks = workInUse(full.work).map(kind =>
    looked(kind, span, paceOf(kind, span, full.team, told.until).buckets, told.dice),
  )
  const said = looks.flatMap(look => look.said)
  const seen = looks.flatMap(look => look.seen)
  await Promise.all([log.write(stream, said, tapper), log.write(stream, seen, lead)])
}
