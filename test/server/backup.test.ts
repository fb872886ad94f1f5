import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync as Database } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeBackup } from '../../server/backup/backup.ts'
import { restoreBackup } from '../../server/backup/restore.ts'
import { newId } from '../../shared/id.ts'
import { digest, newTicket } from '../../shared/ticket.ts'
import { listen } from '../support/listener.ts'
import { MORNING, type Screen, startServer, type TestServer } from '../support/server.ts'

const DAY_MS = 86_400_000
let place: string
let folder: string
let backups: string
let server: TestServer
let kiosk: Screen
beforeEach(async () => {
  place = mkdtempSync(join(tmpdir(), 'marblewall-backup-'))
  folder = join(place, 'data')
  backups = join(place, 'backups')
  server = await startServer({ folder })
  kiosk = await server.screen('kiosk')
})
afterEach(async () => {
  await server.stop()
  rmSync(place, { recursive: true })
})

const backUp = (now = server.clock.now()) => makeBackup({ dataDir: folder, to: backups, now })
const putBack = async (from = backups) => {
  await server.halt()
  const restored = await restoreBackup({ dataDir: folder, erasedDir: folder, from, now: server.clock.now() })
  await server.again()
  await server.settled()
  return restored
}
const filesIn = (where: string): string[] =>
  readdirSync(where, { withFileTypes: true }).flatMap(one =>
    one.isDirectory() ? filesIn(join(where, one.name)) : [join(where, one.name)],
  )
/** Every byte of what is in use: what was there before a restore lies aside. */
const bytes = () =>
  filesIn(folder)
    .filter(path => !path.includes('/before-'))
    .map(path => readFileSync(path, 'latin1'))
    .join('\n')

const tap = () => server.tell(kiosk.auth, { type: 'mood-given', mood: 'good' })
const leave = async (text: string) => {
  const ticket = newTicket()
  const left = { type: 'idea-left', topic: 'equipment', text, ticket: digest(ticket) }
  expect((await server.tell(kiosk.auth, left)).status).toBe(201)
  await server.settled()
  return ticket
}
const withdraw = async (ticket: string) => {
  const draft = { id: newId(), type: 'idea-withdrawn' }
  expect((await server.ask('POST', '/ticket/events', draft, { ticket })).status).toBe(201)
}
const atOnce = async () => {
  await server.tell(server.admin, { type: 'lots-set', atLeast: 1 })
}
const ideas = async () => Object.values((await server.state()).state.ideas)

describe('a backup', () => {
  test('taken while people tap holds all they were thanked for before it began', async () => {
    const thanked = new Set<string>()
    let busy = true
    const tapping = (async () => {
      while (busy) thanked.add((await tap()).body.event.id)
    })()
    while (thanked.size < 20) await new Promise(setImmediate)
    const before = [...thanked]
    await backUp()
    busy = false
    await tapping
    await putBack()
    const there = new Set((await server.events('voice')).map(({ id }) => id))
    expect(before.filter(id => !there.has(id))).toEqual([])
    expect((await tap()).status).toBe(201)
  })

  test('has its name only once it is whole, and is for nobody else to read', async () => {
    const { folder: made, events } = await backUp()
    expect(readdirSync(backups)).toEqual(['marblewall-2026-11-23T09-30-00Z'])
    expect(readdirSync(made).sort()).toEqual(['backup.json', 'directory.json', 'team.db', 'voice.db'])
    expect(events).toBeGreaterThan(6)
    for (const path of [made, ...filesIn(made)]) expect(statSync(path).mode & 0o077).toBe(0)
  })

  test('twice in one second is made twice', async () => {
    await backUp()
    await backUp()
    expect(readdirSync(backups)).toEqual([
      'marblewall-2026-11-23T09-30-00Z',
      'marblewall-2026-11-23T09-30-01Z',
    ])
  })

  test('of a log that is damaged is none: nothing is left that looks like one', async () => {
    await server.halt()
    const db = new Database(join(folder, 'team.db'))
    db.exec("update events set doc = replace(doc, 'Heron', 'Swan!') where seq = 1")
    db.close()
    await expect(backUp()).rejects.toThrow(/damaged/)
    expect(readdirSync(backups)).toEqual([])
    rmSync(folder, { recursive: true })
    server = await startServer({ folder })
  })

  test('older than fourteen days goes when a new one is whole, and nothing else does', async () => {
    await backUp(MORNING - 15 * DAY_MS)
    await backUp(MORNING - 13 * DAY_MS)
    mkdirSync(join(backups, 'something else'))
    mkdirSync(join(backups, 'marblewall-2026-11-20T00-00-00Z.unfinished'))
    expect((await backUp()).dropped).toEqual(['marblewall-2026-11-08T09-30-00Z'])
    expect(readdirSync(backups).sort()).toEqual([
      'marblewall-2026-11-10T09-30-00Z',
      'marblewall-2026-11-23T09-30-00Z',
      'something else',
    ])
  })

  test('is not made inside of what it is for', async () => {
    await expect(makeBackup({ dataDir: folder, to: join(folder, 'x'), now: MORNING })).rejects.toThrow(
      /lost with it/,
    )
  })

  test('of no data makes none', async () => {
    const nowhere = join(place, 'nowhere')
    await expect(makeBackup({ dataDir: nowhere, to: backups, now: MORNING })).rejects.toThrow(/no log/)
    expect(existsSync(nowhere)).toBe(false)
  })
})

describe('words that were taken back after the backup do not come back with it', () => {
  test('while they waited to be mixed', async () => {
    const ticket = await leave('ZEBRAWORD')
    await backUp()
    await withdraw(ticket)
    await putBack()
    expect(bytes().includes('ZEBRAWORD')).toBe(false)
    expect((await server.state()).heads.voice).toBe(1)
  })

  test('nor those that waited then, came to the desk and were taken back from there', async () => {
    const ticket = await leave('ZEBRAWORD one')
    await backUp()
    await atOnce()
    await leave('A second one.')
    await server.clock.moveTo(Date.parse('2026-11-24T07:10:00Z'))
    await server.settled()
    await server.signIn()
    expect((await ideas()).map(({ text }) => text)).toContain('ZEBRAWORD one')
    await withdraw(ticket)
    await putBack()
    await server.clock.moveTo(Date.parse('2026-11-25T07:10:00Z'))
    await server.settled()
    await server.signIn()
    expect(bytes().includes('ZEBRAWORD')).toBe(false)
    expect(await ideas()).toEqual([])
  })

  test('nor those that a lead had approved already', async () => {
    await atOnce()
    const ticket = await leave('ZEBRAWORD one')
    const [{ id } = { id: '' }] = await ideas()
    await server.tell(server.admin, {
      type: 'idea-approved',
      idea: id,
      text: 'ZEBRAWORD two',
      answer: 'Yes.',
    })
    await backUp()
    await withdraw(ticket)
    expect(bytes().includes('ZEBRAWORD')).toBe(false)
    await putBack()
    expect(bytes().includes('ZEBRAWORD')).toBe(false)
    expect((await server.state('wall')).state.ideas).toEqual({})
  })

  test('nor what a lead edited out', async () => {
    await atOnce()
    await leave('Mrs ZEBRAWORD has no table.')
    const [{ id } = { id: '' }] = await ideas()
    await backUp()
    const edit = { type: 'idea-edited', idea: id, text: 'Somebody has no table.', why: 'A name' }
    expect((await server.tell(server.admin, edit)).status).toBe(201)
    await putBack()
    expect(bytes().includes('ZEBRAWORD')).toBe(false)
  })

  test('nor what was said with a face that was taken back', async () => {
    const secret = newId()
    const mood = newId()
    await server.tell(kiosk.auth, [
      { id: mood, type: 'mood-given', mood: 'hard', key: digest(secret), comment: 'ZEBRAWORD' },
    ])
    await backUp()
    const back = await server.tell(kiosk.auth, { type: 'mood-taken-back', mood, secret })
    expect(back.status).toBe(201)
    await server.settled()
    await putBack()
    expect(bytes().includes('ZEBRAWORD')).toBe(false)
  })

  test('but words that were only passed on since are there, and come to the desk again', async () => {
    await leave('Nobody took this back.')
    await backUp()
    await server.clock.moveTo(Date.parse('2026-11-24T07:10:00Z'))
    await server.settled()
    await server.signIn()
    expect(await ideas()).toHaveLength(1)
    await putBack()
    expect((await ideas()).map(({ text }) => text)).toEqual(['Nobody took this back.'])
  })

  test('and the list of them holds no words, no ticket and no time', async () => {
    const ticket = await leave('ZEBRAWORD')
    await withdraw(ticket)
    const list = ['erased-voice.db', 'erased-team.db'].map(name => join(folder, name))
    for (const path of list) {
      expect(readFileSync(path, 'latin1')).not.toMatch(/ZEBRAWORD|2026|idea/)
      expect(readFileSync(path, 'latin1')).not.toContain(digest(ticket))
      expect(statSync(path).mtimeMs % DAY_MS).toBe(0)
    }
    const { folder: made } = await backUp()
    expect(readdirSync(made).filter(name => name.startsWith('erased'))).toEqual([])
  })
})

describe('a restore', () => {
  test('is followed by screens that hold more than it: they start afresh and go on', async () => {
    await backUp()
    for (let n = 0; n < 5; n++) await tap()
    const { log, heads } = await server.state()
    await putBack()
    await server.signIn()
    const after = await server.state()
    expect(after.log).not.toBe(log)
    expect(after.heads.voice).toBeLessThan(heads.voice)
    const screen = await listen({ base: server.base, auth: kiosk.auth })
    screen.follow(server.team, undefined, log, heads)
    expect(await screen.hear('state')).toMatchObject({ log: after.log, heads: after.heads })
    await tap()
    expect(await screen.hear('events')).toMatchObject({ stream: 'voice', after: after.heads.voice })
    screen.close()
  })

  test('leaves words where they can be erased from every file', async () => {
    const tickets: string[] = []
    for (let n = 0; n < 30; n++) tickets.push(await leave(`ZEBRAWORD number ${n}`))
    await backUp()
    await putBack()
    for (const [n, ticket] of tickets.entries()) {
      // As many as one address may ask in a minute.
      if (n % 20 === 0) await server.clock.move(60_000)
      await withdraw(ticket)
    }
    expect(bytes().includes('ZEBRAWORD')).toBe(false)
  })

  test('keeps what was there aside, in case it was the better one', async () => {
    await tap()
    await backUp()
    await tap()
    const { aside } = await putBack()
    await server.halt()
    for (const name of ['team.db', 'voice.db', 'directory.json'])
      cpSync(join(aside ?? '', name), join(folder, name))
    await server.again()
    expect((await server.state()).heads.voice).toBe(2)
  })

  test('lets nobody in again who was taken out since', async () => {
    const { id, auth } = await server.lead()
    const board = await server.screen('board')
    await backUp()
    await server.ask('DELETE', `/people/${id}`, undefined, server.admin)
    await server.ask('DELETE', `/devices/${board.id}`, undefined, server.admin)
    const later = await server.screen('kiosk')
    expect((await putBack()).isOldDirectory).toBe(false)
    expect((await server.ask('GET', '/me', undefined, auth)).status).toBe(401)
    expect((await server.ask('GET', `/teams/${server.team}/state`, undefined, board.auth)).status).toBe(401)
    expect((await server.tell(later.auth, { type: 'mood-given', mood: 'good' })).status).toBe(201)
  })

  test('nor where the directory was lost with the disk and only the list is left', async () => {
    const { id } = await server.lead()
    const board = await server.screen('board')
    const { body } = await server.ask('POST', `/teams/${server.team}/keys`, { name: 'Lab' }, server.admin)
    await backUp()
    await server.ask('DELETE', `/people/${id}`, undefined, server.admin)
    await server.ask('DELETE', `/devices/${board.id}`, undefined, server.admin)
    await server.ask('DELETE', `/keys/${body.key.id}`, undefined, server.admin)
    await server.halt()
    for (const name of readdirSync(folder)) if (!name.startsWith('erased')) rmSync(join(folder, name))
    await server.again().catch(() => undefined)
    const { isOldDirectory } = await putBack()
    expect(isOldDirectory).toBe(true)
    const me = await server.ask('GET', '/me', undefined, server.admin)
    expect(me.status).toBe(401)
    await server.signIn()
    const { people } = (await server.ask('GET', '/people', undefined, server.admin)).body
    expect(people.map(({ email }: { email: string }) => email)).toEqual(['ada@heron.example'])
    expect((await server.ask('GET', `/teams/${server.team}/state`, undefined, board.auth)).status).toBe(401)
    const feed = { bearer: body.secret }
    expect((await server.ask('GET', `/teams/${server.team}/measures`, undefined, feed)).status).toBe(401)
    expect((await tap()).status).toBe(201)
  })

  test('of a backup with one changed byte changes nothing', async () => {
    const { folder: made } = await backUp()
    await tap()
    const path = join(made, 'voice.db')
    const whole = readFileSync(path)
    whole[whole.length - 100] = whole[whole.length - 100]! ^ 1
    writeFileSync(path, whole)
    const before = readdirSync(folder).sort()
    await server.halt()
    const asked = { dataDir: folder, erasedDir: folder, from: backups, now: MORNING }
    await expect(restoreBackup(asked)).rejects.toThrow(/not as it was written/)
    expect(readdirSync(folder).filter(name => /restoring|before/.test(name))).toEqual([])
    await server.again()
    expect(readdirSync(folder).sort()).toEqual([...new Set([...before, 'running.lock'])].sort())
    expect((await server.state()).heads.voice).toBe(1)
  })

  test('of nothing, of half a backup or of another house changes nothing', async () => {
    const { folder: made } = await backUp()
    await server.halt()
    const asked = { dataDir: folder, erasedDir: folder, now: MORNING }
    await expect(restoreBackup({ ...asked, from: place })).rejects.toThrow(/no backup/)
    const half = join(place, 'half')
    cpSync(made, half, { recursive: true })
    rmSync(join(half, 'team.db'))
    await expect(restoreBackup({ ...asked, from: half })).rejects.toThrow(/missing/)
    const other = join(place, 'other')
    const elsewhere = await startServer({ folder: other })
    await expect(restoreBackup({ ...asked, dataDir: other, from: made })).rejects.toThrow(
      /another installation/,
    )
    await elsewhere.stop()
    await server.again()
    expect((await tap()).status).toBe(201)
  })

  test('on a machine that has nothing yet is all it takes', async () => {
    await tap()
    await backUp()
    await server.halt()
    rmSync(folder, { recursive: true })
    const restored = await restoreBackup({ dataDir: folder, erasedDir: folder, from: backups, now: MORNING })
    expect(restored).toMatchObject({ aside: null, erased: null, isOldDirectory: true })
    await server.again()
    await server.signIn()
    expect((await server.state()).heads.voice).toBe(1)
    expect((await tap()).status).toBe(201)
  })
})
