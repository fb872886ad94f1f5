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
  await tap(desk, '[data-action="add-panel"]')
  await tap(desk, '.adding [data-action="add-summary"]')
  expect(await kinds()).toEqual([...before, 'summary'])
  // Who goes by keys stands in what was added.
  await until(desk, '.placed:last-child select:focus')
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

test('who takes a panel off by keys stands at the next one, and at the end where there is none', async () => {
  const before = await kinds()
  const focusRemove = (n: number) =>
    desk.$eval(`.placed:nth-child(${n}) [data-action="remove"]`, button =>
      button instanceof HTMLElement ? button.focus() : undefined,
    )
  await focusRemove(1)
  await desk.keyboard.press('Enter')
  await until(desk, '.placed:first-child [data-action="remove"]:focus')
  expect(await kinds()).toEqual(before.slice(1))
  await focusRemove(before.length - 1)
  await desk.keyboard.press('Enter')
  await until(desk, '.placed:last-child [data-action="remove"]:focus')
  await tap(desk, '[data-action="undo"]')
  await tap(desk, '.sure [data-action="yes"]')
  expect(await kinds()).toEqual(before)
})

test('a lead who arranges while another saves is told before hers replaces it', async () => {
  await tap(desk, '[data-action="add-panel"]')
  await tap(desk, '.adding [data-action="add-mood"]')
  expect(await desk.$('.arrange [data-note]')).toBe(null)
  const { board } = (await stage.server.state()).state.team
  await stage.server.tell(stage.server.admin, { type: 'board-arranged', panels: board.toReversed() })
  await until(desk, '.arrange [data-note]')
  await tap(desk, '[data-action="undo"]')
  await tap(desk, '.sure [data-action="yes"]')
  await expect.poll(kinds).toEqual(board.toReversed().map(({ kind }: { kind: string }) => kind))
  expect(await desk.$('.arrange [data-note]')).toBe(null)
})

test('what was said goes when one leaves the section', async () => {
  await tap(desk, '[data-action="add-panel"]')
  await tap(desk, '.adding [data-action="add-mood"]')
  await until(desk, '[role="status"][data-told="true"]')
  await section('ideas')
  await until(desk, '.ideas')
  expect(await desk.$('[role="status"][data-told="true"]')).toBe(null)
  await section('board')
  await until(desk, '.placed')
  expect(await desk.$('[role="status"][data-told="true"]')).toBe(null)
})
