import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashOf } from '../../server/directory/tokens.ts'
import { newFold, take } from '../../server/fold.ts'
import { newId } from '../../shared/id.ts'
import { type EventType, eventTypes, kindOf } from '../../shared/state.ts'
import { type Writer, writers } from '../../shared/subject.ts'
import { digest, newSecret, newTicket } from '../../shared/ticket.ts'
import { bodies, eventOf, idOf } from '../support/every-event.ts'
import { type Listener, listen } from '../support/listener.ts'
import { type Answer, type Auth, startServer, type TestServer } from '../support/server.ts'

/** Every text says where it stands, so that it is found again wherever it goes. */
const mark = (place: string) => `«${place}»`
const marksIn = (said: unknown) => [...new Set(JSON.stringify(said).match(/«[^»]*»/g))].sort()

let server: TestServer
let team: string
let auths: Record<
  Exclude<Writer, 'ticket' | 'system'> | 'board' | 'nobody' | 'stranger' | 'other kiosk',
  Auth
>
/** A measure with a reading, for what is said about one. */
let measure: string
/** Kinds of work, one typed at handover and one fed, with something done: for what is said about one. */
let typed: string
let fed: string
/** What is written down by the system, for what is said about it. */
const make = async (type: EventType, body: Record<string, unknown> = {}) => {
  const draft = { id: newId(), type, ...bodies(measure)[type], ...body }
  const [outcome] = await server.house.log.tell(`team:${team}`, [draft], { kind: 'system' })
  if (!outcome || 'refusal' in outcome) throw new Error(`${type}: ${outcome?.refusal.code}`)
  return draft.id
}
let wall: Listener
let desk: Listener
let deskWall: Listener

/** The code as it was printed: a test here writes another into the log behind the directory's back. */
let teamCode: string
const admitted = async (): Promise<Auth> => ({
  bearer: (await server.ask('POST', '/phones', { teamCode })).body.token,
})

const giveKey = async () => {
  await server.halt()
  for (const name of ['directory.json', 'directory.json.bak']) {
    const path = join(server.folder, name)
    const document = JSON.parse(readFileSync(path, 'utf8'))
    const key = {
      id: newId(),
      name: 'Rota',
      team,
      hash: hashOf('a-key'),
      madeOn: '2026-11-23',
      madeBy: server.person,
    }
    writeFileSync(path, JSON.stringify({ ...document, keys: [key] }))
  }
  await server.again()
}

beforeAll(async () => {
  server = await startServer()
  // The one in charge leads the first team; in the second they write as the one in charge.
  team = await server.found('Swan Ward')
  await giveKey()
  const kiosk = await server.screen('kiosk', { team })
  const board = await server.screen('board', { team })
  auths = {
    device: kiosk.auth,
    board: board.auth,
    phone: {},
    lead: (await server.lead({ team })).auth,
    admin: server.admin,
    key: { bearer: 'a-key' },
    nobody: {},
    stranger: (await server.lead({ email: 'kim@heron.example' })).auth,
    'other kiosk': (await server.screen('kiosk')).auth,
  }
  teamCode = (await server.state('full', team)).state.team.code
  measure = newId()
  const { 'measure-defined': defined, 'reading-taken': taken } = bodies(measure)
  const known = [
    { id: measure, type: 'measure-defined', ...defined },
    { id: newId(), type: 'reading-taken', ...taken },
  ]
  await server.house.log.write(`team:${team}`, known, { kind: 'system' })
  typed = await make('work-defined', { key: 'typed', demand: 'typed' })
  fed = await make('work-defined', { key: 'fed', demand: 'feed' })
  for (const work of [typed, fed]) await make('work-done', { work })
  await make('flow-set')
  await make('help-set')
  wall = await listen({ base: server.base, auth: board.auth })
  desk = await listen({ base: server.base, auth: auths.lead })
  deskWall = await listen({ base: server.base, auth: auths.lead })
  wall.follow(team)
  desk.follow(team)
  deskWall.follow(team, 'wall')
  await Promise.all([wall, desk, deskWall].map(one => one.hear('state')))
})
afterAll(async () => {
  for (const one of [wall, desk, deskWall]) one.close()
  await server.stop()
})

/** A draft of a type that only the writer can be wrong about: what it speaks of is there. */
const draftOf = async (type: EventType) => {
  const { log } = server.house
  const body: Record<string, unknown> = { ...bodies(team, mark)[type] }
  if ('idea' in body) {
    const id = newId()
    const released = {
      id,
      type: 'words-released',
      kind: 'idea',
      topic: 'team',
      text: 'An idea',
      ticket: digest(newTicket()),
    }
    await log.write(`team:${team}`, [released], { kind: 'system' })
    body['idea'] = id
  }
  if ('secret' in body) {
    const [secret, mood] = [newSecret(), newId()]
    const given = { id: mood, type: 'mood-given', mood: 'good', key: digest(secret) }
    await log.write(`voice:${team}`, [given], { kind: 'device', id: 'x' })
    Object.assign(body, { secret, mood })
  }
  if ('measure' in body) body['measure'] = measure
  if ('work' in body) body['work'] = type === 'work-arrived' ? fed : typed
  if (type === 'work-ended') body['work'] = await another()
  if ('token' in body) body['token'] = await make('token-placed', { label: newId().slice(0, 8) })
  if (type === 'token-placed') body['label'] += ` ${++labels}`
  if ('call' in body) body['call'] = await openCall(String(body['who'] ?? 'Nurse in charge'))
  if ('key' in body) body['key'] = type.endsWith('-defined') ? newId().slice(0, 8) : digest(newSecret())
  return { id: newId(), type, ...body }
}
let labels = 0
/** A kind of work that may end: the one of the last time, unless it did. */
let brief = ''
const another = async () => {
  const { work } = (await server.state('full', team)).state
  if (work[brief]?.ended !== false) brief = await make('work-defined', { key: newId().slice(0, 8) })
  return brief
}
/** A call for help that nobody ended yet, which such a role may take. */
const openCall = async (who: string) => {
  await make('help-set', { responders: [{ key: 'charge', name: who }] })
  const { help } = (await server.state('full', team)).state
  return help.calls.find(({ endedAt }) => endedAt === 0)?.id ?? (await make('help-called'))
}
const said = ({ status, body }: Answer) => (status < 300 ? status : `${status} ${body.code}`)

/** What the route for teams answers. The tree is written through routes of its own. */
const expected = (type: EventType, writer: Writer) => {
  const { kind, stream } = kindOf(type)!
  if (!kind.by.includes(writer)) return '403 not-allowed'
  return stream === 'org' ? '400 not-understood' : 201
}

const withHttp = ['device', 'phone', 'lead', 'admin', 'key'] as const
describe.each(eventTypes)('%s', type => {
  test.each(withHttp)(`from a ${'%s'}: over HTTP, with a credential of its own`, async writer => {
    const auth = writer === 'phone' ? await admitted() : auths[writer]
    const draft = await draftOf(type)
    const before = await server.state('full', team)
    const answer = said(await server.tell(auth, draft, team))
    expect(answer).toBe(expected(type, writer))
    if (answer !== 201) expect((await server.state('full', team)).heads).toEqual(before.heads)
  })

  test('from a board, from nobody, from another team: never', async () => {
    const draft = await draftOf(type)
    const from = async (auth: Auth) => said(await server.tell(auth, draft, team))
    expect(await from(auths.board)).toBe('403 not-allowed')
    expect(await from(auths.nobody)).toBe('401 not-signed-in')
    expect(await from({ bearer: 'made up' })).toBe('401 not-paired')
    expect(await from(auths.stranger)).toBe('403 wrong-team')
    expect(await from(auths['other kiosk'])).toBe('403 wrong-team')
  })

  test('with a ticket: only what its author may, by the door for authors', async () => {
    const ticket = newTicket()
    const idea = { id: newId(), type: 'idea-left', topic: 'team', text: 'Mine', ticket: digest(ticket) }
    await server.house.log.write(`voice:${team}`, [idea], { kind: 'device', id: 'x' })
    await server.clock.move(60_000)
    const { ticket: _, ...draft } = { ticket, ...(await draftOf(type)) }
    expect(said(await server.tell({ ticket }, draft, team))).toBe('403 not-allowed')
    const mine =
      type === 'idea-withdrawn' ? { id: newId(), type } : { id: newId(), ...bodyWithoutTicket(draft) }
    const answer = said(await server.ask('POST', '/ticket/events', mine, { ticket }))
    expect(answer).toBe(kindOf(type)!.kind.by.includes('ticket') ? 201 : '400 not-understood')
  })

  test.each(writers)(`from a ${'%s'}: at the log itself`, async writer => {
    const { stream, kind } = kindOf(type)!
    const draft = await draftOf(type)
    const name = stream === 'org' ? 'org' : `${stream}:${team}`
    // A team that is closed by this test stays closed: another one is named.
    const [outcome] = await server.house.log.tell(
      name,
      type === 'team-closed' ? [{ ...draft, team: idOf(9) }] : [draft],
      {
        kind: writer,
        id: 'x',
      },
    )
    expect(outcome && 'refusal' in outcome ? outcome.refusal.code : 'written').toBe(
      kind.by.includes(writer) ? 'written' : 'not-allowed',
    )
  })
})

const bodyWithoutTicket = ({ ticket: _, ...rest }: Record<string, unknown>) => rest

/** What a wall may hold of each type of event: of an idea that hangs, and of one that nobody approved. */
const onWalls: Record<EventType, { shown: readonly string[]; unshown: readonly string[] }> = {
  'team-named': both('name', 'organisation'),
  'code-renewed': both(),
  'clock-set': both('shifts'),
  'topics-set': both('topics'),
  'reasons-set': both('reasons'),
  'lots-set': both(),
  'board-arranged': both('panels'),
  'notice-posted': both('text'),
  'notice-taken-down': both(),
  'words-released': both(),
  'idea-approved': both('text', 'answer'),
  'idea-edited': { shown: ['text'], unshown: [] },
  'idea-hidden': both(),
  'idea-answered': { shown: ['text'], unshown: [] },
  'idea-moved': { shown: ['text'], unshown: [] },
  'shift-closed': both(),
  'shift-counted': both(),
  'week-counted': both(),
  'measure-defined': both('name', 'unit', 'meaning'),
  'measure-changed': both('name', 'unit', 'meaning'),
  'measure-closed': both(),
  'reading-taken': both(),
  'reading-corrected': both(),
  'limits-rebased': both('reason'),
  'rebase-withdrawn': both(),
  'point-ghosted': both('reason'),
  'point-counted': both(),
  'annotation-made': both('text'),
  'annotation-removed': both(),
  'work-defined': both('name', 'unit', 'reasons'),
  'work-changed': both('name', 'unit', 'reasons'),
  'work-ended': both(),
  'work-required': both(),
  'work-arrived': both(),
  'work-done': both(),
  'work-undone': both(),
  'work-corrected': both(),
  'miss-explained': both(),
  'bucket-reviewed': both(),
  'work-fell-behind': both(),
  'work-recovered': both(),
  'work-counted': both(),
  'flow-set': both('name', 'columns'),
  'token-placed': both('label'),
  'token-moved': both(),
  'token-blocked': both('reason'),
  'token-freed': both(),
  'token-left': both(),
  'help-set': both('kinds', 'places', 'responders'),
  'help-called': both('note'),
  'help-came-up': both('from', 'what', 'where'),
  'help-accepted': both('who'),
  'help-passed-up': both('to'),
  'help-ended': both(),
  'mood-given': both(),
  'mood-explained': both(),
  'mood-taken-back': both(),
  'idea-left': both(),
  'idea-added-to': both(),
  'idea-withdrawn': both(),
  'organisation-named': both(),
  'team-founded': both(),
  'team-renamed': both(),
  'team-closed': both(),
}
function both(...fields: string[]) {
  return { shown: fields, unshown: fields }
}

describe('a wall', () => {
  const folded = (type: EventType, isShown: boolean) => {
    const fold = newFold(team)
    const of = idOf(1)
    take(fold, 'team', [eventOf('words-released', 1)])
    take(fold, 'team', [{ ...eventOf('measure-defined', 2), id: of }, eventOf('reading-taken', 3, { of })])
    const known = ['work-defined', 'token-placed', 'help-called'] as const
    take(
      fold,
      'team',
      known.map((one, n) => ({ ...eventOf(one, 4 + n), id: of })),
    )
    if (isShown) take(fold, 'team', [eventOf('idea-approved', 7, { of })])
    const stream = kindOf(type)!.stream === 'voice' ? 'voice' : 'team'
    const change = take(fold, stream, [eventOf(type, stream === 'voice' ? 1 : 8, { of, mark })])
    return { fold, change: change! }
  }

  test.each(eventTypes)('holds of %s what is declared, and is told no more', type => {
    for (const [isShown, fields] of [
      [true, onWalls[type].shown],
      [false, onWalls[type].unshown],
    ] as const) {
      const { fold, change } = folded(type, isShown)
      const declared = fields.map(field => mark(`${type}.${field}`)).sort()
      expect(marksIn(fold.wall)).toEqual(declared)
      expect(marksIn(change.wall)).toEqual(declared)
      expect(JSON.stringify([fold.wall, change.wall])).not.toMatch(/someone|aaaaaaaa/)
    }
  })

  test.each(eventTypes.filter(type => kindOf(type)!.stream === 'voice'))(
    'hears of %s, like everybody else, at most that it was said in that shift',
    type => {
      const { fold, change } = folded(type, false)
      for (const stub of [...change.full, ...change.wall])
        expect(Object.keys(stub).sort()).toEqual(['day', 'id', 'seq', 'shift', 'type'])
      expect(marksIn([fold.full, change])).toEqual([])
    },
  )

  test('all that was said in this file: no socket of a wall heard a word that was not for it', async () => {
    const declared = new Set(
      eventTypes.flatMap(type => onWalls[type].shown.map(field => mark(`${type}.${field}`))),
    )
    const heard = [wall.told, deskWall.told, await server.state('wall', team)]
    expect(marksIn(heard).filter(found => !declared.has(found))).toEqual([])
    // And the marks do arrive where they may, or this test would prove nothing.
    expect(marksIn(wall.told)).toContain(mark('notice-posted.text'))
    expect(marksIn(wall.told)).toContain(mark('idea-approved.text'))
    expect(marksIn(desk.told)).toContain(mark('idea-approved.why'))
  })

  test('all that was said in this file: nobody outside heard a word of a voice, nor a face, nor a minute', async () => {
    const heard = [
      wall.told,
      desk.told,
      deskWall.told,
      await server.state('full', team),
      await server.events('voice', team),
    ]
    expect(
      marksIn(heard).filter(found => /mood-given|mood-explained|idea-left|idea-added-to/.test(found)),
    ).toEqual([])
    for (const stub of await server.events('voice', team))
      expect(Object.keys(stub).sort()).toEqual(['day', 'id', 'seq', 'shift', 'type'])
    const batches = [wall, desk].flatMap(one => one.all('events')) as { stream: string; events: object[] }[]
    const stubs = batches.filter(({ stream }) => stream === 'voice').flatMap(({ events }) => events)
    expect(stubs.length).toBeGreaterThan(20)
    for (const stub of stubs) expect(Object.keys(stub).sort()).toEqual(['day', 'id', 'seq', 'shift', 'type'])
  })

  test('follows as a wall whatever it asks for; only a lead sees all', async () => {
    const boards = JSON.stringify(await wall.hear('state'))
    expect(JSON.stringify(await deskWall.hear('state'))).toBe(boards)
    const asBoard = await server.ask('GET', `/teams/${team}/state`, undefined, auths.board)
    expect(asBoard.body.state).toEqual((await server.state('wall', team)).state)
    expect(said(await server.ask('GET', `/teams/${team}/events`, undefined, auths.board))).toBe(
      '403 not-allowed',
    )
  })
})
