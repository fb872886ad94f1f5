import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chapters } from '../support/chapters.ts'
import { until, value } from '../support/finger.ts'
import { openStage, type Stage } from '../support/stage.ts'

let stage: Stage
let desk: Page
let board: Page

/** As behind a proxy of a hospital that lets nothing through but questions and answers. */
const withoutSockets = () => {
  class Shut {
    onerror: (() => void) | null = null
    constructor() {
      setTimeout(() => this.onerror?.())
    }
    close() {}
  }
  Object.assign(window, { WebSocket: Shut })
}

beforeAll(async () => {
  stage = await openStage()
  desk = await stage.desk('screens')
  board = await stage.open('/board', { first: withoutSockets })
})
afterAll(() => stage.close())
chapters(() => stage.complaints)

test('where no WebSocket gets through, a board is live all the same', async () => {
  await stage.letInAt(desk, board, 'Staff room')
  await until(board, ':root[data-connection="live"]')
  const kiosk = await stage.server.screen('kiosk')
  await stage.server.tell(kiosk.auth, { type: 'mood-given', mood: 'good' })
  await expect.poll(async () => Number(await value(board, 'answers'))).toBe(1)
})
