import { beforeEach, describe, expect, test } from 'vitest'
import { heldClock } from '../../server/clock.ts'
import { twoShifts } from '../../shared/templates.ts'
import { openShifts } from '../support/shifts.ts'

let ward: Awaited<ReturnType<typeof openShifts>>
beforeEach(async () => {
  ward = await openShifts()
})
const counted = async () =>
  (await ward.all('shift-counted')).map(({ day, shift, answers, good, mix }) => [
    `${day} ${shift}`,
    answers,
    good,
    mix,
  ])
const closed = async () => (await ward.all('shift-closed')).map(({ day, shift }) => `${day} ${shift}`)

describe('a shift closes', () => {
  test('ten minutes after its end, stamped with its own name', async () => {
    await ward.until('2026-11-23T14:09:59')
    expect(await closed()).toEqual([])
    await ward.until('2026-11-23T14:10')
    const [event] = await ward.all('shift-closed')
    expect(event).toMatchObject({ day: '2026-11-23', shift: 'early', by: 'system', at: ward.clock.now() })
  })

  test('a night belongs to the day it began', async () => {
    await ward.until('2026-11-24T07:10')
    expect(await closed()).toEqual(['2026-11-23 early', '2026-11-23 late', '2026-11-23 night'])
  })

  test('for a team founded in the evening the first is the one it was founded in', async () => {
    ward = await openShifts({ clock: heldClock(Date.parse('2026-11-24T02:00:00Z')) })
    await ward.until('2026-11-24T14:30')
    expect(await closed()).toEqual(['2026-11-23 night', '2026-11-24 early'])
  })

  test('on the nights when the clock is changed, at the hour the wall says', async () => {
    ward = await openShifts({ clock: heldClock(Date.parse('2026-10-24T18:00:00Z')) })
    await ward.until('2026-10-25T07:09')
    expect(await closed()).toEqual(['2026-10-24 late'])
    await ward.until('2026-10-25T07:10')
    expect(await closed()).toEqual(['2026-10-24 late', '2026-10-24 night'])
    ward = await openShifts({ clock: heldClock(Date.parse('2027-03-27T22:00:00Z')) })
    await ward.until('2027-03-28T06:09')
    expect(await closed()).toEqual([])
    await ward.until('2027-03-28T06:10')
    expect(await closed()).toEqual(['2027-03-27 night'])
  })

  test('each once, and all of them, when the server was away for days', async () => {
    await ward.until('2026-11-23T15:00')
    ward.keeper.stop()
    await ward.until('2026-11-27T15:00')
    ward = await ward.restarted()
    await ward.settled()
    const all = await closed()
    expect(all).toHaveLength(13)
    expect(new Set(all).size).toBe(13)
    expect(all.at(-1)).toBe('2026-11-27 early')
    ward = await ward.restarted()
    expect(await closed()).toEqual(all)
  })

  test('after a year away the last sixty days are enough', async () => {
    ward.keeper.stop()
    await ward.until('2027-11-23T15:00')
    ward = await ward.restarted()
    await ward.settled()
    const all = await closed()
    expect(all.length).toBeLessThanOrEqual(60 * 3 + 3)
    expect(all.at(-1)).toBe('2027-11-23 early')
  })

  test('when the disk was full at the time, a minute later', async () => {
    const { append } = ward.stores.team
    ward.stores.team.append = async () => {
      throw Object.assign(new Error('full'), { errcode: 13 })
    }
    await ward.until('2026-11-23T14:10')
    expect(ward.failures).not.toEqual([])
    ward.stores.team.append = append
    await ward.until('2026-11-23T14:11')
    expect(await closed()).toEqual(['2026-11-23 early'])
  })

  test.each([
    ['two shifts instead of three', twoShifts],
    [
      'the night first',
      [
        { key: 'night', name: 'Night', from: '21:00', to: '07:00' },
        { key: 'early', name: 'Early', from: '07:00', to: '14:00' },
        { key: 'late', name: 'Late', from: '14:00', to: '21:00' },
      ],
    ],
    ['one shift of another name', [{ key: 'all-day', name: 'All day', from: '08:00', to: '20:00' }]],
    [
      'the same names at other hours',
      [
        { key: 'late', name: 'Late', from: '12:00', to: '20:00' },
        { key: 'night', name: 'Night', from: '20:00', to: '06:00' },
        { key: 'early', name: 'Early', from: '06:00', to: '12:00' },
      ],
    ],
  ])('and another after it when the pattern changes in between: %s', async (_, shifts) => {
    for (const hour of ['07:30', '14:30', '22:00']) {
      ward = await openShifts()
      await ward.until(`2026-11-24T${hour}`)
      await ward.answer('ggggg')
      await ward.lead({ type: 'clock-set', timeZone: 'Europe/London', shifts })
      await ward.until('2026-11-27T23:00')
      const all = await closed()
      expect(new Set(all).size).toBe(all.length)
      for (const { key } of shifts) expect(all).toContain(`2026-11-26 ${key}`)
      expect((await counted()).reduce((sum, [, answers]) => sum + Number(answers), 0)).toBe(5)
    }
  })

  test('by the clock of a new time zone, once the team has moved', async () => {
    await ward.lead({ type: 'clock-set', timeZone: 'America/New_York', shifts: [...twoShifts] })
    await ward.until('2026-11-24T00:39')
    expect(await closed()).not.toContain('2026-11-23 day')
    await ward.until('2026-11-24T00:40')
    expect(await closed()).toContain('2026-11-23 day')
  })
})

describe('the tray is poured', () => {
  test('when five have answered, and shows how many of them were good', async () => {
    await ward.answer('gggmh')
    await ward.until('2026-11-23T14:10')
    expect(await counted()).toEqual([['2026-11-23 early', 5, 3, undefined]])
    expect((await ward.jar()).last).toMatchObject({ answers: 5, good: 3 })
  })

  test('not for four; they wait, and come with the next shift', async () => {
    await ward.answer('gggg')
    await ward.until('2026-11-23T14:10')
    expect(await counted()).toEqual([])
    await ward.answer('h')
    await ward.until('2026-11-23T21:10')
    expect(await counted()).toEqual([['2026-11-23 late', 5, 4, undefined]])
    expect((await ward.all('shift-counted'))[0]!.shifts).toEqual([
      { day: '2026-11-23', shift: 'early' },
      { day: '2026-11-23', shift: 'late' },
    ])
  })

  test('a quiet ward is poured after days, each answer once', async () => {
    for (const day of ['23', '24', '25', '26', '27', '28']) {
      await ward.until(`2026-11-${day}T10:00`)
      await ward.answer('g')
    }
    await ward.until('2026-11-30T10:00')
    expect(await counted()).toEqual([['2026-11-27 early', 5, 5, undefined]])
  })

  test('the mix is told from eight on, and never when somebody stands alone in it', async () => {
    const mixOf = async (faces: string) => {
      ward = await openShifts()
      await ward.answer(faces)
      await ward.until('2026-11-23T14:10')
      return (await counted())[0]![3]
    }
    expect(await mixOf('ggggmmh'.slice(0, 7))).toBeUndefined()
    expect(await mixOf('ggggmmhh')).toEqual({ mixed: 2, hard: 2 })
    expect(await mixOf('gggggggg')).toEqual({ mixed: 0, hard: 0 })
    expect(await mixOf('gggggmmh')).toBeUndefined()
    expect(await mixOf('gggggmhh')).toBeUndefined()
    expect(await mixOf('gmmmmhhh')).toBeUndefined()
  })

  test('what comes after the pour changes nothing that was shown', async () => {
    await ward.answer('ggggg')
    await ward.until('2026-11-23T14:10')
    const before = (await ward.jar()).last
    await ward.answer('hhh', { at: '2026-11-23T13:00' })
    await ward.until('2026-11-24T07:10')
    expect((await ward.jar()).last).toEqual(before)
    expect(await counted()).toHaveLength(1)
  })

  test('a tap of the old shift that comes in the ten minutes of grace is in', async () => {
    await ward.answer('gggg')
    await ward.until('2026-11-23T14:05')
    await ward.answer('g', { at: '2026-11-23T13:59' })
    await ward.answer('hhh')
    await ward.until('2026-11-23T14:10')
    expect(await counted()).toEqual([['2026-11-23 early', 5, 5, undefined]])
  })

  test('a shift of a month ago is not poured again', async () => {
    await ward.answer('ggggg')
    for (let day = 24; day <= 30; day++) {
      await ward.until(`2026-11-${day}T10:00`)
      await ward.answer('ggggg')
    }
    for (let day = 1; day <= 30; day++) {
      await ward.until(`2026-12-${String(day).padStart(2, '0')}T10:00`)
      await ward.answer('ggggg')
      await ward.until(`2026-12-${String(day).padStart(2, '0')}T16:00`)
      await ward.answer('ggggg')
      await ward.until(`2026-12-${String(day).padStart(2, '0')}T23:00`)
      await ward.answer('ggggg')
    }
    await ward.until('2026-12-31T07:10')
    const all = await counted()
    expect(all.every(([, answers]) => answers === 5)).toBe(true)
    expect(all).toHaveLength(8 + 90)
  })
})

describe('a week is counted', () => {
  const week = async () =>
    (await ward.all('week-counted')).map(({ monday, answers, good }) => [monday, answers, good])

  test('as its last night closes, with what was in the way of five; what made a shift good is not among it', async () => {
    await ward.answer('hhhmm', { reason: 'staffing' })
    await ward.answer('ggggg', { reason: 'equipment' })
    await ward.answer('hhhh', { reason: 'breaks' })
    await ward.until('2026-11-30T07:09')
    expect(await week()).toEqual([])
    await ward.until('2026-11-30T07:10')
    expect(await week()).toEqual([['2026-11-23', 14, 5]])
    expect((await ward.all('week-counted'))[0]!.reasons).toEqual([{ reason: 'staffing', count: 5 }])
  })

  test('with late answers when five differ, so that nobody’s can be worked out', async () => {
    await ward.answer('ggggg')
    await ward.until('2026-11-23T14:10')
    await ward.answer('hhhhh', { at: '2026-11-23T13:00' })
    await ward.until('2026-11-30T07:10')
    expect(await week()).toEqual([['2026-11-23', 10, 5]])
  })

  test('without late answers when only four differ', async () => {
    await ward.answer('ggggg')
    await ward.until('2026-11-23T14:10')
    await ward.answer('hhhh', { at: '2026-11-23T13:00' })
    await ward.until('2026-11-30T07:10')
    expect(await week()).toEqual([['2026-11-23', 5, 5]])
  })

  test('with the few of the Sunday before that were poured in it, and late answers beside them', async () => {
    await ward.until('2026-11-29T10:00')
    await ward.answer('gggg')
    await ward.until('2026-11-30T10:00')
    await ward.answer('ggghh')
    await ward.until('2026-11-30T14:10')
    await ward.answer('hhhhh', { at: '2026-11-30T13:00' })
    await ward.until('2026-12-07T07:10')
    expect(await week()).toEqual([['2026-11-30', 14, 7]])
  })

  test('not at all when nothing was poured in it', async () => {
    await ward.answer('gggg')
    await ward.until('2026-11-30T07:10')
    expect(await week()).toEqual([])
  })
})
