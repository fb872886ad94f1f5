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

  test('words that the server refused do not stay on the disk, whatever it had against them', async () => {
    const shelf = newShelf()
    await shelf.add('ward', {
      id: newId(),
      type: 'idea-left',
      topic: 'place',
      text: 'A coat rack by the sluice',
    })
    const post: Post = async () => ({ each: [{ status: 422, code: 'bad-text' }] })
    await sendRound({ shelf, post, most: BATCH_MOST })
    expect(await shelf.counts()).toEqual({ waiting: 0, held: 0, setAside: 1 })
    expect(JSON.stringify(await shelf.kept())).not.toContain('coat rack')
  })

  test('what the disk takes too late leaves nothing: it was owned up to, and may have been tapped again', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const name = `outbox ${newId()}`
    // Another page holds the disk.
    const opened = Promise.withResolvers<IDBDatabase>()
    const opening = indexedDB.open(name, 1)
    opening.onupgradeneeded = () => {
      const items = opening.result.createObjectStore('items', { keyPath: 'order', autoIncrement: true })
      items.createIndex('id', 'id', { unique: true })
      items.createIndex('state', 'state')
      opening.result.createObjectStore('lease')
    }
    opening.onsuccess = () => opened.resolve(opening.result)
    const holder = await opened.promise
    const held = holder.transaction('items', 'readwrite')
    let isHeld = true
    const hold = () => {
      if (isHeld) held.objectStore('items').count().onsuccess = hold
    }
    hold()
    const shelf = new Shelf({ name })
    const kept = shelf.add('ward', mood()).catch((error: Error) => error.name)
    for (let turn = 0; turn < 50; turn++) await new Promise<void>(done => setImmediate(done))
    await vi.advanceTimersByTimeAsync(4_000)
    expect(await kept).toBe('TooSlow')
    isHeld = false
    vi.useRealTimers()
    for (let turn = 0; turn < 200; turn++) await new Promise<void>(done => setImmediate(done))
    expect(await shelf.kept()).toEqual([])
    holder.close()
    await shelf.close()
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

  test('before the page has found out what an earlier one left is counted once', async () => {
    const { outbox, reports } = outboxWith(async () => ({ gone: true }))
    const opened = outbox.open()
    const draft = mood()
    await Promise.all([outbox.keep(draft), opened])
    expect(reports.at(-1)?.pending.map(({ id }) => id)).toEqual([draft.id])
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

  test('that another page of this screen brought to the server is in the tray once', async () => {
    const name = `outbox ${newId()}`
    const { take } = server()
    const here = outboxWith(async () => ({ gone: true }), new Shelf({ name }))
    await here.outbox.open()
    const draft = mood()
    expect(await here.outbox.keep(draft)).toBe('here')
    await vi.waitFor(() =>
      expect(here.reports.at(-1)?.pending).toMatchObject([{ id: draft.id, posted: true }]),
    )
    const there = outboxWith(async (_, drafts) => take(drafts), new Shelf({ name }))
    await there.outbox.open()
    await vi.waitFor(() => expect(there.reports.at(-1)?.pending).toMatchObject([{ id: draft.id, seq: 1 }]))
    await vi.waitFor(() => {
      here.outbox.wake()
      expect(here.reports.at(-1)?.pending).toEqual([])
    })
  })

  test('from where this screen stood before is held, and keeps up nothing that is tapped where it stands now', async () => {
    const shelf = newShelf()
    await shelf.add('other ward', mood())
    const drafts = [mood(), mood()]
    for (const draft of drafts) await shelf.add('ward', draft)
    const { written, take } = server()
    const post: Post = async (team, list) =>
      team === 'ward' ? take(list) : { whole: { status: 403, code: 'wrong-team' } }
    const { outbox, reports } = outboxWith(post, shelf)
    await outbox.open()
    await vi.waitFor(() => expect(reports.at(-1)).toMatchObject({ held: 1, waiting: 0, unpaired: false }))
    expect([...written.keys()]).toEqual(drafts.map(({ id }) => id))
  })

  test('is not said to be kept here where the disk takes nothing', async () => {
    const shelf = newShelf()
    const add = vi.spyOn(shelf, 'add').mockRejectedValueOnce(new DOMException('full', 'QuotaExceededError'))
    const { outbox, reports } = outboxWith(async () => ({ gone: true }), shelf)
    await outbox.keep(mood())
    expect(reports.at(-1)?.keeps).toBe(false)
    add.mockRestore()
    await outbox.keep(mood())
    expect(reports.at(-1)?.keeps).toBe(true)
  })

  test('of a screen that was removed is held, and the page is told', async () => {
    const { outbox, reports } = outboxWith(async () => ({ whole: { status: 401, code: 'not-paired' } }))
    await outbox.open()
    await outbox.keep(mood())
    await vi.waitFor(() => expect(reports.at(-1)).toMatchObject({ held: 1, waiting: 0, unpaired: true }))
  })
})

describe('an outbox that nobody answers', () => {
  const MINUTE_MS = 60_000
  let outbox: Outbox
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    // Waits as long as it may.
    vi.spyOn(Math, 'random').mockReturnValue(0.999)
  })
  afterEach(() => {
    outbox.close()
    vi.restoreAllMocks()
    vi.useRealTimers()
  })

  /** Lets the disk and all that hangs on it finish; the clock stands still meanwhile. */
  const settle = async () => {
    for (let turn = 0; turn < 60; turn++) await new Promise<void>(done => setImmediate(done))
  }
  const pass = async (ms: number) => {
    await vi.advanceTimersByTimeAsync(ms)
    await settle()
  }
  /** An outbox with one tap, and as many tries behind it as make its waits a minute long. */
  const tired = async (answer: () => Reply) => {
    let reply: () => Reply | Promise<Reply> = answer
    const sent: string[][] = []
    const post: Post = async (_, drafts, signal) => {
      sent.push(drafts.map(({ id }) => id))
      const lost = new Promise<Reply>(done => signal?.addEventListener('abort', () => done({ gone: true })))
      return Promise.race([reply(), lost])
    }
    outbox = new Outbox({ team: 'ward', post, shelf: newShelf(), onReport: () => {} })
    await outbox.open()
    expect(await outbox.keep(mood())).toBe('here')
    await settle()
    for (let n = 0; n < 8; n++) await pass(MINUTE_MS)
    sent.length = 0
    const { written, take } = server()
    return {
      ...{ written, sent },
      answers: (next: () => Reply | Promise<Reply>) => {
        reply = next
      },
      isBack: () => {
        reply = () => take([{ ...mood(), id: sent.at(-1)![0]! }])
      },
    }
  }
  const gone = (): Reply => ({ gone: true })
  const busy = (): Reply => ({ whole: { status: 503, code: 'store-unavailable' } })

  test('waits, left alone, up to a minute before it tries again', async () => {
    const { sent } = await tired(gone)
    const before = sent.length
    await pass(MINUTE_MS)
    expect(sent.length - before).toBeLessThanOrEqual(1)
  })

  test('delivers as soon as the line is back', async () => {
    const { written, isBack } = await tired(gone)
    isBack()
    await pass(100)
    expect(written.size).toBe(0)
    outbox.lineIsBack()
    await pass(0)
    expect(written.size).toBe(1)
  })

  test('tries again after two seconds where the line was said to be back a moment too early', async () => {
    const { sent, written, isBack } = await tired(gone)
    outbox.lineIsBack()
    await pass(0)
    expect(sent).toHaveLength(1)
    isBack()
    await pass(2_000)
    expect(written.size).toBe(1)
  })

  test('tries again within two seconds when the server is heard over the line, however often it is heard', async () => {
    const { sent, written, isBack } = await tired(gone)
    for (let beat = 0; beat < 20; beat++) {
      outbox.heard()
      await pass(500)
    }
    expect(sent.length).toBeGreaterThanOrEqual(4)
    expect(sent.length).toBeLessThanOrEqual(6)
    isBack()
    outbox.heard()
    await pass(2_000)
    expect(written.size).toBe(1)
  })

  test('tries again with the next tap', async () => {
    const { sent } = await tired(gone)
    await outbox.keep(mood())
    await settle()
    await pass(0)
    expect(sent.at(-1)).toHaveLength(2)
  })

  test('lets go of what hangs in the old line, and sends it over the new one', async () => {
    const { sent, written, isBack, answers } = await tired(gone)
    answers(() => new Promise<Reply>(() => {}))
    outbox.wake()
    await pass(0)
    expect(sent).toHaveLength(1)
    await pass(5_000)
    isBack()
    outbox.lineIsBack()
    await settle()
    await pass(0)
    expect(sent).toHaveLength(2)
    expect(written.size).toBe(1)
  })

  test('does not send twice what has only just left', async () => {
    const { sent, answers } = await tired(gone)
    answers(() => new Promise<Reply>(() => {}))
    outbox.wake()
    await pass(500)
    outbox.lineIsBack()
    await pass(500)
    expect(sent).toHaveLength(1)
  })

  test('was woken while it tried in vain, and tries again at once', async () => {
    const { sent, answers } = await tired(gone)
    const late = Promise.withResolvers<Reply>()
    answers(() => late.promise)
    outbox.wake()
    await pass(500)
    outbox.lineIsBack()
    answers(gone)
    late.resolve({ gone: true })
    await settle()
    await pass(0)
    expect(sent).toHaveLength(2)
  })

  test('leaves a server alone that asked for it, whatever comes back and whoever taps', async () => {
    const { sent } = await tired(busy)
    await pass(MINUTE_MS)
    const tries = sent.length
    await outbox.keep(mood())
    outbox.lineIsBack()
    outbox.heard()
    await settle()
    await pass(0)
    expect(sent).toHaveLength(tries)
    await pass(MINUTE_MS)
    expect(sent.length).toBeGreaterThan(tries)
  })
})
