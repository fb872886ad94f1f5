import { beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../shared/id.ts'
import { reckonedOf } from '../../shared/measuring.ts'
import { workInUse } from '../../shared/work-kind.ts'
import { openShifts } from '../support/shifts.ts'

const twoShifts = [
  { key: 'day', name: 'Day', from: '07:00', to: '19:00' },
  { key: 'night', name: 'Night', from: '19:00', to: '07:00' },
]
type Ward = Awaited<ReturnType<typeof openShifts>>
let ward: Ward
/** When the day shift begins: work that is thought of then is asked for in all of it. */
const SEVEN = Date.parse('2026-11-23T07:00Z')
const days = (n: number) => [n, n, n, n, n, n, n]

/** Two shifts of twelve hours, and beds to clean in the day shift: one an hour. */
const beds = {
  key: 'beds',
  name: 'Beds',
  unit: 'beds',
  demand: 'plan',
  plan: [{ shift: 'day', days: days(12) }],
}
const define = async (more: object = {}) =>
  (await ward.lead({ type: 'work-defined', happenedAt: SEVEN, ...beds, ...more })).id
const tap = async (work: string, at: string, count = 1) => {
  const happenedAt = Date.parse(`${at}Z`)
  if (happenedAt > ward.clock.now()) await ward.until(at)
  const draft = { id: newId(), type: 'work-done', work, count, happenedAt }
  await ward.log.write(`team:${ward.team}`, [draft], { kind: 'device', id: 'the-kiosk' })
}
const counted = async () =>
  (await ward.all('work-counted')).map(({ day, shift, required, done, inTime, misses, carried }) => [
    `${day} ${shift}`,
    ...[required, done, inTime, misses, carried],
  ])
const kinds = async () => workInUse((await ward.teams.get(ward.team)).full.work)
const readings = async (what: string) => {
  const { measures } = (await ward.teams.get(ward.team)).full
  const measure = Object.values(measures).find(({ key }) => key === what)
  return measure?.readings.map(({ x, y, n, was }) => [x, y, n, was.length])
}

beforeEach(async () => {
  ward = await openShifts({ shifts: twoShifts })
})

describe('when a shift is over', () => {
  test('its work is counted once, with what was done in time and how many hours came up short', async () => {
    const work = await define()
    await tap(work, '2026-11-23T08:30', 3)
    await tap(work, '2026-11-23T18:30', 7)
    await ward.until('2026-11-23T19:09:59')
    expect(await counted()).toEqual([])
    await ward.until('2026-11-23T19:10')
    // The first hour is short; then three are done by nine, and from ten o’clock on every hour until the last is short.
    expect(await counted()).toEqual([['2026-11-23 day', 12, 10, 2, 9, 0]])
    await ward.until('2026-11-24T09:00')
    expect(await counted()).toHaveLength(1)
  })

  test('what was not done is required of the next, and of the one after that', async () => {
    const work = await define({ carries: true })
    await tap(work, '2026-11-23T10:00', 7)
    await ward.until('2026-11-23T20:00')
    await tap(work, '2026-11-23T20:00', 2)
    await ward.until('2026-11-24T07:10')
    expect(await counted()).toEqual([
      ['2026-11-23 day', 12, 7, 4, 8, 5],
      ['2026-11-23 night', 5, 2, 2, 3, 3],
    ])
    const [kind] = await kinds()
    expect(kind!.shifts['2026-11-24/day']).toMatchObject({ carried: 3 })
  })

  test('nothing is counted of work that nobody asked for and nobody did', async () => {
    await define({ demand: 'typed' })
    await ward.until('2026-11-25T12:00')
    expect(await counted()).toEqual([])
  })

  test('the plan of a shift that is over stays, whatever is planned from then on', async () => {
    const work = await define()
    await tap(work, '2026-11-23T08:30', 12)
    await ward.until('2026-11-24T06:00')
    const { type: _, ...set } = { type: '', ...beds, plan: [{ shift: 'day', days: days(40) }] }
    const { key: __, ...changes } = set
    await ward.lead({ type: 'work-changed', work, ...changes, breaks: [{ from: '12:00', to: '14:00' }] })
    await ward.until('2026-11-25T06:00')
    expect((await counted()).map(row => row.slice(0, 3))).toEqual([
      ['2026-11-23 day', 12, 12],
      ['2026-11-24 day', 40, 0],
    ])
  })
})

describe('what comes after the close', () => {
  test('is counted again when the next shift closes, by the plan there was, and handed on anew', async () => {
    const work = await define({ carries: true })
    await ward.until('2026-11-23T19:30')
    await tap(work, '2026-11-23T07:30', 1)
    await tap(work, '2026-11-23T08:30', 1)
    expect(await counted()).toHaveLength(1)
    await ward.until('2026-11-24T07:10')
    expect(await counted()).toEqual([
      ['2026-11-23 day', 12, 0, 0, 12, 12],
      ['2026-11-23 day', 12, 2, 2, 10, 10],
      ['2026-11-23 night', 10, 0, 0, expect.any(Number), 10],
    ])
    const [kind] = await kinds()
    expect(kind!.shifts['2026-11-23/day']).toMatchObject({ since: 0, counts: 2 })
    await ward.until('2026-11-24T19:10')
    expect((await counted()).slice(3)).toEqual([['2026-11-24 day', 22, 0, 0, 12, 22]])
  })

  test('a correction there and back leaves two more counts and the first result', async () => {
    const work = await define()
    await tap(work, '2026-11-23T08:30', 12)
    await ward.until('2026-11-23T20:00')
    const correct = (done: number) =>
      ward.lead({
        type: 'work-corrected',
        work,
        day: '2026-11-23',
        shift: 'day',
        bucket: 1,
        done,
        why: 'Twice',
      })
    await correct(6)
    await ward.until('2026-11-24T07:10')
    await correct(12)
    await ward.until('2026-11-24T19:10')
    expect((await counted()).filter(([when]) => when === '2026-11-23 day').map(row => row[2])).toEqual([
      12, 6, 12,
    ])
    const [kind] = await kinds()
    expect(kind!.shifts['2026-11-23/day']?.closed?.done).toBe(12)
  })

  test('what was done after the end, before the next began, is put right with the last hour', async () => {
    ward = await openShifts({ shifts: [{ key: 'day', name: 'Day', from: '08:00', to: '17:00' }] })
    const work = await define()
    await tap(work, '2026-11-23T16:30', 2)
    await tap(work, '2026-11-23T19:30', 3)
    const cell = { work, day: '2026-11-23', shift: 'day', bucket: 8 }
    await ward.lead({ type: 'work-corrected', ...cell, done: 4, why: 'One was tapped twice' })
    await ward.until('2026-11-24T17:10')
    const [kind] = await kinds()
    const shift = kind!.shifts['2026-11-23/day']!
    expect(shift.fixes[8]).toMatchObject([{ was: 5 }])
    expect(shift.closed).toMatchObject({ done: 4, required: 12 })
  })

  test('is counted by the hours the shift had, though the team works other shifts by now', async () => {
    const work = await define()
    await tap(work, '2026-11-23T08:30', 9)
    await tap(work, '2026-11-23T18:30', 1)
    await ward.until('2026-11-23T20:00')
    const before = await counted()
    const others = [
      { key: 'day', name: 'Day', from: '08:00', to: '16:00' },
      { key: 'evening', name: 'Evening', from: '16:00', to: '08:00' },
    ]
    await ward.lead({ type: 'clock-set', timeZone: 'Europe/London', shifts: others })
    await ward.until('2026-11-24T16:10')
    expect((await counted()).filter(([when]) => when === '2026-11-23 day')).toEqual(before)
    const cell = { work, day: '2026-11-23', shift: 'day', bucket: 11 }
    await ward.lead({ type: 'work-corrected', ...cell, done: 3, why: 'Two were forgotten' })
    await ward.until('2026-11-25T08:10')
    expect((await counted()).filter(([when]) => when === '2026-11-23 day').slice(1)).toEqual([
      ['2026-11-23 day', 12, 12, 9, 3, 0],
    ])
    expect((await readings('beds-in-time'))?.[0]).toEqual(['2026-11-23', 9, 12, 1])
  })

  test('of a shift that nobody had spoken of is counted too, and what it hands on goes from hand to hand', async () => {
    const work = await define({ demand: 'typed', plan: [], carries: true })
    await ward.until('2026-11-24T12:00')
    expect(await counted()).toEqual([])
    const yesterday = { day: '2026-11-23', shift: 'day' }
    await ward.lead({ type: 'work-required', work, required: 12, ...yesterday })
    await tap(work, '2026-11-23T18:30', 5)
    await ward.until('2026-11-24T19:10')
    expect((await counted()).map(row => [row[0], row[1], row[2], row[5]])).toEqual([
      ['2026-11-23 day', 12, 5, 7],
      ['2026-11-23 night', 7, 0, 7],
      ['2026-11-24 day', 7, 0, 7],
    ])
    expect((await readings('beds-in-time'))?.[0]).toEqual(['2026-11-23', 0, 19, 0])
  })

  test('is counted by the breaks the shift had, however often others are set before it is counted', async () => {
    ward = await openShifts({ shifts: [{ key: 'day', name: 'Day', from: '07:00', to: '19:00' }] })
    const breaks = (from: string, to: string) => [{ from, to }]
    const typed = { ...beds, demand: 'typed', plan: [], breaks: breaks('12:00', '18:00') }
    const work = await define(typed)
    await ward.until('2026-11-23T20:00')
    expect(await counted()).toEqual([])
    const { key: _, ...rest } = typed
    await ward.lead({ type: 'work-required', work, required: 6, day: '2026-11-23', shift: 'day' })
    await tap(work, '2026-11-23T08:30', 1)
    for (const [from, to] of [
      ['08:00', '09:00'],
      ['09:00', '10:00'],
      ['10:00', '11:00'],
    ] as const)
      await ward.lead({ type: 'work-changed', work, ...rest, breaks: breaks(from, to) })
    await ward.until('2026-11-24T19:10')
    const [first] = await ward.all('work-counted')
    expect(first!.plan).toEqual([1, 2, 3, 4, 5, 5, 5, 5, 5, 5, 5, 6].map(level => expect.closeTo(level)))
  })

  test('is counted by the breaks the shift had, though others are set by now', async () => {
    const work = await define({ carries: true, breaks: [{ from: '12:00', to: '13:00' }] })
    await tap(work, '2026-11-23T18:30', 12)
    await ward.until('2026-11-24T08:00')
    const { key: _, ...rest } = beds
    await ward.lead({ type: 'work-changed', work, ...rest, carries: true, breaks: [] })
    // As many as before: what was due by when is what it was.
    await ward.lead({ type: 'work-required', work, required: 12, day: '2026-11-23', shift: 'day' })
    await ward.until('2026-11-24T19:10')
    const plans = (await ward.all('work-counted'))
      .filter(({ day }) => day === '2026-11-23')
      .map(({ plan }) => plan)
    expect(plans).toHaveLength(2)
    expect(plans[1]!.map(Math.round)).toEqual(plans[0]!.map(Math.round))
  })

  test('a number that is put right for a shift that is over is counted by the new number', async () => {
    const work = await define({ demand: 'typed', plan: [] })
    await ward.lead({ type: 'work-required', work, required: 24 })
    await ward.until('2026-11-23T20:00')
    await ward.lead({ type: 'work-required', work, required: 6, day: '2026-11-23', shift: 'day' })
    await ward.until('2026-11-24T07:10')
    expect((await counted()).map(row => row.slice(0, 3))).toEqual([
      ['2026-11-23 day', 24, 0],
      ['2026-11-23 day', 6, 0],
    ])
  })
})

describe('after the server was away', () => {
  test('every shift is counted, none twice, and what was not done has gone from hand to hand', async () => {
    await define({ carries: true })
    await ward.until('2026-11-23T12:00')
    ward.keeper.stop()
    await ward.until('2026-11-26T12:00')
    ward = await ward.restarted()
    await ward.settled()
    const once = await counted()
    expect(once.map(([when, required]) => [when, required])).toEqual([
      ['2026-11-23 day', 12],
      ['2026-11-23 night', 12],
      ['2026-11-24 day', 24],
      ['2026-11-24 night', 24],
      ['2026-11-25 day', 36],
      ['2026-11-25 night', 36],
    ])
    ward = await ward.restarted()
    ward = await ward.restarted()
    await ward.settled()
    expect(await counted()).toEqual(once)
    expect(await readings('beds-in-time')).toHaveLength(3)
  })

  test('shifts that were over before the work was thought of are not counted', async () => {
    ward.keeper.stop()
    await ward.until('2026-11-26T12:00')
    await define()
    ward = await ward.restarted()
    await ward.until('2026-11-26T19:10')
    expect((await counted()).map(([when]) => when)).toEqual(['2026-11-26 day'])
  })
})

describe('a day becomes a reading', () => {
  test('once the last shift of the day is over: so many of so many in time, and the hours that came up short', async () => {
    const work = await define()
    await tap(work, '2026-11-23T08:30', 3)
    await ward.until('2026-11-24T07:09')
    expect(await readings('beds-in-time')).toBeUndefined()
    await ward.until('2026-11-24T07:10')
    expect(await readings('beds-in-time')).toEqual([['2026-11-23', 2, 12, 0]])
    expect(await readings('beds-short')).toEqual([['2026-11-23', 10, null, 0]])
  })

  test('a simulated week draws a chart of shares in per cent', async () => {
    const work = await define()
    for (let day = 23; day < 30; day++) {
      for (let hour = 7; hour < 7 + (day - 22); hour++)
        await tap(work, `2026-11-${day}T${String(hour).padStart(2, '0')}:10`)
      await ward.until(`2026-11-${day + 1}T07:10`)
    }
    const { measures } = (await ward.teams.get(ward.team)).full
    const share = Object.values(measures).find(({ key }) => key === 'beds-in-time')!
    expect(share).toMatchObject({ chart: 'p', better: 'up', cadence: 'daily', unit: '%' })
    expect(share.readings.map(({ y, n }) => `${y}/${n}`)).toEqual([
      '1/12',
      '2/12',
      '3/12',
      '4/12',
      '5/12',
      '6/12',
      '7/12',
    ])
    const { chart, value } = reckonedOf(share)
    expect(value).toBeCloseTo((100 * 7) / 12)
    expect(chart?.points).toHaveLength(7)
  })

  test('a day that is counted again gives another, with the reason', async () => {
    const work = await define()
    await ward.until('2026-11-24T08:00')
    await tap(work, '2026-11-23T08:30', 12)
    await ward.until('2026-11-24T19:10')
    expect(await readings('beds-in-time')).toEqual([['2026-11-23', 11, 12, 1]])
    const [, again] = (await ward.all('reading-taken')).filter(
      ({ x, n }) => x === '2026-11-23' && n !== undefined,
    )
    expect(again).toMatchObject({ why: 'Counted again: something came in later.', by: 'system' })
  })

  test('what a lead put right stays, unless the day is counted again', async () => {
    await define()
    await ward.until('2026-11-24T08:00')
    const { measures } = (await ward.teams.get(ward.team)).full
    const measure = Object.values(measures).find(({ key }) => key === 'beds-in-time')!.id
    await ward.lead({
      type: 'reading-corrected',
      measure,
      x: '2026-11-23',
      y: 9,
      n: 12,
      why: 'The kiosk was off.',
    })
    await ward.until('2026-11-26T08:00')
    expect((await readings('beds-in-time'))?.[0]).toEqual(['2026-11-23', 9, 12, 1])
  })

  test('a measure that somebody closed stays closed, and its key is not taken twice', async () => {
    await ward.lead({
      type: 'measure-defined',
      key: 'beds-in-time',
      name: 'Ours',
      better: 'up',
      cadence: 'daily',
      chart: 'run',
    })
    await define()
    await ward.until('2026-11-24T08:00')
    expect(await readings('beds-in-time')).toEqual([])
    expect(await readings('beds-in-time-2')).toHaveLength(1)
    const { measures } = (await ward.teams.get(ward.team)).full
    const measure = Object.values(measures).find(({ key }) => key === 'beds-in-time-2')!.id
    await ward.lead({ type: 'measure-closed', measure })
    await ward.until('2026-11-26T08:00')
    expect(await readings('beds-in-time-2')).toHaveLength(1)
    expect((await ward.all('measure-defined')).map(({ key }) => key)).toEqual([
      'beds-in-time',
      'beds-in-time-2',
      'beds-short',
    ])
  })

  test('the first day is read again too, also when it asks for nothing any more', async () => {
    const work = await define()
    await tap(work, '2026-11-23T18:30', 12)
    await ward.until('2026-11-26T12:00')
    const first = async () => (await readings('beds-in-time'))?.[0]
    expect(await first()).toEqual(['2026-11-23', 1, 12, 0])
    await tap(work, '2026-11-23T08:30', 3)
    await ward.until('2026-11-27T08:00')
    expect(await first()).toEqual(['2026-11-23', 3, 12, 1])
    await ward.lead({ type: 'work-required', work, required: 0, day: '2026-11-23', shift: 'day' })
    await ward.until('2026-11-28T08:00')
    expect(await first()).toEqual(['2026-11-23', null, null, 2])
  })

  test('a day that asks for nothing is a gap, so that nobody is told it is overdue', async () => {
    await define({ plan: [{ shift: 'day', days: [12, 12, 12, 12, 12, 0, 0] }] })
    await ward.until('2026-11-29T08:00')
    expect((await readings('beds-in-time'))?.at(-1)).toEqual(['2026-11-28', null, null, 0])
  })
})
