import { describe, expect, test } from 'vitest'
import { ahead } from '../../kiosk/ahead.ts'
import { pendingOf, type Told } from '../../kiosk/pending.ts'
import { follow, type Held, nothingHeld } from '../../shared/follow.ts'
import { newId } from '../../shared/id.ts'
import { apply, type Draft, type Event, empty, type State } from '../../shared/state.ts'
import { threeShifts } from '../../shared/templates.ts'
import { doneOf } from '../../shared/work-kind.ts'
import { idOf } from '../support/every-event.ts'

const BEDS = idOf(1)
const early = { day: '2026-11-23', shift: 'early' }
const at = (clock: string) => Date.parse(`2026-11-23T${clock}:00Z`)
const stamp = (seq: number) => ({ seq, at: at('07:00'), ...early, by: 'system' })

const defined = [
  { id: idOf(9), type: 'clock-set', timeZone: 'Europe/London', shifts: [...threeShifts] },
  { id: BEDS, type: 'work-defined', key: 'beds', name: 'Beds', unit: 'beds', demand: 'typed' },
] as const
const ward = defined.reduce<State>(
  (state, draft, n) => apply(state, { ...draft, ...stamp(n + 1) } as Event),
  empty,
)
const held: Held = { ...nothingHeld, state: ward, heads: { team: 2, voice: 0 } }

const tapped = (clock: string, type: 'work-done' | 'work-undone' = 'work-done'): Draft => ({
  id: newId(),
  type,
  happenedAt: at(clock),
  work: BEDS,
  count: 1,
})
const written = (draft: Draft, seq: number): Event =>
  ({
    ...draft,
    ...stamp(seq),
    into: (Number(draft.happenedAt) - at('07:00')) / 60_000,
    by: 'device',
  }) as Event
const own = (drafts: readonly Draft[]) => pendingOf(drafts).filter((one): one is Told => 'draft' in one)
const doneIn = ({ work }: State) => doneOf(work[BEDS]!, early)
const byHour = ({ work }: State) => work[BEDS]!.shifts['2026-11-23/early']?.done ?? {}

/** A kiosk that hears what the test tells it, and nothing else. */
const listening = () => {
  let now = held
  let hear = (_: unknown) => {}
  follow(
    {
      emit: () => {},
      on: (name, heard) => {
        if (name === 'events') hear = heard as (batch: unknown) => void
      },
    },
    { team: 'w', from: held, onHeld: next => (now = next) },
  )
  return {
    hears: (...events: Event[]) =>
      hear({ team: 'w', stream: 'team', after: now.heads.team, to: events.at(-1)!.seq, events }),
    held: () => now,
  }
}

describe('the counter of a kiosk', () => {
  test('answers before the network does, each tap in the hour in which it was tapped', () => {
    const taps = [tapped('07:59'), tapped('08:01'), tapped('08:02')]
    expect(doneIn(ahead(held, own(taps)))).toBe(3)
    expect(byHour(ahead(held, own(taps)))).toEqual({ 0: 1, 1: 2 })
  })

  test('counts a tap once when its news comes before the answer to its sending', () => {
    const tap = tapped('08:01')
    const [waiting] = own([tap])
    const kiosk = listening()
    expect(doneIn(ahead(kiosk.held(), [waiting!]))).toBe(1)
    kiosk.hears(written(tap, 3))
    expect(doneIn(ahead(kiosk.held(), [{ ...waiting!, posted: true }]))).toBe(1)
    expect(doneIn(ahead(kiosk.held(), [{ ...waiting!, posted: true, seq: 3 }]))).toBe(1)
  })

  test('counts a tap once when the answer comes before its news', () => {
    const tap = tapped('08:01')
    const [waiting] = own([tap])
    const kiosk = listening()
    expect(doneIn(ahead(kiosk.held(), [{ ...waiting!, seq: 3 }]))).toBe(1)
    kiosk.hears(written(tap, 3))
    expect(doneIn(ahead(kiosk.held(), [{ ...waiting!, seq: 3 }]))).toBe(1)
  })

  test('adds what others tap meanwhile, and takes none of it for its own', () => {
    const [mine] = own([tapped('08:01')])
    const kiosk = listening()
    kiosk.hears(written(tapped('08:00'), 3), written(tapped('08:01'), 4))
    expect(doneIn(ahead(kiosk.held(), [{ ...mine!, posted: true }]))).toBe(3)
  })

  test('goes down by a tap that is taken back, in the hour of that tap', () => {
    const taps = [tapped('07:59'), tapped('08:01'), tapped('07:59', 'work-undone')]
    expect(byHour(ahead(held, own(taps)))).toEqual({ 0: 0, 1: 1 })
  })

  test('knows what was said of an hour before the wall does', () => {
    const said: Draft = {
      ...{ id: newId(), type: 'miss-explained', happenedAt: at('09:01') },
      ...{ work: BEDS, ...early, bucket: 1, reason: 'staffing' },
    }
    const typed: Draft = {
      ...{ id: newId(), type: 'work-required', happenedAt: at('07:05') },
      ...{ work: BEDS, required: 20 },
    }
    const { work } = ahead(held, own([typed, said]))
    expect(work[BEDS]!.shifts['2026-11-23/early']).toMatchObject({
      set: [{ required: 20 }],
      misses: { 1: { reason: 'staffing' } },
    })
  })

  test('leaves all else as the wall has it', () => {
    expect(ahead(held, pendingOf([{ id: 'a', type: 'mood-given', mood: 'hard' }]))).toBe(held.state)
  })
})
