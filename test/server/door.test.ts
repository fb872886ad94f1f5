import { readdirSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../shared/id.ts'
import type { Heads } from '../../shared/wire.ts'
import { type Auth, type Method, type Screen, startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let kiosk: Screen
let lead: Auth
let removed: Auth
let before: { state: object; heads: Heads }
beforeAll(async () => {
  server = await startServer({ logLevel: 'trace' })
  kiosk = await server.screen('kiosk')
  const gone = await server.screen('kiosk')
  removed = gone.auth
  await server.ask('DELETE', `/devices/${gone.id}`, undefined, server.admin)
  lead = (await server.lead()).auth
})
afterAll(() => server.stop())
beforeEach(async () => {
  await server.clock.move(60_000)
  before = await server.state()
})

const events = () => `/teams/${server.team}/events`
const mood = (more: object = {}) => ({ id: newId(), type: 'mood-given', mood: 'good', ...more })
const idea = (text: unknown) => ({ id: newId(), type: 'idea-left', topic: 'team', text })
const post = async (body: unknown, auth: Auth = kiosk.auth, path = events(), method: Method = 'POST') => {
  const answer = await server.ask(method, path, body, auth)
  return {
    ...answer,
    said: answer.status < 300 ? String(answer.status) : `${answer.status} ${answer.body.code}`,
  }
}
const type = (contentType: string): Auth => ({ ...kiosk.auth, headers: { 'content-type': contentType } })

/** After whatever was refused: the state is as it was, and the next tap counts. */
const nothingHappened = async () => {
  expect(await server.state()).toEqual(before)
  expect((await fetch(`${server.base}/healthz`)).status).toBe(200)
}

describe('refused, with a code, and nothing written', () => {
  afterEach(nothingHappened)

  test.each<[string, string, unknown]>([
    ['an empty body', '400 not-json', ''],
    ['half an object', '400 not-json', '{'],
    ['an empty list', '400 not-understood', '[]'],
    ['null', '400 not-understood', 'null'],
    ['a word', '400 not-understood', '"good"'],
    ['a number', '400 not-understood', '5'],
    ['true', '400 not-understood', 'true'],
    ['nothing in it', '400 unknown-event', {}],
    [
      'a forbidden key',
      '400 not-json',
      `{"__proto__":{"admin":true},"id":"${newId()}","type":"mood-given","mood":"good"}`,
    ],
    ['another forbidden key', '400 not-json', '{"constructor":{"prototype":{"admin":true}}}'],
    ['a field nobody knows', '400 not-understood', mood({ who: 'Sam' })],
    ['a stamp that only the server gives', '400 not-understood', mood({ seq: 1 })],
    ['a writer of one’s own choosing', '400 not-understood', mood({ by: 'lead:ada' })],
    ['no id', '400 not-understood', { type: 'mood-given', mood: 'good' }],
    [
      'an id that carries a clock',
      '400 not-understood',
      mood({ id: '01936e4a-7c00-7000-8000-000000000001' }),
    ],
    ['a number for an id', '400 not-understood', mood({ id: 5 })],
    ['an unknown event', '400 unknown-event', mood({ type: 'mood-stolen' })],
    ['an event named like a part of JavaScript', '400 unknown-event', mood({ type: 'constructor' })],
    ['a type that is a list', '400 unknown-event', mood({ type: ['mood-given'] })],
    ['an unknown face', '400 not-understood', mood({ mood: 'sad' })],
    ['a face that is a number', '400 not-understood', mood({ mood: 5 })],
    ['a face that is null', '400 not-understood', mood({ mood: null })],
    [
      'a face nested twenty thousand deep',
      '400 not-understood',
      `{"id":"${newId()}","type":"mood-given","mood":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
    ],
    ['a moment that is a time of day', '400 not-understood', mood({ happenedAt: '07:00' })],
    ['a moment with a fraction', '400 not-understood', mood({ happenedAt: 1.5 })],
    [
      'a moment beyond all numbers',
      '400 not-understood',
      `{"id":"${newId()}","type":"mood-given","mood":"good","happenedAt":1e999}`,
    ],
    ['a reason that is a sentence', '400 not-understood', mood({ reason: 'Too few of us' })],
    ['an idea without text', '400 not-understood', { id: newId(), type: 'idea-left', topic: 'team' }],
    ['an idea that is a number', '400 not-understood', idea(5)],
    ['an idea that is a list', '400 not-understood', idea(['a'])],
    ['an empty idea', '422 text-empty', idea('')],
    ['an idea of spaces', '422 text-empty', idea(' \n\t ')],
    ['an idea of invisible letters', '422 text-empty', idea('\u200b\u2060\ufeff')],
    ['an idea of 10,000 letters', '422 too-long', idea('x'.repeat(10_000))],
    ['an idea of 1,001 letters', '422 too-long', idea('x'.repeat(1_001))],
    ['an idea with a NUL', '422 bad-text'.replace('422', '400'), idea('a\u0000b')],
    [
      'an idea with half a letter',
      '400 bad-text',
      `{"id":"${newId()}","type":"idea-left","topic":"team","text":"a\\ud800b"}`,
    ],
    ['a patient’s number', '422 identifier-found', idea('Notes of 943 476 5919 are lost')],
    ['an e-mail address', '422 identifier-found', idea('write to jo@example.org')],
    ['twenty-one at once', '413 too-many-items', Array.from({ length: 21 }, () => mood())],
    ['200 kB', '413 too-large', mood({ reason: 'x'.repeat(200_000) })],
    ['1 MB', '413 too-large', mood({ reason: 'x'.repeat(1_100_000) })],
    ['30 MB', '413 too-large', 'x'.repeat(30_000_000)],
  ])('%s: %s', async (_, said, body) => {
    const answer = await post(body)
    expect(answer.said).toBe(said)
    expect(answer.body.message).toMatch(/^[A-Z].*\.$/)
    expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|schema|must |stack/)
  })

  test.each<[string, string, Buffer<ArrayBuffer>, string]>([
    [
      'an idea in bytes that are no letters',
      '400 not-json',
      Buffer.from(JSON.stringify(idea('caf\u00e9')), 'latin1'),
      'application/json',
    ],
    [
      'JSON in another writing',
      '415 json-only',
      Buffer.from(JSON.stringify(idea('tea')), 'utf16le'),
      'application/json; charset=utf-16',
    ],
  ])('%s: %s', async (_, said, body, contentType) => {
    const answer = await fetch(`${server.base}/api/v1${events()}`, {
      method: 'POST',
      body,
      headers: { authorization: `Bearer ${kiosk.auth.bearer}`, 'content-type': contentType },
    })
    expect(`${answer.status} ${(await answer.json()).code}`).toBe(said)
  })

  test.each<[string, string, string]>([
    ['a form', '415 json-only', 'application/x-www-form-urlencoded'],
    ['plain text', '415 json-only', 'text/plain'],
    ['XML', '415 json-only', 'application/xml'],
  ])('%s: %s', async (_, said, contentType) => {
    expect((await post('mood=good', type(contentType))).said).toBe(said)
  })

  test.each<[string, string, () => Auth]>([
    ['no token', '401 not-signed-in', () => ({})],
    ['a made-up token', '401 not-paired', () => ({ bearer: 'A'.repeat(43) })],
    ['the token of a removed kiosk', '401 not-paired', () => removed],
    ['a token of 7,000 letters', '401 not-paired', () => ({ bearer: 'A'.repeat(7_000) })],
    ['another scheme', '401 not-signed-in', () => ({ headers: { authorization: 'Basic YTpi' } })],
    ['a cookie that is none', '401 not-signed-in', () => ({ cookie: 'sid=; sid=%%%' })],
    [
      'a lead’s cookie from another site',
      '403 wrong-origin',
      () => ({ ...lead, origin: 'https://evil.example' }),
    ],
    ['a lead’s cookie from nowhere', '403 wrong-origin', () => ({ ...lead, origin: null })],
    ['a lead’s cookie from a sandbox', '403 wrong-origin', () => ({ ...lead, origin: 'null' })],
    [
      'a lead’s cookie from another port',
      '403 wrong-origin',
      () => ({ ...lead, origin: 'http://127.0.0.1:1' }),
    ],
    ['a lead, for whom nobody answers', '403 not-allowed', () => lead],
    ['a ticket', '403 not-allowed', () => ({ ticket: 'K7QM2XDP09AB' })],
  ])('from %s: %s', async (_, said, auth) => expect((await post(mood(), auth())).said).toBe(said))

  test.each<[string, string]>([
    ['a team that is not there', '403 wrong-team'],
    ['nonsense', '404 no-such-team'],
    ['%00', '404 no-such-team'],
    ['..%2f..%2fetc%2fpasswd', '404 no-such-team'],
    ['__proto__', '404 no-such-team'],
    ['%zz', '404 not-found'],
  ])('into %s: %s', async (team, said) => {
    const id = team.includes(' ') ? newId() : team
    expect((await post(mood(), kiosk.auth, `/teams/${id}/events`)).said).toBe(said)
  })

  test('the one in charge asks for a team that is not there', async () => {
    for (const id of [newId(), 'constructor', '__proto__', 'toString']) {
      expect((await post(undefined, server.admin, `/teams/${id}/state`, 'GET')).said).toBe('404 no-such-team')
      expect((await post(undefined, server.admin, `/teams/${id}/events`, 'GET')).said).toBe(
        '404 no-such-team',
      )
    }
    const notice = { id: newId(), type: 'notice-posted', text: 'Tea' }
    expect((await post(notice, server.admin, `/teams/${newId()}/events`)).said).toBe('404 no-such-team')
  })

  test.each<[Method, string, string]>([
    ['PUT', '/setup', '404 not-found'],
    ['DELETE', '/setup', '404 not-found'],
    ['GET', '/nothing', '404 not-found'],
    ['GET', '/teams/x/state', '404 no-such-team'],
    ['GET', '/pair/ABC', '404 no-such-code'],
  ])('%s %s: %s', async (method, path, said) =>
    expect((await post(undefined, server.admin, path, method)).said).toBe(said),
  )

  test.each([
    'after=-1',
    'after=1e9',
    'after=x',
    'limit=x',
    'stream=org',
    'stream=voices',
    'after=99999999999999',
  ])('a stream is asked for with %s', async query => {
    expect((await post(undefined, lead, `${events()}?${query}`, 'GET')).said).toBe('400 not-understood')
  })

  test('a ticket that is wrong, of another length, or none', async () => {
    for (const ticket of ['K7QM2XDP09AB', 'short', 'x'.repeat(5_000), '%%%', 'Ticket'])
      expect((await post(undefined, { ticket }, '/ticket', 'GET')).said).toBe('404 no-such-ticket')
    expect((await post(undefined, {}, '/ticket', 'GET')).said).toBe('404 no-such-ticket')
    const draft = { id: newId(), type: 'idea-withdrawn' }
    expect((await post(draft, { ticket: 'K7QM2XDP09AB' }, '/ticket/events')).said).toBe('404 no-such-ticket')
  })

  test.each<[string, string]>([
    [
      'length and chunks at once',
      'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['no host', 'GET /healthz HTTP/1.1\r\n\r\n'],
    ['another protocol', '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003'],
    ['a header without end', `GET / HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(40_000)}\r\n\r\n`],
  ])('bytes that are no request: %s', async (_, bytes) => {
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(server.port, '127.0.0.1', () => socket.write(bytes, 'latin1'))
      let got = ''
      socket.on('data', data => {
        got += data
        socket.end()
      })
      socket.on('close', () => resolve(got))
      socket.on('error', reject)
    })
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /)
  })
})

describe('stored intact', () => {
  const strange = [
    ['emoji', '👩🏽‍⚕️ more 🧦 please'],
    ['right to left', 'עוד כריות \u202e and back'],
    ['towers of marks', 'Z\u0301\u0302\u0303\u0304a\u0301lgo'],
    ['what looks like a page', '<img src=x onerror=alert(1)><script>alert(2)</script>'],
    ['what looks like a formula', '=HYPERLINK("http://x","y")'],
    ['what looks like SQL', "'); drop table events; --"],
    ['line breaks', 'one\n\ttwo\r\nthree'],
    ['a thousand letters', 'x'.repeat(1_000)],
    ['a thousand faces', '😀'.repeat(1_000)],
    ['a word of JavaScript', '__proto__'],
  ] as const

  test('whatever people write reaches the desk letter by letter', async () => {
    for (const [, text] of strange) expect((await post(idea(text))).said).toBe('201')
    await server.clock.moveTo(Date.parse('2026-11-23T14:10:00Z'))
    await server.settled()
    const texts = Object.values((await server.state()).state.ideas).map(one => one.text)
    for (const [name, text] of strange) expect([name, texts.includes(text)]).toEqual([name, true])
  })

  test('a byte order mark before JSON, and a charset that is UTF-8', async () => {
    expect((await post(`\ufeff${JSON.stringify(mood())}`)).said).toBe('201')
    expect((await post(mood(), type('application/json; charset=utf-8'))).said).toBe('201')
  })

  test('the same draft again is the same; with another face it is refused', async () => {
    const draft = mood()
    expect((await post(draft)).said).toBe('201')
    expect((await post(draft)).body).toMatchObject({ duplicate: true, event: { id: draft.id } })
    expect((await post({ ...draft, mood: 'hard' })).said).toBe('409 id-reused')
  })

  test('of a list, each item for itself', async () => {
    const good = mood()
    const { body } = await post([good, null, mood({ mood: 'sad' }), idea('x'.repeat(2_000)), [], good])
    expect(
      body.results.map(({ status, code }: { status: number; code?: string }) =>
        `${status} ${code ?? ''}`.trim(),
      ),
    ).toEqual([
      '201',
      '400 not-understood',
      '400 not-understood',
      '422 too-long',
      '400 not-understood',
      '200',
    ])
  })
})

test('what was refused is nowhere: in no file and in no line of the log', async () => {
  await post(idea('ZEBRAWORD 943 476 5919'))
  await post(`{"id":"ZEBRAWORD`)
  await post('ZEBRAWORD', type('text/plain'))
  await post(mood({ ZEBRAWORD: 1 }), { ...kiosk.auth, headers: { 'user-agent': 'ZEBRAWORD' } })
  const files = readdirSync(server.folder).map(file => readFileSync(join(server.folder, file), 'latin1'))
  expect([...files, ...server.logged].join('\n')).not.toContain('ZEBRAWORD')
  // Where it listens is said once, at the start.
  const words = server.logged.filter(line => !line.includes('Server listening')).join('\n')
  expect(words).not.toMatch(/127\.0\.0\.1"|user-agent|Bearer|remoteAddress|rawPacket/i)
  expect(words).not.toContain(kiosk.token)
})

describe('what hangs on a wall beside a bay and a number', () => {
  const placed = async (label: string, auth: Auth) =>
    (await server.tell(auth, { type: 'token-placed', label, column: 'in' })).body.code ?? 'placed'

  test('names nobody, whoever writes it: a lead, a machine or a kiosk', async () => {
    const columns = ['in', 'out'].map(key => ({ key, name: key }))
    await server.tell(server.admin, { type: 'flow-set', name: 'Beds', columns })
    const made = await server.ask('POST', `/teams/${server.team}/keys`, { name: 'Bed board' }, server.admin)
    const writers: Auth[] = [server.admin, { bearer: made.body.secret }, (await server.screen('kiosk')).auth]
    for (const [n, auth] of writers.entries()) {
      for (const label of [
        'Bay 2 Mrs Jones',
        'Miss Ó Briain',
        'Mr. Okafor',
        '943 476 5919',
        'jo@example.org',
      ])
        expect([label, await placed(label, auth)]).toEqual([label, 'identifier-found'])
      for (const label of ['Bay 2 Bed', 'MR scan', 'Missing chart', 'MS ward'])
        expect(await placed(`${label} ${n}`, auth)).toBe('placed')
    }
    const { state } = await server.state('wall')
    const [token] = Object.keys(state.flow.tokens)
    const blocked = { type: 'token-blocked', token, reason: 'Waits for Mrs Jones' }
    expect((await server.tell(server.admin, blocked)).body.code).toBe('identifier-found')
  })
})
