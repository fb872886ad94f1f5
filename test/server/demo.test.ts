import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { wards } from '../../server/demo/scenario.ts'
import { workBeats } from '../../server/demo/work.ts'
import { resultOf } from '../../shared/pace.ts'
import { spansOf } from '../../shared/shifts.ts'
import type { State } from '../../shared/state.ts'
import { workInUse } from '../../shared/work-kind.ts'
import { shiftOf } from '../../shared/work-record.ts'
import { startServer, type TestServer } from '../support/server.ts'

const TWO_DAYS_MS = 2 * 86_400_000

let server: TestServer
let state: State

/** Two days of the story of one ward, told on the clock that the test holds. */
const tell = async (name: string) => {
  const { clock, house, team, person } = server
  const ward = wards.find(one => one.name === name)!
  const [begin, ...beats] = await workBeats(
    house,
    [{ ward, team, leads: [person] }],
    clock.now() + TWO_DAYS_MS,
  )
  await begin!.tell()
  const now = clock.now()
  for (const { at, tell } of beats.filter(beat => beat.at > now).sort((a, b) => a.at - b.at)) {
    await clock.moveTo(at)
    await server.settled()
    await tell()
  }
  state = (await house.teams.get(team)).full
}

beforeAll(async () => {
  server = await startServer()
  await tell('Emergency Department')
})
afterAll(() => server.stop())

describe('a ward of the demo that counts its work', () => {
  test('does most of what is required, and says what got in the way of the rest', () => {
    const kinds = workInUse(state.work)
    expect(kinds.map(({ key }) => key)).toEqual(['triage', 'seen', 'rounds'])
    const [closed, misses] = [
      kinds.flatMap(({ shifts }) => Object.values(shifts).filter(one => one.closed)),
      kinds.flatMap(({ shifts }) => Object.values(shifts).flatMap(one => Object.values(one.misses))),
    ]
    expect(closed.length).toBeGreaterThanOrEqual(3 * 5)
    const sum = (of: 'required' | 'inTime') => closed.reduce((all, one) => all + (one.closed?.[of] ?? 0), 0)
    expect(sum('inTime') / sum('required')).toBeGreaterThan(0.7)
    expect(sum('inTime')).toBeLessThan(sum('required'))
    expect(misses.length).toBeGreaterThan(0)
  })

  test('tells each shift before it is counted, so that none is counted twice', () => {
    for (const kind of workInUse(state.work))
      for (const { counts, closed } of Object.values(kind.shifts)) expect(counts).toBe(closed ? 1 : 0)
    const [span] = spansOf('2026-11-24', state.team)
    const kind = workInUse(state.work)[1]!
    expect(kind.shifts[shiftOf(span!)]?.closed).toEqual(resultOf(kind, span!, state.team))
  })

  test('gives its measures, moves what stands in its cubicles, and has somebody on the way who was called', () => {
    expect(Object.values(state.measures).map(({ key }) => key)).toContain('seen-in-time')
    expect(Object.keys(state.flow.tokens).length).toBeGreaterThan(2)
    expect(state.help.calls).toMatchObject([
      { what: 'Two hands to lift', who: 'Nurse in charge', endedAt: 0 },
    ])
  })
})
