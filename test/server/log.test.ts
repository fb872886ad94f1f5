import { beforeEach, describe, expect, test } from 'vitest'
import type { Heard } from '../../server/log.ts'
import { memoryStores } from '../../server/store/open.ts'
import { newId } from '../../shared/id.ts'
import { digest, newSecret } from '../../shared/ticket.ts'
import { openShifts } from '../support/shifts.ts'

const kiosk = { kind: 'device', id: 'the-kiosk' } as const
const lead = { kind: 'lead', id: 'somebody' } as const
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

let ward: Awaited<ReturnType<typeof openShifts>>
let now: number
beforeEach(async () => {
  ward = await openShifts()
  now = ward.clock.now()
})
const mood = (more: object = {}) => ({ id: newId(), type: 'mood-given', mood: 'good', ...more })
const notice = (more: object = {}) => ({ id: newId(), type: 'notice-posted', text: 'Tea at ten', ...more })
const post = async (draft: object) => (await ward.log.tell(`team:${ward.team}`, [draft], lead))[0]!
const codes = (outcomes: readonly object[]) =>
  outcomes.map(outcome =>
    'refusal' in outcome
      ? (outcome.refusal as { code: string }).code
      : 'duplicate' in outcome && outcome.duplicate
        ? 'again'
        : 'written',
  )

describe('a draft that is sent twice', () => {
  test('is written once and answered the same', async () => {
    const draft = mood()
    const [first] = await ward.say([draft])
    const [again] = await ward.say([draft])
    expect(codes([first!, again!])).toEqual(['written', 'again'])
    expect(again).toMatchObject({ event: (first as { event: object }).event })
    expect(await ward.read('voice')).toHaveLength(1)
  })

  test('hours later, in another shift, is still the one of this morning', async () => {
    const draft = mood()
    await ward.say([draft])
    await ward.until('2026-11-23T16:00')
    const [again] = await ward.say([{ ...draft, happenedAt: ward.clock.now() }])
    expect(again).toMatchObject({ duplicate: true, event: { shift: 'early' } })
  })

  test('with another face is refused', async () => {
    const draft = mood()
    await ward.say([draft])
    expect(codes(await ward.say([{ ...draft, mood: 'hard' }]))).toEqual(['id-reused'])
    expect(codes(await ward.say([{ ...draft, reason: 'breaks' }]))).toEqual(['id-reused'])
  })

  test('in one list, or in ten requests at once, is there once', async () => {
    const draft = mood()
    const all = await Promise.all([
      ward.say([draft, draft]),
      ...Array.from({ length: 10 }, () => ward.say([draft])),
    ])
    expect(codes(all.flat()).sort()).toEqual([...Array(11).fill('again'), 'written'])
  })
})

describe('when it happened', () => {
  const placed = async (happenedAt: number) => {
    const outcome = await post(notice({ happenedAt }))
    if ('refusal' in outcome) throw outcome.refusal
    const { day, shift, late, happenedAt: kept, at } = outcome.event
    expect(at).toBe(ward.clock.now())
    return { day, shift, late, kept }
  }

  test('is believed of a device that was offline for thirteen days', async () => {
    const then = now - 13 * DAY
    expect(await placed(then)).toEqual({ day: '2026-11-10', shift: 'early', late: undefined, kept: then })
  })
  test('is believed of a clock four minutes ahead', async () => {
    expect(await placed(now + 4 * MINUTE)).toMatchObject({ day: '2026-11-23', kept: now + 4 * MINUTE })
  })
  test.each([
    ['fifteen days ago', -15 * DAY],
    ['six minutes ahead', 6 * MINUTE],
    ['in 1970', -1_795_000_000_000],
    ['two years ahead', 730 * DAY],
  ])('is not believed of a clock that says %s', async (_, off) => {
    expect(await placed(now + off)).toEqual({
      day: '2026-11-23',
      shift: 'early',
      late: true,
      kept: undefined,
    })
  })
  test('is the moment it arrives where nobody says', async () => {
    expect(await post(notice())).toMatchObject({ event: { day: '2026-11-23', shift: 'early', at: now } })
  })
})

describe('what was said without a name', () => {
  test('bears its shift and what kind of thing took it, and nothing closer', async () => {
    await ward.say([mood({ happenedAt: now - 17 * MINUTE, reason: 'breaks' })])
    await ward.log.tell(`voice:${ward.team}`, [mood()], { kind: 'phone', id: 'never' })
    const start = Date.parse('2026-11-23T07:00:00Z')
    const said = await ward.read('voice')
    expect(said[0]).toEqual({
      id: said[0]!.id,
      seq: 1,
      type: 'mood-given',
      at: start,
      day: '2026-11-23',
      shift: 'early',
      by: 'kiosk',
      mood: 'good',
      reason: 'breaks',
    })
    expect(said[1]).toMatchObject({ by: 'phone', at: start })
    expect(JSON.stringify(said)).not.toMatch(/the-kiosk|never|happenedAt/)
  })

  test('looks alike from a kiosk whose clock is two years wrong', async () => {
    await ward.say([mood(), mood({ happenedAt: now - 730 * DAY }), mood({ happenedAt: now + 730 * DAY })])
    const [right, ...wrong] = (await ward.read('voice')).map(({ id: _, seq: __, ...rest }) => rest)
    for (const one of wrong) expect(one).toEqual(right)
  })

  test('offline at night lands in its night', async () => {
    await ward.until('2026-11-24T09:00')
    await ward.answer('g', { at: '2026-11-24T03:00' })
    expect((await ward.read('voice'))[0]).toMatchObject({
      day: '2026-11-23',
      shift: 'night',
      at: Date.parse('2026-11-23T21:00:00Z'),
    })
  })
})

describe('a mood', () => {
  const secret = newSecret()
  let given: ReturnType<typeof mood>
  beforeEach(async () => {
    given = mood({ key: digest(secret) })
    await ward.say([given])
  })
  const back = (more: object = {}) => ({
    id: newId(),
    type: 'mood-taken-back',
    mood: given.id,
    secret,
    ...more,
  })
  const explained = (more: object = {}) => ({
    id: newId(),
    type: 'mood-explained',
    mood: given.id,
    secret,
    reason: 'breaks',
    ...more,
  })
  const voices = async () => (await ward.teams.get(ward.team)).full.voices

  test('is explained and taken back by the one who holds its secret', async () => {
    expect(codes(await ward.say([explained(), back()]))).toEqual(['written', 'written'])
    expect(await voices()).toEqual({ '2026-11-23/early': { moods: 0, ideas: 0 } })
    expect(JSON.stringify(await ward.read('voice'))).not.toContain(secret)
  })

  test('by nobody else', async () => {
    const other = mood()
    await ward.say([other])
    const wrong = { secret: newSecret() }
    expect(
      codes(
        await ward.say([back(wrong), explained(wrong), back({ mood: other.id }), back({ mood: newId() })]),
      ),
    ).toEqual(Array(4).fill('not-proven'))
    expect(await voices()).toEqual({ '2026-11-23/early': { moods: 2, ideas: 0 } })
  })

  test('is taken back once, and the answer lost on the way is given again', async () => {
    const first = back()
    expect(codes(await ward.say([first]))).toEqual(['written'])
    expect(codes(await ward.say([first]))).toEqual(['again'])
    expect(codes(await ward.say([back()]))).toEqual(['not-found'])
    expect(codes(await ward.say([explained()]))).toEqual(['not-found'])
    expect(await voices()).toEqual({ '2026-11-23/early': { moods: 0, ideas: 0 } })
  })

  test('is taken back in the list that gave it', async () => {
    const next = mood({ key: digest(secret) })
    expect(codes(await ward.say([next, back({ mood: next.id }), back({ mood: next.id })]))).toEqual([
      'written',
      'written',
      'not-found',
    ])
  })

  test('given before the end of a shift and taken back after it leaves the shift it was given in', async () => {
    await ward.until('2026-11-23T14:01')
    await ward.say([back({ happenedAt: ward.clock.now() })])
    expect(await voices()).toEqual({ '2026-11-23/early': { moods: 0, ideas: 0 } })
    expect((await ward.read('voice'))[1]).toMatchObject({ shift: 'early' })
  })
})

describe('a list', () => {
  test('is written item by item; a bad one harms none of the others', async () => {
    const [a, b] = [mood(), mood()]
    const outcomes = await ward.say([
      a,
      { ...b, mood: 'sad' },
      a,
      null as never,
      { id: newId(), type: 'nonsense' },
      b,
    ])
    expect(codes(outcomes)).toEqual([
      'written',
      'not-understood',
      'again',
      'not-understood',
      'unknown-event',
      'written',
    ])
    expect((await ward.read('voice')).map(({ id }) => id)).toEqual([a.id, b.id])
  })

  test('with what belongs elsewhere is refused for that item', async () => {
    const renamed = { id: newId(), type: 'team-renamed', team: ward.team, name: 'Swan Ward' }
    const outcomes = await ward.log.tell(`team:${ward.team}`, [renamed, notice()], { kind: 'admin', id: 'x' })
    expect(codes(outcomes)).toEqual(['not-understood', 'written'])
  })
})

describe('commits', () => {
  const counting = async () => {
    const stores = memoryStores()
    let commits = 0
    const { append } = stores.voice
    stores.voice.append = async entries => {
      commits++
      await new Promise(resolve => setTimeout(resolve, 5))
      return append(entries)
    }
    ward = await openShifts({ stores })
    return () => commits
  }

  test('a hundred taps at once are few of them', async () => {
    const commits = await counting()
    const all = Array.from({ length: 100 }, () => mood())
    const outcomes = await Promise.all(all.map(one => ward.log.tell(`voice:${ward.team}`, [one], kiosk)))
    expect(codes(outcomes.flat())).toEqual(Array(100).fill('written'))
    expect(commits()).toBeLessThanOrEqual(2)
    expect((await ward.read('voice')).map(({ id }) => id)).toEqual(all.map(({ id }) => id))
  })

  test('are answered when they are in the store, and not before', async () => {
    await counting()
    let isAnswered = false
    const answered = ward.log.tell(`voice:${ward.team}`, [mood()], kiosk).then(() => {
      isAnswered = true
    })
    await new Promise(resolve => setImmediate(resolve))
    expect([isAnswered, await ward.log.head(`voice:${ward.team}`)]).toEqual([false, 0])
    await answered
    expect(await ward.log.head(`voice:${ward.team}`)).toBe(1)
  })

  test('are told to whoever listens before they are answered, in order and without a gap', async () => {
    const heard: Heard[] = []
    ward.log.onEvents(all => heard.push(...all))
    await Promise.all(
      Array.from({ length: 30 }, () => ward.log.tell(`voice:${ward.team}`, [mood(), mood()], kiosk)),
    )
    expect(
      heard.reduce(
        (at, { after, to, events }) => (after === at && events.length === to - after ? to : -1),
        0,
      ),
    ).toBe(60)
  })

  test.each([
    [13, 'disk-full', 507],
    [5, 'store-unavailable', 503],
    [8, 'store-unavailable', 503],
  ])('that the disk refuses (%i) are refused, and the next is fine', async (errcode, code, status) => {
    const { append } = ward.stores.voice
    ward.stores.voice.append = async () => {
      throw Object.assign(new Error('no'), { errcode })
    }
    const draft = mood()
    await expect(ward.say([draft])).rejects.toMatchObject({ code, status })
    ward.stores.voice.append = append
    expect(codes(await ward.say([draft]))).toEqual(['written'])
  })
})

test('while a long log is read nobody else has to wait for the end of it', async () => {
  const drafts = Array.from({ length: 3_500 }, () => ({ id: newId(), type: 'lots-set', atLeast: 3 }))
  await ward.log.tell(`team:${ward.team}`, drafts, { kind: 'lead', id: 'somebody' })
  let others = 0
  let isRead = false
  const other = () => {
    others++
    if (!isRead) setImmediate(other)
  }
  setImmediate(other)
  const pages = await Array.fromAsync(ward.log.read(`team:${ward.team}`, 0))
  isRead = true
  expect(pages.flat().length).toBeGreaterThan(3_500)
  expect(others).toBeGreaterThanOrEqual(pages.length - 1)
  expect(pages.length).toBeGreaterThan(3)
})
