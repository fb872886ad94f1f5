import { beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../shared/id.ts'
import { spanIn } from '../../shared/pace.ts'
import type { Shift } from '../../shared/shifts.ts'
import { threeShifts } from '../../shared/templates.ts'
import { dice } from '../support/dice.ts'
import { openShifts } from '../support/shifts.ts'
import { dayAndNight, week } from '../support/working.ts'

type Ward = Awaited<ReturnType<typeof openShifts>>
let ward: Ward
const SEVEN = Date.parse('2026-11-23T07:00Z')
const beds = {
  ...{ key: 'beds', name: 'Beds', unit: 'beds', demand: 'plan' },
  plan: [{ shift: 'day', days: week(12) }],
}

beforeEach(async () => {
  ward = await openShifts({ shifts: dayAndNight })
})

const define = async (more: object = {}) =>
  (await ward.lead({ type: 'work-defined', happenedAt: SEVEN, ...beds, ...more })).id
const tap = async (work: string, count: number) => {
  const draft = { id: newId(), type: 'work-done', work, count }
  await ward.log.write(`team:${ward.team}`, [draft], { kind: 'device', id: 'the-kiosk' })
  await ward.settled()
}
const works = (shifts: readonly Shift[]) =>
  ward.lead({ type: 'clock-set', timeZone: 'Europe/London', shifts: [...shifts] })
const closed = async () => (await ward.all('shift-closed')).map(({ day, shift }) => `${day} ${shift}`)
const counted = async () =>
  (await ward.all('work-counted')).map(({ day, shift, required, done, inTime, misses, carried }) => [
    `${day} ${shift}`,
    ...[required, done, inTime, misses, carried],
  ])

describe('a shift that runs as the team begins to work others', () => {
  test('is closed, and its work counted by what its plan asked for until then', async () => {
    const work = await define({ carries: true })
    await ward.until('2026-11-23T09:30')
    await tap(work, 4)
    await ward.until('2026-11-23T12:00')
    await works(threeShifts)
    await ward.until('2026-11-23T12:09')
    expect(await counted()).toEqual([])
    await ward.until('2026-11-23T12:10')
    // One an hour since seven: five are due by noon, four were done, and two hours at the start and one at the end were short.
    expect(await counted()).toEqual([['2026-11-23 day', 5, 4, 2, 3, 1]])
    const { full } = await ward.teams.get(ward.team)
    const kind = full.work[work]!
    expect(spanIn(kind, '2026-11-23/day', full.team)).toMatchObject({ name: 'Day', start: SEVEN })
    expect(kind.shifts['2026-11-23/day']?.times).toEqual({
      start: SEVEN,
      end: Date.parse('2026-11-23T12:00Z'),
    })
    expect(kind.shifts['2026-11-23/early']).toMatchObject({ carried: 1 })
    expect(await closed()).toEqual(['2026-11-23 day'])
    await ward.until('2026-11-24T07:20')
    expect(await closed()).toEqual([
      ...['2026-11-23 day', '2026-11-23 early', '2026-11-23 late', '2026-11-23 night'],
    ])
    expect(ward.failures).toEqual([])
  })

  test('hands on all that was typed for it and is not done', async () => {
    const work = await define({ demand: 'typed', plan: [], carries: true })
    await ward.lead({ type: 'work-required', work, required: 12 })
    await ward.until('2026-11-23T10:00')
    await tap(work, 4)
    await ward.until('2026-11-23T12:00')
    await works(threeShifts)
    await ward.until('2026-11-23T12:10')
    expect((await counted()).map(row => [row[0], row[1], row[2], row[5]])).toEqual([
      ['2026-11-23 day', 12, 4, 8],
    ])
  })

  test('has its answers poured under its own name', async () => {
    await ward.until('2026-11-23T09:30')
    await ward.answer('gggmh')
    await ward.until('2026-11-23T12:00')
    await works(threeShifts)
    await ward.answer('ggggg')
    await ward.until('2026-11-23T12:10')
    const { day, shift, shifts, answers, good } = (await ward.all('shift-counted'))[0]!
    expect({ day, shift, shifts, answers, good }).toEqual({
      ...{ day: '2026-11-23', shift: 'day', answers: 5, good: 3 },
      shifts: [{ day: '2026-11-23', shift: 'day' }],
    })
    await ward.until('2026-11-23T15:10')
    expect((await ward.all('shift-counted')).map(({ shift, good }) => [shift, good])).toEqual([
      ['day', 3],
      ['early', 5],
    ])
  })

  test('goes on where the change is taken back within ten minutes', async () => {
    const work = await define()
    await ward.until('2026-11-23T12:00')
    await works(threeShifts)
    await ward.until('2026-11-23T12:05')
    await works(dayAndNight)
    await tap(work, 6)
    await ward.until('2026-11-23T19:00')
    expect(await counted()).toEqual([])
    await ward.until('2026-11-23T19:10')
    expect((await counted()).map(row => row.slice(0, 3))).toEqual([['2026-11-23 day', 12, 6]])
    expect((await closed()).filter(one => one.endsWith(' day'))).toEqual(['2026-11-23 day'])
  })

  test('is closed once though the server was away meanwhile', async () => {
    const work = await define()
    await ward.until('2026-11-23T12:00')
    await tap(work, 4)
    await works(threeShifts)
    ward.keeper.stop()
    await ward.clock.moveTo(Date.parse('2026-11-23T14:00Z'))
    ward = await openShifts({ stores: ward.stores, clock: ward.clock })
    await ward.settled()
    expect((await counted()).map(row => row.slice(0, 3))).toEqual([['2026-11-23 day', 5, 4]])
    ward.keeper.stop()
    ward = await openShifts({ stores: ward.stores, clock: ward.clock })
    await ward.settled()
    expect(await counted()).toHaveLength(1)
    expect(await closed()).toEqual(['2026-11-23 day'])
  })

  test('is closed by its new hours where it keeps its name, also if those are over already', async () => {
    const work = await define()
    await ward.until('2026-11-23T12:00')
    await tap(work, 4)
    const shorter = (to: string) => [
      { key: 'day', name: 'Day', from: '07:00', to },
      { key: 'night', name: 'Night', from: '19:00', to: '07:00' },
    ]
    await works(shorter('16:00'))
    await ward.until('2026-11-23T13:00')
    expect(await closed()).toEqual([])
    await works(shorter('11:00'))
    await ward.until('2026-11-23T13:10')
    expect(await closed()).toEqual(['2026-11-23 day'])
    expect((await counted()).map(row => row.slice(0, 3))).toEqual([['2026-11-23 day', 8, 4]])
    await ward.until('2026-11-24T07:10')
    expect(await closed()).toEqual(['2026-11-23 day', '2026-11-23 night'])
  })

  test('of the night before has its week counted, if it was the last of it', async () => {
    await ward.until('2026-11-29T20:00')
    await ward.answer('gggmh')
    await ward.until('2026-11-30T02:00')
    await works([
      { key: 'early', name: 'Early', from: '07:00', to: '15:00' },
      { key: 'late', name: 'Late', from: '15:00', to: '07:00' },
    ])
    await ward.until('2026-11-30T02:10')
    expect((await closed()).at(-1)).toBe('2026-11-29 night')
    await ward.until('2026-11-30T16:00')
    expect((await ward.all('week-counted')).map(({ monday, answers }) => [monday, answers])).toEqual([
      ['2026-11-23', 5],
    ])
  })
})

const patterns: readonly (readonly Shift[])[] = [
  dayAndNight,
  threeShifts,
  [{ key: 'day', name: 'Day', from: '08:00', to: '16:30' }],
  [
    { key: 'early', name: 'Early', from: '06:30', to: '13:00' },
    { key: 'day', name: 'Day', from: '13:00', to: '22:00' },
  ],
  [{ key: 'whole', name: 'All day', from: '00:00', to: '00:00' }],
]

describe('however often the pattern is changed, by whomever', () => {
  test.each([6, 8, 31, 34, 85, 87, 104, 118])(
    'every tap is counted once in a shift that was closed once: dice %i',
    async seed => {
      const roll = dice(seed)
      const work = await define({
        plan: patterns
          .flat()
          .map(({ key }) => key)
          .filter((key, n, all) => all.indexOf(key) === n)
          .map(shift => ({ shift, days: week(8) })),
      })
      const end = SEVEN + 2 * 86_400_000
      let taps = 0
      while (ward.clock.now() < end) {
        await ward.clock.move((1 + roll.upTo(240)) * 60_000)
        await ward.settled()
        if (roll.chance(0.3)) await works(roll.pick(patterns))
        const happenedAt = Math.max(SEVEN, ward.clock.now() - roll.upTo(roll.pick([1, 30, 900])) * 60_000)
        const draft = { id: newId(), type: 'work-done', work, count: 1, happenedAt }
        await ward.log.write(`team:${ward.team}`, [draft], { kind: 'device', id: 'the-kiosk' })
        taps++
        if (roll.chance(0.1)) ward = await ward.restarted()
      }
      await ward.clock.move(60_000)
      await works(dayAndNight)
      await ward.clock.move(3 * 86_400_000)
      await ward.settled()
      expect(ward.failures).toEqual([])
      const cells = await closed()
      expect(cells).toEqual([...new Set(cells)])
      // The last count of each shift is the one that stands.
      const last = new Map((await counted()).map(([cell, , done]) => [cell, Number(done)]))
      expect([...last.values()].reduce((sum, done) => sum + done, 0)).toBe(taps)
      for (const cell of last.keys()) expect(cells).toContain(cell)
    },
  )
})
