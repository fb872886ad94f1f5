import { hash } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { isId } from '../../shared/id.ts'
import { inUse, type Measure } from '../../shared/measures.ts'
import { readingAt } from '../../shared/readings.ts'
import { plainly } from '../../shared/short-text.ts'
import { understand } from '../door.ts'
import { needWork } from '../feed/items.ts'
import { draftOf, needMeasure, needsWhole, todayOf } from '../figures.ts'
import type { House } from '../house.ts'
import { uuidV5 } from '../ids.ts'
import { type Checked, check, type Row } from '../import/check.ts'
import { guess, lay, type Mapping, remember } from '../import/columns.ts'
import { type Held, openHeld } from '../import/held.ts'
import { readTable } from '../import/read.ts'
import { COLUMNS_MOST } from '../import/table.ts'
import type { By } from '../log.ts'
import { Refusal } from '../refusal.ts'
import { needLead, whoIs } from '../who.ts'
import { cleanName, exactly, IdParams, needTeam, noes, sameOrigin, typed, Written } from './schemas.ts'
import { WorkMappingIn, workImports } from './work-imports.ts'
import { writerOf } from './writing.ts'

const FILE_MOST = 16_000_000
/** In base64 a file is a third longer. */
const BODY_MOST = 23_000_000
const TOLD_MOST = 200

const At = Type.Optional(Type.Integer({ minimum: 0, maximum: COLUMNS_MOST }))
const MappingIn = exactly({
  period: At,
  value: At,
  numerator: At,
  denominator: At,
  note: At,
  dates: Type.Union([Type.Literal('day-first'), Type.Literal('month-first')]),
})
const Params = exactly({ id: Type.String({ maxLength: 40 }), import: Type.String({ maxLength: 40 }) })
const tags = ['imports']

/** What somebody is shown of a row. */
const rowOut = ({ line, x, y, n, note }: Row, measure: Measure) => {
  const isPart = n !== null || needsWhole(measure)
  return {
    line,
    period: x,
    value: isPart ? null : y,
    numerator: isPart ? y : null,
    denominator: n,
    note,
    was: readingAt(measure, x)?.y ?? null,
  }
}

const bytesOf = (content: string): Uint8Array => {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(content)) throw new Refusal('not-understood', { field: 'content' })
  const bytes = Buffer.from(content, 'base64')
  if (bytes.length > FILE_MOST) throw new Refusal('file-too-large', { field: 'content' })
  return new Uint8Array(bytes)
}

interface Lead {
  team: string
  person: string
  by: By
}

/** Who may bring a file is asked before it is read. */
const atDoor = (house: House) => async (request: FastifyRequest) => {
  const { params } = request
  const id = typeof params === 'object' && params !== null && 'id' in params ? params.id : undefined
  if (!isId(id)) throw new Refusal('no-such-team')
  needLead(whoIs(house, request), id)
  if (Number(request.headers['content-length'] ?? 0) > BODY_MOST)
    throw new Refusal('file-too-large', { field: 'content' })
}

/** Files that bring figures: looked at first, then taken whole or not at all. */
export const importRoutes = async (app: FastifyInstance, house: House) => {
  const { clock, directory, log, teams } = house
  const held = openHeld(clock)
  const work = workImports(house)
  const routes = typed(app)
  routes.addHook('onRequest', sameOrigin(house))

  const leadOf = (request: FastifyRequest, team: string): Lead => {
    const who = whoIs(house, request)
    const { id: person } = needLead(who, team)
    needTeam(house, team)
    return { team, person, by: writerOf(who, team) }
  }

  const examine = async (file: Held, by: By, mapping: Mapping) => {
    const { full } = await teams.get(file.team)
    const measure = inUse(full.measures).find(({ id }) => id === file.measure)
    if (!measure) throw new Refusal('not-found', { field: 'measure' })
    const objection = (note: string) => {
      try {
        understand(draftOf(file.id, measure.id, { x: '2026-01-01', y: 0, n: null, note }, file.name), by.kind)
        return null
      } catch (error) {
        if (error instanceof Refusal) return error.message
        throw error
      }
    }
    const laid = lay(file.table)
    const about = { measure, timeZone: full.team.timeZone || 'UTC', today: todayOf(full.team, clock.now()) }
    const checked = check(file.table, laid, mapping, { ...about, now: clock.now(), objection })
    return { measure, laid, checked }
  }

  const look = async (file: Held, by: By, chosen: { mapping: Mapping; isRemembered: boolean }) => {
    const { measure, laid, checked } = await examine(file, by, chosen.mapping)
    return lookOf(file, measure, laid.columns, chosen, checked)
  }

  routes.post(
    '/teams/:id/imports',
    {
      schema: {
        tags,
        summary: 'Looks at a CSV or XLSX file; nothing is written',
        params: IdParams,
        body: exactly({
          measure: Type.Optional(Type.String({ maxLength: 40, description: 'The key of a measure.' })),
          work: Type.Optional(Type.String({ maxLength: 40, description: 'Or the key of a kind of work.' })),
          name: Written,
          content: Type.String(),
        }),
        response: { 201: Type.Any(), ...noes },
      },
      bodyLimit: BODY_MOST,
      onRequest: atDoor(house),
    },
    async (request, reply) => {
      const { id: team } = request.params
      const { person, by } = leadOf(request, team)
      const { body } = request
      const { full } = await teams.get(team)
      if ((body.work === undefined) === (body.measure === undefined))
        throw new Refusal('not-understood', { field: 'measure' })
      const kind = body.work === undefined ? null : needWork(full, body.work)
      const measure = body.measure === undefined ? null : needMeasure(full, body.measure)
      // Nobody types the name of a file: what is odd in it is left out, not refused.
      const name = cleanName(plainly(body.name.slice(-60)), 'name')
      const bytes = bytesOf(body.content)
      const digest = hash('sha256', bytes, 'hex')
      const table = await readTable(bytes)
      const of = { measure: measure?.id ?? null, work: kind?.id ?? null }
      const file = held.add({ team, person, ...of, name, hash: digest, table })
      if (!measure) return reply.code(201).send(await work.look(file, work.guess(file)))
      const chosen = guess(lay(table), measure, directory.mappings.of(measure.id))
      return reply.code(201).send(await look(file, by, chosen))
    },
  )

  routes.post(
    '/teams/:id/imports/:import',
    {
      schema: {
        tags,
        summary: 'Looks at the same file by other columns',
        params: Params,
        body: exactly({ mapping: Type.Union([MappingIn, WorkMappingIn]) }),
        response: { 200: Type.Any(), ...noes },
      },
      onRequest: atDoor(house),
    },
    async request => {
      const lead = leadOf(request, request.params.id)
      const file = held.need(request.params.import, lead)
      const { mapping } = request.body
      checkFits(file, mapping)
      return 'all' in mapping
        ? work.look(file, { mapping, isRemembered: false })
        : look(file, lead.by, { mapping, isRemembered: false })
    },
  )

  routes.post(
    '/teams/:id/imports/:import/take',
    {
      schema: {
        tags,
        summary: 'Takes what was looked at: all of it or nothing',
        params: Params,
        body: exactly({
          mapping: Type.Union([MappingIn, WorkMappingIn]),
          leaveOut: Type.Optional(Type.Boolean()),
        }),
        response: {
          200: Type.Object({
            written: Type.Integer({ description: 'Readings or counts that were written.' }),
            already: Type.Integer({ description: 'Those that this file brought before.' }),
            unchanged: Type.Integer({ description: 'Rows that say what is known.' }),
            leftOut: Type.Integer({ description: 'Lines with a problem.' }),
          }),
          ...noes,
        },
      },
      onRequest: atDoor(house),
    },
    async request => {
      const lead = leadOf(request, request.params.id)
      const file = held.need(request.params.import, lead)
      const { mapping, leaveOut = false } = request.body
      checkFits(file, mapping)
      const taken =
        'all' in mapping
          ? await work.take(file, lead.by, mapping, { leaveOut })
          : await takeAll(file, lead, mapping, leaveOut)
      held.leave(file.id, lead)
      return taken
    },
  )

  routes.delete(
    '/teams/:id/imports/:import',
    {
      schema: {
        tags,
        summary: 'Lets a file go that was looked at and is not taken',
        params: Params,
        response: { 204: Type.Null(), ...noes },
      },
      onRequest: atDoor(house),
    },
    async (request, reply) => {
      held.leave(request.params.import, leadOf(request, request.params.id))
      return reply.code(204).send(null)
    },
  )

  const takeAll = async (file: Held, { team, by }: Lead, mapping: Mapping, leaveOut: boolean) => {
    const { measure, laid, checked } = await examine(file, by, mapping)
    const { rows, problems } = checked
    if (problems.some(({ line }) => line === 0) || (problems.length > 0 && !leaveOut))
      throw new Refusal('import-problems', { field: 'mapping' })
    if (rows.length === 0) throw new Refusal('import-nothing')
    const fresh = rows.filter(({ isUnchanged }) => !isUnchanged)
    const drafts = fresh.map(row => draftOf(idOf(file, row), measure.id, row, file.name))
    const outcomes = drafts.length > 0 ? await log.tellWhole(`team:${team}`, drafts, by) : []
    const refused = outcomes.find(outcome => 'refusal' in outcome)
    if (refused) throw refused.refusal
    const kept = remember(laid.columns, mapping)
    if (kept) await directory.mappings.keep(measure.id, kept)
    const already = outcomes.filter(outcome => 'duplicate' in outcome && outcome.duplicate).length
    return {
      written: outcomes.length - already,
      already,
      unchanged: rows.length - fresh.length,
      leftOut: new Set(problems.map(({ line }) => line)).size,
    }
  }
}

/** Columns of work for a file of work, and of a measure for a file of one. */
const checkFits = ({ work }: Held, mapping: object) => {
  if ((work !== null) !== 'all' in mapping) throw new Refusal('not-understood', { field: 'mapping' })
}

/** The same for the same row of the same file, so that taking it twice is harmless. */
const idOf = ({ measure, hash: file }: Held, { line, x, y, n }: Row) =>
  uuidV5(JSON.stringify([measure, file, line, x, y, n]))

const lookOf = (
  { id, name, table }: Held,
  measure: Measure,
  columns: ReturnType<typeof lay>['columns'],
  { mapping, isRemembered }: { mapping: Mapping; isRemembered: boolean },
  { rows, problems, notes, blank }: Checked,
) => {
  const bad = new Set(problems.map(({ line }) => line).filter(line => line > 0)).size
  return {
    import: id,
    name,
    format: table.format,
    encoding: table.encoding,
    sheet: table.sheet,
    columns,
    guess: mapping,
    remembered: isRemembered,
    rows: rows.map(row => rowOut(row, measure)),
    problems: problems.slice(0, TOLD_MOST),
    moreProblems: Math.max(0, problems.length - TOLD_MOST),
    notes: notes.slice(0, TOLD_MOST),
    counts: {
      lines: table.lines.length,
      good: rows.length,
      bad,
      blank,
      unchanged: rows.filter(({ isUnchanged }) => isUnchanged).length,
    },
  }
}
