import { describe, expect, test } from 'vitest'
import { aboutWork } from '../../board/about-work.ts'
import { settingOf } from '../../board/panels/hours/room.ts'
import { select as hours } from '../../board/panels/hours/select.ts'
import { windowOf } from '../../board/panels/hours/window.ts'
import { select as reasons } from '../../board/panels/reasons/select.ts'
import { type Shown, select as work } from '../../board/panels/work/select.ts'
import { work as workPanel } from '../../board/panels/work/work.ts'
import { ageOf, sceneOf } from '../../board/scene.ts'
import type { State } from '../../shared/state.ts'
import { working as words } from '../../shared/words/en.ts'
import { founded, MONDAY, newTeam, TODAY, type Write, wallOf } from './fixtures.ts'
import { at, atWork, beds, clock, define, done, doneBetween, everyDay, sceneAt } from './work-fixtures.ts'

const workAt = (state: State, time: string, key = '', day = TODAY) =>
  work(state, { work: key }, sceneAt(state, time, day))
const one = (state: State, time: string, day = TODAY): Shown => workAt(state, time, '', day).shown[0]!
const hoursAt = (state: State, time: string) => hours(state, { work: '' }, sceneAt(state, time))
const plain = (text: string) => text.replaceAll('\u00a0', ' ')

/** Fourteen beds from seven to two, two an hour, and so many done evenly by then. */
const ward = (count: number, until: string, kind: Parameters<typeof atWork>[0] = {}) =>
  atWork(kind, (write, id) => doneBetween(write, id, count, ['07:00', until]))

const oneShift = (write: Write) =>
  write(
    {
      type: 'clock-set',
      timeZone: 'Europe/London',
      shifts: [{ key: 'early', name: 'Early', from: '07:00', to: '14:00' }],
    },
    { day: '2026-10-01', by: 'system' },
  )

describe('the work panel', () => {
  const states: [string, () => State, string, Partial<Shown>][] = [
    [
      'on pace, it says when all is done',
      () => ward(9, '11:00'),
      '11:05',
      {
        standing: 'on-pace',
        done: 9,
        required: 14,
        gap: -1,
        sentence: 'One ahead; at this pace done by 13:12.',
      },
    ],
    [
      'behind, it says by how much and where that leads',
      () => ward(7, '11:05'),
      '11:10',
      { standing: 'behind', gap: 1, sentence: 'One behind; at this pace 12 of 14 by 14:00.' },
    ],
    [
      'far behind, it says so without blame',
      () => ward(3, '11:05'),
      '11:10',
      { standing: 'far-behind', gap: 5, sentence: 'Five behind; at this pace 5 of 14 by 14:00.' },
    ],
    [
      'with nothing done yet, it says what pace will do',
      () => ward(0, '09:00'),
      '10:00',
      { standing: 'far-behind', gap: 6, sentence: 'Six behind; one every 17 minutes will do.' },
    ],
    [
      'on pace early on, it says what pace keeps it so',
      () => ward(1, '07:30'),
      '07:40',
      { standing: 'on-pace', gap: 0, sentence: 'On pace; one every 29 minutes will do.' },
    ],
    ['finished, it thanks', () => ward(14, '12:30'), '12:40', { sentence: 'All 14 done. Thank you.' }],
    [
      'in a break, the plan waits too',
      () => ward(6, '10:00', { breaks: [{ from: '10:00', to: '10:30' }] }),
      '10:10',
      { standing: 'break', sentence: 'Break until 10:30. The plan waits too.' },
    ],
    [
      'with no number typed, it asks for one',
      () => ward(6, '10:00', { demand: 'typed', plan: [] }),
      '10:10',
      {
        standing: 'no-plan',
        required: null,
        done: 6,
        facts: null,
        sentence: 'How many are there today? Type it at the kiosk.',
      },
    ],
    [
      'of a plan that asks nothing of this shift, it says so',
      () => ward(0, '10:00', { plan: [everyDay('early', 0)] }),
      '10:10',
      { required: null, sentence: 'No plan for this shift. A lead can set one in the console.' },
    ],
    [
      'of a feed that brought nothing, it says so',
      () => atWork({ demand: 'feed', plan: [] }),
      '07:10',
      { sentence: 'Nothing has come in yet.' },
    ],
    [
      'of a feed that is worked off, it does not promise that all is done',
      () =>
        atWork({ demand: 'feed', plan: [] }, (write, work) => {
          write({ type: 'work-arrived', work, count: 3 }, { minutes: clock('07:10'), by: 'key:1' })
          doneBetween(write, work, 3, ['07:20', '07:50'])
        }),
      '08:00',
      { standing: 'on-pace', sentence: 'All three so far are done.' },
    ],
  ]
  test.each(states)('%s', (_, state, time, expected) => {
    const shown = one(state(), time)
    expect({ ...shown, sentence: plain(shown.sentence) }).toMatchObject(expected)
  })

  test('before the shift, it says when it starts and what waits', () => {
    const state = atWork({}, write => oneShift(write))
    expect(one(state, '06:20')).toMatchObject({
      standing: 'before',
      required: 14,
      sentence: 'The early shift starts at 07:00.',
    })
  })

  test('after the shift, it stands as it ended until the next is near', () => {
    const state = atWork({}, (write, id) => {
      oneShift(write)
      doneBetween(write, id, 11, ['07:00', '14:00'])
    })
    const sentence = 'The shift is over: 11 of 14 done.'
    expect(one(state, '15:00')).toMatchObject({ standing: 'over', done: 11, sentence })
    expect(one(state, '04:50', '2026-11-25')).toMatchObject({ standing: 'over', sentence })
    expect(one(state, '05:10', '2026-11-25')).toMatchObject({ standing: 'before', done: 0 })
  })

  test('what is carried over is required on top and marked', () => {
    const state = atWork({ carries: true }, (write, id) => {
      const result = { required: 9, done: 6, inTime: 5, misses: 2, carried: 3, plan: [] }
      const next = { day: TODAY, shift: 'early' }
      write(
        { type: 'work-counted', work: id, day: MONDAY, shift: 'night', ...result, next },
        { minutes: clock('07:00'), by: 'system' },
      )
    })
    expect(one(state, '08:00')).toMatchObject({ required: 17, carried: 3 })
    expect(one(state, '08:00').told).toBe(
      '0 of 17 done, 2 planned by now, 3 carried over from the shift before',
    )
    expect(one(state, '08:00').ruler.carried).toBeCloseTo((3 / 17) * 100)
  })

  test('a feed that fell silent is greyed, dated, and not called behind', () => {
    const state = atWork({ demand: 'feed', plan: [] }, (write, work) => {
      write({ type: 'work-arrived', work, count: 9 }, { minutes: clock('07:30'), by: 'key:1' })
    })
    expect(workAt(state, '08:00').stale).toBe(false)
    const model = workAt(state, '11:10')
    expect(model).toMatchObject({ stale: true, asOf: { at: at('07:30') } })
    expect(ageOf(model.asOf, sceneAt(state, '11:10'))).toBe('at 07:30')
    expect(model.shown[0]!.sentence).toBe('Nothing heard since 07:30. What you see is from then.')
    expect(model.shown[0]!.facts).toBeNull()
  })

  test('on a wall that lost its server, work does not fall behind by the clock', () => {
    const state = ward(9, '11:00')
    const cut = { now: at('13:30'), heardAt: at('11:05'), url: '', offline: true }
    const model = work(state, { work: '' }, sceneOf(cut, state.team))
    expect(model).toMatchObject({ stale: true, asOf: { at: at('11:05') } })
    expect(model.shown[0]).toMatchObject({ standing: 'on-pace', gap: -1 })
    const later = sceneOf({ ...cut, now: at('15:30') }, state.team)
    expect(work(state, { work: '' }, later).shown[0]).toMatchObject({ standing: 'on-pace', done: 9 })
    expect(hours(state, { work: '' }, later).hours.filter(({ isShort }) => isShort)).toEqual([])
    expect(aboutWork(state, later).farBehind).toBeNull()
  })

  test('its facts are the gap, the pace that is needed and the end', () => {
    expect(one(ward(7, '11:05'), '11:10').facts).toEqual({
      gap: '1 behind',
      needed: 'one every 24 minutes',
      projected: '12 of 14',
    })
    const calls = ward(800, '11:00', { plan: [everyDay('early', 1_400)] })
    expect(one(calls, '11:00').facts).toMatchObject({ gap: 'even', needed: '4 a minute' })
    const rare = ward(0, '08:00', { plan: [everyDay('early', 3)] })
    expect(one(rare, '08:00').facts).toMatchObject({
      needed: 'one every 2 hours',
      projected: '0 of 3',
    })
  })

  test('its ruler says when the plan asks for how much, and leaves out times that would touch', () => {
    const { marks, plan } = one(ward(7, '11:05'), '11:00').ruler
    expect(plan).toBeCloseTo((8 / 14) * 100)
    expect(marks.map(({ label }) => label).join(' ')).toBe('07:00 08:00 09:00 10:00 11:00 12:00 13:00 14:00')
    const rested = one(ward(6, '10:00', { breaks: [{ from: '09:00', to: '10:00' }] }), '11:00').ruler
    expect(rested.marks.map(({ label }) => label)).not.toContain('10:00')
  })

  test('all kinds stand in rows where none is chosen, and one alone where one is', () => {
    const state = wallOf(write => {
      founded(write)
      define(write, beds)
      define(write, { ...beds, key: 'bloods', name: 'Bloods' })
    })
    expect(workAt(state, '09:00').shown.map(({ name }) => name)).toEqual(['Beds to clean', 'Bloods'])
    expect(workAt(state, '09:00', 'bloods')).toMatchObject({ heading: 'Bloods', empty: null })
    expect(workAt(state, '09:00', 'bloods').shown).toHaveLength(1)
    expect(workPanel.choices['work']?.(state).map(({ value, label }) => [value, label])).toEqual([
      ['', 'All of it'],
      ['beds', 'Beds to clean'],
      ['bloods', 'Bloods'],
    ])
    expect(workAt(state, '09:00', 'gone').empty).toContain('“gone”')
    expect(workAt(newTeam(), '09:00').empty).toContain('first kind of work')
  })
})

describe('hour by hour', () => {
  const state = atWork({}, (write, id) => {
    done(write, id, ['07:10', '07:40', '08:20', '09:05', '09:30', '09:50', '10:10'])
    write(
      { type: 'miss-explained', work: id, day: TODAY, shift: 'early', bucket: 1, reason: 'waiting' },
      { minutes: clock('09:02'), by: 'device:1' },
    )
    write(
      { type: 'bucket-reviewed', work: id, day: TODAY, shift: 'early', bucket: 0 },
      { minutes: clock('08:20') },
    )
  })

  test('each hour has its plan, what was done, the difference, all so far, the reason and who looked', () => {
    const [first, second] = hoursAt(state, '10:15').hours
    expect(first).toMatchObject({
      from: '07:00',
      due: 2,
      done: 2,
      difference: 0,
      reason: '',
      isReviewed: true,
    })
    expect(second).toMatchObject({
      ...{ from: '08:00', due: 2, done: 1, difference: -1, doneAll: 3, dueAll: 4 },
      ...{ isShort: true, isBehind: true, reason: 'Waiting for others', isReviewed: false },
    })
  })

  test('the hour that runs is marked and grows; hours to come are empty', () => {
    const all = hoursAt(state, '10:15').hours
    expect(all.map(({ when }) => when)).toEqual([
      'past',
      'past',
      'past',
      'now',
      'to-come',
      'to-come',
      'to-come',
    ])
    expect(all[3]).toMatchObject({ done: 1, doneAll: 7, isShort: false })
    expect(all[4]!.done).toBeNull()
  })

  test('a short hour without a reason says that none was given yet', () => {
    const quiet = atWork({}, (write, id) => done(write, id, ['07:10']))
    expect(hoursAt(quiet, '09:05').hours[0]).toMatchObject({ isShort: true, reason: 'not said yet' })
  })

  test('where not all fit, the rows around now are shown', () => {
    const long = atWork({ bucket: 15, plan: [everyDay('early', 28)] })
    const all = hoursAt(long, '10:20').hours
    expect(all).toHaveLength(28)
    const few = windowOf(all, 10)
    expect(few).toHaveLength(10)
    expect(few.findIndex(({ when }) => when === 'now')).toBe(6)
    expect(windowOf(hoursAt(long, '07:05').hours, 10)[0]!.from).toBe('07:00')
    expect(windowOf(hoursAt(long, '13:59').hours, 10).at(-1)!.to).toBe('14:00')
    expect(windowOf(all, 40)).toHaveLength(28)
  })
})

describe('hour by hour, in the room there is', () => {
  const long = atWork({ bucket: 15, plan: [everyDay('early', 28)] }, (write, work) =>
    write(
      { type: 'miss-explained', work, day: TODAY, shift: 'early', bucket: 1, reason: 'waiting' },
      { minutes: clock('09:02'), by: 'device:1' },
    ),
  )
  const all = () => hoursAt(long, '10:20').hours

  test('all rows are shown where there is room, in more columns if need be', () => {
    expect(settingOf(all(), { width: 60, height: 90 })).toMatchObject({ parts: 1, before: 0, after: 0 })
    const wide = settingOf(all(), { width: 80, height: 19 })
    expect(wide.parts).toBeGreaterThan(1)
    expect([wide.seen.length, wide.before, wide.after]).toEqual([28, 0, 0])
  })

  test('no row is left out without a word, however narrow and low its place is', () => {
    for (const width of [9, 13, 17, 24, 36, 60])
      for (const height of [2, 3, 5, 8, 13]) {
        const { seen, before, after, parts, each } = settingOf(all(), { width, height })
        expect(seen.length + before + after).toBe(28)
        expect(seen.some(({ when }) => when === 'now')).toBe(true)
        expect(parts * each).toBeGreaterThanOrEqual(seen.length)
      }
    expect(words.hours.more(3, 1)).toBe('and 3 before, 1 after')
    expect([words.hours.more(3, 0), words.hours.more(0, 2)]).toEqual(['and 3 before', 'and 2 after'])
  })

  test('a reason of many words stands below its hour rather than take many lines beside it', () => {
    const wordy = all()
      .slice(0, 7)
      .map(hour => ({ ...hour, reason: 'Arzneimittelverordnung fehlt' }))
    expect(settingOf(wordy, { width: 26, height: 20 })).toMatchObject({ way: 'tiny', before: 0, after: 0 })
    const brief = wordy.map(hour => ({ ...hour, reason: 'Staffing' }))
    expect(settingOf(brief, { width: 26, height: 20 }).way).toBe('narrow')
  })

  test('a shift of one hour is shown in the smallest place', () => {
    const one = all().slice(0, 1)
    expect(settingOf(one, { width: 9, height: 1 })).toMatchObject({ seen: one, before: 0, after: 0 })
    expect(settingOf([], { width: 9, height: 1 }).seen).toEqual([])
  })

  test('a reason that stands below its hour is counted as a line of it', () => {
    const few = hoursAt(long, '08:00').hours.slice(0, 4)
    const narrow = { width: 14, height: 6.6 }
    expect(settingOf(few, narrow).seen.length).toBeLessThan(4)
    const unsaid = few.map(hour => ({ ...hour, reason: '' }))
    expect(settingOf(unsaid, narrow).seen).toHaveLength(4)
  })
})

describe('what got in the way of the work', () => {
  const state = wallOf(write => {
    founded(write)
    const kinds = [define(write, beds), define(write, { ...beds, key: 'bloods', name: 'Bloods' })]
    const said: [number, number, string][] = [
      [0, 24, 'waiting'],
      [0, 23, 'waiting'],
      [1, 23, 'waiting'],
      [1, 22, 'staffing'],
      [0, 16, 'equipment'],
    ]
    for (const [kind, date, reason] of said) {
      const day = `2026-11-${date}`
      const miss = {
        type: 'miss-explained',
        work: kinds[kind],
        day,
        shift: 'early',
        bucket: 2,
        reason,
      } as const
      write(miss, { day, minutes: 700, by: 'device:1' })
    }
  })
  const read = (settings = {}, of = state) =>
    reasons(of, { work: '', days: 7, ...settings }, sceneAt(of, '12:00'))

  test('seven days or twenty-eight, most frequent first, all kinds of work together or one', () => {
    expect(read()).toMatchObject({
      heading: 'What got in the way, last 7 days',
      bars: [
        { reason: 'waiting', name: 'Waiting for others', count: 3, share: 75 },
        { reason: 'staffing', name: 'Too few of us', count: 1, share: 100 },
      ],
    })
    expect(read({ days: 28 })).toHaveProperty('bars.length', 3)
    expect(read({ work: 'bloods' })).toHaveProperty('bars.0.count', 1)
  })

  test('says what will appear and how', () => {
    expect(read({}, newTeam()).empty).toContain('kiosk asks')
    expect(read({ work: 'bloods', days: 1 }).empty).toContain('way today')
  })
})
