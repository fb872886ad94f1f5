import { describe, expect, test } from 'vitest'
import { check } from '../../kiosk/entries/check/check.ts'
import { counting, SaidHere, takingBack } from '../../kiosk/entries/check/check-said.ts'
import { askedAtKiosk } from '../../shared/daily-count.ts'
import { apply, type Event, empty, type State } from '../../shared/state.ts'
import { eventOf, idOf } from '../support/every-event.ts'

const DAY = '2026-11-23'
const falls = { key: 'falls', name: 'Falls', better: 'down', cadence: 'daily', chart: 'c', asked: true }
const asking = (...measures: Record<string, unknown>[]): State =>
  measures.reduce<State>(
    (state, measure, n) =>
      apply(state, {
        ...eventOf('measure-defined', n + 1),
        ...falls,
        target: null,
        key: `falls-${n}`,
        ...measure,
      } as Event),
    empty,
  )
const said = (state: State, y: number | null, x = DAY, n = 90): State =>
  apply(state, { ...eventOf('reading-taken', n, { of: idOf(1) }), x, y } as Event)
const now = () => Date.parse('2026-11-23T14:00:00Z')
const the = (state: State) => state.measures[idOf(1)]!

describe('the kiosk asks how many', () => {
  test('only where a lead wants it to, of what is counted every day and should not happen', () => {
    expect(askedAtKiosk(asking({}, { asked: false }).measures)).toHaveLength(1)
    const offered = (measure: Record<string, unknown>) => check.offered(asking(measure))
    expect(offered({})).toBe(true)
    expect(offered({ asked: false })).toBe(false)
    expect(offered({ asked: undefined })).toBe(false)
    expect(offered({ cadence: 'weekly' })).toBe(false)
    expect(offered({ chart: 'p' })).toBe(false)
    expect(offered({ better: 'up' })).toBe(false)
    const closed = apply(asking({}), eventOf('measure-closed', 9, { of: idOf(1) }))
    expect(check.offered(closed)).toBe(false)
  })

  test('in words that name the one thing it asks about', () => {
    const words = (state: State) => check.words({ state, now })
    expect(words(asking({})).title).toBe('Any falls today?')
    expect(words(asking({ name: 'MRSA' })).title).toBe('Any MRSA today?')
    expect(words(asking({}, { name: 'Drug errors' })).title).toBe('Today’s counts')
    expect(words(asking({})).hint).toContain('nurse in charge')
    expect(words(said(asking({}), 2)).hint).toBe('Said so far: 2')
  })

  test('about the working day, so a night is counted on the day it began', async () => {
    const state = apply(asking({}), {
      ...eventOf('clock-set', 50),
      shifts: [
        { key: 'day', name: 'Day', from: '07:00', to: '19:00' },
        { key: 'night', name: 'Night', from: '19:00', to: '07:00' },
      ],
    } as Event)
    const at = Date.parse('2026-11-24T03:00:00Z')
    expect(check.words({ state: said(state, 1), now: () => at }).hint).toBe('Said so far: 1')
  })
})

describe('what was said here', () => {
  const counted = { measure: idOf(1), day: DAY, y: 2, before: null, happenedAt: 5 }

  test('is a reading of the day, from the kiosk', () => {
    expect(counting(counted)).toMatchObject({ type: 'reading-taken', x: DAY, y: 2, source: 'kiosk' })
  })

  test('taken back is the old number again, with the reason, as a reading of its own', () => {
    const back = takingBack({ ...counted, before: 1 }, 'Taken back at the kiosk')
    expect(back).toMatchObject({ type: 'reading-taken', x: DAY, y: 1, why: 'Taken back at the kiosk' })
    expect(back.id).not.toBe(counting(counted).id)
    expect(takingBack(counted, 'why')).toMatchObject({ y: null })
  })

  test('leaves the log whole: both numbers stay on record', () => {
    const after = [2, null].reduce<State>((state, y, n) => said(state, y, DAY, 90 + n), asking({}))
    const [reading] = the(after).readings
    expect(reading).toMatchObject({ x: DAY, y: null, was: [{ y: 2 }] })
  })

  test('is shown until the wall knows it, also without a network', () => {
    const here = new SaidHere()
    const before = asking({})
    expect(here.count(the(before), DAY)).toBe(null)
    here.say(the(before), DAY, 2)
    expect(here.count(the(before), DAY)).toBe(2)
    here.say(the(before), DAY, 3)
    expect(here.count(the(before), DAY)).toBe(3)
    const after = said(before, 3)
    expect(here.count(the(after), DAY)).toBe(3)
    expect(here.count(the(said(after, 4, DAY, 91)), DAY)).toBe(4)
    expect(here.count(the(said(after, null, DAY, 92)), DAY)).toBe(null)
  })

  test('says nothing of another day', () => {
    const here = new SaidHere()
    here.say(the(asking({})), DAY, 2)
    expect(here.count(the(asking({})), '2026-11-24')).toBe(null)
  })
})
