import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { doneOf } from '../../shared/work-kind.ts'
import { openBroker } from '../support/broker.ts'
import { chapters } from '../support/chapters.ts'
import { tap, type, until, words } from '../support/finger.ts'
import { openStage, type Stage } from '../support/stage.ts'

const early = { day: '2026-11-23', shift: 'early' }

let broker: Awaited<ReturnType<typeof openBroker>>
let send: Awaited<ReturnType<typeof broker.sender>>
let stage: Stage
let desk: Page

beforeAll(async () => {
  broker = await openBroker()
  send = await broker.sender()
  stage = await openStage({ broker: { url: broker.url, topic: 'marblewall/+/+/+' } })
  const { server } = stage
  const kind = { key: 'beds', name: 'Beds to clean', unit: 'beds', demand: 'feed', tapped: false }
  await server.tell(server.admin, { type: 'work-defined', ...kind })
  desk = await stage.desk('connections')
})
afterAll(async () => {
  await stage.close()
  await broker.stop()
})
chapters(() => stage.complaints)

/** Opens the page anew, which asks the server anew. */
const look = async () => {
  await desk.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }))
  await stage.go(desk, 'notices')
  await stage.go(desk, 'connections')
  await until(desk, '[data-mqtt="true"]')
  return words(desk, '[data-mqtt]')
}
const sees = (what: string) => expect.poll(look, { timeout: 20_000, interval: 200 }).toContain(what)
const done = async () => {
  const [beds] = Object.values((await stage.server.state()).state.work)
  return beds ? doneOf(beds, early) : 0
}

test('the desk says that the broker is there, and under which topic a machine counts', async () => {
  const { code } = (await stage.server.state()).state.team
  await sees('connected')
  expect(await words(desk, '[data-mqtt]')).toContain(`marblewall/${code}/beds/done`)
})

test('a message that cannot be taken stands there with its reason', async () => {
  const { code } = (await stage.server.state()).state.team
  await expect
    .poll(
      async () => {
        await send(`marblewall/${code}/sheets/done`, '1')
        return stage.server.house.mqtt.seen().refused
      },
      { timeout: 10_000 },
    )
    .toBeGreaterThan(0)
  await sees('There is no such kind of work here')
})

test('a machine that has a topic of its own is listened to, until somebody stops it', async () => {
  await type(desk, '[data-form="topic"] [name="topic"]', 'ward7/#')
  await tap(desk, '[data-form="topic"] [data-action="send"]')
  await until(desk, '[data-form="topic"] [data-wrong]')
  await type(desk, '[data-form="topic"] [name="topic"]', 'ward7/cleaner/finished')
  await tap(desk, '[data-form="topic"] [data-action="send"]')
  await until(desk, '[data-mapping]')
  expect(await words(desk, '[data-mapping]')).toContain('Beds to clean: this many are done')
  await expect
    .poll(
      async () => {
        await send('ward7/cleaner/finished', '2')
        return done()
      },
      { timeout: 10_000 },
    )
    .toBeGreaterThanOrEqual(2)
  await tap(desk, '[data-action="remove-topic"]')
  await tap(desk, '[data-mapping] [data-action="yes"]')
  await expect.poll(() => desk.$('[data-mapping]')).toBe(null)
})

test('a broker that went away is said, with what to look at', async () => {
  await broker.down()
  await sees('It tries again by itself.')
})
