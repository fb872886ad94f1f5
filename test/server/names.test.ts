import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../shared/id.ts'
import { startServer, type TestServer } from '../support/server.ts'

const TURNED = 'Beds \u202edenaelc 21'
const UNSEEN = 'Be\u200bds'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

const said = async (draft: object, auth = server.admin) => {
  const { status, body } = await server.ask(
    'POST',
    `/teams/${server.team}/events`,
    { id: newId(), ...draft },
    auth,
  )
  return status < 300 ? status : [body.code, body.field]
}
const choices = (name: string) => [
  { key: 'one', name: 'One' },
  { key: 'two', name },
]
const kind = { type: 'work-defined', key: 'beds', name: 'Beds', unit: 'beds', demand: 'plan' }
const measure = {
  type: 'measure-defined',
  key: 'falls',
  name: 'Falls',
  unit: 'falls',
  better: 'down',
  cadence: 'daily',
  chart: 'c',
}
const help = { type: 'help-set', places: choices('Bay'), responders: choices('Matron'), minutes: 5 }
const flow = { type: 'flow-set', name: 'Beds' }
const shift = { key: 'day', from: '07:00', to: '07:00' }

describe('a name that would move what stands beside it on the wall, or that hides a sign, is not taken', () => {
  test.each([TURNED, UNSEEN])('wherever it is typed: %j', async name => {
    const drafts: [string, object][] = [
      ['name', { ...kind, name }],
      ['unit', { ...kind, unit: name }],
      ['reasons', { ...kind, reasons: choices(name) }],
      ['name', { ...measure, name }],
      ['unit', { ...measure, unit: name }],
      ['meaning', { ...measure, meaning: name }],
      ['topics', { type: 'topics-set', topics: choices(name) }],
      ['reasons', { type: 'reasons-set', reasons: choices(name) }],
      ['kinds', { ...help, kinds: choices(name) }],
      ['name', { ...flow, name, columns: choices('Bay') }],
      ['columns', { ...flow, columns: choices(name) }],
      ['label', { type: 'token-placed', label: name, column: 'one' }],
      ['shifts', { type: 'clock-set', timeZone: 'Europe/London', shifts: [{ ...shift, name }] }],
      [
        'panels',
        {
          type: 'board-arranged',
          panels: [{ id: 'a', kind: 'jar', size: 'small', settings: { title: name } }],
        },
      ],
    ]
    for (const [field, draft] of drafts)
      expect([draft, await said(draft)]).toEqual([draft, ['bad-text', field]])
    const { id: person } = (await server.ask('GET', '/me', undefined, server.admin)).body.person
    const asks: ['POST' | 'PATCH', string, object][] = [
      ['POST', '/teams', { name, template: 'hospital-ward', timeZone: 'Europe/London' }],
      ['PATCH', `/teams/${server.team}`, { name }],
      ['POST', '/people', { name, email: 'someone@heron.example' }],
      ['PATCH', `/people/${person}`, { name }],
      ['POST', `/teams/${server.team}/keys`, { name }],
    ]
    for (const [method, path, body] of asks)
      expect([path, (await server.ask(method, path, body, server.admin)).body.code]).toEqual([
        path,
        'bad-text',
      ])
  })

  test('and one of blanks alone is none', async () => {
    expect(await said({ ...kind, name: ' \u00a0' })).toEqual(['text-empty', 'name'])
  })

  test('while names in every script are, with pictures made of several', async () => {
    expect(await said({ ...kind, name: 'מיטות 👩‍⚕️' })).toBe(201)
    const { state } = await server.state()
    expect(Object.values(state.work).map(({ name }) => name)).toEqual(['מיטות 👩‍⚕️'])
  })

  test('and free text is kept as it was typed, to the last sign', async () => {
    const text = 'שלום \u202bעולם\u202c 👩‍⚕️ thank\u200b you\u200f'
    expect(await said({ type: 'notice-posted', text, until: '2026-11-30' })).toBe(201)
    const posted = (await server.events()).find(({ type }) => type === 'notice-posted')
    expect(posted).toMatchObject({ text })
  })
})
