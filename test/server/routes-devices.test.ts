import { beforeEach, expect, test } from 'vitest'
import { whoIs } from '../../server/who.ts'
import { newId } from '../../shared/id.ts'
import { addLead, addScreen, ask, openSetUp, type TestHouse } from '../support/house.ts'

let house: TestHouse
let cookie: string
let team: string
beforeEach(async () => {
  const set = await openSetUp()
  house = set.house
  cookie = set.cookie
  team = set.team
})
const lead = () => ({ cookie })
const start = async (kind = 'kiosk', call = {}) =>
  (await ask(house, 'POST', '/devices/start', { kind }, call)).body
const poll = (deviceCode: string) => ask(house, 'POST', '/devices/poll', { deviceCode })
const pair = (code: string, more = {}, call = lead()) =>
  ask(house, 'POST', '/pair', { code, team, kind: 'kiosk', name: 'By the door', ...more }, call)
const code = (answer: { status: number; body: { code: string } }) => [answer.status, answer.body.code]
const wait = (seconds: number) => house.clock.move(seconds * 1_000)

test('a screen shows a code, a lead approves it, the screen gets its token', async () => {
  const shown = await start('board')
  expect(shown).toMatchObject({ expiresIn: 600, interval: 5 })
  expect(shown.userCode).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/)
  expect(shown.phrase).toMatch(/^[a-z]+ [a-z]+$/)
  expect(shown.verifyUrl).toBe(`http://board.test/console#pair=${shown.userCode.replace('-', '')}`)
  const waiting = await poll(shown.deviceCode)
  expect([waiting.status, waiting.body]).toEqual([202, { waiting: true }])
  await wait(5)
  const seen = await ask(house, 'GET', `/pair/${shown.userCode}`, undefined, lead())
  expect(seen.body).toEqual({ phrase: shown.phrase, kind: 'board', expiresIn: 595 })
  const paired = await pair(shown.userCode, { kind: 'board', phrase: shown.phrase, name: ' Staff  room ' })
  expect(paired.status).toBe(201)
  const device = { id: paired.body.device.id, kind: 'board', name: 'Staff room', team }
  expect(paired.body).toEqual({ device })
  await wait(5)
  const got = await poll(shown.deviceCode)
  expect(got.body).toEqual({ token: expect.stringMatching(/^[\w-]{43}$/), device })
  expect(JSON.stringify(await house.disk.read())).not.toContain(got.body.token)
})

test('a lead may type the code as they like', async () => {
  for (const typed of [
    (c: string) => c.toLowerCase(),
    (c: string) => c.replace('-', ''),
    (c: string) => ` ${c.replace('-', ' ')} `,
  ]) {
    const shown = await start()
    expect((await pair(typed(shown.userCode))).status).toBe(201)
  }
})

test('an answer that got lost is fetched again, until the token was used', async () => {
  const { deviceCode, userCode } = await start()
  await pair(userCode)
  const [first, second] = await Promise.all([poll(deviceCode), poll(deviceCode)])
  expect(second.body).toEqual(first.body)
  expect((await poll(deviceCode)).body).toEqual(first.body)
  expect(whoIs(house, { headers: { authorization: `Bearer ${first.body.token}` } })).toMatchObject({
    kind: 'device',
    team,
  })
  expect(code(await poll(deviceCode))).toEqual([410, 'code-used'])
})

test('a photo of the screen is worth nothing: a code works once', async () => {
  const { userCode, deviceCode } = await start()
  await pair(userCode)
  expect(code(await pair(userCode))).toEqual([410, 'code-used'])
  await poll(deviceCode)
  expect(code(await pair(userCode))).toEqual([410, 'code-used'])
  expect(code(await ask(house, 'GET', `/pair/${userCode}`, undefined, lead()))).toEqual([410, 'code-used'])
})

test('two leads at once pair a screen once', async () => {
  const { userCode } = await start()
  const answers = await Promise.all([pair(userCode), pair(userCode, { name: 'Other' })])
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 410])
  expect(house.directory.devices.of(team)).toHaveLength(1)
})

test('a code runs out after ten minutes, and is unknown after twenty', async () => {
  const { userCode, deviceCode } = await start()
  await wait(601)
  expect(code(await pair(userCode))).toEqual([410, 'code-used'])
  expect(code(await poll(deviceCode))).toEqual([410, 'code-used'])
  await wait(600)
  await start()
  expect(code(await pair(userCode))).toEqual([404, 'no-such-code'])
  expect(code(await poll(deviceCode))).toEqual([410, 'code-used'])
})

test('a screen that asks too often is told to wait five seconds more', async () => {
  const { deviceCode, userCode } = await start()
  expect((await poll(deviceCode)).status).toBe(202)
  await wait(1)
  const hasty = await poll(deviceCode)
  expect([...code(hasty), hasty.headers['retry-after']]).toEqual([429, 'slow-down', '10'])
  await wait(10)
  expect((await poll(deviceCode)).status).toBe(202)
  await pair(userCode)
  expect((await poll(deviceCode)).status).toBe(200)
})

test('five wrong phrases kill the request; the right one counts however it is spelled', async () => {
  const shown = await start()
  for (let n = 0; n < 5; n++)
    expect(code(await pair(shown.userCode, { phrase: 'evil eel' }))).toEqual([403, 'phrase-differs'])
  expect(code(await pair(shown.userCode, { phrase: shown.phrase }))).toEqual([410, 'code-used'])
  const other = await start()
  const spelled = other.phrase.toUpperCase().replace(' ', ' - ')
  expect((await pair(other.userCode, { phrase: spelled })).status).toBe(201)
})

test('ten guessed codes in ten minutes are enough', async () => {
  const guesses = []
  for (let n = 0; n < 11; n++) guesses.push((await pair('BCDF-GHJK')).status)
  expect(guesses).toEqual([...Array(10).fill(404), 429])
  const { userCode } = await start()
  expect(code(await pair(userCode))).toEqual([429, 'slow-down'])
  await wait(120)
  expect((await pair(userCode)).status).toBe(201)
})

test.each(['', 'AEIOUAEI', 'BCDFGHJ', 'BCDFGHJKL', '../../etc', '🦦🦦🦦🦦'])('%j is no code', async typed => {
  expect(code(await pair(typed))).toEqual([404, 'no-such-code'])
})

test('an address starts ten pairings a minute', async () => {
  const one = []
  for (let n = 0; n < 11; n++)
    one.push((await ask(house, 'POST', '/devices/start', { kind: 'board' })).status)
  expect(one).toEqual([...Array(10).fill(201), 429])
})

test('strangers who ask for hundreds of codes keep no screen from being paired', async () => {
  const shown = await start('board', { from: '10.9.9.9' })
  for (let round = 0; round < 5; round++) {
    for (let n = 0; n < 60; n++) await start('board', { from: `10.1.${n}.1` })
    await wait(60)
  }
  const late = await start('kiosk', { from: '10.9.9.8' })
  for (const screen of [
    { ...shown, kind: 'board' },
    { ...late, kind: 'kiosk' },
  ])
    expect((await pair(screen.userCode, { kind: screen.kind })).status).toBe(201)
})

test('where each asks once the one who waited longest starts again with a new code', async () => {
  const first = await start('board', { from: '10.8.0.1' })
  const second = await start('board', { from: '10.8.0.2' })
  for (let n = 0; n < 199; n++) await start('board', { from: `10.1.${n}.1` })
  expect(code(await poll(first.deviceCode))).toEqual([410, 'code-used'])
  expect((await poll(second.deviceCode)).status).toBe(202)
})

test('only a lead of the team pairs a screen with it', async () => {
  const { userCode } = await start()
  const { body } = await ask(
    house,
    'POST',
    '/teams',
    { name: 'Ward 8', template: 'any-team', timeZone: 'UTC' },
    lead(),
  )
  const lee = await addLead(house, cookie, body.id)
  const kiosk = await addScreen(house, cookie, team)
  expect(code(await pair(userCode, {}, { cookie: lee.cookie }))).toEqual([403, 'not-allowed'])
  expect(code(await pair(userCode, {}, { bearer: kiosk.token } as never))).toEqual([403, 'not-allowed'])
  expect(code(await pair(userCode, {}, {} as never))).toEqual([401, 'not-signed-in'])
  expect(code(await pair(userCode, { team: newId() }))).toEqual([404, 'no-such-team'])
  expect((await pair(userCode, { kind: 'board' })).body.field).toBe('kind')
  expect(code(await ask(house, 'GET', `/pair/${userCode}`))).toEqual([401, 'not-signed-in'])
  expect((await pair(userCode)).status).toBe(201)
})

test('a lead sees, renames and calls the screens of the team', async () => {
  const { id } = await addScreen(house, cookie, team)
  const listed = await ask(house, 'GET', `/teams/${team}/devices`, undefined, lead())
  expect(listed.body.devices).toEqual([
    {
      id,
      kind: 'kiosk',
      name: 'By the door',
      team,
      pairedOn: '2026-11-23',
      seenOn: null,
      online: true,
      lastSeen: house.clock.now(),
      build: 'b1',
      secure: true,
    },
  ])
  const renamed = await ask(house, 'PATCH', `/devices/${id}`, { name: 'Kitchen' }, lead())
  expect(renamed.body.device.name).toBe('Kitchen')
  const ordered = await ask(house, 'POST', `/devices/${id}/order`, { do: 'identify' }, lead())
  expect([ordered.status, ordered.body]).toEqual([202, { heard: true }])
  expect(house.orders).toEqual([[id, { do: 'identify', name: 'Kitchen' }]])
  expect(code(await ask(house, 'POST', `/devices/${id}/order`, { do: 'explode' }, lead()))).toEqual([
    400,
    'not-understood',
  ])
})

test('a removed screen is out at once and does not come back', async () => {
  const { id, token } = await addScreen(house, cookie, team)
  const who = () => whoIs(house, { headers: {}, auth: { token } })
  expect(who().kind).toBe('device')
  expect((await ask(house, 'DELETE', `/devices/${id}`, undefined, lead())).status).toBe(204)
  expect(house.dropped).toEqual([id])
  expect(who()).toEqual({ kind: 'nobody', why: 'not-paired' })
  expect((await ask(house, 'GET', `/teams/${team}/devices`, undefined, lead())).body.devices).toEqual([])
  for (const [method, body] of [
    ['DELETE', undefined],
    ['PATCH', { name: 'X' }],
  ] as const) {
    expect(code(await ask(house, method, `/devices/${id}`, body, lead()))).toEqual([404, 'not-found'])
  }
})

test('a screen that is removed before it came for its token never gets one', async () => {
  const { userCode, deviceCode } = await start()
  const { body } = await pair(userCode)
  await ask(house, 'DELETE', `/devices/${body.device.id}`, undefined, lead())
  expect(code(await poll(deviceCode))).toEqual([410, 'code-used'])
})

test('a lead of another team may not touch the screen, a screen may not touch itself', async () => {
  const kiosk = await addScreen(house, cookie, team)
  const { body } = await ask(
    house,
    'POST',
    '/teams',
    { name: 'Ward 8', template: 'any-team', timeZone: 'UTC' },
    lead(),
  )
  const lee = await addLead(house, cookie, body.id)
  for (const call of [{ cookie: lee.cookie }, { bearer: kiosk.token }]) {
    for (const [method, path, sent] of [
      ['GET', `/teams/${team}/devices`, undefined],
      ['PATCH', `/devices/${kiosk.id}`, { name: 'X' }],
      ['DELETE', `/devices/${kiosk.id}`, undefined],
      ['POST', `/devices/${kiosk.id}/order`, { do: 'reload' }],
      ['POST', `/teams/${team}/code`, undefined],
    ] as const) {
      expect(code(await ask(house, method, path, sent, call))).toEqual([403, 'not-allowed'])
    }
  }
  expect(house.dropped).toEqual([])
})
