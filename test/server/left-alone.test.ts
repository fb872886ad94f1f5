import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../shared/id.ts'
import { doneOf, type WorkKind } from '../../shared/work-kind.ts'
import { MORNING, type Screen, startServer, type TestServer } from '../support/server.ts'

const HOUR = 3_600_000
const early = { day: '2026-11-23', shift: 'early' }

let server: TestServer
let kiosk: Screen
let beds: string
let bloods: string
beforeEach(async () => {
  server = await startServer()
  kiosk = await server.screen('kiosk')
  beds = await define({ key: 'beds', name: 'Beds', unit: 'beds', demand: 'typed' })
  bloods = await define({ key: 'bloods', name: 'Bloods', unit: 'samples', demand: 'plan' })
})
afterEach(() => server.stop())

const define = async (more: object) => {
  const { status, body } = await server.tell(server.admin, { type: 'work-defined', ...more })
  expect(status).toBe(201)
  return String(body.event.id)
}
const tell = (draft: object, auth = kiosk.auth) =>
  server.ask('POST', `/teams/${server.team}/events`, { id: newId(), ...draft }, auth)
const said = async (draft: object, auth = kiosk.auth) => {
  const { status, body } = await tell(draft, auth)
  return body.code ?? status
}
const kindOf = async (id = beds): Promise<WorkKind> => (await server.state()).state.work[id]!
const tap = (more: object = {}) => ({ type: 'work-done', work: beds, count: 1, ...more })

describe('a kiosk that somebody plays with', () => {
  test('cannot push the hours of the ward off the wall by naming shifts that nobody works', async () => {
    expect(await said(tap())).toBe(201)
    const before = await kindOf()
    const reason = { type: 'miss-explained', work: beds, bucket: 0, reason: 'staffing' }
    for (let n = 0; n < 14; n++) {
      expect(await said({ ...reason, ...early, shift: `shift-${n}` })).toBe('no-such-shift')
      const named = { type: 'work-required', work: beds, required: 5 }
      expect(await said({ ...named, ...early, shift: `shift-${n}` })).toBe('not-allowed')
    }
    expect(await said({ ...reason, ...early, day: '2026-11-31' })).toBe('bad-day')
    expect(await said({ ...reason, ...early, day: '2026-12-24' })).toBe('not-begun')
    expect(await kindOf()).toEqual(before)
    expect(await said({ ...reason, ...early })).toBe(201)
  })

  test('counts and takes back what is tapped, and nothing that another system counts', async () => {
    const fed = await define({ key: 'scans', name: 'Scans', unit: 'scans', demand: 'feed', tapped: false })
    expect(await said({ ...tap(), work: fed }, server.admin)).toBe(201)
    for (const type of ['work-done', 'work-undone'])
      expect(await said({ type, work: fed, count: 1 })).toBe('not-allowed')
    expect(doneOf(await kindOf(fed), early)).toBe(1)
  })

  test('types what this shift takes over, and plans for no other; the desk does, a week ahead', async () => {
    const required = { type: 'work-required', work: beds, required: 7 }
    expect(await said(required)).toBe(201)
    expect(await said({ ...required, day: '2026-11-24', shift: 'early' })).toBe('not-allowed')
    expect(await said({ ...required, work: bloods })).toBe('not-allowed')
    const desk = { ...required, shift: 'early' }
    expect(await said({ ...desk, day: '2026-11-30' }, server.admin)).toBe(201)
    expect(await said({ ...desk, day: '2026-12-01' }, server.admin)).toBe('too-far')
    expect(await said({ ...desk, shift: 'tea' }, server.admin)).toBe('no-such-shift')
  })
})

describe('a kiosk that was without a line for too long', () => {
  test('hears that a tap of a shift that is kept no longer is not counted; what is newer is', async () => {
    const ago = (days: number) => MORNING - days * 24 * HOUR
    for (let n = 0; n < 12; n++) await tell(tap({ happenedAt: ago(n) }), server.admin)
    const before = await kindOf()
    expect(Object.keys(before.shifts)).toHaveLength(12)
    const drafts = [ago(12), ago(11), MORNING].map(happenedAt => ({ id: newId(), ...tap({ happenedAt }) }))
    const { status, body } = await server.ask('POST', `/teams/${server.team}/events`, drafts, kiosk.auth)
    expect(status).toBe(200)
    expect(body.results.map((one: { status: number; code?: string }) => one.code ?? one.status)).toEqual([
      'too-old',
      201,
      201,
    ])
    const now = await kindOf()
    expect(doneOf(now, early)).toBe(2)
    expect(doneOf(now, { day: '2026-11-12', shift: 'early' })).toBe(2)
    expect(await said({ ...tap({ happenedAt: ago(12) }), type: 'work-undone' })).toBe('too-old')
    const miss = { type: 'miss-explained', work: beds, bucket: 0, reason: 'staffing' }
    expect(await said({ ...miss, ...early, day: '2026-11-11' })).toBe('too-old')
  })
})

test('a reason is counted by its name, whatever that means to a machine', async () => {
  const reasons = [
    { key: 'constructor', name: 'Constructor' },
    { key: 'staffing', name: 'Too few of us' },
  ]
  const work = await define({ key: 'lifts', name: 'Lifts', unit: 'lifts', demand: 'plan', reasons })
  for (const bucket of [0, 1])
    expect(await said({ type: 'miss-explained', work, ...early, bucket, reason: 'constructor' })).toBe(201)
  expect((await kindOf(work)).reasonsByDay).toEqual({ '2026-11-23': { constructor: 2 } })
})
