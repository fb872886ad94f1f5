import { Memory } from 'lowdb'
import { beforeEach, expect, test } from 'vitest'
import type { Document } from '../../server/directory/document.ts'
import { memoryStore } from '../../server/store/memory.ts'
import {
  addLead,
  ask,
  firstTeam,
  openHouse,
  openSetUp,
  PASSWORD,
  SETUP_CODE,
  type TestHouse,
} from '../support/house.ts'

let house: TestHouse
beforeEach(async () => {
  house = await openHouse()
})
const post = (path: string, body?: unknown, call = {}) => ask(house, 'POST', path, body, call)
const code = (answer: { status: number; body: { code: string } }) => [answer.status, answer.body.code]

test('whoever has the set-up code founds the first team and is signed in', async () => {
  expect((await ask(house, 'GET', '/setup')).body).toEqual({ done: false, demo: false })
  const { status, body, cookie } = await post('/setup', firstTeam)
  expect(status).toBe(201)
  expect(body.person).toMatchObject({
    name: 'Ada Marsh',
    email: 'Ada@bees.example',
    admin: true,
    roles: { [body.team]: 'lead' },
  })
  expect((await ask(house, 'GET', '/me', undefined, { cookie })).body.person.id).toBe(body.person.id)
  expect((await ask(house, 'GET', '/setup')).body).toEqual({ done: true, demo: false })
  const { full } = await house.teams.get(body.team)
  expect(full.team).toMatchObject({
    name: 'Ward 7',
    organisation: 'St Bee’s',
    timeZone: 'Europe/London',
    lots: 3,
  })
  expect(full.team.shifts.map(({ key }) => key)).toEqual(['early', 'late', 'night'])
  expect(full.team.board.map(({ kind }) => kind)).toEqual(['jar', 'ideas', 'answered', 'notice', 'qr'])
  expect(house.directory.teamWithCode(full.team.code)).toBe(body.team)
})

test('a wrong set-up code, a second set-up and a set-up without a code change nothing', async () => {
  expect(code(await post('/setup', { ...firstTeam, code: 'guess' }))).toEqual([403, 'wrong-setup-code'])
  expect(house.teams.organisation().name).toBe('')
  await post('/setup', firstTeam)
  expect(code(await post('/setup', firstTeam))).toEqual([409, 'already-set-up'])
  const none = await openHouse({ settings: { setupCode: null } })
  expect(code(await ask(none, 'POST', '/setup', { ...firstTeam, code: '' }))).toEqual([
    403,
    'wrong-setup-code',
  ])
})

test('the set-up code may be typed without its dashes, in any case', async () => {
  const typed = ` ${SETUP_CODE.toUpperCase().replaceAll('-', ' ')}`
  expect((await post('/setup', { ...firstTeam, code: typed })).status).toBe(201)
})

test('two who set up at the same moment: one of them did', async () => {
  const answers = await Promise.all([
    post('/setup', firstTeam),
    post('/setup', { ...firstTeam, team: 'Ward 9', name: 'Bo' }),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
  expect(Object.values(house.teams.organisation().teams)).toHaveLength(1)
})

test.each([0, 1, 2, 3, 4])(
  'a set-up that was cut off after %i writes is simply done again, also with other names',
  async cut => {
    const stores = { team: memoryStore(), voice: memoryStore() }
    const disk = new Memory<Document>()
    const append = stores.team.append.bind(stores.team)
    let writes = 0
    stores.team.append = async entries => {
      if (writes++ >= cut) throw new Error('the power went')
      return append(entries)
    }
    const first = await openHouse({ stores, disk })
    disk.write = async () => {
      throw new Error('the power went')
    }
    expect((await ask(first, 'POST', '/setup', firstTeam)).status).toBeGreaterThanOrEqual(500)
    stores.team.append = append
    house = await openHouse({ stores })
    const { status, body } = await post('/setup', {
      ...firstTeam,
      team: 'Ward Seven',
      organisation: 'St Bees',
    })
    expect(status).toBe(201)
    expect(house.teams.organisation()).toMatchObject({
      name: 'St Bees',
      teams: { [body.team]: { name: 'Ward Seven' } },
    })
    expect(Object.keys(house.teams.organisation().teams)).toHaveLength(1)
    const { full } = await house.teams.get(body.team)
    expect(full.team).toMatchObject({ name: 'Ward Seven', organisation: 'St Bees' })
    expect(house.directory.teamWithCode(full.team.code)).toBe(body.team)
  },
)

test.each([
  ['organisation', '', 422, 'text-empty'],
  ['organisation', ' \u200b ', 422, 'text-empty'],
  ['team', 'x'.repeat(61), 422, 'too-long'],
  ['name', 'A\u0000da', 400, 'bad-text'],
  ['name', 'A\ud800da', 400, 'bad-text'],
  ['email', 'nobody', 422, 'bad-email'],
  ['password', 'marblewall1', 422, 'weak-password'],
  ['timeZone', 'GMT+1', 422, 'bad-time-zone'],
  ['timeZone', 'Europe/Nowhere', 422, 'bad-time-zone'],
  ['template', 'castle', 400, 'not-understood'],
  ['template', 7, 400, 'not-understood'],
  ['email', null, 400, 'not-understood'],
  ['surprise', 'x', 400, 'not-understood'],
])('set-up says what is wrong with %s %j', async (field, value, status, expected) => {
  const { body, ...answer } = await post('/setup', { ...firstTeam, [field]: value })
  expect([answer.status, body.code, body.field]).toEqual([status, expected, field])
  expect(Object.keys(house.teams.organisation().teams)).toHaveLength(0)
})

test('names keep their letters, whatever the script', async () => {
  const { body } = await post('/setup', {
    ...firstTeam,
    team: 'עֵץ 🌳 Ward',
    organisation: 'Ysbyty Tŷ  Gwyn ',
  })
  expect((await house.teams.get(body.team)).full.team).toMatchObject({
    name: 'עֵץ 🌳 Ward',
    organisation: 'Ysbyty Tŷ Gwyn',
  })
})

test('a body that is no JSON, empty, too large or of another kind gets a clear answer', async () => {
  const raw = (payload: string, type = 'application/json') =>
    post('/sign-in', payload, { headers: { 'content-type': type } })
  expect(code(await raw('{'))).toEqual([400, 'not-json'])
  expect(code(await raw(''))).toEqual([400, 'not-json'])
  expect(code(await raw('{"__proto__":{"a":1}}'))).toEqual([400, 'not-json'])
  expect(code(await raw('null'))).toEqual([400, 'not-understood'])
  expect(code(await raw('[]'))).toEqual([400, 'not-understood'])
  expect(code(await raw('x'.repeat(20_000)))).toEqual([413, 'too-large'])
  expect(code(await raw('email=a', 'application/x-www-form-urlencoded'))).toEqual([415, 'json-only'])
  expect(code(await raw('<a/>', 'text/xml'))).toEqual([415, 'json-only'])
  expect(code(await post('/nothing', {}))).toEqual([404, 'not-found'])
  expect(code(await ask(house, 'DELETE', '/setup'))).toEqual([404, 'not-found'])
  expect(code(await ask(house, 'GET', '/%zz'))).toEqual([404, 'not-found'])
  expect(code(await ask(house, 'GET', `/pair/${'x'.repeat(200)}`))).toEqual([404, 'not-found'])
  expect((await post('/sign-in', { email: 'a' })).body.field).toBe('password')
})

test('a person signs in and out; the cookie ends with it', async () => {
  await post('/setup', firstTeam)
  const { status, cookie, headers } = await post('/sign-in', {
    email: 'ADA@bees.EXAMPLE',
    password: PASSWORD,
  })
  expect(status).toBe(200)
  expect(headers['set-cookie']).toMatch(/^sid=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=\d+$/)
  expect((await post('/sign-out', undefined, { cookie })).status).toBe(204)
  expect(code(await ask(house, 'GET', '/me', undefined, { cookie }))).toEqual([401, 'not-signed-in'])
})

test('a wrong password and an unknown person get the same answer, and only so many', async () => {
  await post('/setup', firstTeam)
  const tries = []
  for (let n = 0; n < 5; n++)
    tries.push(await post('/sign-in', { email: firstTeam.email, password: 'wrong' }, { from: '10.0.1.9' }))
  const stranger = await post('/sign-in', { email: 'x@y.example', password: 'wrong' }, { from: '10.0.2.1' })
  expect(new Set([...tries, stranger].map(({ body }) => JSON.stringify(body))).size).toBe(1)
  const sixth = await post('/sign-in', { email: firstTeam.email, password: PASSWORD }, { from: '10.0.1.9' })
  expect(code(sixth)).toEqual([429, 'slow-down'])
  expect(Number(sixth.headers['retry-after'])).toBeGreaterThan(100)
  await house.clock.move(16 * 60_000)
  expect((await post('/sign-in', { email: firstTeam.email, password: PASSWORD })).status).toBe(200)
})

test('a stranger who guesses does not lock the one out who knows the password', async () => {
  await post('/setup', firstTeam)
  for (let n = 0; n < 8; n++)
    await post('/sign-in', { email: firstTeam.email, password: 'guess' }, { from: '203.0.113.9' })
  expect(
    (await post('/sign-in', { email: firstTeam.email, password: PASSWORD }, { from: '10.0.1.9' })).status,
  ).toBe(200)
})

test('strangers who guess from everywhere lock nobody out who came in from this desk before', async () => {
  await post('/setup', firstTeam)
  const good = { email: firstTeam.email, password: PASSWORD }
  expect((await post('/sign-in', good, { from: '10.0.1.9' })).status).toBe(200)
  const guesses = []
  for (let n = 0; n < 65; n++)
    guesses.push(await post('/sign-in', { ...good, password: 'guess' }, { from: `203.0.${n}.9` }))
  expect(guesses.map(({ status }) => status).slice(-3)).toEqual([429, 429, 429])
  expect((await post('/sign-in', good, { from: '203.0.113.200' })).status).toBe(429)
  expect((await post('/sign-in', good, { from: '10.0.1.9' })).status).toBe(200)
  for (let n = 0; n < 5; n++) await post('/sign-in', { ...good, password: 'guess' }, { from: '10.0.1.9' })
  expect((await post('/sign-in', good, { from: '10.0.1.9' })).status).toBe(429)
})

test('one address tries twenty accounts and no more', async () => {
  const statuses = []
  for (let n = 0; n < 21; n++)
    statuses.push((await post('/sign-in', { email: `a${n}@b.example`, password: 'x' })).status)
  expect(statuses).toEqual([...Array(20).fill(401), 429])
})

test('those who know their password are let in from one address, however many they are', async () => {
  await post('/setup', firstTeam)
  const good = { email: firstTeam.email, password: PASSWORD }
  for (let n = 0; n < 25; n++) expect((await post('/sign-in', good)).status).toBe(200)
  const guesses = []
  for (let n = 0; n < 20; n++)
    guesses.push((await post('/sign-in', { email: `a${n}@b.example`, password: 'x' })).status)
  expect(guesses.slice(-2)).toEqual([401, 429])
})

test('a page of another site writes nothing with our cookie', async () => {
  const { cookie } = await post('/setup', firstTeam)
  const invite = { name: 'Eve', email: 'eve@evil.example', admin: true }
  for (const call of [
    { cookie, origin: 'http://evil.test' },
    { cookie, origin: 'null' },
    { cookie, origin: null },
    { cookie, headers: { 'sec-fetch-site': 'cross-site' } },
    { cookie, headers: { 'sec-fetch-site': 'same-site' } },
  ]) {
    expect(code(await post('/people', invite, call))).toEqual([403, 'wrong-origin'])
  }
  expect(
    code(await post('/sign-in', { email: 'a@b', password: 'x' }, { origin: 'http://evil.test' })),
  ).toEqual([403, 'wrong-origin'])
  expect(house.directory.people.list()).toHaveLength(1)
  // A script is no page: it signs in without an Origin, and says ours when it writes with the cookie.
  expect(
    (await post('/sign-in', { email: firstTeam.email, password: PASSWORD }, { origin: null })).status,
  ).toBe(200)
})

test('an invited person chooses a password with the code, once, within a week', async () => {
  const { cookie, body } = await post('/setup', firstTeam)
  const invited = await post(
    '/people',
    { name: 'Lee Holt', email: 'lee@bees.example', team: body.team },
    { cookie },
  )
  expect(invited.status).toBe(201)
  const answer = { code: invited.body.invitation, password: 'quiet green boats' }
  expect(code(await post('/sign-in', { email: 'lee@bees.example', password: '' }))).toEqual([
    401,
    'wrong-password',
  ])
  expect(code(await post('/invitations', { ...answer, password: 'short' }))).toEqual([422, 'weak-password'])
  expect((await post('/invitations', answer)).body.person).toMatchObject({
    name: 'Lee Holt',
    admin: false,
    roles: { [body.team]: 'lead' },
  })
  expect(code(await post('/invitations', answer))).toEqual([410, 'invitation-used'])
  expect((await post('/sign-in', { email: 'lee@bees.example', password: answer.password })).status).toBe(200)
  const late = await post('/people', { name: 'Mo', email: 'mo@bees.example' }, { cookie })
  await house.clock.move(8 * 86_400_000)
  expect(code(await post('/invitations', { code: late.body.invitation, password: answer.password }))).toEqual(
    [410, 'invitation-used'],
  )
})

test('a new invitation ends the password before and what was open with it', async () => {
  const { house: mine, cookie, team } = await openSetUp()
  const lead = await addLead(mine, cookie, team)
  const again = await ask(mine, 'POST', `/people/${lead.id}/invitation`, undefined, { cookie })
  await ask(mine, 'POST', '/invitations', { code: again.body.invitation, password: 'loud yellow trains' })
  expect((await ask(mine, 'GET', '/me', undefined, { cookie: lead.cookie })).status).toBe(401)
  const old = await ask(mine, 'POST', '/sign-in', {
    email: 'lee@bees.example',
    password: 'quiet green boats',
  })
  expect(old.status).toBe(401)
})

test('only the one in charge looks after people; whoever is taken out is out at once', async () => {
  const { house: mine, cookie, team, admin } = await openSetUp()
  const lead = await addLead(mine, cookie, team)
  const { person } = (await ask(mine, 'POST', '/people', { name: 'Mo', email: 'mo@b.example' }, { cookie }))
    .body
  for (const call of [{ cookie: lead.cookie }, {}]) {
    const no = call.cookie ? [403, 'not-allowed'] : [401, 'not-signed-in']
    expect(code(await ask(mine, 'GET', '/people', undefined, call))).toEqual(no)
    expect(code(await ask(mine, 'POST', '/people', { name: 'X', email: 'x@y.example' }, call))).toEqual(no)
    expect(code(await ask(mine, 'PATCH', `/people/${lead.id}`, { admin: true }, call))).toEqual(no)
    expect(code(await ask(mine, 'POST', `/people/${admin}/invitation`, undefined, call))).toEqual(no)
    expect(code(await ask(mine, 'DELETE', `/people/${person.id}`, undefined, call))).toEqual(no)
  }
  expect((await ask(mine, 'GET', '/people', undefined, { cookie })).body.people).toMatchObject([
    { name: 'Ada Marsh', invited: false },
    { name: 'Lee Holt', invited: false },
    { name: 'Mo', invited: true, addedOn: '2026-11-23' },
  ])
  expect(
    code(await ask(mine, 'POST', '/people', { name: 'L', email: 'LEE@bees.example' }, { cookie })),
  ).toEqual([409, 'email-taken'])
  expect((await ask(mine, 'DELETE', `/people/${lead.id}`, undefined, { cookie })).status).toBe(204)
  expect((await ask(mine, 'GET', '/me', undefined, { cookie: lead.cookie })).status).toBe(401)
  expect(code(await ask(mine, 'DELETE', `/people/${admin}`, undefined, { cookie }))).toEqual([
    409,
    'last-admin',
  ])
})

test('teams stand under each other; each sees those they look after', async () => {
  const { house: mine, cookie, team } = await openSetUp()
  const lead = await addLead(mine, cookie, team)
  const under = { name: 'Bay A', template: 'any-team', timeZone: 'Europe/London', parent: team }
  const { status, body } = await ask(mine, 'POST', '/teams', under, { cookie })
  expect(status).toBe(201)
  expect((await ask(mine, 'GET', '/teams', undefined, { cookie })).body).toEqual({
    organisation: 'St Bee’s',
    teams: [
      { id: team, name: 'Ward 7', parent: '', tier: 1 },
      { id: body.id, name: 'Bay A', parent: team, tier: 2 },
    ],
  })
  expect(
    (await ask(mine, 'GET', '/teams', undefined, { cookie: lead.cookie })).body.teams.map(
      ({ id }: { id: string }) => id,
    ),
  ).toEqual([team])
  expect(code(await ask(mine, 'POST', '/teams', under, { cookie: lead.cookie }))).toEqual([
    403,
    'not-allowed',
  ])
  expect(code(await ask(mine, 'POST', '/teams', { ...under, parent: mine.log.id }, { cookie }))).toEqual([
    404,
    'no-such-team',
  ])
  expect((await ask(mine, 'PATCH', `/teams/${body.id}`, { name: 'Bay B' }, { cookie })).body).toEqual({
    id: body.id,
    name: 'Bay B',
  })
  expect((await mine.teams.get(body.id)).wall.team.name).toBe('Bay B')
})

test('a phone is let in by the code on the wall, for half an hour, until the code is renewed', async () => {
  const { house: mine, cookie, team } = await openSetUp()
  const wall = (await mine.teams.get(team)).wall.team
  const { status, body } = await ask(
    mine,
    'POST',
    '/phones',
    { teamCode: ` ${wall.code.toUpperCase()}` },
    { origin: null },
  )
  expect(status).toBe(201)
  expect(body).toMatchObject({
    expiresIn: 1800,
    team: { id: team, name: 'Ward 7', organisation: 'St Bee’s', lots: 3 },
  })
  expect(body.team.topics[0]).toEqual({ key: 'patients', name: 'Patients and families' })
  expect(mine.phones.find(body.token)?.team).toBe(team)
  const renewed = await ask(mine, 'POST', `/teams/${team}/code`, undefined, { cookie })
  expect(renewed.body.code).toMatch(/^[b-z2-9]{8}$/)
  expect((await mine.teams.get(team)).wall.team.code).toBe(renewed.body.code)
  expect(mine.phones.find(body.token)).toBeNull()
  expect(code(await ask(mine, 'POST', '/phones', { teamCode: wall.code }))).toEqual([404, 'not-found'])
  const next = await ask(mine, 'POST', '/phones', { teamCode: renewed.body.code })
  await mine.clock.move(31 * 60_000)
  expect(mine.phones.find(next.body.token)).toBeNull()
})

test('guessing team codes ends after sixty tries', async () => {
  const statuses = []
  for (let n = 0; n < 61; n++) statuses.push((await post('/phones', { teamCode: `guess${n}` })).status)
  expect(statuses).toEqual([...Array(60).fill(404), 429])
  for (const odd of ['__proto__', 'constructor', '']) {
    expect((await post('/phones', { teamCode: odd }, { from: '10.0.0.2' })).status).toBe(404)
  }
})

test('the log of the server names nobody: no address, browser, e-mail, or word', async () => {
  const broken = await openHouse()
  broken.log.write = async () => {
    throw new Error(`could not write ${firstTeam.organisation} ${firstTeam.email}`)
  }
  const { status, body } = await ask(broken, 'POST', '/setup', firstTeam, { from: '10.9.8.7' })
  expect([status, body.code]).toEqual([500, 'broken'])
  expect(JSON.stringify(body)).not.toMatch(/bees|write St/i)
  await ask(broken, 'POST', '/sign-in', { email: firstTeam.email, password: 'x' }, { from: '10.9.8.7' })
  expect(broken.logged).toHaveLength(1)
  expect(broken.logged.join()).toContain('"route":"/api/v1/setup"')
  expect(broken.logged.join()).not.toMatch(new RegExp(`bees|10\\.9|Ward Browser|${SETUP_CODE}|Ada`, 'i'))
})
