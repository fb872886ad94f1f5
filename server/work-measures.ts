import { inUse, type Measure, type Measures } from '../shared/measures.ts'
import { whole } from '../shared/pace-curve.ts'
import type { Body } from '../shared/state.ts'
import { countedWork } from '../shared/words/en.ts'
import type { WorkKind } from '../shared/work-kind.ts'
import { isFull, type WorkShift } from '../shared/work-record.ts'
import type { Closing } from './closings.ts'
import { uuidV5 } from './ids.ts'
import type { Log } from './log.ts'
import type { Teams } from './teams.ts'

/** A state holds no more measures than this; another would push one out that somebody made. */
const MEASURES_MOST = 118
const KEY_MOST = 22

/** What a day of a kind of work came to. */
interface Day {
  day: string
  due: number
  inTime: number
  misses: number
  /** How often its shifts were counted, all together. */
  counts: number
}

const dayOf = (day: string, shifts: readonly WorkShift[]): Day => ({
  day,
  due: shifts.reduce((sum, { closed }) => sum + whole(closed?.plan.at(-1) ?? 0), 0),
  inTime: shifts.reduce((sum, { closed }) => sum + (closed?.inTime ?? 0), 0),
  misses: shifts.reduce((sum, { closed }) => sum + (closed?.misses ?? 0), 0),
  counts: shifts.reduce((sum, { counts }) => sum + counts, 0),
})

/** The days that are over with all their shifts. Once as many are kept as may be, the first may have lost some: it is left alone. */
const daysOver = (kind: WorkKind, span: Closing): Day[] => {
  const days = Map.groupBy(Object.entries(kind.shifts), ([key]) => key.slice(0, 10))
  const over = [...days].filter(([day]) => day < span.day || (day === span.day && span.isLast))
  return over
    .filter((_, n) => n > 0 || !isFull(kind.shifts, span.end))
    .map(([day, shifts]) =>
      dayOf(
        day,
        shifts.flatMap(([, shift]) => (shift.closed ? [shift] : [])),
      ),
    )
}

interface Way {
  what: 'in-time' | 'short'
  body: (kind: WorkKind) => Omit<Body<'measure-defined'>, 'key'>
  reading: (day: Day) => { y: number | null; n?: number | null }
}

/** What every kind of work is measured by. */
const ways: readonly Way[] = [
  {
    what: 'in-time',
    body: ({ name, bucket }) => ({
      name: countedWork.inTime(name),
      meaning: countedWork.inTimeMeans(bucket),
      unit: '%',
      better: 'up',
      cadence: 'daily',
      chart: 'p',
    }),
    reading: ({ due, inTime }) => (due > 0 ? { y: inTime, n: due } : { y: null, n: null }),
  },
  {
    what: 'short',
    body: ({ name, bucket }) => ({
      name: countedWork.short(name),
      meaning: countedWork.shortMeans(bucket),
      unit: countedWork.shortUnit(bucket),
      better: 'down',
      cadence: 'daily',
      chart: 'c',
    }),
    reading: ({ due, misses }) => ({ y: due > 0 ? misses : null }),
  },
]

/** A key that no measure in use has. */
const freeKey = (key: string, what: string, all: Measures) => {
  const taken = new Set(inUse(all).map(measure => measure.key))
  const stem = key.slice(0, KEY_MOST).replace(/-+$/, '')
  const keys = ['', '-2', '-3', '-4'].map(end => `${stem}-${what}${end}`)
  return keys.find(one => !taken.has(one)) ?? null
}

interface House {
  log: Log
  teams: Teams
}

const measureOf = async (
  { log, teams }: House,
  team: string,
  kind: WorkKind,
  { what, body }: Way,
  at: number,
) => {
  const id = uuidV5(`${team}/${kind.id}/${what}`)
  const stream = `team:${team}`
  if (!(await log.storeOf(stream).find(stream, id))) {
    const { measures } = (await teams.get(team)).full
    const key = freeKey(kind.key, what, measures)
    if (key === null || inUse(measures).length >= MEASURES_MOST) return null
    const draft = { id, type: 'measure-defined', happenedAt: at, key, ...body(kind) }
    await log.tell(stream, [draft], { kind: 'system' })
  }
  const measure = (await teams.get(team)).full.measures[id]
  return measure && !measure.closed ? measure : null
}

/** Takes the reading of a day, once for each time its shifts were counted: what a lead corrects since then stays. */
const readDay = async (
  { log }: House,
  team: string,
  measure: Measure,
  { reading }: Way,
  day: Day,
  at: number,
) => {
  const stream = `team:${team}`
  const id = uuidV5(`${measure.id}/${day.day}/${day.counts}`)
  if (await log.storeOf(stream).find(stream, id)) return
  const isAgain = measure.readings.some(({ x }) => x === day.day)
  const draft = {
    ...{ id, type: 'reading-taken', happenedAt: at, measure: measure.id, x: day.day, ...reading(day) },
    ...{ source: 'work', ...(isAgain ? { why: countedWork.again } : {}) },
  }
  await log.tell(stream, [draft], { kind: 'system' })
}

/**
 * What the days of a kind of work came to, as measures: the share that was done in time, and how many buckets closed
 * short. Safe to repeat. A measure begins with the first day that asked for anything, and ends when somebody closes it.
 */
export const measureWork = async (house: House, team: string, work: string, span: Closing) => {
  const { full } = await house.teams.get(team)
  const kind = full.work[work]
  if (!kind) return
  const days = daysOver(kind, span)
  // A day that asked for nothing is a gap: nobody should be told that a reading is overdue.
  if (span.isLast && kind.madeAt < span.end && !days.some(({ day }) => day === span.day))
    days.push(dayOf(span.day, []))
  const known = (way: Way) => full.measures[uuidV5(`${team}/${kind.id}/${way.what}`)]
  for (const way of ways) {
    if (!known(way) && days.every(({ due }) => due === 0)) continue
    const measure = await measureOf(house, team, kind, way, span.end - 1)
    if (!measure) continue
    const first = measure.readings[0]?.x ?? ''
    for (const day of days) {
      if (day.due > 0 || (first !== '' && day.day >= first))
        await readDay(house, team, measure, way, day, span.end - 1)
    }
  }
}
