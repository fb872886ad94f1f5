import { openCalls } from '../../shared/help.ts'
import { newId } from '../../shared/id.ts'
import { type Pace, paceOf } from '../../shared/pace.ts'
import { type Span, spanAt, wallClock } from '../../shared/shifts.ts'
import type { WorkKind } from '../../shared/work-kind.ts'
import type { House } from '../house.ts'
import type { Dice } from './chance.ts'
import type { Cast } from './play.ts'
import { flowOn } from './work-flow.ts'
import { countedOf, machine, tapper } from './work-shift.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000
/** So many rounds of all wards in an hour. */
export const ROUND_MS = 6_000
const anHour = (times: number) => (times * ROUND_MS) / HOUR_MS

/** How many units late a kind of work lets itself become, sometimes ahead, sometimes behind, over an hour or so. */
const easeAt = (now: number, n: number) => Math.round(0.5 + 1.7 * Math.sin(now / (11 * MINUTE_MS) + n * 2.4))

/** One more is done where the plan asks for it, or a little before. */
const doneNow = (kind: WorkKind, { planNow, done, remaining }: Pace, now: number, n: number, dice: Dice) => {
  const wanted = planNow - easeAt(now, n)
  if (remaining === 0 || done >= wanted || !dice.chance(0.4)) return []
  return [{ id: newId(), type: 'work-done', work: kind.id, count: 1 }]
}

const explained = (kind: WorkKind, { buckets }: Pace, span: Span, dice: Dice) => {
  const open = buckets.find(({ short, miss }) => short && !miss)
  if (!open || !dice.chance(0.02)) return []
  const { key } = dice.pick(kind.reasons)
  const cell = { work: kind.id, day: span.day, shift: span.shift, bucket: open.n }
  return [{ id: newId(), type: 'miss-explained', ...cell, reason: key }]
}

/** A few seconds of a ward at work. */
export const workOn = async (house: House, one: Cast, dice: Dice) => {
  const now = house.clock.now()
  const { full } = await house.teams.get(one.team)
  const span = spanAt(now, full.team)
  if (!span || now >= span.end) return
  const hour = Math.floor(wallClock(now, full.team.timeZone).minutes / 60)
  for (const [n, { kind, counted }] of (await countedOf(house, one)).entries()) {
    const arrives = counted.arrives && dice.chance(anHour(counted.arrives(hour)))
    const arrived = { id: newId(), type: 'work-arrived', work: kind.id, count: 1 }
    if (arrives) await house.log.tell(`team:${one.team}`, [arrived], machine)
    const pace = paceOf(kind, span, full.team, now)
    const drafts = [...doneNow(kind, pace, now, n, dice), ...explained(kind, pace, span, dice)]
    if (drafts.length > 0) await house.log.tell(`team:${one.team}`, drafts, kind.tapped ? tapper : machine)
  }
  if (dice.chance(anHour(10))) await flowOn(house, one, dice)
  await helpOn(house, one, dice)
}

/** Now and then somebody calls, somebody comes within a minute or two, and then it is over. */
const helpOn = async (house: House, { team }: Cast, dice: Dice) => {
  const { help } = (await house.teams.get(team)).full
  const tell = (type: string, body: object) =>
    house.log.tell(`team:${team}`, [{ id: newId(), type, ...body }], tapper)
  for (const { id, acceptedAt } of openCalls(help)) {
    if (!acceptedAt && dice.chance(anHour(45)))
      await tell('help-accepted', { call: id, who: dice.pick(help.responders).name })
    else if (acceptedAt && dice.chance(anHour(10))) await tell('help-ended', { call: id })
  }
  if (help.kinds.length > 0 && openCalls(help).length === 0 && dice.chance(anHour(0.8)))
    await tell('help-called', { what: dice.pick(help.kinds).key, where: dice.pick(help.places).key })
}
