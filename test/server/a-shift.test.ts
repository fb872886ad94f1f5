import { afterAll, beforeAll, expect, test } from 'vitest'
import { heldClock } from '../../server/clock.ts'
import { newId } from '../../shared/id.ts'
import { reckonedOf } from '../../shared/measuring.ts'
import { instantOf } from '../../shared/shifts.ts'
import { type Screen, startServer, type TestServer } from '../support/server.ts'

// One early shift on Heron Ward, from seven in the morning to two in the afternoon, told from top to bottom: every
// test goes on where the one before it stopped. The clock is moved by hand; everything else is the real server.

const MONDAY = '2026-11-23'
const TUESDAY = '2026-11-24'
let ward: TestServer
let kiosk: Screen
let other: Screen
let beds: string

const timeOf = (time: string, day = MONDAY) =>
  instantOf({ day, minutes: Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) }, 'Europe/London')
/** Lets the clock on the wall go on to a time, minute by minute. */
const until = async (time: string, day = MONDAY) => {
  while (ward.clock.now() < timeOf(time, day)) {
    await ward.clock.move(60_000)
    await ward.settled()
  }
}
const tell = async (screen: Screen, type: string, body: object, tappedAt?: string) => {
  const happenedAt = tappedAt === undefined ? {} : { happenedAt: timeOf(tappedAt) }
  const answer = await ward.tell(screen.auth, { id: newId(), type, work: beds, ...body, ...happenedAt })
  expect(answer.status).toBe(201)
}
const tap = (count = 1) => tell(kiosk, 'work-done', { count })
/** How the beds stand, as every screen of the ward may ask. */
const stand = async () =>
  (await ward.ask('GET', `/teams/${ward.team}/work`, undefined, kiosk.auth)).body.kinds[0]
const byTheHour = async () =>
  (await stand()).buckets.map(({ due, done }: { due: number; done: number }) => `${done} of ${due}`)
const heard = async () =>
  (await ward.events())
    .filter(({ type }) => type === 'work-fell-behind' || type === 'work-recovered')
    .map(({ type, at }) => `${new Date(at).toISOString().slice(11, 16)} ${type}`)
const lead = async () => (await ward.state()).state
const early = async () => (await lead()).work[beds]?.shifts[`${MONDAY}/early`]

beforeAll(async () => {
  ward = await startServer({ clock: heldClock(timeOf('06:30')) })
  kiosk = await ward.screen('kiosk', { name: 'At the desk' })
  other = await ward.screen('kiosk', { name: 'In the sluice' })
  beds = newId()
  const answer = await ward.tell(ward.admin, {
    ...{ id: beds, type: 'work-defined', key: 'beds', name: 'Beds to clean', unit: 'beds' },
    ...{ demand: 'typed', carries: true, breaks: [{ from: '10:00', to: '10:30' }] },
  })
  expect(answer.status).toBe(201)
})
afterAll(() => ward.stop())

test('before anybody has said how many beds there are, there is no plan', async () => {
  await until('07:02')
  expect(await stand()).toMatchObject({ required: null, done: 0, standing: 'no-plan' })
})

test('at five past seven the nurse in charge types thirteen: two an hour, the break left out', async () => {
  await until('07:05')
  await tell(kiosk, 'work-required', { required: 13 })
  expect(await stand()).toMatchObject({ required: 13, done: 0, remaining: 13, standing: 'on-pace', gap: 0 })
  expect(await byTheHour()).toEqual(['0 of 2', '0 of 2', '0 of 2', '0 of 1', '0 of 2', '0 of 2', '0 of 2'])
})

test('by nine four beds are clean, and the ward is on pace for all of them by two', async () => {
  await until('07:30')
  await tap()
  await until('07:50')
  await tap()
  await until('08:20')
  await tap()
  await until('08:50')
  await tap()
  await until('09:00')
  expect(await stand()).toMatchObject({ done: 4, gap: 0, standing: 'on-pace', projected: 13 })
})

test('one that is tapped twice by mistake is taken back', async () => {
  await until('09:20')
  await tap(2)
  await tell(kiosk, 'work-undone', { count: 1 }, '09:20')
  expect((await byTheHour())[2]).toBe('1 of 2')
})

test('in the break the plan stands still', async () => {
  await until('10:10')
  expect(await stand()).toMatchObject({ done: 5, standing: 'break', gap: 1 })
  await until('10:30')
  expect(await stand()).toMatchObject({ done: 5, standing: 'behind', gap: 1 })
})

test('then the lift is out of order: nothing gets done, and those who should know hear of it, once', async () => {
  await until('12:05')
  expect(await stand()).toMatchObject({ done: 5, gap: 4, standing: 'far-behind' })
  expect(await heard()).toEqual([expect.stringMatching(/^1[01]:\d\d work-fell-behind$/)])
})

test('somebody says what got in the way, and it stands beside the hour', async () => {
  const cell = { day: MONDAY, shift: 'early', bucket: 4 }
  await tell(kiosk, 'miss-explained', { ...cell, reason: 'equipment', note: 'The lift was out of order' })
  expect((await stand()).buckets[4]).toMatchObject({ due: 2, done: 0, reason: 'Equipment' })
  expect((await lead()).work[beds]?.reasonsByDay[MONDAY]).toEqual({ equipment: 1 })
})

test('the kiosk in the sluice had no connection since nine: its beds count in the hours they were done in', async () => {
  await until('12:10')
  await tell(other, 'work-done', { count: 1 }, '09:40')
  await tell(other, 'work-done', { count: 1 }, '11:15')
  expect(await byTheHour()).toEqual(['2 of 2', '2 of 2', '2 of 2', '0 of 1', '1 of 2', '0 of 2', '0 of 2'])
})

test('everybody lends a hand, the ward catches up, and that is heard too', async () => {
  await until('12:30')
  await tap(3)
  await until('13:10')
  await tap(1)
  await until('13:15')
  expect(await stand()).toMatchObject({ done: 11, gap: 0, standing: 'on-pace' })
  expect((await heard()).map(line => line.slice(6))).toEqual(['work-fell-behind', 'work-recovered'])
})

test('at two o’clock one bed is left; ten minutes later the shift is closed and counted', async () => {
  await until('13:40')
  await tap()
  await until('14:09')
  expect(await early()).toMatchObject({ closed: null })
  await until('14:10')
  // The hours from ten and from eleven came up short; of the beds due in them and after, two were still in time.
  const closed = { required: 13, done: 12, inTime: 8, misses: 2, carried: 1 }
  expect(await early()).toMatchObject({ closed })
})

test('the late shift takes over the one that is left; what its nurse in charge types comes on top', async () => {
  expect(await stand()).toMatchObject({ required: 1, done: 0 })
  await tell(kiosk, 'work-required', { required: 7 })
  expect(await stand()).toMatchObject({ required: 8, done: 0, remaining: 8 })
  await until('20:30')
  await tap(7)
  expect(await stand()).toMatchObject({ required: 8, done: 7, remaining: 1 })
})

test('in the evening a tap from ten to two comes in: it counts in its own hour, and nothing was left after all', async () => {
  await until('20:40')
  await tell(other, 'work-done', { count: 1 }, '13:50')
  expect(await early()).toMatchObject({ since: 1, closed: { done: 12 } })
  await until('21:10')
  expect(await early()).toMatchObject({ since: 0, closed: { done: 13, inTime: 9, misses: 2, carried: 0 } })
  expect((await lead()).work[beds]?.shifts[`${MONDAY}/late`]?.closed).toMatchObject({
    ...{ required: 7, done: 7, inTime: 1, carried: 0 },
  })
})

test('when the day is over it is a point on two charts of the ward', async () => {
  await until('07:10', TUESDAY)
  await ward.signIn()
  const measures = Object.values((await lead()).measures)
  const of = (key: string) => measures.find(one => one.key === key)!
  const name = 'Beds to clean in time'
  expect(of('beds-in-time')).toMatchObject({ name, chart: 'p', cadence: 'daily', better: 'up', unit: '%' })
  // Nine of thirteen early, one of seven late.
  expect(of('beds-in-time').readings).toMatchObject([{ x: MONDAY, y: 10, n: 20 }])
  expect(reckonedOf(of('beds-in-time')).value).toBeCloseTo(50)
  const listed = (await ward.ask('GET', `/teams/${ward.team}/measures`, undefined, ward.admin)).body.measures
  expect(listed.find(({ key }: { key: string }) => key === 'beds-in-time').last).toMatchObject({
    ...{ period: MONDAY, numerator: 10, denominator: 20 },
  })
  expect(of('beds-short').readings).toMatchObject([{ x: MONDAY, y: expect.any(Number) }])
})

test('and every bed was counted once', async () => {
  expect(Object.values((await early())?.done ?? {})).toEqual([2, 2, 2, 0, 1, 3, 3].filter(count => count > 0))
  const ids = (await ward.events()).map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
})
