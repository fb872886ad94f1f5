import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sqliteStore } from '../../server/store/sqlite.ts'
import type { Entry } from '../../server/store/store.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'marblewall-ids-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const entry = (id: string, stream = 'team:one'): Entry => ({ stream, id, doc: { type: 'told' }, texts: {} })
const inGroups = <T>(all: readonly T[], size: number) =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size))
const places = (results: readonly { outcome: string; seq?: number; kept?: { seq: number } }[]) =>
  results.map(({ outcome, seq, kept }) => `${outcome} ${seq ?? kept?.seq}`)

test('what was sent is known again, long after and after a restart in the middle of its moving house', async () => {
  const path = join(folder, 'log.db')
  const first = sqliteStore(path)
  const ids = Array.from({ length: 48_000 }, () => randomUUID())
  for (const group of inGroups(ids, 300)) await first.append(group.map(id => entry(id)))
  const some = ids.flatMap((id, n) => (n % 997 === 0 ? [{ id, seq: n + 1 }] : []))
  const known = some.map(({ seq }) => `duplicate ${seq}`)
  expect(places(await first.append(some.map(({ id }) => entry(id))))).toEqual(known)
  await first.close()
  const again = sqliteStore(path)
  expect(places(await again.append(some.map(({ id }) => entry(id))))).toEqual(known)
  expect((await again.find('team:one', ids[7]!))?.seq).toBe(8)
  expect((await again.heads()).get('team:one')).toBe(48_000)
  await again.close()
})

test('two ids that begin alike are two, and one id may stand in two streams', async () => {
  const store = sqliteStore(join(folder, 'log.db'))
  const ids = [1, 2, 3].map(n => `0123456${n}-1111-4111-8111-111111111111`)
  expect(places(await store.append(ids.map(id => entry(id))))).toEqual([
    'written 1',
    'written 2',
    'written 3',
  ])
  expect(places(await store.append([...ids].reverse().map(id => entry(id))))).toEqual([
    'duplicate 3',
    'duplicate 2',
    'duplicate 1',
  ])
  expect(places(await store.append([entry(ids[0]!, 'team:two'), entry(ids[0]!, 'team:two')]))).toEqual([
    'written 1',
    'duplicate 1',
  ])
  await store.close()
})

test('what failed to be written is not known, and may be sent again', async () => {
  const store = sqliteStore(join(folder, 'log.db'))
  const [good, other] = [randomUUID(), randomUUID()]
  const bad = { ...entry(other), doc: { type: 'told', count: 1n } }
  await expect(store.append([entry(good), bad])).rejects.toThrow()
  expect(await store.find('team:one', good)).toBeNull()
  expect(places(await store.append([entry(good)]))).toEqual(['written 1'])
  await store.close()
})
