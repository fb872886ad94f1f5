import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { makeBackup } from '../../server/backup/backup.ts'
import { restoreBackup } from '../../server/backup/restore.ts'
import { readDirectory } from '../../server/directory/file.ts'
import { openStores } from '../../server/store/open.ts'
import { MORNING, startServer } from '../support/server.ts'

/** How many files may still be moved before the power goes. */
const power = vi.hoisted(() => ({ left: Number.POSITIVE_INFINITY }))
vi.mock('node:fs/promises', async original => {
  const fs = await original<typeof import('node:fs/promises')>()
  return {
    ...fs,
    rename: async (from: string, to: string) => {
      if (power.left-- <= 0) throw new Error('the power went')
      return fs.rename(from, to)
    },
  }
})

let place: string
let was: string
let team: string
beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'marblewall-cut-'))
  was = join(place, 'was')
  const server = await startServer({ folder: was })
  team = server.team
  const kiosk = await server.screen('kiosk')
  const tap = () => server.tell(kiosk.auth, { type: 'mood-given', mood: 'good' })
  await tap()
  await makeBackup({ dataDir: was, to: join(place, 'backups'), now: MORNING })
  await tap()
  await server.stop()
})
afterAll(() => rmSync(place, { recursive: true }))

/** What a start would find: how much was said, or that it must not start. */
const found = async (folder: string): Promise<number | 'refuses'> => {
  if (!['team.db', 'voice.db'].every(name => existsSync(join(folder, name)))) return 'refuses'
  if (!(await readDirectory(folder))) return 'refuses'
  const stores = openStores(folder)
  const said = (await Array.fromAsync(stores.voice.read(`voice:${team}`, 0))).flat().length
  await stores.team.close()
  await stores.voice.close()
  return said
}

test('a restore that is cut off anywhere leaves what was, what is restored, or what does not start; never a mixture, and it can be done again', async () => {
  const folder = join(place, 'data')
  const outcomes: (number | 'refuses')[] = []
  for (let moves = 0, isWhole = false; !isWhole; moves++) {
    rmSync(folder, { recursive: true, force: true })
    cpSync(was, folder, { recursive: true })
    const asked = { dataDir: folder, erasedDir: folder, from: join(place, 'backups') }
    power.left = moves
    isWhole = await restoreBackup({ ...asked, now: MORNING + 1_000 }).then(
      () => true,
      () => false,
    )
    power.left = Number.POSITIVE_INFINITY
    outcomes.push(await found(folder))
    if (!isWhole) await restoreBackup({ ...asked, now: MORNING + 2_000 })
    expect(await found(folder)).toBe(1)
    expect((await readDirectory(folder))?.people).toHaveLength(1)
    expect((await readDirectory(folder))?.devices).toHaveLength(1)
    expect((await readDirectory(folder))?.sessions).toHaveLength(1)
  }
  // Before the first move all is as it was; after the logs stand all is restored; in between nothing starts.
  expect(outcomes[0]).toBe(2)
  expect(outcomes.at(-1)).toBe(1)
  expect(outcomes).toContain('refuses')
  expect(new Set(outcomes).size).toBe(3)
  const firstNo = outcomes.indexOf('refuses')
  expect(outcomes.slice(firstNo, outcomes.indexOf(1)).every(one => one === 'refuses')).toBe(true)
})
