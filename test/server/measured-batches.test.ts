import fc from 'fast-check'
import { expect, test } from 'vitest'
import { heldClock } from '../../server/clock.ts'
import { openLog } from '../../server/log.ts'
import { memoryStores } from '../../server/store/open.ts'
import { openTeams } from '../../server/teams.ts'
import { addDays } from '../../shared/days.ts'
import { newId } from '../../shared/id.ts'
import type { MeasureChart } from '../../shared/measures.ts'
import { reckon } from '../../shared/measuring.ts'
import { sentenceOf } from '../../shared/sentence.ts'
import { FIRST } from '../look/measured.ts'
import { MORNING } from '../support/server.ts'

const lead = { kind: 'lead', id: 'somebody' } as const
const measure = newId()

type Draft = Record<string, unknown> & { id: string }

/** What a team knows of its measure after these batches, and what a wall does. */
const heard = async (chart: MeasureChart, batches: readonly (readonly Draft[])[]) => {
  const clock = heldClock(MORNING)
  const { teams, lookup, useLog } = openTeams(clock)
  const log = openLog(memoryStores(), clock, lookup)
  await useLog(log)
  const team = newId()
  await log.tell('org', [{ id: team, type: 'team-founded', name: 'Heron Ward' }], { kind: 'system' })
  const defined = { type: 'measure-defined', key: 'falls', name: 'Falls', better: 'down', target: 4 }
  await log.tell(`team:${team}`, [{ ...defined, id: measure, cadence: 'weekly', chart }], lead)
  for (const batch of batches) if (batch.length > 0) await log.tell(`team:${team}`, batch, lead)
  const { full, wall } = await teams.get(team)
  return [full, wall].map(({ measures }) => {
    const known = measures[measure]!
    const reckoned = reckon(known)
    return {
      readings: known.readings.map(({ seq: _, was, ...rest }) => ({
        ...rest,
        before: was.map(({ y }) => y),
      })),
      chart: reckoned.chart,
      said: sentenceOf(known, reckoned),
    }
  })
}

const cut = (drafts: readonly Draft[], at: readonly number[]) => {
  const edges = [0, ...at.map(one => Math.min(one, drafts.length)).sort((a, b) => a - b), drafts.length]
  return edges.slice(1).map((to, n) => drafts.slice(edges[n], to))
}

const value = fc.record({ y: fc.integer({ min: 0, max: 30 }), n: fc.integer({ min: 30, max: 60 }) })
const cuts = fc.array(fc.nat({ max: 40 }), { maxLength: 5 })
const kinds = fc.constantFrom<MeasureChart>('xmr', 'run', 'p', 'pp', 'u', 'up', 'c', 'ip', 'g')
const taken = (week: number, given: { y: number; n: number }): Draft => ({
  ...{ id: newId(), type: 'reading-taken', measure, x: addDays(FIRST, 7 * week) },
  ...given,
})

test('a chart is the same whether its readings came one by one, in batches or twice', async () => {
  const given = fc.array(fc.tuple(fc.nat({ max: 30 }), value), { minLength: 1, maxLength: 40 })
  await fc.assert(
    fc.asyncProperty(kinds, given, cuts, async (chart, all, at) => {
      const drafts = all.map(([week, one]) => taken(week, one))
      const batches = cut(drafts, at)
      const twice = batches.flatMap(batch => [batch, batch])
      const inOne = await heard(chart, [drafts])
      expect(await heard(chart, twice)).toEqual(inOne)
      expect(await heard(chart, cut(drafts, drafts.keys().toArray()))).toEqual(inOne)
    }),
    { numRuns: 60 },
  )
})

test('a chart is the same in whatever order its weeks came', async () => {
  const weeks = fc.shuffledSubarray([...Array(30).keys()], { minLength: 1 })
  await fc.assert(
    fc.asyncProperty(
      kinds,
      weeks,
      fc.array(value, { minLength: 30, maxLength: 30 }),
      cuts,
      async (...given) => {
        const [chart, order, values, at] = given
        const drafts = order.map(week => taken(week, values[week]!))
        const inOrder = drafts.toSorted((a, b) => String(a['x']).localeCompare(String(b['x'])))
        expect(await heard(chart, cut(drafts, at))).toEqual(await heard(chart, [inOrder]))
      },
    ),
    { numRuns: 60 },
  )
})
