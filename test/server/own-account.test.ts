import { afterEach, beforeEach, expect, test } from 'vitest'
import { addLead, ask, openSetUp, PASSWORD, type TestHouse } from '../support/house.ts'

const NEW = 'four slow kettles'
let house: TestHouse
let cookie: string
let email: string
let team: string
beforeEach(async () => {
  const setUp = await openSetUp()
  house = setUp.house
  cookie = setUp.cookie
  team = setUp.team
  const { body } = await ask(house, 'GET', '/me', undefined, { cookie })
  email = body.person.email
})
afterEach(() => house.app.close())

const patch = (body: object) => ask(house, 'PATCH', '/me', body, { cookie })
const signIn = (mail: string, password: string) => ask(house, 'POST', '/sign-in', { email: mail, password })
const me = async (by: string) => (await ask(house, 'GET', '/me', undefined, { cookie: by })).status

test('a lead changes how they are called, without their password', async () => {
  const { status, body } = await patch({ name: '  Ada  Reed ' })
  expect([status, body.person.name]).toEqual([200, 'Ada Reed'])
})

test('another e-mail and another password need the one as it is', async () => {
  for (const change of [{ email: 'new@bees.example' }, { newPassword: NEW }]) {
    const { status, body } = await patch({ ...change, password: 'not this one' })
    expect([status, body.code, body.field]).toEqual([401, 'wrong-password', 'password'])
  }
  expect((await signIn(email, PASSWORD)).status).toBe(200)
})

test('with a new e-mail one signs in by it and no longer by the old one', async () => {
  expect((await patch({ email: 'new@bees.example', password: PASSWORD })).status).toBe(200)
  expect((await signIn('new@bees.example', PASSWORD)).status).toBe(200)
  expect((await signIn(email, PASSWORD)).status).toBe(401)
})

test('nobody takes the e-mail of somebody else', async () => {
  await addLead(house, cookie, team, 'bo@bees.example')
  const { status, body } = await patch({ email: 'BO@bees.example', password: PASSWORD })
  expect([status, body.code, body.field]).toEqual([409, 'email-taken', 'email'])
})

test('a new password signs out everywhere else, and not here', async () => {
  const { cookie: elsewhere } = await signIn(email, PASSWORD)
  expect((await patch({ newPassword: NEW, password: PASSWORD })).status).toBe(200)
  expect([await me(cookie), await me(elsewhere)]).toEqual([200, 401])
  expect((await signIn(email, PASSWORD)).status).toBe(401)
  expect((await signIn(email, NEW)).status).toBe(200)
})

test('a weak new password is told at its own field', async () => {
  const { status, body } = await patch({ newPassword: 'password12', password: PASSWORD })
  expect([status, body.code, body.field]).toEqual([422, 'weak-password', 'newPassword'])
})

test('who finds a desk open and guesses is soon made to wait', async () => {
  const answers: number[] = []
  for (let n = 0; n < 6; n++) answers.push((await patch({ newPassword: NEW, password: `guess ${n}` })).status)
  expect(answers).toEqual([401, 401, 401, 401, 401, 429])
})
