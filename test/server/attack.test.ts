import { join } from 'node:path'
import { DatabaseSync as Database } from 'node:sqlite'
import { io } from 'socket.io-client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newId } from '../../shared/id.ts'
import { digest, newTicket } from '../../shared/ticket.ts'
import { type Auth, type Screen, startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let kiosk: Screen
beforeEach(async () => {
  server = await startServer()
  kiosk = await server.screen('kiosk')
})
afterEach(() => server.stop())

const idea = (text: string, topic = 'team') => ({
  type: 'idea-left',
  topic,
  text,
  ticket: digest(newTicket()),
})

/** Three ideas of three topics and three lengths, and the end of the shift in which they were left. */
const leaveThree = async () => {
  await server.tell(kiosk.auth, [
    idea('Short.', 'safety'),
    idea('A sentence of a middling length about supplies.', 'equipment'),
    idea('A long one, '.repeat(20), 'time'),
  ])
  await server.clock.move(6 * 3_600_000)
  await server.settled()
}

/** What somebody with the data folder reads in a file of it. */
const inFile = (name: string, sql: string) => {
  const db = new Database(join(server.folder, name), { readOnly: true })
  try {
    return db.prepare(sql).all()
  } finally {
    db.close()
  }
}

test('with the data folder nobody finds by its length which of those who spoke left which words', async () => {
  await leaveThree()
  expect((await server.events('team')).filter(({ type }) => type === 'words-released')).toHaveLength(3)
  const left = inFile('voice.db', 'select seq, field, length(text) as size from texts order by field, seq')
  const sizes = Map.groupBy(left, ({ field }) => field)
  expect(sizes.size).toBeGreaterThan(0)
  for (const [, rows] of sizes) expect(new Set(rows.map(({ size }) => size)).size).toBe(1)
})

test('with the data folder nobody finds by its topic who spoke, nor by sending an id again with a guess', async () => {
  await leaveThree()
  for (const { doc } of inFile('voice.db', 'select doc from events')) {
    expect(String(doc)).not.toMatch(/safety|equipment|"time"/)
  }
  const phone = await server.phone()
  const [stub] = await server.events('voice')
  const answers = await Promise.all(
    ['safety', 'equipment', 'time', 'place'].map(topic =>
      server.tell(phone, { ...idea('A guess.', topic), id: stub.id }),
    ),
  )
  expect(new Set(answers.map(({ status, body }) => `${status} ${body.code}`)).size).toBe(1)
})

test('a comment is released without the reason that the same person gave', async () => {
  await server.tell(kiosk.auth, {
    type: 'mood-given',
    mood: 'hard',
    reason: 'breaks',
    comment: 'No break again.',
  })
  await server.clock.move(24 * 3_600_000)
  await server.settled()
  await server.signIn()
  const released = (await server.events('team')).filter(({ type }) => type === 'words-released')
  expect(released).toMatchObject([{ kind: 'comment', text: 'No break again.' }])
  expect(JSON.stringify(released)).not.toContain('breaks')
})

/** A desk that stands open: follows the team with all that a lead may see. */
const openDesk = async ({ cookie = '' }: Auth) => {
  const socket = io(server.base, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    extraHeaders: { cookie, origin: server.base },
  })
  const left = new Promise<string>(resolve => socket.on('disconnect', resolve))
  await new Promise((resolve, reject) => {
    socket.on('state', resolve)
    socket.on('connect_error', reject)
    socket.on('welcome', () =>
      socket.emit('follow', { team: server.team, log: '', after: { team: 0, voice: 0 } }),
    )
  })
  return { left, close: () => socket.close() }
}

test.each([
  ['was taken out', (id: string) => server.ask('DELETE', `/people/${id}`, undefined, server.admin)],
  [
    'leads the team no longer',
    (id: string) => server.ask('PATCH', `/people/${id}`, { teams: [] }, server.admin),
  ],
  ['signed out', (_: string, auth: Auth) => server.ask('POST', '/sign-out', undefined, auth)],
])('a desk that stands open hears nothing more once its lead %s', async (_, leave) => {
  const lead = await server.lead()
  const desk = await openDesk(lead.auth)
  const other = await openDesk(server.admin)
  expect((await leave(lead.id, lead.auth)).status).toBeLessThan(300)
  expect(await desk.left).toBe('io server disconnect')
  expect(server.house.live.connections()).toBe(1)
  other.close()
})

test('one phone with many tokens stuffs a ward no faster than a ward full of phones', async () => {
  const said: number[] = []
  for (let phone = 0; phone < 16; phone++) {
    const auth = await server.phone()
    const moods = Array.from({ length: 20 }, () => ({ type: 'mood-given', mood: 'hard' }))
    said.push((await server.tell(auth, moods)).status)
  }
  expect(said.filter(status => status === 200)).toHaveLength(15)
  expect(said.at(-1)).toBe(429)
  expect((await server.tell(kiosk.auth, { type: 'mood-given', mood: 'good' })).status).toBe(201)
})

test('a stranger is turned away before what they sent is read', async () => {
  const path = `/teams/${server.team}/events`
  expect(await server.ask('POST', path, '[[[', {})).toMatchObject({
    status: 401,
    body: { code: 'not-signed-in' },
  })
  expect(await server.ask('POST', path, '[[[', { bearer: 'made-up' })).toMatchObject({ status: 401 })
})

test('an address that is no page is not found, and nobody is woken for it', async () => {
  for (const path of ['/assets/', '/assets/%00', '/%2e%2e/package.json', '//evil.example/', '/board/../x']) {
    expect([path, (await fetch(server.base + path)).status]).toEqual([path, 404])
  }
  expect((await fetch(`${server.base}/kiosk/`)).headers.get('content-type')).toContain('text/html')
  expect(server.logged).toEqual([])
})

test('what the API answers stays in no store', async () => {
  for (const path of ['/me', '/setup', `/teams/${server.team}/state`]) {
    const { headers } = await server.ask('GET', path, undefined, server.admin)
    expect([path, headers.get('cache-control')]).toEqual([path, 'no-store'])
  }
})

test('words that were promised to be mixed stay so when a lead asks for lots of one', async () => {
  const released = async () => (await server.events('team')).filter(({ type }) => type === 'words-released')
  await server.tell(kiosk.auth, idea('Said under the old promise.'))
  await server.tell(server.admin, { type: 'lots-set', atLeast: 1 })
  await server.tell(kiosk.auth, idea('Said under the new one.'))
  await server.settled()
  expect(await released()).toMatchObject([{ text: 'Said under the new one.' }])
  await server.clock.move(5 * 3_600_000)
  await server.settled()
  expect(await released()).toHaveLength(1)
  await server.clock.move(24 * 3_600_000)
  await server.settled()
  await server.signIn()
  expect(await released()).toHaveLength(2)
})

test('what an author adds to an idea that still waits is not lost in the shuffle', async () => {
  for (let round = 0; round < 6; round++) {
    const ticket = newTicket()
    await server.tell(kiosk.auth, { ...idea(`Idea ${round}.`), ticket: digest(ticket) })
    const added = { id: newId(), type: 'idea-added-to', text: `More of ${round}.` }
    expect((await server.ask('POST', '/ticket/events', added, { ticket })).status).toBe(201)
  }
  await server.clock.move(6 * 3_600_000)
  await server.settled()
  const { ideas } = (await server.state()).state
  expect(Object.values(ideas).map(({ more }) => more.length)).toEqual([1, 1, 1, 1, 1, 1])
})

test('words that were promised a day among others are not let out alone by a day that a lead cuts short', async () => {
  const released = async () => (await server.events('team')).filter(({ type }) => type === 'words-released')
  await server.tell(kiosk.auth, idea('Alone so far.'))
  const shifts = [{ key: 'early', name: 'Early', from: '07:00', to: '09:32' }]
  const cut = await server.tell(server.admin, { type: 'clock-set', timeZone: 'Europe/London', shifts })
  expect(cut.status).toBe(201)
  await server.clock.move(3 * 3_600_000)
  await server.settled()
  expect(await released()).toEqual([])
  await server.clock.move(24 * 3_600_000)
  await server.settled()
  await server.signIn()
  expect(await released()).toHaveLength(1)
})
