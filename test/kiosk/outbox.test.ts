import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Outbox, type Report } from '../../kiosk/outbox.ts'
import { BATCH_MOST, type Reply } from '../../kiosk/outbox-rules.ts'
import type { Post } from '../../kiosk/post.ts'
import { sendRound } from '../../kiosk/sender.ts'
import { Shelf, ShelfFull } from '../../kiosk/shelf.ts'
import { newId } from '../../shared/id.ts'
import type { Draft } from '../../shared/state.ts'

const mood = (): Draft => ({ id: newId(), type: 'mood-given', mood: 'good' })
const newShelf = () => new Shelf({ name: `outbox ${newId()}` })

/** A server that writes each id down once, behind a network that a test can spoil. */
const server = () => {
  const written = new Map<string, Draft>()
  const arrivals: string[] = []
  const take = (drafts: readonly Draft[]): Reply => ({
    each: drafts.map(draft => {
      arrivals.push(draft.id)
      const known = written.has(draft.id)
      written.set(draft.id, draft)
      return { status: known ? 200 : 201, event: { seq: [...written.keys()].indexOf(draft.id) + 1 } }
    }),
  })
  return { written, arrivals, take }
}

describe('on its way', () => {
  const faults = fc.constantFrom('lost', 'answer-lost', 'twice', 'late', 'backwards', 'busy', 'half', 'fine')

  test('whatever drops, doubles and disorders, each thanked tap arrives with its id and nothing is lost', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 30 }),
        fc.array(faults, { maxLength: 12 }),
        async (taps, weather) => {
          const shelf = newShelf()
          const { written, take } = server()
          const delayed: Draft[][] = []
          let round = 0
          const post: Post = async (_, drafts) => {
            switch (weather[round++]) {
              case 'lost':
                return { gone: true }
              case 'answer-lost':
                take(drafts)
                return { gone: true }
              case 'twice':
                take(drafts)
                return take(drafts)
              case 'late':
                delayed.push([...drafts])
                return { gone: true }
              case 'backwards': {
                const reply = take([...drafts].reverse())
                return 'each' in reply ? { each: [...reply.each].reverse() } : reply
              }
              case 'busy':
                return { whole: { status: 429, code: 'slow-down' }, retryAfterMs: 1_000 }
              case 'half': {
                const kept = drafts.slice(0, Math.ceil(drafts.length / 2))
                const rest = drafts.slice(kept.length).map(() => ({ status: 503 }))
                const reply = take(kept)
                return 'each' in reply ? { each: [...reply.each, ...rest] } : reply
              }
              default:
                return take(drafts)
            }
          }
          const thanked: Draft[] = []
          for (let n = 0; n < taps; n++) {
            const draft = mood()
            await shelf.add('ward', draft)
            thanked.push(draft)
            if (n % 4 === 0) await sendRound({ shelf, post, most: BATCH_MOST })
          }
          let most = BATCH_MOST
          for (let went = ''; went !== 'empty'; ) {
            const done = await sendRound({ shelf, post, most })
            most = done.most
            went = done.went
          }
          for (const drafts of delayed) take(drafts)
          expect([...written.keys()].sort()).toEqual(thanked.map(({ id }) => id).sort())
          for (const draft of thanked) expect(written.get(draft.id)).toEqual(draft)
          expect(await shelf.counts()).toEqual({ waiting: 0, held: 0, setAside: 0 })
          await shelf.close()
        },
      ),
      { numRuns: 25 },
    )
  }, 60_000)

  test('goes oldest first, twenty at a time', async () => {
    const shelf = newShelf()
    const { arrivals, take } = server()
    const drafts = Array.from({ length: 25 }, mood)
    for (const draft of drafts) await shelf.add('ward', draft)
    const sizes: number[] = []
    const post: Post = async (_, list) => {
      sizes.push(list.length)
      return take(list)
    }
    await sendRound({ shelf, post, most: BATCH_MOST })
    await sendRound({ shelf, post, most: BATCH_MOST })
    expect(sizes).toEqual([20, 5])
    expect(arrivals).toEqual(drafts.map(({ id }) => id))
  })

  test('one bad draft is found and set aside, and the others arrive', async () => {
    const shelf = newShelf()
    const { written, take } = server()
    const drafts = [mood(), mood(), mood()]
    for (const draft of drafts) await shelf.add('ward', draft)
    const bad = drafts[1]!.id
    const post: Post = async (_, list) =>
      list.some(({ id }) => id === bad) ? { whole: { status: 400, code: 'not-understood' } } : take(list)
    let most = BATCH_MOST
    for (let n = 0; n < 6; n++) most = (await sendRound({ shelf, post, most })).most
    expect([...written.keys()]).toEqual([drafts[0]!.id, drafts[2]!.id])
    expect(await shelf.counts()).toEqual({ waiting: 0, held: 0, setAside: 1 })
  })

  test('words the server stops are wiped from the disk', async () => {
    const shelf = newShelf()
    const text = 'Mrs Somebody, 943 476 5919'
    await shelf.add('ward', { id: newId(), type: 'idea-left', topic: 'place', text })
    const post: Post = async () => ({ each: [{ status: 422, code: 'identifier-found' }] })
    const { settled } = await sendRound({ shelf, post, most: BATCH_MOST })
    expect(settled[0]?.verdict).toBe('wipe')
    expect(await shelf.counts()).toEqual({ waiting: 0, held: 0, setAside: 1 })
    expect(JSON.stringify(await shelf.kept())).not.toContain('Somebody')
  })

  test('a new pairing frees what an old one held', async () => {
    const shelf = newShelf()
    await shelf.add('ward', mood())
    const post: Post = async () => ({ whole: { status: 401, code: 'not-paired' } })
    expect((await sendRound({ shelf, post, most: BATCH_MOST })).went).toBe('unpaired')
    expect(await shelf.counts()).toEqual({ waiting: 0, held: 1, setAside: 0 })
    await shelf.release()
    expect(await shelf.counts()).toEqual({ waiting: 1, held: 0, setAside: 0 })
  })

  test('two pages of one screen do not send at once, and a lease of a page that died runs out', async () => {
    const shelf = newShelf()
    expect(await shelf.lease('one', 1_000, 500)).toBe(true)
    expect(await shelf.lease('two', 1_200, 500)).toBe(false)
    expect(await shelf.lease('one', 1_300, 500)).toBe(true)
    expect(await shelf.lease('two', 1_900, 500)).toBe(true)
    expect(await shelf.lease('one', -1_000_000, 500), 'the clock was set back').toBe(true)
  })

  test('a shelf that is full says so instead of dropping', async () => {
    const shelf = new Shelf({ name: `outbox ${newId()}`, most: 2 })
    const first = mood()
    await shelf.add('ward', first)
    await shelf.add('ward', mood())
    await expect(shelf.add('ward', mood())).rejects.toBeInstanceOf(ShelfFull)
    await shelf.add('ward', first)
    expect((await shelf.counts()).waiting).toBe(2)
  })
})

describe('a tap', () => {
  let open: Outbox[] = []
  beforeEach(() => {
    open = []
  })
  afterEach(() => {
    for (const outbox of open) outbox.close()
  })

  const outboxWith = (post: Post, shelf = newShelf()) => {
    const reports: Report[] = []
    const outbox = new Outbox({ team: 'ward', post, shelf, onReport: report => reports.push(report) })
    open.push(outbox)
    return { outbox, reports, shelf }
  }

  test('is kept here while the network is down, and still there after the page came back', async () => {
    const name = `outbox ${newId()}`
    const { outbox } = outboxWith(async () => ({ gone: true }), new Shelf({ name }))
    await outbox.open()
    const draft = mood()
    expect(await outbox.keep(draft)).toBe('here')
    outbox.close()
    const { written, take } = server()
    const again = outboxWith(async (_, drafts) => take(drafts), new Shelf({ name }))
    await again.outbox.open()
    expect(again.reports.some(({ pending }) => pending.some(({ id }) => id === draft.id))).toBe(true)
    await vi.waitFor(() => expect([...written.keys()]).toEqual([draft.id]))
    await vi.waitFor(() => expect(again.reports.at(-1)?.waiting).toBe(0))
  })

  test('with a broken disk goes straight to the server, and is thanked on the server’s word', async () => {
    const shelf = newShelf()
    vi.spyOn(shelf, 'add').mockRejectedValue(new DOMException('full', 'QuotaExceededError'))
    const { written, take } = server()
    const { outbox } = outboxWith(async (_, drafts) => take(drafts), shelf)
    const draft = mood()
    expect(await outbox.keep(draft)).toBe('there')
    expect(written.has(draft.id)).toBe(true)
  })

  test('with a broken disk and no server is owned up to', async () => {
    const shelf = newShelf()
    vi.spyOn(shelf, 'add').mockRejectedValue(new DOMException('full', 'QuotaExceededError'))
    const { outbox } = outboxWith(async () => ({ gone: true }), shelf)
    expect(await outbox.keep(mood())).toBe('nowhere')
  })

  test('that the server refuses is reported and not sent again', async () => {
    let sent = 0
    const { outbox, reports } = outboxWith(async (_, drafts) => {
      sent += 1
      return { each: drafts.map(() => ({ status: 422, code: 'bad-text' })) }
    })
    await outbox.open()
    await outbox.keep(mood())
    await vi.waitFor(() => expect(reports.at(-1)).toMatchObject({ waiting: 0, setAside: 1, pending: [] }))
    outbox.wake()
    await new Promise(done => setTimeout(done, 20))
    expect(sent).toBe(1)
  })

  test('of a screen that was removed is held, and the page is told', async () => {
    const { outbox, reports } = outboxWith(async () => ({ whole: { status: 401, code: 'not-paired' } }))
    await outbox.open()
    await outbox.keep(mood())
    await vi.waitFor(() => expect(reports.at(-1)).toMatchObject({ held: 1, waiting: 0, unpaired: true }))
  })
})
