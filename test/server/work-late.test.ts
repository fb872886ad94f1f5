import { describe, expect, test } from 'vitest'
import { heldClock } from '../../server/clock.ts'
import { newId } from '../../shared/id.ts'
import { threeShifts } from '../../shared/templates.ts'
import { openShifts } from '../support/shifts.ts'
import { dayAndNight, week } from '../support/working.ts'

const HOUR = 3_600_000
const at = (moment: string) => Date.parse(`${moment}Z`)

type Ward = Awaited<ReturnType<typeof openShifts>>

const beds = { key: 'beds', name: 'Beds', unit: 'beds', demand: 'plan' }
const define = async (ward: Ward, days: number) =>
  (
    await ward.lead({
      ...{ type: 'work-defined', ...beds },
      plan: [{ shift: 'day', days: week(days) }],
    })
  ).id
const done = (work: string, happenedAt: number, count = 1) => ({
  ...{ id: newId(), type: 'work-done', work, count, happenedAt },
})
const counted = async (ward: Ward) =>
  (await ward.all('work-counted')).map(({ day, shift, required, done: units }) => [
    `${day} ${shift}`,
    ...[required, units],
  ])

describe('what comes days later', () => {
  test('in a file of a fortnight is kept until all of it is counted, shift by shift, though fewer are kept', async () => {
    const ward = await openShifts({ shifts: dayAndNight, clock: heldClock(at('2026-11-23T08:00')) })
    const work = await define(ward, 12)
    const first = at('2026-11-10T09:00')
    const drafts = Array.from({ length: 27 }, (_, n) => done(work, first + n * 12 * HOUR, 1 + (n % 5)))
    const lead = { kind: 'lead', id: 'lee' } as const
    expect((await ward.log.tell(`team:${ward.team}`, drafts, lead)).every(one => 'event' in one)).toBe(true)
    await ward.until('2026-11-23T19:10')
    const rows = await counted(ward)
    expect(rows.filter(([when]) => String(when) < '2026-11-23')).toEqual(
      drafts.slice(0, -1).map(({ count, happenedAt }, n) => {
        const day = new Date(happenedAt - 7 * HOUR).toISOString().slice(0, 10)
        return n % 2 ? [`${day} night`, 0, count] : [`${day} day`, 12, count]
      }),
    )
    const { measures, work: kinds } = (await ward.teams.get(ward.team)).full
    const short = Object.values(measures).find(({ key }) => key === 'beds-in-time')!
    // Of the first day some shifts may have gone; of all others there is a reading.
    expect(short.readings.map(({ x }) => x)).toEqual(
      Array.from({ length: 12 }, (_, n) => `2026-11-${11 + n}`),
    )
    // All of it is counted by then, so the oldest go.
    await ward.log.write(`team:${ward.team}`, [done(work, ward.clock.now())], lead)
    await ward.until('2026-11-24T08:00')
    await ward.log.write(`team:${ward.team}`, [done(work, ward.clock.now())], lead)
    expect(Object.keys((await ward.teams.get(ward.team)).full.work[work]!.shifts)).toHaveLength(12)
    expect(Object.keys(kinds[work]!.shifts).length).toBeGreaterThan(12)
    expect(ward.failures).toEqual([])
  })

  test('belongs to the shift that the team worked then, though it works others by now', async () => {
    const ward = await openShifts({ shifts: dayAndNight, clock: heldClock(at('2026-11-22T07:00')) })
    const work = await define(ward, 12)
    await ward.until('2026-11-23T12:00')
    await ward.lead({ type: 'clock-set', timeZone: 'Europe/London', shifts: [...threeShifts] })
    await ward.until('2026-11-23T13:00')
    const kiosk = { kind: 'device', id: 'the-kiosk' } as const
    const taps = ['2026-11-22T10:00', '2026-11-23T11:30', '2026-11-23T12:30'].map(when =>
      done(work, at(when)),
    )
    await ward.log.write(`team:${ward.team}`, taps, kiosk)
    const places = (await ward.all('work-done')).map(({ day, shift, into }) => [day, shift, into])
    expect(places).toEqual([
      ['2026-11-22', 'day', 180],
      ['2026-11-23', 'day', 270],
      ['2026-11-23', 'early', 330],
    ])
    await ward.until('2026-11-24T07:10')
    expect((await counted(ward)).filter(([when]) => String(when).endsWith(' day'))).toEqual([
      ['2026-11-22 day', 12, 0],
      ['2026-11-23 day', 5, 0],
      ['2026-11-22 day', 12, 1],
      ['2026-11-23 day', 5, 1],
    ])
    // None of a day before is made up by the names of today.
    expect((await counted(ward)).filter(([when]) => String(when).startsWith('2026-11-22 early'))).toEqual([])
  })
})
