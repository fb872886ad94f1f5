import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../shared/id.ts'
import { digest, newTicket } from '../../shared/ticket.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

test('from a finger on the kiosk to the pour on the wall', async () => {
  const kiosk = await server.screen('kiosk')
  for (const mood of ['good', 'good', 'good', 'good', 'hard'])
    expect((await server.tell(kiosk.auth, { type: 'mood-given', mood })).status).toBe(201)
  expect((await server.state('wall')).state.voices).toEqual({ '2026-11-23/early': { moods: 5, ideas: 0 } })
  await server.clock.moveTo(Date.parse('2026-11-23T14:10:00Z'))
  await server.settled()
  expect((await server.state('wall')).state.jar.last).toMatchObject({ shift: 'early', answers: 5, good: 4 })
})

const bytes = () =>
  readdirSync(server.folder)
    .map(file => readFileSync(join(server.folder, file), 'latin1'))
    .join('\n')

test('from an idea at the kiosk to the wall, to its author, and back out of every file', async () => {
  const kiosk = await server.screen('kiosk')
  const ticket = newTicket()
  await server.tell(server.admin, { type: 'lots-set', atLeast: 1 })
  const left = { type: 'idea-left', topic: 'equipment', text: 'ZEBRAWORD one', ticket: digest(ticket) }
  expect((await server.tell(kiosk.auth, left)).status).toBe(201)
  await server.settled()
  const [idea] = Object.values((await server.state()).state.ideas)
  expect(idea).toMatchObject({ text: 'ZEBRAWORD one', step: 'new' })
  expect(JSON.stringify(await server.state('wall'))).not.toContain('ZEBRAWORD')

  const say = async (draft: object) => {
    const answer = await server.tell(server.admin, { idea: idea!.id, ...draft })
    expect([draft, answer.status]).toEqual([draft, 201])
  }
  await say({ type: 'idea-approved', text: 'ZEBRAWORD two', answer: 'A box is coming' })
  expect((await server.state('wall')).state.ideas[idea!.id]).toMatchObject({ shown: 'ZEBRAWORD two' })
  await say({ type: 'idea-edited', text: 'ZEBRAWORD three', why: 'A name was in it' })
  expect((await server.state('wall')).state.ideas[idea!.id]).toMatchObject({ shown: 'ZEBRAWORD three' })
  expect(bytes()).not.toMatch(/ZEBRAWORD (one|two)/)
  await say({ type: 'idea-moved', to: 'trying', text: 'From Monday on' })

  const letter = async () => (await server.ask('GET', '/ticket', undefined, { ticket })).body.idea
  expect(await letter()).toMatchObject({ state: 'here', step: 'trying', text: 'ZEBRAWORD three' })
  expect(
    (await letter()).story.map(({ what, text }: { what: string; text: string }) => `${what} ${text}`),
  ).toEqual(['shown ', 'answered A box is coming', 'edited A name was in it', 'moved From Monday on'])

  const withdrawn = { id: newId(), type: 'idea-withdrawn' }
  for (let times = 0; times < 2; times++)
    expect((await server.ask('POST', '/ticket/events', withdrawn, { ticket })).status).toBe(201)
  expect(await letter()).toMatchObject({ state: 'withdrawn', text: '', shown: '' })
  expect(bytes()).not.toContain('ZEBRAWORD')
  expect((await server.state('wall')).state.ideas).toEqual({})
  const more = { id: newId(), type: 'idea-added-to', text: 'One more thing' }
  expect((await server.ask('POST', '/ticket/events', more, { ticket })).status).toBe(404)
})

test('a server that is stopped and started again knows what it knew', async () => {
  const before = await server.state('wall')
  await server.signIn()
  await server.halt()
  await server.again()
  expect(await server.state('wall')).toEqual(before)
})
