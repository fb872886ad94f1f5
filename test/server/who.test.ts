import { beforeAll, expect, test } from 'vitest'
import { isOurOrigin, mayOpenSocket } from '../../server/origin.ts'
import { addressOf, mayLead, sessionCookie, sessionTokenOf, whoIs } from '../../server/who.ts'
import { digest, newTicket, spoken } from '../../shared/ticket.ts'
import { addLead, addScreen, ask, openSetUp } from '../support/house.ts'

let set: Awaited<ReturnType<typeof openSetUp>>
let screen: Awaited<ReturnType<typeof addScreen>>
beforeAll(async () => {
  set = await openSetUp()
  screen = await addScreen(set.house, set.cookie, set.team)
})
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const plain = { publicUrl: null, trustProxy: false }

test('a person is known by the cookie, a screen by its token, a phone by its half hour', async () => {
  const { house, cookie, team, admin } = set
  expect(whoIs(house, { headers: { cookie: `theme=dark; ${cookie}` } })).toMatchObject({
    kind: 'person',
    id: admin,
    admin: true,
  })
  const device = { kind: 'device', id: screen.id, device: 'kiosk', team, name: 'By the door' }
  expect(whoIs(house, { headers: bearer(screen.token) })).toEqual(device)
  expect(whoIs(house, { headers: {}, auth: { token: screen.token } })).toEqual(device)
  const phone = house.phones.admit(team)
  expect(whoIs(house, { headers: bearer(phone) })).toMatchObject({ kind: 'phone', team })
  expect(whoIs(house, { headers: {} })).toEqual({ kind: 'nobody', why: 'not-signed-in' })
})

test('when both are sent the token counts, also when it is wrong', () => {
  const { house, cookie } = set
  expect(whoIs(house, { headers: { cookie, ...bearer(screen.token) } })).toMatchObject({ kind: 'device' })
  expect(whoIs(house, { headers: { cookie, ...bearer('made-up') } })).toEqual({
    kind: 'nobody',
    why: 'not-paired',
  })
  expect(whoIs(house, { headers: { cookie, authorization: 'Basic YTpi' } })).toEqual({
    kind: 'nobody',
    why: 'not-signed-in',
  })
})

test('nonsense in a handshake is nobody', () => {
  for (const auth of [null, 7, 'token', [], { token: 7 }, { token: { toString: 'x' } }, { token: '' }]) {
    expect(whoIs(set.house, { headers: {}, auth })).toEqual({ kind: 'nobody', why: 'not-signed-in' })
  }
})

test('an author is known by the letters of the ticket, however they are typed', () => {
  const ticket = newTicket()
  const typed = `Ticket ${spoken(ticket).toLowerCase()}`
  expect(whoIs(set.house, { headers: { authorization: typed } })).toEqual({
    kind: 'ticket',
    digest: digest(ticket),
  })
  expect(whoIs(set.house, { headers: { authorization: 'Ticket nonsense' } })).toMatchObject({
    kind: 'ticket',
  })
})

test('a lead leads their own team, the one in charge all of them, and a screen none', async () => {
  const { house, cookie, team } = set
  const other = (
    await ask(house, 'POST', '/teams', { name: 'Ward 8', template: 'any-team', timeZone: 'UTC' }, { cookie })
  ).body.id
  const lead = await addLead(house, cookie, team)
  const who = whoIs(house, { headers: { cookie: lead.cookie } })
  expect([mayLead(who, team), mayLead(who, other), mayLead(who, '__proto__')]).toEqual([true, false, false])
  expect(mayLead(whoIs(house, { headers: { cookie } }), other)).toBe(true)
  expect(mayLead(whoIs(house, { headers: bearer(screen.token) }), team)).toBe(false)
})

test('over https the cookie is one that no other host and no plain page can set', () => {
  const headers = { 'x-forwarded-proto': 'https', cookie: 'sid=planted; __Host-sid=real' }
  const behind = { publicUrl: null, trustProxy: true }
  expect(sessionCookie('real', headers, behind)).toBe(
    '__Host-sid=real; Path=/; HttpOnly; SameSite=Strict; Max-Age=2592000; Secure',
  )
  expect(sessionTokenOf(headers, behind)).toBe('real')
  expect(sessionTokenOf({ ...headers, cookie: 'sid=planted' }, behind)).toBeNull()
  expect(sessionCookie('t', headers, plain)).toBe('sid=t; Path=/; HttpOnly; SameSite=Strict; Max-Age=2592000')
  expect(sessionCookie(null, {}, plain)).toContain('Max-Age=0')
})

test('where the public address is https, so is whoever asks for it by that name, whatever the proxy forgets', () => {
  const around = { publicUrl: 'https://wall.nhs.example', trustProxy: false }
  const flags = (host: string, more = {}, place: Parameters<typeof sessionCookie>[2] = around) =>
    sessionCookie('t', { host, ...more }, place).includes('__Host-sid=t; Path=/; HttpOnly; SameSite=Strict')
  expect(flags('wall.nhs.example')).toBe(true)
  expect(sessionCookie('t', { host: 'Wall.nhs.example' }, around)).toContain('Secure')
  expect(sessionTokenOf({ host: 'wall.nhs.example', cookie: 'sid=planted' }, around)).toBeNull()
  // The server’s own name in the house, and a first run, stay as they are: plain http.
  expect(flags('10.0.0.5:8080')).toBe(false)
  expect(flags('wall.nhs.example', {}, { ...around, publicUrl: 'http://wall.nhs.example' })).toBe(false)
  // A proxy that is trusted knows better.
  const proxied = { ...around, trustProxy: true }
  expect(flags('wall.nhs.example', { 'x-forwarded-proto': 'http' }, proxied)).toBe(false)
  expect(flags('10.0.0.5:8080', { 'x-forwarded-proto': 'https' }, proxied)).toBe(true)
})

test('a QR code leads where whoever runs it says, else to the address the page itself has', () => {
  const headers = { host: 'wall.nhs.example', 'x-forwarded-proto': 'https' }
  expect(addressOf(headers, { publicUrl: 'https://b.example', trustProxy: true })).toBe('https://b.example')
  expect(addressOf(headers, { publicUrl: null, trustProxy: true })).toBe('https://wall.nhs.example')
  expect(addressOf(headers, { publicUrl: null, trustProxy: false })).toBe('http://wall.nhs.example')
  expect(addressOf({}, { publicUrl: null, trustProxy: false })).toBe('')
})

test('only our own pages are ours', () => {
  const from = (origin: string | undefined, around = plain, more = {}) =>
    isOurOrigin({ host: 'board.test:8080', ...(origin === undefined ? {} : { origin }), ...more }, around)
  expect(from('http://board.test:8080')).toBe(true)
  for (const other of [
    undefined,
    'null',
    'http://board.test',
    'http://board.test:8080.evil.test',
    'http://evil.test',
    'x',
    '',
  ]) {
    expect(from(other)).toBe(false)
  }
  expect(
    from('https://wall.nhs.example', { ...plain, publicUrl: 'https://wall.nhs.example/' } as never),
  ).toBe(true)
  // Over https a plain page of the same name is a stranger's: whoever stands between could have made it.
  const proxied = { ...plain, trustProxy: true } as never
  const secure = { host: 'wall.nhs.example', 'x-forwarded-proto': 'https' }
  expect(from('https://wall.nhs.example', proxied, secure)).toBe(true)
  expect(from('http://wall.nhs.example', proxied, secure)).toBe(false)
  const forwarded = { 'x-forwarded-host': 'wall.nhs.example' }
  expect(from('https://wall.nhs.example', plain, forwarded)).toBe(false)
  expect(from('https://wall.nhs.example', { ...plain, trustProxy: true } as never, forwarded)).toBe(true)
})

test('a page of another site opens no socket', () => {
  expect(mayOpenSocket({ host: 'a.test', origin: 'http://a.test' }, plain)).toBe(true)
  expect(mayOpenSocket({ host: 'a.test', origin: 'http://evil.test' }, plain)).toBe(false)
  expect(mayOpenSocket({ host: 'a.test', origin: 'null' }, plain)).toBe(false)
  expect(mayOpenSocket({ host: 'a.test', 'sec-fetch-site': 'cross-site' }, plain)).toBe(false)
  expect(mayOpenSocket({ host: 'a.test', 'sec-fetch-site': 'same-origin' }, plain)).toBe(true)
  expect(mayOpenSocket({ host: 'a.test' }, plain)).toBe(true)
})

test('a session ends after half a day unused and after thirty days in any case', async () => {
  const { house, cookie } = await openSetUp()
  const isIn = () => whoIs(house, { headers: { cookie } }).kind === 'person'
  await house.clock.move(11.9 * 3_600_000)
  expect(isIn()).toBe(true)
  for (let hours = 0; hours < 29 * 24; hours += 11) {
    await house.clock.move(11 * 3_600_000)
    expect(isIn()).toBe(true)
  }
  await house.clock.move(11 * 3_600_000)
  await house.clock.move(11 * 3_600_000)
  expect(isIn()).toBe(false)
  const idle = await openSetUp()
  await idle.house.clock.move(12.1 * 3_600_000)
  expect(whoIs(idle.house, { headers: { cookie: idle.cookie } }).kind).toBe('nobody')
})
