import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Adapter, Memory } from 'lowdb'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { heldClock } from '../../server/clock.ts'
import { openDirectory } from '../../server/directory/directory.ts'
import type { Document } from '../../server/directory/document.ts'
import { fileAdapter } from '../../server/directory/file.ts'
import { checkPassword, hashPassword, isPassword } from '../../server/directory/passwords.ts'
import { newId } from '../../shared/id.ts'
import { MORNING } from '../support/house.ts'

let folder: string
let said: string[]
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'directory-'))
  said = []
})
afterEach(() => rm(folder, { recursive: true }))

const clock = heldClock(MORNING)
const onDisk = () => fileAdapter({ folder, say: sentence => said.push(sentence) })
const open = (adapter: Adapter<Document> = onDisk()) => openDirectory(adapter, clock)
const textOf = (name = 'directory.json') => readFile(join(folder, name), 'utf8')
const damage = (name: string, text: string) => writeFile(join(folder, name), text)

const team = newId()
const ada = { id: newId(), name: 'Ada', email: 'ada@bees.example', passwordHash: 'x' }
const setUp = async (adapter?: Adapter<Document>) => {
  const directory = await open(adapter)
  await directory.finish(ada, { team, code: 'bcdfgh23' })
  return directory
}
const pairOne = async (directory: Awaited<ReturnType<typeof open>>) => {
  const device = await directory.devices.pair({ kind: 'board', name: 'Hall', team }, ada.id)
  return { device, token: await directory.devices.giveToken(device.id) }
}

test('what was answered is there after a restart, and only its owner may read the file', async () => {
  const directory = await setUp()
  const { device, token } = await pairOne(directory)
  const again = await open()
  expect(again.isDone()).toBe(true)
  expect(again.devices.carrying(token)).toEqual(device)
  expect(again.teamWithCode('bcdfgh23')).toBe(team)
  expect((await stat(join(folder, 'directory.json'))).mode & 0o777).toBe(0o600)
  expect((await readdir(folder)).sort()).toEqual(['directory.json', 'directory.json.bak'])
})

test('neither a token nor a password nor an invitation stands in the file', async () => {
  const directory = await setUp()
  const { token } = await pairOne(directory)
  const session = await directory.sessions.open(ada.id, null)
  const { code } = await directory.people.invite({
    name: 'Lee',
    email: 'lee@b.example',
    admin: false,
    teams: [team],
  })
  await directory.people.accept(code, 'quiet green boats')
  for (const text of [await textOf(), await textOf('directory.json.bak')]) {
    for (const secret of [token, session, code, 'quiet green boats']) expect(text).not.toContain(secret)
  }
})

test('a broken file is set aside and its copy used, with everything that was answered', async () => {
  const { token } = await pairOne(await setUp())
  await damage('directory.json', '{"version":1,"people":[{"na')
  const again = await open()
  expect(said).toHaveLength(1)
  expect(again.devices.carrying(token)).not.toBeNull()
  expect(await textOf('directory.json.broken')).toContain('[{"na')
  await again.close()
})

test('when neither can be read, nothing is touched and nothing starts', async () => {
  await setUp()
  await damage('directory.json', 'mangled')
  await damage('directory.json.bak', '{"version": 1}')
  await expect(open()).rejects.toThrow('Nothing was changed')
  expect([await textOf(), await textOf('directory.json.bak')]).toEqual(['mangled', '{"version": 1}'])
})

test('a file from a newer version is not overwritten', async () => {
  await setUp()
  const newer = (await textOf()).replace('"version": 1', '"version": 2')
  await damage('directory.json', newer)
  await damage('directory.json.bak', newer)
  await expect(open()).rejects.toThrow('Nothing was changed')
  expect(await textOf()).toBe(newer)
})

test('a file that was not read is not overwritten', async () => {
  await setUp()
  await expect(onDisk().write(JSON.parse(await textOf()))).rejects.toThrow('was not read')
})

test('what could not be kept did not happen', async () => {
  const disk = new Memory<Document>()
  const directory = await setUp(disk)
  const { device, token } = await pairOne(directory)
  disk.write = async () => {
    throw Object.assign(new Error('no space'), { code: 'ENOSPC' })
  }
  await expect(directory.devices.revoke(device.id)).rejects.toMatchObject({ code: 'disk-full' })
  expect(directory.devices.carrying(token)).not.toBeNull()
})

test('changes made at the same moment all count', async () => {
  const directory = await setUp()
  await Promise.all(Array.from({ length: 20 }, () => pairOne(directory)))
  expect((await open()).devices.of(team)).toHaveLength(20)
})

test('a person who is taken out is in neither file, nor are their sessions', async () => {
  const directory = await setUp()
  const { person } = await directory.people.invite({
    name: 'Lee Holt',
    email: 'lee@b.example',
    admin: false,
    teams: [],
  })
  const token = await directory.sessions.open(person.id, null)
  await directory.people.remove(person.id)
  expect(directory.sessions.find(token)).toBeNull()
  for (const name of await readdir(folder)) expect(await textOf(name)).not.toMatch(/Holt|lee@b/)
})

test('a revoked screen stays revoked when the file is damaged', async () => {
  const directory = await setUp()
  const { device, token } = await pairOne(directory)
  await directory.devices.revoke(device.id)
  await damage('directory.json', '')
  expect((await open()).devices.carrying(token)).toBeNull()
})

test('a screen that never came for its token is forgotten at the next start', async () => {
  const directory = await setUp()
  await directory.devices.pair({ kind: 'kiosk', name: 'Nobody', team }, ada.id)
  expect((await open()).devices.of(team)).toEqual([])
})

test('the disk knows the day a screen was seen and no more; it hears of it at most hourly', async () => {
  const disk = new Memory<Document>()
  let writes = 0
  const write = disk.write.bind(disk)
  disk.write = async document => {
    writes++
    return write(document)
  }
  const directory = await setUp(disk)
  const { device } = await pairOne(directory)
  const before = writes
  for (let minute = 0; minute < 90; minute++) {
    await clock.move(60_000)
    directory.devices.seen(device.id)
  }
  await clock.move(0)
  expect(writes - before).toBe(1)
  expect((await disk.read())?.devices[0]).toMatchObject({ seenOn: '2026-11-23' })
  expect(JSON.stringify((await disk.read())?.devices)).not.toMatch(/T\d\d:|\d{13}/)
  expect(directory.devices.of(team)[0]).toMatchObject({ id: device.id, seenOn: '2026-11-23' })
})

test('the set-up code is the same after a restart, and gone once it was used', async () => {
  const first = await (await open()).setupCode(() => 'oak')
  expect([first, await (await open()).setupCode(() => 'elm')]).toEqual(['oak', 'oak'])
  await setUp()
  expect(await textOf()).not.toContain('oak')
})

test('somebody stays in charge: one who was only invited does not count', async () => {
  const directory = await setUp(new Memory<Document>())
  await directory.people.invite({ name: 'Lee', email: 'lee@b.example', admin: true, teams: [] })
  await expect(directory.people.remove(ada.id)).rejects.toMatchObject({ code: 'last-admin' })
  await expect(directory.people.change(ada.id, { admin: false })).rejects.toMatchObject({
    code: 'last-admin',
  })
  expect(directory.people.find(ada.id)).toMatchObject({ admin: true })
})

test('a password goes with its hash alone; for nobody the answer takes as long', async () => {
  const kept = await hashPassword('seven tall otters')
  expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
  expect(await isPassword('seven tall otters', kept)).toBe(true)
  expect(await isPassword('seven tall otterS', kept)).toBe(false)
  expect(await isPassword('', null)).toBe(false)
  const timed = async (hash: string | null) => {
    const from = performance.now()
    await isPassword('wrong', hash)
    return performance.now() - from
  }
  expect(await timed(null)).toBeGreaterThan((await timed(kept)) / 5)
})

test('a crowd at the door waits in line', async () => {
  const kept = await hashPassword('seven tall otters')
  const answers = await Promise.all(Array.from({ length: 8 }, () => isPassword('seven tall otters', kept)))
  expect(answers).toEqual(Array(8).fill(true))
})

test('a password that a stranger would try is refused', () => {
  const known = ['Ada Marsh', 'ada@bees.example', 'St Bees']
  for (const poor of [
    'short',
    'password1234',
    'Marblewall2026',
    'aaaaaaaaaaaa',
    '1234567890',
    'qwerty123456',
    'adamarshbees',
    '',
  ]) {
    expect(() => checkPassword(poor, known)).toThrow(expect.objectContaining({ code: 'weak-password' }))
  }
  for (const fine of ['seven tall otters', 'Kessel-Run-12p', 'корабли и чайки'])
    expect(() => checkPassword(fine, known)).not.toThrow()
  expect(() => checkPassword('x y z'.repeat(100), known)).toThrow(
    expect.objectContaining({ code: 'too-long' }),
  )
})
