import { describe, expect, test } from 'vitest'
import { waited } from '../../kiosk/entries/help/call-said.ts'
import { help } from '../../kiosk/entries/help/help.ts'
import { postWith } from '../../kiosk/post.ts'
import { apply, type Event, empty, type State } from '../../shared/state.ts'
import { idOf } from '../support/every-event.ts'

const at = (clock: string) => Date.parse(`2026-11-23T${clock}:00Z`)
let seq = 0
const happens = (state: State, what: object, clock: string): State => {
  seq += 1
  return apply(state, {
    ...{ id: idOf(seq), seq, at: at(clock), day: '2026-11-23', shift: 'early', by: 'device' },
    ...what,
  } as Event)
}
const setUp = happens(
  empty,
  {
    type: 'help-set',
    kinds: [{ key: 'hands', name: 'A second pair of hands' }],
    places: [{ key: 'bay-2', name: 'Bay 2' }],
    responders: [{ key: 'charge', name: 'Nurse in charge' }],
    minutes: 5,
  },
  '07:00',
)
const called = (state: State, clock: string, id: string) =>
  happens(state, { id, type: 'help-called', what: 'hands', where: 'bay-2' }, clock)
const news = (state: State, clock: string) => help.news({ state, now: () => at(clock) })

describe('calling for help at the kiosk', () => {
  test('is there once a lead said what can be asked for, and says what it is not', () => {
    const now = () => at('07:00')
    expect(help.offered(empty)).toBe(false)
    expect(help.offered(setUp)).toBe(true)
    expect(help.words({ state: setUp, now }).hint).toBe('This is not the emergency bell.')
  })

  test('says before anybody taps that nobody can be told', () => {
    const now = () => at('07:00')
    expect(help.words({ state: setUp, now, offline: true }).hint).toBe('No connection. Fetch someone.')
  })

  test('stands on the first screen with its age until it is sorted', () => {
    expect(news(setUp, '07:10')).toBe(null)
    const open = called(setUp, '07:10', idOf(900))
    expect(news(open, '07:10')).toMatchObject({
      tone: 'calls',
      head: 'A second pair of hands: Bay 2',
      tells: 'Called just now. Nobody is coming yet.',
    })
    expect(news(open, '07:13')?.tells).toContain('Called 3 minutes ago.')
    expect(news(happens(open, { type: 'help-ended', call: idOf(900) }, '07:14'), '07:14')).toBe(null)
  })

  test('says of a call from below in which team it is', () => {
    const came = happens(
      setUp,
      {
        ...{ id: idOf(901), type: 'help-came-up', what: 'A porter', where: 'Bay 2', up: 1, by: 'system' },
        ...{ calledAt: at('07:05'), from: { team: idOf(700), call: idOf(701), name: 'Wren Ward' } },
      },
      '07:10',
    )
    expect(news(came, '07:10')?.head).toBe('A porter: Bay 2, Wren Ward')
  })

  test('says who is coming, and whom we asked when nobody was', () => {
    const open = called(setUp, '07:10', idOf(900))
    const up = happens(open, { type: 'help-passed-up', call: idOf(900), to: 'the division', up: 1 }, '07:15')
    expect(news(up, '07:16')?.tells).toBe(
      'Called 6 minutes ago. Nobody is coming yet. We asked the division at 07:15.',
    )
    const comes = happens(up, { type: 'help-accepted', call: idOf(900), who: 'Nurse in charge' }, '07:17')
    expect(news(comes, '07:17')).toMatchObject({ tone: 'comes' })
    expect(news(comes, '07:17')?.tells).toContain('Nurse in charge is coming.')
  })

  test('shows first the call that nobody is coming to', () => {
    const one = called(setUp, '07:10', idOf(900))
    const comes = happens(one, { type: 'help-accepted', call: idOf(900), who: 'Nurse in charge' }, '07:11')
    const two = called(comes, '07:12', idOf(901))
    expect(news(two, '07:14')).toMatchObject({ tone: 'calls', title: '2 calls for help' })
    expect(news(two, '07:14')?.tells).toContain('2 minutes ago')
  })

  test('a team that only answers the calls of others is not asked what it needs', () => {
    const up = { team: idOf(800), call: idOf(900), name: 'Heron Ward' }
    const call = { from: up, what: 'A porter', where: 'Bay 2', calledAt: at('07:05'), up: 1 }
    const came = happens(empty, { type: 'help-came-up', ...call }, '07:10')
    expect(help.offered(came)).toBe(true)
    expect(help.words({ state: came, now: () => at('07:11') }).title).toBe('A call for help')
    expect(news(came, '07:11')?.tells).toContain('Called 6 minutes ago.')
  })

  test('counts the wait in minutes and seconds', () => {
    expect([0, 12_400, 60_000, 754_000].map(waited)).toEqual(['0:00', '0:12', '1:00', '12:34'])
  })

  test('gives up when nobody answers in time, so that the call cannot arrive later', async () => {
    const real = globalThis.fetch
    let aborted = false
    globalThis.fetch = (_, init) =>
      new Promise((_, fail) => {
        init?.signal?.addEventListener('abort', () => {
          aborted = true
          fail(init.signal?.reason)
        })
      })
    try {
      const draft = { id: idOf(902), type: 'help-called', what: 'hands', where: 'bay-2' } as const
      expect(await postWith('t', { withinMs: 30 })('w', [draft])).toEqual({ gone: true })
      expect(aborted).toBe(true)
    } finally {
      globalThis.fetch = real
    }
  })
})
