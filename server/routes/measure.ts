import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { isOverdue } from '../../shared/cadence.ts'
import { newId } from '../../shared/id.ts'
import type { Measure } from '../../shared/measures.ts'
import { reckonedOf } from '../../shared/measuring.ts'
import { sentenceOf } from '../../shared/sentence.ts'
import { needMeasure, todayOf } from '../figures.ts'
import type { House } from '../house.ts'
import { Refusal } from '../refusal.ts'
import { needLead, whoIs } from '../who.ts'
import { IdParams, needTeam, noes, sameOrigin } from './schemas.ts'
import { answer, figuresBy, writerOf } from './writing.ts'

const tags = ['measures']
const Params = Type.Object({ id: Type.String({ maxLength: 40 }), key: Type.String({ maxLength: 40 }) })

/** A measure with all that a chart of it shows, as data: for who wants to check it, or to draw it elsewhere. */
const inFull = (measure: Measure, today: string) => {
  const reckoned = reckonedOf(measure)
  const { lead: _, why: __, text, target, tone } = sentenceOf(measure, reckoned)
  const { readings, rebases, annotations, history, ...settings } = measure
  return {
    measure: settings,
    overdue: isOverdue(measure, today),
    says: {
      sentence: text,
      target,
      tone,
      variationIcon: reckoned.chart?.variationIcon ?? null,
      assuranceIcon: reckoned.chart?.assuranceIcon ?? null,
      value: reckoned.value,
    },
    chart: reckoned.chart,
    readings: readings.map(({ x, y, n, note, ghost, was }) => ({
      period: x,
      value: y,
      denominator: n,
      note,
      ghost,
      was: was.map(({ y: value, n: denominator, on, why }) => ({ value, denominator, on, why })),
    })),
    rebases,
    annotations,
    history,
  }
}

/** One measure: made by a script as in the console, and read with its chart. */
export const oneMeasureRoutes = async (app: FastifyInstance, house: House) => {
  const { clock, log, teams } = house
  app.addHook('onRequest', sameOrigin(house))

  app.post<{ Params: { id: string } }>(
    '/teams/:id/measures',
    {
      schema: {
        tags,
        summary: 'Makes a measure: the body of `measure-defined`, with or without an id',
        params: IdParams,
        response: { 200: Type.Any(), 201: Type.Any(), ...noes },
      },
    },
    async (request, reply) => {
      const { id: team } = request.params
      const who = needLead(whoIs(house, request), team)
      needTeam(house, team)
      const { body } = request
      if (typeof body !== 'object' || body === null || Array.isArray(body))
        throw new Refusal('not-understood')
      const draft = { id: newId(), ...body, type: 'measure-defined' }
      const [outcome] = await log.tell(`team:${team}`, [draft], writerOf(who, team))
      if (!outcome || 'refusal' in outcome) throw outcome?.refusal ?? new Refusal('broken')
      const { status, ...rest } = answer(outcome)
      return reply.code(status).send(rest)
    },
  )

  app.get<{ Params: { id: string; key: string } }>(
    '/teams/:id/measures/:key',
    {
      schema: {
        tags,
        summary: 'A measure with its readings, its chart as data, and what it says',
        params: Params,
        response: { 200: Type.Any(), ...noes },
      },
    },
    async request => {
      const { id: team, key } = request.params
      const by = figuresBy(whoIs(house, request), team)
      needTeam(house, team)
      const { full } = await teams.get(team)
      const { measure, ...rest } = inFull(needMeasure(full, key), todayOf(full.team, clock.now()))
      const { owner: _, ...settings } = measure
      // Who looks after a measure, and who did what to it, is no business of a machine.
      if (by.kind === 'key') {
        const history = rest.history.map(({ by: __, ...change }) => change)
        return { ...rest, measure: settings, history }
      }
      return { measure, ...rest }
    },
  )
}
