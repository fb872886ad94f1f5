import { describe, expect, test } from 'vitest'
import { done } from '../../kiosk/entries/done/done.ts'
import {
  type CountedHere,
  counting,
  explaining,
  lastCounted,
  takingBack,
} from '../../kiosk/entries/done/done-drafts.ts'
import { calmly, questions, shortHours, unsaid, workNow } from '../../kiosk/entries/done/work-now.ts'
import { COUNT_AGAIN_MS, mayTake } from '../../kiosk/tap.ts'
import { apply, type Event, empty, type State } from '../../shared/state.ts'
import { threeShifts } from '../../shared/templates.ts'
import { idOf } from '../support/every-event.ts'

const early = { day: '2026-11-23', shift: 'early' }
const at = (clock: string) => Date.parse(`2026-11-23T${clock}:00Z`)
const none: ReadonlySet<string> = new Set()
const week = (n: number) => Array.from({ length: 7 }, () => n)

let seq = 0
const happens = (state: State, what: object, clock = '07:00'): State => {
  seq += 1
  const into = (at(clock) - at('07:00')) / 60_000
  return apply(state, {
    ...{ id: idOf(seq), seq, at: at(clock), ...early, by: 'lead', into },
    ...what,
  } as Event)
}
const ward = () => happens(empty, { type: 'clock-set', timeZone: 'Europe/London', shifts: [...threeShifts] })
const counted = (n: number, more: object = {}) => ({
  ...{ id: idOf(500 + n), type: 'work-defined', key: `work-${n}`, name: `Work ${n}`, unit: 'pieces' },
  ...{ demand: 'plan', plan: [{ shift: 'early', days: week(7) }], ...more },
})
const doing = (n: number, count: number) => ({ type: 'work-done', work: idOf(500 + n), count })

describe('a kiosk where work is counted', () => {
  test('offers it once something is counted by taps', () => {
    expect(done.offered(ward())).toBe(false)
    expect(done.offered(happens(ward(), counted(1, { tapped: false })))).toBe(false)
    const state = happens(ward(), counted(1))
    expect(done.offered(state)).toBe(true)
    const ended = { type: 'work-ended', work: idOf(501) }
    expect(done.offered(happens(state, ended))).toBe(false)
  })

  test('names what is counted while the names are few and short', () => {
    const one = happens(ward(), counted(1))
    const now = () => at('09:00')
    expect(done.words({ state: one, now }).hint).toBe('Work 1')
    const four = [2, 3, 4].reduce((state, n) => happens(state, counted(n)), one)
    expect(done.words({ state: four, now }).hint).toBe('One tap for each.')
  })

  test('says of each kind how much is due by now and how much is done', () => {
    const state = happens(happens(ward(), counted(1)), doing(1, 1), '08:10')
    expect(workNow(state, at('10:05'))).toMatchObject([{ done: 1, required: 7, gap: 2 }])
    expect(workNow(happens(state, doing(1, 2), '10:01'), at('10:05'))).toMatchObject([
      { done: 3, gap: 0, standing: 'on-pace' },
    ])
  })

  test('takes three quick taps as three, and a plate that bounces as one', () => {
    const tap = (ms: number) => ({ at: ms, x: 9, y: 9, button: 'beds' })
    expect(mayTake(tap(1_300), tap(1_000), 1_000, COUNT_AGAIN_MS)).toBe(true)
    expect(mayTake(tap(1_120), tap(1_000), 1_000, COUNT_AGAIN_MS)).toBe(false)
  })
})

describe('what was counted here', () => {
  const one: CountedHere = { work: idOf(501), name: 'Beds', happenedAt: at('08:59'), keptAt: 1_000 }

  test('is taken back from the hour in which it was counted', () => {
    expect(counting(one)).toMatchObject({ type: 'work-done', count: 1, happenedAt: at('08:59') })
    expect(takingBack(one)).toMatchObject({ type: 'work-undone', count: 1, happenedAt: at('08:59') })
    expect(takingBack(one).id).not.toBe(counting(one).id)
  })

  test('can be taken back for ten seconds, the last tap first', () => {
    const later = { ...one, keptAt: 6_000 }
    expect(lastCounted([one, later], 7_000)).toBe(later)
    expect(lastCounted([one], 10_999)).toBe(one)
    expect(lastCounted([one], 11_000)).toBe(null)
    expect(lastCounted([one, later], 15_999)).toBe(later)
  })
})

describe('an hour that ended short', () => {
  const short = () => happens(ward(), counted(1))

  test('is asked about when it is over, and not before', () => {
    expect(shortHours(short(), at('07:59'), none)).toEqual([])
    expect(shortHours(short(), at('08:00'), none)).toMatchObject([
      { name: 'Work 1', bucket: 0, due: 1, done: 0, from: at('07:00'), to: at('08:00'), ...early },
    ])
  })

  test('is not asked about once somebody said why, skipped it, or it was made good', () => {
    const [hour] = shortHours(short(), at('08:00'), none)
    const said = explaining(hour!, 'staffing', at('08:01'))
    expect(said).toMatchObject({ type: 'miss-explained', bucket: 0, reason: 'staffing', ...early })
    expect(shortHours(happens(short(), said, '08:01'), at('08:02'), none)).toEqual([])
    expect(shortHours(short(), at('08:02'), new Set([hour!.key]))).toEqual([])
    expect(shortHours(happens(short(), doing(1, 1), '07:59'), at('08:02'), none)).toEqual([])
  })

  test('is asked about for two hours, the newest first, and then left to the huddle', () => {
    const asked = (clock: string) => shortHours(short(), at(clock), none).map(({ bucket }) => bucket)
    expect(asked('09:30')).toEqual([1, 0])
    expect(asked('11:30')).toEqual([3, 2])
  })

  test('is nobody’s if it was over before the work was set up', () => {
    const state = happens(ward(), counted(1), '08:20')
    expect(shortHours(state, at('08:30'), none)).toEqual([])
    expect(shortHours(state, at('10:00'), none).map(({ bucket }) => bucket)).toEqual([2])
  })

  test('of another shift is not asked about', () => {
    expect(shortHours(short(), at('14:01'), none)).toEqual([])
  })
})

describe('work of which somebody types how much there is', () => {
  const typed = () => happens(ward(), counted(1, { demand: 'typed', plan: [] }))

  test('is asked about until it is said, or somebody says not now', () => {
    const asked = unsaid(typed(), at('07:10'), none)
    expect(asked).toMatchObject({ work: idOf(501), name: 'Work 1' })
    expect(unsaid(typed(), at('07:10'), new Set([asked!.key]))).toBe(null)
    const said = happens(typed(), { type: 'work-required', work: idOf(501), required: 20 }, '07:11')
    expect(unsaid(said, at('07:12'), none)).toBe(null)
    expect(workNow(said, at('07:12'))).toMatchObject([{ required: 20 }])
  })

  test('is asked about anew in the next shift', () => {
    const said = happens(typed(), { type: 'work-required', work: idOf(501), required: 20 }, '07:11')
    expect(unsaid(said, at('14:05'), none)).toMatchObject({ name: 'Work 1' })
  })

  test('can be counted before anybody said how much there is', () => {
    const state = happens(typed(), doing(1, 2), '08:00')
    expect(workNow(state, at('08:05'))).toMatchObject([{ done: 2, required: null, standing: 'no-plan' }])
    expect(shortHours(state, at('09:05'), none)).toEqual([])
  })

  test('puts no question between a finger that counts and its tile', () => {
    const state = happens(ward(), counted(1, { demand: 'typed' }))
    const quiet = questions(ward(), at('08:59'), none)
    const asks = questions(state, at('09:00'), none)
    expect(quiet).toEqual({ asked: null, hour: null })
    expect(asks.asked).not.toBe(null)
    expect(calmly(quiet, asks, 1_000)).toBe(quiet)
    expect(calmly(asks, quiet, 1_000)).toBe(asks)
    expect(calmly(quiet, asks, 2_000)).toBe(asks)
  })
})
