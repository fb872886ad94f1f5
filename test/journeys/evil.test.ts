import { createServer, type Server } from 'node:http'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../shared/id.ts'
import { judge } from '../support/axe.ts'
import { chapters } from '../support/chapters.ts'
import { until, words } from '../support/finger.ts'
import { openStage, type Stage } from '../support/stage.ts'

let stage: Stage
let desk: Page
let elsewhere: Server
let port = 0

beforeAll(async () => {
  stage = await openStage()
  desk = await stage.desk('ideas')
  elsewhere = createServer((_, answer) => {
    answer.setHeader('content-type', 'text/html')
    answer.end('<!doctype html><title>You have won</title><body></body>')
  })
  await new Promise<void>(done => elsewhere.listen(0, '127.0.0.1', done))
  const address = elsewhere.address()
  port = typeof address === 'object' && address ? address.port : 0
})
afterAll(async () => {
  elsewhere.closeAllConnections()
  elsewhere.close()
  await stage.close()
})
chapters(() => stage.complaints)

const draft = (atLeast: number) => JSON.stringify({ id: newId(), type: 'lots-set', atLeast })
const path = () => `${stage.base}/api/v1/teams/${stage.server.team}/events`
const lots = async () => (await stage.server.state()).state.team.lots
const writes = async () => (await stage.server.events('team')).length

/** Sends with whatever cookie the browser adds; answers with the status as far as the page may see it. */
const send = (page: Page, url: string, init: RequestInit) =>
  page.evaluate(
    async (to, how) => {
      try {
        const { status, type } = await fetch(to, { ...how, credentials: 'include' })
        return type === 'opaque' ? 'unseen' : status
      } catch {
        return 'blocked'
      }
    },
    url,
    init,
  )

const openSocket = (page: Page) =>
  page.evaluate(
    to =>
      new Promise<string>(done => {
        const socket = new WebSocket(to)
        socket.onopen = () => done('open')
        socket.onerror = () => done('refused')
      }),
    `${stage.base.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`,
  )

const json = { 'content-type': 'application/json' }

test('the console itself may write and listen: what follows fails for want of the right origin alone', async () => {
  expect(await send(desk, path(), { method: 'POST', headers: json, body: draft(4) })).toBe(201)
  expect(await lots()).toBe(4)
  expect(await openSocket(desk)).toBe('open')
  expect(await desk.evaluate(() => document.cookie)).toBe('')
})

// Another port of the same machine is another origin, but the same site: the browser sends the lead's cookie along.
describe.each(['localhost', 'evil.test'])('a page of %s, open beside the console of a lead', host => {
  let evil: Page
  beforeAll(async () => {
    evil = await desk.browserContext().newPage()
    await evil.goto(`http://${host}:${port}/`)
  })

  test('writes nothing', async () => {
    const before = await writes()
    const tries: RequestInit[] = [
      { method: 'POST', headers: json, body: draft(1) },
      { method: 'POST', mode: 'no-cors', body: draft(1) },
      { method: 'POST', mode: 'no-cors', headers: { 'content-type': 'text/plain' }, body: draft(1) },
    ]
    for (const init of tries) expect(await send(evil, path(), init)).not.toBe(201)
    await evil.evaluate(to => {
      const form = document.createElement('form')
      Object.assign(form, { action: to, method: 'post', enctype: 'text/plain', target: '_blank' })
      form.append(Object.assign(document.createElement('input'), { name: '{"id":"', value: '"}' }))
      document.body.append(form)
      form.submit()
    }, path())
    expect(await send(evil, `${stage.base}/api/v1/sign-out`, { method: 'POST', mode: 'no-cors' })).not.toBe(
      204,
    )
    expect(await writes()).toBe(before)
    expect(await lots()).toBe(4)
    expect(await send(desk, `${stage.base}/api/v1/me`, {})).toBe(200)
  })

  test('reads nothing', async () => {
    const state = `${stage.base}/api/v1/teams/${stage.server.team}/state`
    expect(await send(evil, state, {})).toBe('blocked')
    expect(await send(evil, `${stage.base}/api/v1/me`, {})).toBe('blocked')
  })

  test('opens no socket', async () => {
    const { live } = stage.server.house
    const before = live.connections()
    expect(await openSocket(evil)).toBe('refused')
    const polling = `${stage.base}/socket.io/?EIO=4&transport=polling`
    expect(await send(evil, polling, {})).toBe('blocked')
    expect(live.connections()).toBe(before)
  })

  test('frames no page of ours', async () => {
    for (const address of ['/console', '/board', '/kiosk']) {
      await evil.evaluate(async to => {
        const frame = document.createElement('iframe')
        const loaded = new Promise(done => {
          frame.onload = done
        })
        frame.src = to
        document.body.replaceChildren(frame)
        await loaded
      }, stage.base + address)
      expect(evil.frames().map(frame => frame.url())).not.toContain(stage.base + address)
    }
  })
})

describe('no page breaks its own policy', () => {
  test('nor do the sections of the console, with the board in a frame', async () => {
    for (const section of ['welcome', 'ideas', 'screens', 'board', 'notices', 'team', 'people', 'teams'])
      await stage.go(desk, section)
    await stage.go(desk, 'board')
    await until(desk, 'iframe')
    const frame = await (await desk.$('iframe'))?.contentFrame()
    await frame?.waitForSelector('[data-panel="jar"] canvas')
  })

  test.each(['/', '/board', '/kiosk', '/i', '/t/nobody', '/api/docs'])('%s', async address => {
    stage.pardon(/status of 404 .*\/api\/v1\/phones$/)
    const page = await stage.open(address)
    await page.waitForNetworkIdle({ idleTime: 200 })
    const policy = await page.evaluate(async () =>
      (await fetch(location.href)).headers.get('content-security-policy'),
    )
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/unsafe|\*|data:|http:/)
    await page.close()
  })

  test('the page for scripts names every call, and everybody can use it', async () => {
    const page = await stage.open('/api/docs')
    await until(page, '.reference details')
    expect(await words(page, '.reference')).toContain('/api/v1/teams/{id}/work/{kind}')
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }])
      await until(page, `:root[data-theme="${theme}"]`)
      expect(await judge(page, theme)).toEqual([])
    }
    await page.close()
  })

  test('a screen that is let in', async () => {
    const [board, kiosk] = await Promise.all([stage.screen('board'), stage.screen('kiosk')])
    await until(board, '[data-panel="jar"] canvas')
    await until(kiosk, '[data-entry="idea"]')
  })
})
