import { afterEach, expect, test, vi } from 'vitest'
import { openPass } from '../../kiosk/phone/pass.ts'
import { ideaSender, moodGiver } from '../../kiosk/phone/saying.ts'
import { Unreachable } from '../../shared/look/api.ts'
import { digest } from '../../shared/ticket.ts'

interface Sent {
  path: string
  bearer: string
  body: Record<string, unknown>
}
type Answer = (sent: Sent, turn: number) => { status: number; body?: unknown } | 'nobody'

const team = { id: 'heron', name: 'Heron Ward', organisation: 'Northfield', topics: [], reasons: [], lots: 3 }
const written = { status: 201, body: { event: {} } }

/** A server made of a function: passes are numbered, everything else is answered by the test. */
const serve = (answer: Answer) => {
  const sent: Sent[] = []
  let passes = 0
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const headers = new Headers(init.headers)
    const one = { path, bearer: headers.get('authorization') ?? '', body: JSON.parse(String(init.body)) }
    if (path.endsWith('/phones'))
      return Response.json(
        { token: `pass-${++passes}`, expiresIn: 1_800, team, demo: false },
        { status: 201 },
      )
    sent.push(one)
    const said = answer(one, sent.length)
    if (said === 'nobody') throw new TypeError('fetch failed')
    return Response.json(said.body ?? {}, { status: said.status })
  })
  return sent
}

afterEach(() => vi.unstubAllGlobals())

test('a pass that ran out is renewed without a word to the one who holds the phone', async () => {
  const sent = serve(() => written)
  let now = 0
  const pass = await openPass('heron7', () => now)
  const give = moodGiver(pass)
  await give('good')
  now = 31 * 60_000
  await give('good')
  expect(sent.map(({ bearer }) => bearer)).toEqual(['Bearer pass-1', 'Bearer pass-2'])
})

test('a pass the server forgot is renewed, and the same answer is sent again', async () => {
  const sent = serve((_, turn) =>
    turn === 1 ? { status: 401, body: { code: 'not-paired', message: '' } } : written,
  )
  await moodGiver(await openPass('heron7'))('hard')
  expect(sent).toHaveLength(2)
  expect(sent[1]?.body).toEqual(sent[0]?.body)
})

test('an answer that got lost on the way is tried again as the same answer', async () => {
  const sent = serve((_, turn) => (turn === 1 ? 'nobody' : written))
  const give = moodGiver(await openPass('heron7'))
  await expect(give('mixed')).rejects.toBeInstanceOf(Unreachable)
  await give('mixed')
  expect(sent[1]?.body).toEqual(sent[0]?.body)
  await give('mixed')
  expect(sent[2]?.body['id']).not.toBe(sent[0]?.body['id'])
})

test('who chooses another face after an answer was lost has given one answer, not two', async () => {
  const refused = { status: 403, body: { code: 'not-proven', message: '' } }
  const sent = serve((_, turn) => (turn <= 2 ? 'nobody' : turn === 3 ? refused : written))
  const give = moodGiver(await openPass('heron7'))
  await expect(give('good')).rejects.toBeInstanceOf(Unreachable)
  await expect(give('hard')).rejects.toBeInstanceOf(Unreachable)
  await give('hard')
  const [lost, back, again, chosen] = sent.map(({ body }) => body)
  expect(back).toMatchObject({ type: 'mood-taken-back', mood: lost?.['id'] })
  expect(again).toEqual(back)
  expect(chosen).toMatchObject({ type: 'mood-given', mood: 'hard' })
  expect(sent).toHaveLength(4)
})

test('only the secret kept in this page takes an answer back, with the moment of the answer', async () => {
  const sent = serve(() => written)
  const given = await moodGiver(await openPass('heron7'))('good')
  await given.takeBack()
  const [mood, back] = sent.map(({ body }) => body)
  expect(back).toMatchObject({
    type: 'mood-taken-back',
    mood: mood?.['id'],
    happenedAt: mood?.['happenedAt'],
  })
  expect(digest(String(back?.['secret']))).toBe(mood?.['key'])
  expect(JSON.stringify(mood)).not.toContain(String(back?.['secret']))
})

test('an idea goes with the digest of its ticket, never with the ticket', async () => {
  const sent = serve((_, turn) => (turn === 1 ? 'nobody' : written))
  const send = ideaSender(await openPass('heron7'))
  const idea = { topic: 'place', text: 'A second box of slide sheets.' }
  await expect(send(idea)).rejects.toBeInstanceOf(Unreachable)
  const ticket = await send(idea)
  expect(sent[1]?.body).toEqual(sent[0]?.body)
  expect(sent[1]?.body['ticket']).toBe(digest(ticket))
  expect(JSON.stringify(sent)).not.toContain(ticket)
})
