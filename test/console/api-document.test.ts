import { afterAll, beforeAll, expect, test } from 'vitest'
import { callsIn, eventsIn, type OpenApi, whatOf } from '../../kiosk/console/api/document.ts'
import { eventTypes } from '../../shared/state.ts'
import { templates } from '../../shared/templates.ts'
import { apiPage } from '../../shared/words/en.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let document: OpenApi
beforeAll(async () => {
  server = await startServer()
  document = await (await fetch(`${server.base}/api/docs`)).json()
})
afterAll(() => server.stop())

test('every call of the server is on the page, under a heading people can read', () => {
  const calls = [...callsIn(document).values()].flat()
  expect(calls.length).toBe(
    Object.values(document.paths).reduce((sum, methods) => sum + Object.keys(methods).length, 0),
  )
  expect(calls.every(({ summary }) => summary !== '')).toBe(true)
  expect([...callsIn(document).keys()].filter(tag => !(tag in apiPage.tags))).toEqual([])
})

test('every call that takes something says what, also where it takes one thing or a list', () => {
  const bodiless = ['/sign-out', '/code', '/test', '/invitation']
  const calls = [...callsIn(document).values()].flat()
  const takers = calls.filter(
    ({ method, path }) => /^(POST|PATCH)$/.test(method) && !bodiless.some(end => path.endsWith(end)),
  )
  expect(takers.filter(({ fields }) => fields.length === 0).map(({ id }) => id)).toEqual([])
  const readings = calls.find(({ path }) => path.endsWith('/readings'))
  expect(readings?.fields).toContainEqual({ name: 'period', what: 'string', needed: true })
})

test('who sets up by a script is told which templates there are', () => {
  const { schema } = document.paths['/api/v1/setup']!['post']!.requestBody!.content!['application/json']!
  for (const { key } of templates) expect(schema?.properties?.['template']?.description).toContain(key)
})

test('every event is, with what may be left out', () => {
  expect(
    eventsIn(document)
      .map(({ type }) => type)
      .toSorted(),
  ).toEqual(eventTypes.toSorted())
  const done = eventsIn(document).find(({ type }) => type === 'work-done')
  expect(done?.fields).toContainEqual({ name: 'count', what: 'integer, 1–9999', needed: true })
  expect(done?.fields).toContainEqual({ name: 'source', what: 'string, ≤ 80', needed: false })
})

test.each([
  [{ enum: ['up', 'down'] }, '"up" | "down"'],
  [{ type: 'array', items: { type: 'integer', minimum: 0 } }, '[integer, ≥ 0]'],
  [{ type: 'object', properties: { from: { type: 'string' } } }, '{ from: string }'],
  [{ anyOf: [{ type: 'number' }, { type: 'null' }] }, 'number | null'],
  [{}, 'any'],
])('%j is read as %s', (schema, what) => {
  expect(whatOf(schema)).toBe(what)
})

test('a browser gets a page where there is one, and a program the document', async () => {
  const asked = async (accept: string, query = '') =>
    (await fetch(`${server.base}/api/docs${query}`, { headers: { accept } })).headers.get('content-type')
  expect(await asked('*/*')).toContain('application/json')
  expect(await asked('text/html', '?as=json')).toContain('application/json')
})
