import { describe, expect, test } from 'vitest'
import { paceOf } from '../../shared/pace.ts'
import { inTimeOf } from '../../shared/pace-buckets.ts'
import { wallClock } from '../../shared/shifts.ts'
import { atWork, dayAndNight, MONDAY, week } from '../support/working.ts'

const HOUR = 3_600_000
const dues = (ward: ReturnType<typeof atWork>, time: string) => ward.pace(time).buckets.map(({ due }) => due)

describe('twelve beds in a shift of twelve hours', () => {
  test.each([
    ['07:00', 0, 0, 'on-pace', 0],
    ['07:59', 0, 0, 'on-pace', 0],
    ['08:00', 0, 1, 'behind', 1],
    ['08:00', 1, 1, 'on-pace', 0],
    ['10:00', 2, 3, 'behind', 1],
    ['10:30', 2, 3, 'behind', 1],
    ['11:00', 2, 4, 'far-behind', 2],
    ['12:00', 2, 5, 'far-behind', 3],
    ['12:00', 7, 5, 'on-pace', -2],
    ['18:59', 12, 11, 'finished', -1],
    ['18:59', 11, 11, 'on-pace', 0],
    ['19:00', 11, 12, 'over', 1],
    ['19:00', 12, 12, 'finished', 0],
  ] as const)('at %s with %i done: %i due, %s, gap %i', (time, done, planNow, standing, gap) => {
    const ward = atWork()
    // Spread as evenly as a ward can, so that the pace of late is the pace of the day.
    for (let n = 0; n < done; n++) ward.done(`${String(7 + Math.min(n, 11)).padStart(2, '0')}:00`)
    const pace = ward.pace(`2026-11-23 07:00`, time)
    expect(pace).toMatchObject({ required: 12, done, remaining: 12 - done, planNow, gap })
    expect(pace.standing).toBe(standing)
  })

  test('the lag is how long the first missing one is late, in hours of work', () => {
    const ward = atWork()
    ward.done('07:30', 2)
    expect(ward.pace('09:59').lag).toBe(0)
    expect(ward.pace('10:00').lag).toBeCloseTo(0)
    expect(ward.pace('10:30').lag).toBeCloseTo(0.5)
    expect(ward.pace('12:00').lag).toBeCloseTo(2)
  })

  test('the pace that is needed: what is left, over the time that is left', () => {
    const ward = atWork()
    ward.done('08:00', 2)
    expect(ward.pace('14:00').everyMs).toBe((5 * HOUR) / 10)
    expect(ward.pace('19:00').everyMs).toBeNull()
    ward.done('15:00', 10)
    expect(ward.pace('16:00').everyMs).toBeNull()
  })

  test('where the pace of the last two hours leads, once an hour has been worked', () => {
    const ward = atWork()
    ward.done('07:30', 1)
    expect(ward.pace('07:59')).toMatchObject({ ratePerHour: null, projected: null, finishAt: null })
    expect(ward.pace('08:00')).toMatchObject({ projected: 12, finishAt: ward.at('19:00') })
    expect(ward.pace('08:00').ratePerHour).toBeCloseTo(1)
    ward.done('08:10', 1)
    ward.done('09:10', 3)
    expect(ward.pace('10:00')).toMatchObject({ ratePerHour: 2, projected: 23, finishAt: ward.at('13:30') })
    expect(ward.pace('12:00')).toMatchObject({ ratePerHour: 0, projected: 5, finishAt: null })
  })

  test('it may be finished after the end of the shift, and says when', () => {
    const ward = atWork()
    ward.done('16:30', 2)
    expect(ward.pace('18:00')).toMatchObject({ projected: 3, finishAt: ward.at('2026-11-24 04:00') })
  })

  test('an hour that is over came up short if fewer were done than due and the shift is behind', () => {
    const ward = atWork()
    ward.done('07:10', 2)
    ward.done('09:10', 1)
    const { buckets } = ward.pace('11:30')
    expect(buckets.map(({ short }) => short).slice(0, 6)).toEqual([false, false, false, true, false, false])
    expect(buckets[3]).toMatchObject({
      due: 1,
      done: 0,
      difference: -1,
      dueAll: 4,
      doneAll: 3,
      differenceAll: -1,
    })
    expect(buckets.map(({ when }) => when).slice(3, 6)).toEqual(['past', 'now', 'to-come'])
  })

  test('a bed is in time when it is done by the end of the hour it was due in', () => {
    const ward = atWork()
    ward.done('07:10', 2)
    ward.done('10:10', 4)
    expect(inTimeOf(ward.pace('07:00', '19:00').buckets)).toBe(2 + 3)
  })
})

describe('before, between and after', () => {
  test('before a shift nothing is due; a shift that nobody planned has no plan', () => {
    const ward = atWork()
    expect(ward.pace('12:00', '06:30')).toMatchObject({
      standing: 'before',
      planNow: 0,
      gap: 0,
      ratePerHour: null,
    })
    expect(ward.pace('20:00')).toMatchObject({
      standing: 'no-plan',
      required: null,
      remaining: 0,
      everyMs: null,
    })
  })

  test('what is tapped after the last shift of the day counts in its last hour', () => {
    const ward = atWork({}, { shifts: [{ key: 'day', name: 'Day', from: '07:00', to: '19:00' }] })
    ward.done('20:15', 12)
    const { standing, done, buckets } = ward.pace('20:30')
    expect([standing, done, buckets.at(-1)?.done]).toEqual(['finished', 12, 12])
  })

  test('nothing required is on pace, and is not called finished', () => {
    const ward = atWork({ demand: 'typed', plan: [] })
    ward.required('07:05', 0)
    expect(ward.pace('12:00')).toMatchObject({
      standing: 'on-pace',
      required: 0,
      everyMs: null,
      finishAt: null,
    })
  })

  test('a last bucket may be shorter, and the plan is still whole at its end', () => {
    const shifts = [{ key: 'day', name: 'Day', from: '07:00', to: '14:20' }]
    const ward = atWork({ plan: [{ shift: 'day', days: week(22) }] }, { shifts })
    const { buckets } = ward.pace('12:00')
    expect(buckets).toHaveLength(8)
    expect(buckets.at(-1)).toMatchObject({ plan: 22, from: ward.at('14:00'), to: ward.at('14:20') })
    expect(dues(ward, '12:00')).toEqual([3, 3, 3, 3, 3, 3, 3, 1])
  })
})

describe('in a break the plan stands still', () => {
  const breaks = [
    { from: '12:00', to: '12:30' },
    { from: '15:00', to: '16:30' },
  ]
  test('and goes on faster around it, so that all is due at the end', () => {
    const ward = atWork({ breaks, plan: [{ shift: 'day', days: week(20) }] })
    expect(dues(ward, '08:00')).toEqual([2, 2, 2, 2, 2, 1, 2, 2, 0, 1, 2, 2])
    expect(ward.pace('12:00').planNow).toBe(ward.pace('12:29').planNow)
  })

  test('the wall says until when, and the time that is left is time to work', () => {
    const ward = atWork({ breaks })
    ward.done('09:00', 8)
    expect(ward.pace('12:10')).toMatchObject({ standing: 'break', breakUntil: ward.at('12:30') })
    expect(ward.pace('12:30').breakUntil).toBeNull()
    expect(ward.pace('13:00').everyMs).toBe((4.5 * HOUR) / 4)
  })

  test('the rate and the finish leave them out', () => {
    const ward = atWork({ breaks })
    ward.done('10:30', 1)
    ward.done('11:30', 1)
    ward.done('12:40', 1)
    // From 10:30 on: half of the hour from ten, eleven, and half an hour after the break.
    expect(ward.pace('13:00').ratePerHour).toBeCloseTo(2.5 / 2)
    const { finishAt } = ward.pace('13:00')
    expect(finishAt).toBe(ward.at('13:00') + (9 / 1.25 + 1.5) * HOUR)
  })

  test('at night, over midnight too', () => {
    const ward = atWork({
      plan: [{ shift: 'night', days: week(11) }],
      breaks: [{ from: '23:30', to: '00:30' }],
    })
    expect(dues(ward, '20:00')).toEqual([1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1])
    expect(ward.pace('2026-11-24 00:10')).toMatchObject({
      standing: 'break',
      breakUntil: ward.at('2026-11-24 00:30'),
    })
  })

  test('breaks that leave no time to work are none', () => {
    const ward = atWork({ breaks: [{ from: '06:00', to: '20:00' }] })
    expect(ward.pace('13:00')).toMatchObject({ planNow: 6, breakUntil: null, standing: 'far-behind' })
  })
})

describe('a plan that somebody drew', () => {
  test('asks for more where they drew more', () => {
    const shape = [{ shift: 'day', parts: [3, 1, 0, 2] }]
    const ward = atWork({ curve: 'drawn', shape })
    expect(dues(ward, '08:00')).toEqual([2, 2, 2, 0, 1, 1, 0, 0, 0, 1, 1, 2])
    expect(dues(atWork({ curve: 'even', shape }), '08:00')).toEqual(week(1).concat([1, 1, 1, 1, 1]))
  })

  test('an hour of it that is all break gives its share to the others', () => {
    const parts = [1, 1, 1, 1, 1, 6, 1, 1, 1, 1, 1, 1]
    const ward = atWork({
      curve: 'hours',
      shape: [{ shift: 'day', parts }],
      breaks: [{ from: '12:00', to: '13:00' }],
      plan: [{ shift: 'day', days: week(11) }],
    })
    expect(dues(ward, '08:00')).toEqual([1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1])
  })
})

describe('at night', () => {
  const plan = [{ shift: 'night', days: week(12) }]
  test('a shift that crosses midnight is one shift, and belongs to the day it began', () => {
    const ward = atWork({ plan })
    ward.done('2026-11-24 01:20')
    const { span, buckets } = ward.pace('2026-11-24 02:00')
    expect(span.day).toBe('2026-11-23')
    expect(buckets.map(({ done }) => done)).toEqual([0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0])
    expect(ward.pace('2026-11-24 02:00').planNow).toBe(7)
  })

  const labels = (ward: ReturnType<typeof atWork>, time: string) =>
    ward.pace(time).buckets.map(({ from }) => wallClock(from, 'Europe/London').minutes / 60)

  test('when the clock goes back it has thirteen hours, and two of them are called one o’clock', () => {
    const ward = atWork({ plan: [{ shift: 'night', days: week(13) }] })
    expect(labels(ward, '2026-10-24 20:00')).toEqual([19, 20, 21, 22, 23, 0, 1, 1, 2, 3, 4, 5, 6])
    expect(dues(ward, '2026-10-24 20:00')).toEqual(Array.from({ length: 13 }, () => 1))
    const second = ward.at('2026-10-25 02:30') - HOUR
    ward.tell('work-done', { count: 1 }, second - HOUR)
    ward.tell('work-done', { count: 2 }, second)
    expect(ward.pace('2026-10-24 20:00').buckets.map(({ done }) => done)).toEqual([
      0, 0, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 0,
    ])
  })

  test('when it goes forward it has eleven, and none of them is called one o’clock', () => {
    const ward = atWork({ plan: [{ shift: 'night', days: week(11) }] })
    expect(labels(ward, '2026-03-28 20:00')).toEqual([19, 20, 21, 22, 23, 0, 2, 3, 4, 5, 6])
    expect(dues(ward, '2026-03-28 20:00')).toEqual(Array.from({ length: 11 }, () => 1))
  })

  test('a break by the wall clock is half an hour on those nights too', () => {
    for (const [evening, hours] of [
      ['2026-10-24', 13],
      ['2026-03-28', 11],
    ] as const) {
      const ward = atWork({ plan, breaks: [{ from: '04:00', to: '04:30' }] })
      const { everyMs } = ward.pace(`${evening} 19:00`)
      expect(everyMs).toBeCloseTo(((hours - 0.5) * HOUR) / 12)
    }
  })

  test('a day of one shift has 23 or 25 hours', () => {
    const shifts = [{ key: 'day', name: 'All day', from: '00:00', to: '00:00' }]
    const ward = atWork({ plan: [{ shift: 'day', days: week(50) }] }, { shifts })
    expect(ward.pace('2026-10-25 12:00').buckets).toHaveLength(25)
    expect(ward.pace('2026-03-29 12:00').buckets).toHaveLength(23)
    expect(ward.pace('2026-10-25 23:59').planNow).toBe(49)
  })
})

test('work that is thought of in mid-shift owes nothing for the hours before; all of it is asked of the rest', () => {
  const ward = atWork({}, { made: '13:00' })
  expect(ward.pace('13:00')).toMatchObject({ required: 12, planNow: 0, standing: 'on-pace' })
  expect(dues(ward, '13:00')).toEqual([0, 0, 0, 0, 0, 0, 2, 2, 2, 2, 2, 2])
  expect(dues(ward, '2026-11-24 13:00')).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1])
})

describe('what is required changes in mid-shift', () => {
  test('by a new plan: what was due stays, the rest is spread over the rest', () => {
    const ward = atWork()
    ward.change('13:00', { plan: [{ shift: 'day', days: week(24) }] })
    expect(ward.pace('13:00')).toMatchObject({ required: 24, planNow: 6 })
    expect(dues(ward, '13:00')).toEqual([1, 1, 1, 1, 1, 1, 3, 3, 3, 3, 3, 3])
  })

  test('by a feed that says it every five minutes: the hours that are over stay as they were', () => {
    const ward = atWork({ demand: 'typed', plan: [] })
    ward.required('07:00', 12)
    const before = dues(ward, '08:00').slice(0, 1)
    for (let minute = 0; minute < 600; minute += 5) {
      const time = `${String(8 + Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
      ward.required(time, 24)
    }
    expect(ward.kind().shifts[`${MONDAY}/day`]?.set).toHaveLength(2)
    expect(dues(ward, '18:30').slice(0, 1)).toEqual(before)
    for (let minute = 0; minute < 59; minute++)
      ward.required(`18:${String(minute).padStart(2, '0')}`, 30 + (minute % 2))
    expect(ward.kind().shifts[`${MONDAY}/day`]?.set.length).toBeLessThan(25)
    expect(dues(ward, '18:59').slice(0, 1)).toEqual(before)
    expect(ward.pace('18:59')).toMatchObject({ required: 30 })
  })

  test('by another curve or other breaks: what was due stays, the rest is spread as it is drawn now', () => {
    const ward = atWork()
    ward.change('13:00', { curve: 'drawn', shape: [{ shift: 'day', parts: [1, 1, 3, 0] }] })
    expect(dues(ward, '13:00')).toEqual([1, 1, 1, 1, 1, 1, 2, 2, 2, 0, 0, 0])
    ward.change('15:00', {
      breaks: [
        { from: '10:00', to: '11:00' },
        { from: '16:00', to: '17:00' },
      ],
    })
    expect(dues(ward, '13:00')).toEqual([1, 1, 1, 1, 1, 1, 2, 2, 0, 0, 1, 1])
    expect(ward.pace('16:30')).toMatchObject({ standing: 'break', required: 12 })
  })

  test('after the end of a shift, before it is closed: it keeps the plan it had', () => {
    const ward = atWork()
    ward.done('07:30', 5)
    const before = ward.result('12:00')
    const breaks = [{ from: '12:00', to: '13:00' }]
    ward.change('19:05', { plan: [{ shift: 'day', days: week(40) }], curve: 'even', breaks })
    expect(ward.result('12:00')).toEqual(before)
    expect(ward.pace('2026-11-24 12:00').required).toBe(40)
  })

  test('who changes only the name of the work changes no hour of it', () => {
    const ward = atWork()
    ward.change('13:00', { name: 'Beds made' })
    expect(ward.kind()).toMatchObject({ name: 'Beds made', shifts: {} })
  })

  test('by a number that a lead gives: the same', () => {
    const ward = atWork()
    ward.required('10:00', 30)
    expect(dues(ward, '13:00')).toEqual([1, 1, 1, 3, 3, 3, 3, 3, 3, 3, 3, 3])
    ward.required('16:00', 27)
    expect(dues(ward, '13:00')).toEqual([1, 1, 1, 3, 3, 3, 3, 3, 3, 2, 2, 2])
  })

  test('of work that nobody wants any more nothing is due, and nobody is behind with it', () => {
    const ward = atWork()
    ward.done('07:30', 3)
    ward.required('13:00', 3)
    expect(ward.pace('13:00')).toMatchObject({ required: 3, planNow: 3, standing: 'finished' })
    expect(dues(ward, '13:00')).toEqual([1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    ward.required('16:00', 9)
    expect(dues(ward, '13:00')).toEqual([1, 1, 1, 0, 0, 0, 0, 0, 0, 2, 2, 2])
  })

  test('a number typed late in the shift holds from its start', () => {
    const ward = atWork({ demand: 'typed', plan: [] })
    expect(ward.pace('10:00').standing).toBe('no-plan')
    ward.done('08:30', 2)
    ward.required('15:00', 12)
    expect(ward.pace('15:00')).toMatchObject({ required: 12, planNow: 8, done: 2, standing: 'far-behind' })
  })

  test('one that comes late leaves what was said for later', () => {
    const ward = atWork({ demand: 'typed', plan: [] })
    ward.required('07:05', 12)
    ward.required('15:00', 20)
    ward.tell('work-required', { required: 16 }, ward.at('11:00'), ward.at('15:30'))
    expect(ward.kind().shifts['2026-11-23/day']?.set).toEqual([
      { into: 0, required: 12 },
      { into: 240, required: 16 },
      { into: 480, required: 20 },
    ])
    expect(ward.pace('16:00').required).toBe(20)
  })

  test('a number for another shift is the number of all of it', () => {
    const ward = atWork({ demand: 'typed', plan: [] })
    const { into: _, ...stamp } = { into: 0, day: '2026-11-24', shift: 'day' }
    ward.tell('work-required', { required: 12, ...stamp, into: undefined } as never, ward.at('15:00'))
    expect(ward.pace('2026-11-24 07:00', '2026-11-24 13:00')).toMatchObject({ required: 12, planNow: 6 })
    expect(ward.pace('15:00').required).toBeNull()
  })
})

describe('a feed', () => {
  const feed = { demand: 'feed' as const, plan: [], within: 90 }
  test('asks for what came so long ago, within its bucket evenly', () => {
    const ward = atWork(feed)
    ward.arrived('07:10', 4)
    ward.arrived('09:10', 6)
    expect(
      ['08:29', '08:45', '09:30', '10:29', '11:00', '11:30'].map(time => ward.pace(time).planNow),
    ).toEqual([0, 1, 4, 4, 7, 10])
    expect(ward.pace('09:00')).toMatchObject({ required: 10 })
  })

  test('what the shift before left is due at once; what comes at the very end is left to the next', () => {
    const ward = atWork({ ...feed, carries: true })
    ward.arrived('07:10', 4)
    ward.arrived('18:40', 3)
    ward.done('10:00', 3)
    expect(ward.close('12:00')).toMatchObject({ required: 7, done: 3, carried: 4 })
    expect(ward.result('12:00').plan.at(-1)).toBe(4)
    expect(ward.pace('2026-11-23 19:01')).toMatchObject({ required: 4, planNow: 4, standing: 'behind' })
  })

  test('that is worked off may bring more: it is finished when the shift is over', () => {
    const ward = atWork(feed)
    expect(ward.pace('07:30')).toMatchObject({ required: 0, standing: 'on-pace' })
    ward.arrived('07:40', 2)
    ward.done('07:50', 2)
    expect(ward.pace('08:00').standing).toBe('on-pace')
    expect(ward.pace('12:00', '19:00').standing).toBe('finished')
  })

  test('that says nothing for longer than two hours of work is stale', () => {
    const ward = atWork({ ...feed, breaks: [{ from: '09:00', to: '09:30' }] })
    expect(ward.pace('09:00').stale).toBe(false)
    expect(ward.pace('09:31').stale).toBe(true)
    ward.arrived('09:40')
    expect(['09:41', '11:40', '11:41'].map(time => ward.pace(time).stale)).toEqual([false, false, true])
    expect(ward.pace('09:40').heardAt).toBe(ward.at('09:40'))
    expect(atWork().pace('15:00').stale).toBe(false)
    expect(atWork({ tapped: false }).pace('15:00').stale).toBe(true)
  })
})

describe('a feed that is set up in mid-shift', () => {
  test('is given time to say something before it is called silent', () => {
    const ward = atWork({ demand: 'feed', plan: [] })
    const kind = { ...ward.kind(), madeAt: ward.at('14:00') }
    const clock = { timeZone: 'Europe/London', shifts: dayAndNight }
    const stale = (time: string) => paceOf(kind, ward.spanOf(time), clock, ward.at(time)).stale
    expect(['14:01', '16:00', '16:01'].map(stale)).toEqual([false, false, true])
  })
})

describe('a shift that is closed', () => {
  test('keeps its plan, whatever is planned, drawn or broken off later', () => {
    const ward = atWork()
    ward.done('07:30', 5)
    const before = ward.close('12:00')
    ward.change('2026-11-24 08:00', {
      plan: [{ shift: 'day', days: week(40) }],
      breaks: [{ from: '08:00', to: '11:00' }],
    })
    expect(ward.result('12:00')).toEqual(before)
    expect(ward.pace('2026-11-24 12:00').required).toBe(40)
  })

  test('takes a correction, and what came late, into its hours', () => {
    const ward = atWork()
    ward.done('07:30', 5)
    ward.close('12:00')
    ward.tell('work-done', { count: 2 }, ward.at('14:30'), ward.at('20:00'))
    ward.tell(
      'work-corrected',
      { day: '2026-11-23', shift: 'day', bucket: 0, done: 3, why: 'Twice' },
      ward.at('20:30'),
    )
    expect(ward.kind().shifts['2026-11-23/day']).toMatchObject({
      ...{ since: 0, closed: { done: 5 } },
      fixes: { 0: [{ was: 5, why: 'Twice', at: ward.at('20:30') }] },
    })
    expect(ward.pace('12:00', '20:30').buckets.map(({ done }) => done)).toEqual([
      3, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0,
    ])
    expect(ward.result('12:00')).toMatchObject({ required: 12, done: 5, inTime: 3, misses: 8 })
  })

  test('hands on what is not done, and the next spreads it over its own hours', () => {
    const ward = atWork({
      carries: true,
      plan: [
        { shift: 'day', days: week(12) },
        { shift: 'night', days: week(6) },
      ],
    })
    ward.done('08:00', 6)
    ward.close('12:00')
    expect(ward.pace('20:00')).toMatchObject({ required: 12, planNow: 1 })
    expect(dues(ward, '20:00')).toEqual(Array.from({ length: 12 }, () => 1))
  })

  test('says whether it must be counted again', () => {
    const ward = atWork({ demand: 'feed', plan: [] })
    ward.arrived('08:00', 4)
    ward.close('12:00')
    const shift = () => ward.kind().shifts['2026-11-23/day']!
    expect(shift()).toMatchObject({ since: 0, reopened: false, counts: 1 })
    ward.tell('work-done', { count: 3 }, ward.at('14:30'), ward.at('20:00'))
    expect(shift()).toMatchObject({ since: 3, reopened: false })
    ward.tell('work-arrived', { count: 1 }, ward.at('14:30'), ward.at('20:00'))
    expect(shift().reopened).toBe(true)
  })

  test('what is taken back never makes a bucket less than empty', () => {
    const ward = atWork()
    ward.done('07:30', 1)
    ward.close('12:00')
    ward.tell('work-undone', { count: 5 }, ward.at('07:30'), ward.at('20:00'))
    expect(ward.kind().shifts['2026-11-23/day']).toMatchObject({ done: { 0: 0 }, since: -1 })
  })
})
