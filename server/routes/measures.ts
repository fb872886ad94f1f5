import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { isOverdue } from '../../shared/cadence.ts'
import { isId } from '../../shared/id.ts'
import { inUse, type Measure } from '../../shared/measures.ts'
import { periodOf } from '../../shared/periods.ts'
import type { State } from '../../shared/state.ts'
import { draftOf, type Figures, idFor, isToCome, needMeasure, needsWhole, todayOf } from '../figures.ts'
import type { House } from '../house.ts'
import type { Outcome } from '../log.ts'
import { Refusal } from '../refusal.ts'
import { whoIs } from '../who.ts'
import { needTeam, noes, sameOrigin } from './schemas.ts'
import { answer, figuresBy } from './writing.ts'

const READINGS_MOST = 1_000
const BODY_MOST = 1_000_000

/** The measures of a state whose next reading is overdue. */
export const overdueIn = ({ team, measures }: State, now: number): string[] => {
  const today = todayOf(team, now)
  return inUse(measures)
    .filter(one => isOverdue(one, today))
    .map(({ id }) => id)
}

const listed = (measure: Measure, today: string) => {
  const { id, key, name, unit, better, cadence, chart, target, owner, heardAt } = measure
  const last = measure.readings.at(-1)
  return {
    ...{ id, key, name, unit, better, cadence, chart, target, owner, heardAt },
    last: last ? figuresOf(last, measure) : null,
    overdue: isOverdue(measure, today),
  }
}

/** A reading in the words it is sent in. */
const figuresOf = ({ x, y, n, note }: Pick<Figures, 'x' | 'y' | 'n' | 'note'>, measure: Measure) => {
  const isPart = n !== null || needsWhole(measure)
  return {
    period: x,
    value: isPart ? null : y,
    numerator: isPart ? y : null,
    denominator: n,
    note,
  }
}

interface Sent extends Figures {
  id: string | null
}

const FIELDS = ['id', 'period', 'value', 'numerator', 'denominator', 'note']

const isNumber = (given: unknown): given is number => typeof given === 'number' && Number.isFinite(given)

/** The numbers of a reading: a value, or a part and its whole. */
const numbersIn = (
  given: Record<string, unknown>,
  measure: Measure,
): { y: number | null; n: number | null } => {
  const { value, numerator, denominator } = given
  for (const field of ['value', 'numerator', 'denominator']) {
    const one = given[field]
    if (one !== undefined && one !== null && !isNumber(one)) throw new Refusal('not-understood', { field })
  }
  const isPart = numerator !== undefined || denominator !== undefined
  if (isPart && value !== undefined) throw new Refusal('not-understood', { field: 'value' })
  if (!isPart) {
    if (isNumber(value) && needsWhole(measure)) throw new Refusal('value-missing', { field: 'denominator' })
    if (value === undefined) throw new Refusal('value-missing', { field: 'value' })
    return { y: isNumber(value) ? value : null, n: null }
  }
  if (!isNumber(numerator)) throw new Refusal('value-missing', { field: 'numerator' })
  if (!isNumber(denominator)) throw new Refusal('value-missing', { field: 'denominator' })
  // A chart of plain values would show the numerator alone.
  if (!needsWhole(measure) && measure.chart !== 'ip') throw new Refusal('value-missing', { field: 'value' })
  return { y: numerator, n: denominator }
}

/** Reads one item as it was sent. Throws a refusal that names the field. */
const read = (item: unknown, measure: Measure, moment: { today: string; now: number }): Sent => {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) throw new Refusal('not-understood')
  const given: Record<string, unknown> = { ...item }
  const odd = Object.keys(given).find(field => !FIELDS.includes(field))
  if (odd !== undefined) throw new Refusal('not-understood', { field: odd.slice(0, 40) })
  const { id, period, note = '' } = given
  if (id !== undefined && !isId(id)) throw new Refusal('not-understood', { field: 'id' })
  if (typeof period !== 'string') throw new Refusal('bad-period', { field: 'period' })
  const x = periodOf(period, measure.cadence)
  if (x === null) throw new Refusal('bad-period', { field: 'period' })
  if (isToCome(x, measure.cadence, moment)) throw new Refusal('not-begun', { field: 'period' })
  if (typeof note !== 'string') throw new Refusal('not-understood', { field: 'note' })
  return { id: id ?? null, x, ...numbersIn(given, measure), note: note.trim() }
}

/** The door and the log speak of events; the sender of readings. */
const inTheirWords = (outcome: Outcome, measure: Measure): Outcome => {
  if (!('refusal' in outcome)) return outcome
  const { code, field } = outcome.refusal
  const theirs: Record<string, string> = { x: 'period', y: 'value', n: 'denominator' }
  const named =
    code === 'rate-impossible' ? (needsWhole(measure) ? 'numerator' : 'value') : theirs[field ?? '']
  return named ? { refusal: new Refusal(code, { field: named }) } : outcome
}

const attempt = (act: () => Sent): Sent | Refusal => {
  try {
    return act()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

/** Without ids there is no telling which of two different readings of one period is meant. */
const sayTwice = (items: readonly (Sent | Refusal)[]): readonly (Sent | Refusal)[] => {
  const said = new Map<string, Sent>()
  return items.map(item => {
    if (item instanceof Refusal || item.id !== null) return item
    const before = said.get(item.x)
    said.set(item.x, before ?? item)
    const same = !before || (before.y === item.y && before.n === item.n && before.note === item.note)
    return same ? item : new Refusal('period-twice', { field: 'period' })
  })
}

interface Params {
  id: string
  key: string
}

/** Who may not write is told so before anything is read. */
const atDoor = (house: House) => async (request: FastifyRequest<{ Params: Params }>) => {
  const { id } = request.params
  if (!isId(id)) throw new Refusal('no-such-team')
  figuresBy(whoIs(house, request), id)
}

/** What leads and machines with keys do with a team's measures. */
export const measureRoutes = async (app: FastifyInstance, house: House) => {
  const { clock, limits, log, teams } = house
  app.addHook('onRequest', sameOrigin(house))
  const tags = ['measures']

  app.get<{ Params: { id: string } }>(
    '/teams/:id/measures',
    {
      schema: {
        tags,
        summary: 'The measures in use, their last reading and whether the next is overdue',
        params: Type.Object({ id: Type.String({ maxLength: 40 }) }),
        response: { 200: Type.Any(), ...noes },
      },
    },
    async request => {
      const { id: team } = request.params
      if (!isId(team)) throw new Refusal('no-such-team')
      const by = figuresBy(whoIs(house, request), team)
      needTeam(house, team)
      const { full } = await teams.get(team)
      const today = todayOf(full.team, clock.now())
      const measures = inUse(full.measures).map(one => listed(one, today))
      // Who looks after a measure is no business of a machine.
      return { today, measures: by.kind === 'key' ? measures.map(({ owner: _, ...rest }) => rest) : measures }
    },
  )

  /** Writes items in order, independent of each other. */
  const take = async (
    team: string,
    measure: Measure,
    items: readonly (Sent | Refusal)[],
    request: FastifyRequest,
  ) => {
    const who = whoIs(house, request)
    const source = who.kind === 'key' ? who.name : 'typed'
    const good = items.filter((item): item is Sent => !(item instanceof Refusal))
    const drafts = good.map(item => draftOf(item.id ?? idFor(team, measure, item), measure.id, item, source))
    const outcomes = drafts.length ? await log.tell(`team:${team}`, drafts, figuresBy(who, team)) : []
    let next = 0
    return items.map(item =>
      item instanceof Refusal ? { refusal: item } : inTheirWords(outcomes[next++]!, measure),
    )
  }

  app.post<{ Params: Params }>(
    '/teams/:id/measures/:key/readings',
    {
      schema: {
        tags,
        summary: 'Take one reading, or a list oldest first; sent again it is written once',
        params: Type.Object({ id: Type.String({ maxLength: 40 }), key: Type.String({ maxLength: 40 }) }),
        response: { 200: Type.Any(), 201: Type.Any(), ...noes },
      },
      bodyLimit: BODY_MOST,
      onRequest: atDoor(house),
    },
    async (request, reply) => {
      const { id: team, key } = request.params
      const { body } = request
      needTeam(house, team)
      const given: readonly unknown[] = Array.isArray(body) ? body : [body]
      if (given.length > READINGS_MOST) throw new Refusal('too-many-items')
      if (given.length === 0) throw new Refusal('not-understood')
      const who = whoIs(house, request)
      if (who.kind === 'key') limits.take('key', who.id, given.length)
      const { full } = await teams.get(team)
      const measure = needMeasure(full, key)
      const moment = { today: todayOf(full.team, clock.now()), now: clock.now() }
      const items = sayTwice(given.map(item => attempt(() => read(item, measure, moment))))
      const outcomes = await take(team, measure, items, request)
      if (Array.isArray(body)) return reply.code(200).send({ results: outcomes.map(answer) })
      const [outcome] = outcomes
      if (outcome && 'refusal' in outcome) throw outcome.refusal
      const { status, ...rest } = answer(outcome!)
      return reply.code(status).send(rest)
    },
  )
}
