import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync as Database } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { memoryStore } from '../../server/store/memory.ts'
import { sqliteStore } from '../../server/store/sqlite.ts'
import { Damaged } from '../../server/store/store.ts'
import { newId } from '../../shared/id.ts'
import { storeContract } from '../support/store-contract.ts'

storeContract('a store in memory', () => {
  const store = memoryStore()
  return { store, reopen: async () => store, bytes: () => '', remove: () => store.close() }
})

storeContract('a store in an SQLite file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'marblewall-store-'))
  const path = join(folder, 'log.db')
  const shelf = {
    store: sqliteStore(path),
    async reopen() {
      await shelf.store.close()
      shelf.store = sqliteStore(path)
      return shelf.store
    },
    bytes: () =>
      readdirSync(folder)
        .map(file => readFileSync(join(folder, file), 'latin1'))
        .join('\n'),
    async remove() {
      await shelf.store.close()
      rmSync(folder, { recursive: true })
    },
  }
  return shelf
})

describe('a file that somebody or something changed', () => {
  let folder: string
  let path: string
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'marblewall-damage-'))
    path = join(folder, 'log.db')
    const store = sqliteStore(path)
    await store.append(
      Array.from({ length: 40 }, (_, n) => ({
        stream: 'voice:1',
        id: newId(),
        doc: { type: 'idea-left', topic: 'team' },
        texts: { text: `Sentence number ${n}` },
      })),
    )
    await store.close()
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const change = (sql: string) => {
    const db = new Database(path)
    db.exec(sql)
    db.close()
  }
  const readAll = async () => {
    const store = sqliteStore(path)
    try {
      return (await Array.fromAsync(store.read('voice:1', 0))).flat().length
    } finally {
      await store.close()
    }
  }
  const flip = (what: string) => {
    const bytes = readFileSync(path)
    const at = bytes.indexOf(what)
    expect(at).toBeGreaterThan(0)
    bytes[at + 3] = bytes[at + 3]! ^ 1
    writeFileSync(path, bytes)
  }

  test('an untouched file reads whole', async () => {
    expect(await readAll()).toBe(40)
  })

  test.each([
    ['an event says something else', "update events set doc = replace(doc, 'team', 'place') where seq = 20"],
    [
      'a text says something else',
      "update texts set text = cast('Sentence number 7!' as blob) where seq = 8",
    ],
    ['a salt is another', 'update texts set salt = randomblob(16) where seq = 8'],
    ['an event is lost', 'delete from events where seq = 20'],
    ['the last event is lost', 'delete from events where seq = 40'],
    [
      'the last events are lost, and the head says so too',
      'delete from events where seq > 38; update streams set seq = 38',
    ],
    [
      'two events changed places',
      'update events set seq = -seq where seq in (20, 21); update events set seq = 41 + seq where seq < 0',
    ],
    ['an event goes by another id', "update events set id = replace(id, '-', '+') where seq = 20"],
    [
      'an event was put between',
      'update events set seq = seq + 100 where seq > 20; update events set seq = seq - 99 where seq > 100',
    ],
  ])('%s: it is found, not shown', async (_, sql) => {
    change(sql)
    await expect(readAll()).rejects.toThrow(Damaged)
  })

  test('one flipped bit in an event is found', async () => {
    flip('"type":"idea-left","topic":"team"')
    await expect(readAll()).rejects.toThrow(Damaged)
  })

  test('one flipped bit in a text is found', async () => {
    flip('Sentence number 11')
    await expect(readAll()).rejects.toThrow(Damaged)
  })

  test('damage says where it is and what to do', async () => {
    change('delete from events where seq = 20')
    await expect(readAll()).rejects.toThrow(/voice:1, event 20\. Restore/)
  })

  test.each([
    ['a file of another program', 'pragma application_id = 7'],
    ['a file of a newer version', 'pragma user_version = 99'],
  ])('%s is not opened', (_, sql) => {
    change(sql)
    expect(() => sqliteStore(path)).toThrow(/not a Marblewall log/)
  })

  test('a header of zeros, half a file: nothing opens and nothing is written', () => {
    const whole = readFileSync(path)
    for (const broken of [
      Buffer.concat([Buffer.alloc(100), whole.subarray(100)]),
      whole.subarray(0, whole.length / 2),
    ]) {
      writeFileSync(path, broken)
      expect(() => sqliteStore(path)).toThrow()
      expect(readFileSync(path).equals(broken)).toBe(true)
    }
  })

  test('words that a crash left in the write-ahead log are gone after the next start', async () => {
    const store = sqliteStore(path)
    await store.append([{ stream: 'voice:1', id: newId(), doc: { type: 'x' }, texts: { text: 'ZEBRAWORD' } }])
    const db = new Database(path)
    db.exec(
      "update texts set salt = zeroblob(16), text = zeroblob(length(text)) where instr(text, cast('ZEBRAWORD' as blob)) = 1",
    )
    const copy = mkdtempSync(join(tmpdir(), 'marblewall-crash-'))
    cpSync(folder, copy, { recursive: true })
    db.close()
    await store.close()
    const bytes = () =>
      readdirSync(copy)
        .map(file => readFileSync(join(copy, file), 'latin1'))
        .join('')
    expect(bytes()).toContain('ZEBRAWORD')
    const after = sqliteStore(join(copy, 'log.db'))
    expect(bytes()).not.toContain('ZEBRAWORD')
    await after.close()
    rmSync(copy, { recursive: true })
  })

  test('when the disk refuses, nothing of the batch is there and the next one is', async () => {
    const store = sqliteStore(path)
    const { seq } = (await store.find(
      'voice:1',
      (await Array.fromAsync(store.read('voice:1', 39))).flat()[0]!.id,
    ))!
    const good = { stream: 'voice:1', id: newId(), doc: { type: 'x' }, texts: {} }
    const bad = { ...good, id: newId(), doc: { n: 1n as unknown as string } }
    await expect(store.append([good, bad])).rejects.toThrow()
    expect((await store.heads()).get('voice:1')).toBe(seq)
    expect(await store.append([good])).toEqual([{ outcome: 'written', seq: seq + 1 }])
    await store.close()
  })
})
