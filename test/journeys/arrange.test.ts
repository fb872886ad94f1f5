import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { desk as says } from '../../shared/words/en.ts'
import { chapters } from '../support/chapters.ts'
import { tap, until, words } from '../support/finger.ts'
import { openStage, type Stage } from '../support/stage.ts'

let stage: Stage
let desk: Page
beforeAll(async () => {
  stage = await openStage()
  desk = await stage.desk('board')
})
afterAll(() => stage.close())
chapters(() => stage.complaints)

const section = (name: string) => tap(desk, `.nav a[href*="section=${name}"]`)
const kinds = () => desk.$$eval('.placed', all => all.map(one => one.getAttribute('data-kind')))
const hanging = async () =>
  (await stage.server.state()).state.team.board.map(({ kind }: { kind: string }) => kind)

test('a board that is half arranged is still so after a look at the ideas', async () => {
  await until(desk, '.placed')
  const before = await kinds()
  await tap(desk, '[data-action="add-summary"]')
  expect(await kinds()).toEqual([...before, 'summary'])
  await section('ideas')
  await until(desk, '.ideas')
  await section('board')
  await until(desk, '.placed')
  expect(await kinds()).toEqual([...before, 'summary'])
  expect(await hanging()).toEqual(before)
})

test('the browser asks before it closes on it', async () => {
  const asked = new Promise<string>(resolve => {
    desk.once('dialog', dialog => {
      resolve(dialog.type())
      void dialog.dismiss()
    })
  })
  await desk.close({ runBeforeUnload: true })
  expect(await asked).toBe('beforeunload')
})

test('once it is saved the wall has it and nothing waits', async () => {
  await tap(desk, '[data-form="board"] [data-action="send"]')
  await expect
    .poll(() => words(desk, '[data-form="board"] [data-action="send"]'))
    .toBe(says.board.nothingToSave)
  expect(await hanging()).toContain('summary')
})
