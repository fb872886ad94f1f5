import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openWorkWatch, type WorkWatch } from '../../server/work-watch.ts'
import { newId } from '../../shared/id.ts'
import { openShifts } from '../support/shifts.ts'

const shifts = [
  { key: 'day', name: 'Day', from: '07:00', to: '19:00' },
  { key: 'night', name: 'Night', from: '19:00', to: '07:00' },
]
/** When the day shift begins: work that is thought of then is asked for in all of it. */
const SEVEN = Date.parse('2026-11-23T07:00Z')
const everyDay = (n: number) => [n, n, n, n, n, n, n]
/** Two beds an hour. */
const beds = {
  key: 'beds',
  name: 'Beds',
  unit: 'beds',
  demand: 'plan',
  plan: [{ shift: 'day', days: everyDay(24) }],
}

let ward: Awaited<ReturnType<typeof openShifts>>
let watch: WorkWatch
let looks: number
const open = async () => {
  looks = 0
  const clock = {
    ...ward.clock,
    at: (when: number, run: () => void) => {
      looks++
      return ward.clock.at(when, run)
    },
  }
  watch = openWorkWatch(clock, ward.log, ward.teams, error => void ward.failures.push(error))
  await watch.start()
}
beforeEach(async () => {
  ward = await openShifts({ shifts })
  await open()
})
afterEach(() => {
  watch.stop()
  ward.keeper.stop()
  expect(ward.failures).toEqual([])
})

const define = async (more: object = {}) =>
  (await ward.lead({ type: 'work-defined', happenedAt: SEVEN, ...beds, ...more })).id
const tap = async (work: string, at: string, count = 1) => {
  await ward.until(at)
  const draft = { id: newId(), type: 'work-done', work, count }
  await ward.log.write(`team:${ward.team}`, [draft], { kind: 'device', id: 'the-kiosk' })
}
const said = async () =>
  (await ward.read('team'))
    .filter(({ type }) => type === 'work-fell-behind' || type === 'work-recovered')
    .map(({ type, at }) => `${new Date(at).toISOString().slice(11, 16)} ${type.slice(5)}`)

describe('somebody hears that work has fallen behind', () => {
  test('when it cannot be done in time as it goes: once, and not every minute', async () => {
    const work = await define()
    await tap(work, '2026-11-23T08:00', 2)
    await tap(work, '2026-11-23T08:30', 2)
    await ward.until('2026-11-23T10:00')
    expect(await said()).toEqual([])
    await ward.until('2026-11-23T14:00')
    expect(await said()).toEqual(['10:27 fell-behind'])
    expect((await ward.all('work-fell-behind'))[0]).toMatchObject({ by: 'system', gap: 2, into: 207 })
  })

  test('and that it has recovered, once nothing is late any more', async () => {
    const work = await define()
    await tap(work, '2026-11-23T08:00', 2)
    await tap(work, '2026-11-23T08:30', 2)
    await tap(work, '2026-11-23T11:00', 3)
    await tap(work, '2026-11-23T11:10', 1)
    await ward.until('2026-11-23T11:20')
    expect(await said()).toEqual(['10:27 fell-behind', '11:10 recovered'])
  })

  test('nobody hears anything of a team that does one at a time, each a little late', async () => {
    const work = await define()
    await tap(work, '2026-11-23T08:00', 1)
    await tap(work, '2026-11-23T08:20', 1)
    for (let n = 0; n < 20; n++) {
      const minutes = 8 * 60 + 50 + 30 * n
      const at = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
      await tap(work, `2026-11-23T${at}`)
    }
    await ward.until('2026-11-23T18:55')
    expect(await said()).toEqual([])
  })

  test('not in a break, when the plan stands still as well', async () => {
    const work = await define({ breaks: [{ from: '10:00', to: '12:00' }] })
    // Of 24 in ten hours seven are due at ten; six are done, and nothing more until one o’clock.
    await tap(work, '2026-11-23T08:00', 3)
    await tap(work, '2026-11-23T08:55', 3)
    await ward.until('2026-11-23T12:05')
    expect(await said()).toEqual([])
    await ward.until('2026-11-23T13:00')
    expect(await said()).toEqual([expect.stringMatching(/^12:[1-5]\d fell-behind$/)])
  })

  test('not of work so rare that the first one is late by minutes', async () => {
    await define({ plan: [{ shift: 'day', days: everyDay(4) }] })
    await ward.until('2026-11-23T10:59')
    expect(await said()).toEqual([])
    await ward.until('2026-11-23T11:01')
    expect(await said()).toEqual(['11:00 fell-behind'])
  })

  test('a restart says nothing twice', async () => {
    const work = await define()
    await ward.until('2026-11-23T12:00')
    const once = await said()
    expect(once).toHaveLength(1)
    watch.stop()
    await open()
    await ward.until('2026-11-23T13:00')
    expect(await said()).toEqual(once)
    await tap(work, '2026-11-23T13:00', 24)
    await ward.until('2026-11-23T13:01')
    expect(await said()).toEqual([...once, '13:00 recovered'])
  })

  test('the next shift begins with a clean sheet, and does not say it has recovered', async () => {
    await define({
      plan: [
        { shift: 'day', days: everyDay(24) },
        { shift: 'night', days: everyDay(24) },
      ],
    })
    await ward.until('2026-11-23T19:11')
    const work = (await ward.teams.get(ward.team)).full.work
    expect(Object.values(work).map(({ behindSince }) => behindSince)).toEqual([0])
    await ward.until('2026-11-23T22:00')
    expect((await said()).map(line => line.slice(6))).toEqual(['fell-behind', 'fell-behind'])
  })
})

describe('a team that counts no work', () => {
  test('is never looked at; one that does, once a minute, until its last kind has ended', async () => {
    await ward.until('2026-11-23T12:00')
    expect(looks).toBe(0)
    const work = await define()
    await ward.until('2026-11-23T12:30')
    expect(looks).toBeGreaterThanOrEqual(30)
    expect(looks).toBeLessThanOrEqual(32)
    await ward.lead({ type: 'work-ended', work })
    await ward.until('2026-11-23T12:31')
    const last = looks
    await ward.until('2026-11-23T14:00')
    expect(looks).toBe(last)
  })
})
