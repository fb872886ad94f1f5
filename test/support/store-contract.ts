import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Commit, Entry, Store } from '../../server/store/store.ts'
import { newId } from '../../shared/id.ts'
import { dice } from './dice.ts'

export interface Shelf {
  store: Store
  /** Closes the store and opens it again on what it kept; the same store where nothing is kept. */
  reopen(): Promise<Store>
  /** Every byte the store keeps on disk, as text of one letter a byte. */
  bytes(): string
  remove(): Promise<void>
}

const entry = (
  stream: string,
  texts: Record<string, string> = {},
  doc: Record<string, unknown> = {},
): Entry => ({
  stream,
  id: newId(),
  doc: { type: 'idea-left', at: 1, day: '2026-11-23', shift: 'early', by: 'kiosk', topic: 'team', ...doc },
  texts,
})
const all = async (store: Store, stream: string, after = 0, limit?: number) =>
  (await Array.fromAsync(store.read(stream, after, limit))).flat()

/** What every store of the log promises, whatever it is made of. */
export const storeContract = (name: string, open: () => Shelf) => {
  describe(name, () => {
    let shelf: Shelf
    let store: Store
    beforeEach(() => {
      shelf = open()
      store = shelf.store
    })
    afterEach(() => shelf.remove())

    test('numbers have no gaps, whatever is sent twice or refused in between', async () => {
      const [a, b, c] = [entry('team:1'), entry('team:1'), entry('team:1')]
      expect(await store.append([a, a, b])).toMatchObject([
        { outcome: 'written', seq: 1 },
        { outcome: 'duplicate', kept: { seq: 1 } },
        { outcome: 'written', seq: 2 },
      ])
      expect(await store.append([{ ...a, doc: { ...a.doc, topic: 'place' } }, c])).toMatchObject([
        { outcome: 'reused' },
        { outcome: 'written', seq: 3 },
      ])
      expect((await all(store, 'team:1')).map(({ seq, id }) => [seq, id])).toEqual([
        [1, a.id],
        [2, b.id],
        [3, c.id],
      ])
    })

    test('a draft sent again is the same whenever it arrives, and another when a word differs', async () => {
      const first = entry('voice:1', { text: 'Slide sheets run out' })
      await store.append([first])
      const later = {
        ...first,
        doc: { ...first.doc, at: 2, day: '2026-11-24', shift: 'late', happenedAt: 9 },
      }
      expect(await store.append([later])).toMatchObject([{ outcome: 'duplicate', kept: { doc: first.doc } }])
      expect(await store.append([{ ...first, texts: { text: 'Slide sheets run low' } }])).toEqual([
        { outcome: 'reused' },
      ])
      expect(await store.append([{ ...first, texts: {} }])).toEqual([{ outcome: 'reused' }])
    })

    test('each stream counts for itself, and an id may be used in two of them', async () => {
      const one = entry('team:1')
      await store.append([one, { ...one, stream: 'voice:1' }, entry('team:2')])
      expect(await store.heads()).toEqual(
        new Map([
          ['team:1', 1],
          ['voice:1', 1],
          ['team:2', 1],
        ]),
      )
    })

    test('what was written is read back in order, letter by letter', async () => {
      const texts = [
        'Zoë’s 🧦',
        'שלום \u202e',
        'a\nb\tc',
        'x'.repeat(9_000),
        '{"not":"json"}',
        '\u0301'.repeat(40),
      ]
      const written = texts.map(text => entry('voice:1', { text }))
      await store.append(written)
      const read = await all(store, 'voice:1')
      expect(read.map(({ texts: kept }) => kept['text'])).toEqual(texts)
      expect(read.map(({ doc }) => doc)).toEqual(written.map(({ doc }) => doc))
      expect((await store.find('voice:1', written[3]!.id))?.texts['text']).toBe(texts[3])
      expect(await store.find('voice:2', written[3]!.id)).toBeNull()
    })

    test('a reader may begin anywhere and ask for so many', async () => {
      await store.append(Array.from({ length: 25 }, () => entry('team:1')))
      const seqs = async (after: number, limit?: number) =>
        (await all(store, 'team:1', after, limit)).map(({ seq }) => seq)
      expect(await seqs(20)).toEqual([21, 22, 23, 24, 25])
      expect(await seqs(3, 2)).toEqual([4, 5])
      expect(await seqs(25)).toEqual([])
      expect(await seqs(99)).toEqual([])
      expect(await all(store, 'nobody')).toEqual([])
    })

    test('whoever listens hears each commit once, with the stretch it covers', async () => {
      const heard: Commit[][] = []
      const stop = store.onCommit(commits => heard.push(commits))
      const one = entry('team:1')
      await store.append([one, entry('voice:1'), entry('team:1')])
      await store.append([one])
      stop()
      await store.append([entry('team:1')])
      expect(heard).toHaveLength(1)
      expect(heard[0]!.map(({ stream, after, to, events }) => [stream, after, to, events.length])).toEqual([
        ['team:1', 0, 2, 2],
        ['voice:1', 0, 1, 1],
      ])
    })

    test('a listener already finds what it hears of', async () => {
      const found: Promise<unknown>[] = []
      store.onCommit(([commit]) => found.push(store.find(commit!.stream, commit!.events[0]!.id)))
      await store.append([entry('team:1')])
      expect(await found[0]).not.toBeNull()
    })

    test('a ticket is found in whatever streams bear it', async () => {
      const ticket = 'a'.repeat(64)
      await store.append([
        entry('voice:1', { text: 'one', ticket }),
        entry('voice:1', { text: ticket }),
        entry('team:1', { text: 'two', ticket }),
      ])
      const held = await store.holders('ticket', ticket)
      expect(held.map(({ stream, seq, texts }) => [stream, seq, texts['text']]).sort()).toEqual([
        ['team:1', 1, 'two'],
        ['voice:1', 1, 'one'],
      ])
      expect(await store.holders('ticket', 'b'.repeat(64))).toEqual([])
      expect((await store.holders('text', ticket)).map(({ seq }) => seq)).toEqual([2])
    })

    test('an erased text reads as nothing, and the event stands', async () => {
      const one = entry('voice:1', { text: 'Bay three', ticket: 'c'.repeat(64) })
      const two = entry('voice:1', { text: 'Bay four' })
      await store.append([one, two])
      const { seal } = (await store.find('voice:1', one.id))!
      await store.erase([{ stream: 'voice:1', id: one.id, field: 'text' }])
      expect((await store.find('voice:1', one.id))!.texts).toEqual({ text: '', ticket: 'c'.repeat(64) })
      await store.erase([{ stream: 'voice:1', id: one.id }])
      const read = await all(store, 'voice:1')
      expect(read.map(({ texts }) => texts)).toEqual([{ text: '', ticket: '' }, { text: 'Bay four' }])
      expect(read[0]!.seal).not.toBe(seal)
      expect(await store.holders('ticket', 'c'.repeat(64))).toEqual([])
      expect(await store.append([one])).toMatchObject([
        { outcome: 'duplicate', kept: { texts: { text: '' } } },
      ])
      expect(await store.append([entry('voice:1')])).toMatchObject([{ seq: 3 }])
    })

    test('erasing what is not there, or not there any more, harms nothing', async () => {
      const one = entry('voice:1', { text: 'Bay three' })
      await store.append([one])
      const erasure = { stream: 'voice:1', id: one.id }
      await store.erase([erasure, { stream: 'voice:1', id: newId() }, { stream: 'nobody', id: one.id }])
      await store.erase([erasure, erasure])
      await store.erase([])
      expect(await all(store, 'voice:1')).toHaveLength(1)
    })

    test('a fold that was kept is fetched again; an erasure in its stream throws it away', async () => {
      const [mine, other] = [entry('team:1', { text: 'Bay three' }), entry('team:2', { text: 'Bay four' })]
      await store.append([mine, other])
      const kept = { version: 'v1', seq: 1, doc: JSON.stringify({ said: 'Bay three' }) }
      await store.keep('team:1', { ...kept, seq: 0 })
      await store.keep('team:1', kept)
      await store.keep('team:2', kept)
      expect(await store.fetch('team:1')).toEqual(kept)
      await store.erase([{ stream: 'team:1', id: mine.id }])
      expect(await store.fetch('team:1')).toBeNull()
      expect(await store.fetch('team:2')).toEqual(kept)
    })

    test('all of it is there after a restart, under the same name', async () => {
      const { logId } = store
      const written = Array.from({ length: 30 }, (_, n) =>
        entry('voice:1', n % 2 ? { text: `Word ${n}` } : {}),
      )
      await store.append(written)
      await store.erase([{ stream: 'voice:1', id: written[1]!.id }])
      const before = await all(store, 'voice:1')
      store = await shelf.reopen()
      expect(store.logId).toBe(logId)
      expect(await all(store, 'voice:1')).toEqual(before)
      expect(await store.append([written[0]!, entry('voice:1')])).toMatchObject([
        { outcome: 'duplicate' },
        { outcome: 'written', seq: 31 },
      ])
    })

    test('of thousands of texts of every length, whatever was erased is in no file, not a part of it', async () => {
      const die = dice(7)
      const alive = new Map<string, { stream: string; id: string }>()
      let made = 0
      for (let round = 0; round < 30; round++) {
        const batch = Array.from({ length: 100 }, () => {
          const mark = `<${String(made++).padStart(6, '0')}>`
          const letters = die.chance(0.1)
            ? 4_000 + die.upTo(8_000)
            : die.chance(0.5)
              ? die.upTo(100)
              : die.upTo(900)
          const ticket = die.chance(0.5) ? { ticket: mark.repeat(8) } : {}
          const one = entry(`voice:${die.upTo(3)}`, { text: mark.repeat(1 + letters / 8), ...ticket })
          alive.set(mark, one)
          return one
        })
        await store.append(batch)
        for (const stream of ['voice:0', 'voice:1', 'voice:2']) {
          const doc = [...alive].flatMap(([mark, one]) => (one.stream === stream ? mark : [])).join('')
          await store.keep(stream, { version: 'v1', seq: 1, doc })
        }
        const gone = [...alive].filter(() => die.chance(0.3))
        for (const [mark] of gone) alive.delete(mark)
        for (let from = 0; from < gone.length; from += 7)
          await store.erase(gone.slice(from, from + 7).map(([, { stream, id }]) => ({ stream, id })))
      }
      const found = new Set(shelf.bytes().match(/<\d{6}>/g))
      for (const mark of alive.keys()) found.delete(mark)
      expect([...found]).toEqual([])
      const kept = (await Promise.all([0, 1, 2].map(n => all(store, `voice:${n}`)))).flat()
      expect(kept).toHaveLength(made)
      expect(kept.filter(({ texts }) => texts['text'])).toHaveLength(alive.size)
    })
  })
}
