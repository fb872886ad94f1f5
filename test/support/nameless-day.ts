import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { heldClock } from '../../server/clock.ts'
import { newId } from '../../shared/id.ts'
import { digest, newSecret, newTicket } from '../../shared/ticket.ts'
import { type Listener, listen } from './listener.ts'
import { type Auth, type Screen, startServer, type TestServer } from './server.ts'

// A day on a ward, with a rota, and a lead who is curious: who was alone at the kiosk at eleven minutes past ten?
export const BROWSER = 'Wardbrowser/7 (quiet corner)'
interface Act {
  at: number
  voice: string[]
}

let server: TestServer
let kiosks: Screen[]
let phone: Auth
let wall: Listener
/** Everything said without a name: when, and under which ids. */
const acts: Act[] = []
const named: number[] = []
/** What changed outside of `voice` while somebody said something without a name. It should stay empty. */
const traces: string[] = []
const tickets: string[] = []

export const at = (moment: string) => Date.parse(`${moment}Z`)
const folderFiles = (folder: string) => readdirSync(folder).map(name => join(folder, name))
export const isVoiceFile = (path: string) => path.includes('voice.db')

/** What a curious eye sees of everything but `voice`: the bytes and times of files, the log. */
const filesOutside = () => [
  ...folderFiles(server.folder)
    .filter(path => !isVoiceFile(path) && !path.endsWith('-shm'))
    .map(path => {
      const sum = createHash('sha256').update(readFileSync(path)).digest('hex')
      return `${path} ${statSync(path).mtimeMs} ${sum}`
    }),
  `log ${server.logged.length}`,
]

/** The figures, and what a lead is told of the screens. */
const figures = async () => {
  const metrics = await (await fetch(`${server.base}/metrics`)).text()
  const { body } = await server.ask('GET', `/teams/${server.team}/devices`, undefined, server.admin)
  const screens = body.devices.map(({ lastSeen: _, ...rest }: { lastSeen: number }) => rest)
  return [String(metrics.match(/^marblewall_.*$/gm)?.join(' ')), JSON.stringify(screens)]
}

const timesTell = (isAsked: (path: string) => boolean) =>
  folderFiles(server.folder)
    .filter(path => isVoiceFile(path) && isAsked(path))
    .some(path => statSync(path).mtimeMs % 86_400_000 !== 0)

/** The kernel writes the time of the shared memory when it likes; the server wipes it again every five seconds. */
const isTold = async () => {
  if (timesTell(path => !path.endsWith('-shm'))) return true
  for (let look = 0; look < 70; look++) {
    if (!timesTell(path => path.endsWith('-shm'))) return false
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  return true
}

/** Somebody says something without a name, at a minute that nobody may find again. */
const nameless = async (moment: string, act: () => Promise<string[]>, isErasing = false) => {
  await server.clock.moveTo(at(moment))
  await server.settled()
  // Looking is what a named person does, and may be noted; so look at the files last before, and first after.
  const figuresBefore = await figures()
  await server.house.directory.close()
  const before = [...filesOutside(), ...figuresBefore]
  const voice = await act()
  await server.settled()
  acts.push({ at: at(moment), voice })
  const after = [...filesOutside(), ...(await figures())]
  const changed = after.filter((seen, n) => seen !== before[n])
  // Words that are taken back must go from the files of `team` as well; nothing else may tell of it.
  traces.push(
    ...changed.filter(seen => !(isErasing && seen.includes('team.db'))).map(seen => `${moment} ${seen}`),
  )
  if (await isTold()) traces.push(`${moment} the time of a file`)
}

const say = async (auth: Auth, ...drafts: object[]) => {
  const withIds = drafts.map(draft => ({ id: newId(), happenedAt: server.clock.now() - 1_234, ...draft }))
  const { body } = await server.ask('POST', `/teams/${server.team}/events`, withIds, {
    ...auth,
    headers: { 'user-agent': BROWSER },
  })
  for (const { status } of body.results) expect(status).toBe(201)
  return withIds.map(({ id }) => id)
}

const byName = async (moment: string, draft: object) => {
  await server.clock.moveTo(at(moment))
  await server.settled()
  await server.signIn()
  expect((await server.tell(server.admin, draft)).status).toBe(201)
  named.push(at(moment))
}

/** The files of `voice` to the last byte; the clock of a file is looked at by its own rule. */
const voiceFiles = () =>
  folderFiles(server.folder)
    .filter(path => isVoiceFile(path) && !path.endsWith('-shm'))
    .map(path => `${path} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`)

const beds = newId()
const bed = () => ({ type: 'work-done', work: beds, count: 1 })

/** The same kiosk counts work under its name and to the minute, just before and after somebody spoke at it. */
const tap = async (moment: string, { auth }: Pick<Screen, 'auth'>, back = false) => {
  await server.clock.moveTo(at(moment))
  await server.settled()
  const before = voiceFiles()
  const happenedAt = server.clock.now()
  const draft = { happenedAt, ...bed(), ...(back ? { type: 'work-undone' } : {}) }
  expect((await server.tell(auth, draft)).status).toBe(201)
  await server.settled()
  named.push(happenedAt)
  if (voiceFiles().join() !== before.join()) traces.push(`${moment} what voice holds`)
  if (await isTold()) traces.push(`${moment} the time of a file`)
}

/** What a kiosk without a connection kept comes in one list: counts with a minute, a face without one in between. */
const tapAndSay = async (moment: string, { auth }: Pick<Screen, 'auth'>) => {
  await server.clock.moveTo(at(moment))
  await server.settled()
  named.push(at(moment))
  const happenedAt = at(moment)
  const face = { type: 'mood-given', mood: 'mixed', happenedAt: happenedAt - 20_000 }
  const { body } = await server.tell(auth, [{ ...bed(), happenedAt }, face, { ...bed(), happenedAt }])
  for (const { status } of body.results) expect(status).toBe(201)
  await server.settled()
  if (await isTold()) traces.push(`${moment} the time of a file`)
}

const idea = (text: string) => {
  const ticket = newTicket()
  tickets.push(ticket)
  return { type: 'idea-left', topic: 'team', text, ticket: digest(ticket) }
}
const note = (text: string) => ({ type: 'notice-posted', text })

const theDay = async () => {
  const [a, b] = kiosks.map(({ auth }) => auth) as [Auth, Auth]
  const secret = newSecret()
  const [sink, lift] = kiosks as [Screen, Screen]
  const work = { id: beds, type: 'work-defined', key: 'beds', name: 'Beds', unit: 'beds', demand: 'typed' }
  await byName('2026-11-23T08:03', note('Tea at ten'))
  await byName('2026-11-23T08:04', work)
  await tap('2026-11-23T08:06', sink)
  await nameless('2026-11-23T08:07', () =>
    say(a, { type: 'mood-given', mood: 'hard', comment: 'Alone with twelve.' }),
  )
  await tap('2026-11-23T08:08', sink)
  await byName('2026-11-23T08:09', note('Fire drill at two'))
  await nameless('2026-11-23T08:11', () => say(b, idea('The hoist is never charged.')))
  await byName('2026-11-23T08:15', { type: 'lots-set', atLeast: 3 })
  await tap('2026-11-23T08:16', sink)
  await nameless('2026-11-23T08:17', () => say(phone, { type: 'mood-given', mood: 'good' }))
  await tap('2026-11-23T10:09', lift)
  await tap('2026-11-23T10:10', sink)
  await nameless('2026-11-23T10:11', () =>
    say(a, { type: 'mood-given', mood: 'hard', reason: 'breaks', key: digest(secret) }),
  )
  const { voice } = acts.at(-1)!
  await nameless('2026-11-23T10:12', () =>
    say(a, { type: 'mood-explained', mood: voice[0], secret, comment: 'No break.' }),
  )
  await byName('2026-11-23T10:13', note('Visitors at three'))
  await tap('2026-11-23T10:13', sink, true)
  await tapAndSay('2026-11-23T11:44', lift)
  await tap('2026-11-23T11:46', lift)
  await nameless('2026-11-23T11:47', () =>
    say(b, { type: 'mood-given', mood: 'mixed' }, { type: 'mood-given', mood: 'good' }),
  )
  await tap('2026-11-23T11:48', lift)
  await nameless('2026-11-23T12:31', () => say(b, idea('Sam’s rota was changed twice.')))
  await byName('2026-11-23T13:59', note('Handover in ten'))
  await nameless('2026-11-23T14:04', () => say(a, { type: 'mood-given', mood: 'good' }))
  await byName('2026-11-23T14:06', note('Late staff: the office please'))
  await byName('2026-11-23T14:21', note('Thank you'))
  await tap('2026-11-23T15:07', sink)
  await nameless('2026-11-23T15:08', () => say(a, idea('Two linen trolleys.')))
  // A curious lead may ask for other lots now and then: nothing that is said may bear which were asked for then.
  await byName('2026-11-23T16:00', { type: 'lots-set', atLeast: 5 })
  await nameless('2026-11-23T16:20', () => say(b, idea('Gloves in every bay.')))
  await byName('2026-11-23T16:40', { type: 'lots-set', atLeast: 3 })
  await nameless('2026-11-23T17:22', () => say(b, { type: 'mood-given', mood: 'hard', key: digest(secret) }))
  const back = { type: 'mood-taken-back', mood: acts.at(-1)!.voice[0], secret }
  await nameless('2026-11-23T17:23', () => say(b, back))
  await nameless('2026-11-23T18:41', () => say(phone, idea('A lamp at bed nine.')))
  await byName('2026-11-23T18:42', note('Soup is in the kitchen'))
  const ask = (ticket: string, body: object) =>
    server.ask('POST', '/ticket/events', { id: newId(), ...body }, { ticket })
  const authors = async (ticket: string, body: object) => {
    expect((await ask(ticket, body)).status).toBe(201)
    return []
  }
  await nameless('2026-11-23T19:26', () =>
    authors(tickets[0]!, { type: 'idea-added-to', text: 'Both of them.' }),
  )
  await nameless('2026-11-23T20:14', () => authors(tickets[1]!, { type: 'idea-withdrawn' }), true)
  await byName('2026-11-23T22:02', note('Quiet please'))
  await tap('2026-11-24T03:32', sink)
  await nameless('2026-11-24T03:33', () => say(a, { type: 'mood-given', mood: 'good' }))
  await tap('2026-11-24T03:34', sink)
  await byName('2026-11-24T06:50', note('Good morning'))
  await server.clock.moveTo(at('2026-11-24T09:00'))
  await server.settled()
  await server.signIn()
}

/** Plays the day, and takes all that can be taken of it. */
export const playDay = async () => {
  server = await startServer({ clock: heldClock(at('2026-11-23T07:05')), logLevel: 'trace' })
  kiosks = [
    await server.screen('kiosk', { name: 'By the sink' }),
    await server.screen('kiosk', { name: 'By the lift' }),
  ]
  const board = await server.screen('board')
  wall = await listen({ base: server.base, auth: board.auth })
  wall.follow(server.team)
  for (const { auth } of kiosks) (await listen({ base: server.base, auth })).follow(server.team)
  phone = {}
  const { moveTo } = server.clock
  // A phone is let in for half an hour; the day is longer.
  server.clock.moveTo = async when => {
    await moveTo(when)
    Object.assign(phone, await server.phone().catch(() => phone))
  }
  await theDay()
  const read = async (path: string) => (await server.ask('GET', path, undefined, server.admin)).body
  const team = `/teams/${server.team}`
  const paths = [
    `${team}/events?stream=team`,
    `${team}/events?stream=voice`,
    `${team}/state`,
    `${team}/state?as=wall`,
    `${team}/devices`,
    `${team}/work`,
    '/people',
    '/me',
    '/teams',
    '/api/docs',
    '/metrics',
  ]
  // A heartbeat says what time it is, every five seconds, whether anybody speaks or not.
  const told = wall.told.filter(([name]) => name !== 'heartbeat')
  const api = JSON.stringify([await Promise.all(paths.map(read)), told])
  const running = folderFiles(server.folder).map(path => [path, readFileSync(path)] as const)
  await server.halt()
  const backup = mkdtempSync(join(tmpdir(), 'marblewall-backup-'))
  cpSync(server.folder, backup, { recursive: true })
  const stopped = folderFiles(backup).map(path => [`backup ${path}`, readFileSync(path)] as const)
  // All that somebody gets hold of who has the folder, a backup, the logs and a lead's rights.
  const loot = new Map<string, Buffer>([
    ...running,
    ...stopped,
    ['the log', Buffer.from(server.logged.join('\n'))],
    ['the API', Buffer.from(api)],
  ])
  return {
    server,
    kiosks,
    acts,
    named,
    traces,
    tickets,
    backup,
    loot,
    api,
    remove() {
      wall.close()
      for (const folder of [backup, server.folder]) rmSync(folder, { recursive: true, force: true })
    },
  }
}
