import { globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chapters } from '../support/chapters.ts'
import { everything, gone, onDisk, tap, type, typeOnGlass, until, value, words } from '../support/finger.ts'
import { PASSWORD, SETUP_CODE } from '../support/server.ts'
import { openStage, type Stage } from '../support/stage.ts'

const IDEA = 'The lamp in the sluice flickers all night'
const JAR = '[data-panel="jar"] canvas'
const ANSWER = 'Estates change it on Tuesday.'
/** Ten minutes after the early shift has ended. */
const EARLY_IS_OVER = Date.parse('2026-11-23T14:10:01Z')

let stage: Stage
let desk: Page
let board: Page
let kiosk: Page
let team = ''
let ticket = ''
const heardByBoard: string[] = []

beforeAll(async () => {
  stage = await openStage({ setUp: false })
})
afterAll(() => stage.close())
chapters(() => stage.complaints)

const answer = async (mood: string) => {
  await tap(kiosk, `[data-entry="marble"][data-choice="${mood}"]`)
  await until(kiosk, '.marble-thanks')
  await tap(kiosk, '[data-action="done"]')
  await gone(kiosk, '.marble-thanks')
}

/** Every byte that the server keeps, file by file. */
const kept = () =>
  globSync('**/*', { cwd: stage.server.folder })
    .map(name => join(stage.server.folder, name))
    .filter(path => statSync(path).isFile())
    .map(path => ({ path, bytes: readFileSync(path) }))

describe('from an empty folder to the first marble on the wall', () => {
  test('the link with the set-up code asks a few things and ends at the console with two codes to scan', async () => {
    desk = await stage.open(`/#setup=${SETUP_CODE}`)
    const field = (name: string) => `[data-form="set-up"] [name="${name}"]`
    await type(desk, field('organisation'), 'Northfield Hospital')
    await type(desk, field('team'), 'Heron Ward')
    await tap(desk, `${field('template')}[value="hospital-ward"]`)
    await type(desk, field('timeZone'), 'Europe/London')
    await type(desk, field('name'), 'Ada Okafor')
    await type(desk, field('email'), 'ada@heron.example')
    await type(desk, field('password'), PASSWORD)
    await tap(desk, '[data-form="set-up"] [data-action="send"]')
    await until(desk, '.welcome')
    const links = await desk.$$eval('.welcome .qr', found =>
      found.map(one => one.closest('[data-opening]')?.querySelector('a')?.href),
    )
    expect(links).toEqual([`${stage.base}/board`, `${stage.base}/kiosk`])
    team = Object.keys(stage.server.house.teams.organisation().teams)[0] ?? ''
  })

  test('a board and a kiosk show codes, and a lead lets both in', async () => {
    board = await stage.open('/board', { frames: heardByBoard })
    kiosk = await stage.open('/kiosk')
    await stage.letInAt(desk, board, 'Staff room')
    await stage.letInAt(desk, kiosk, 'By the door')
    // Whoever goes by keyboard goes on from what was said, not from the top of the page.
    await until(desk, '[data-done]:focus')
    for (const screen of [board, kiosk]) {
      await gone(screen, '.pairing-page')
      await until(screen, ':root[data-connection="live"]')
    }
    await until(desk, '.welcome li[data-is="done"]')
  })

  test('one tap on a face, and the board counts it at once', async () => {
    expect(await value(board, 'answers')).toBe('0')
    await tap(kiosk, '[data-entry="marble"][data-choice="hard"]')
    await until(board, '[data-name="answers"][data-value="1"]')
    await until(kiosk, '.marble-thanks')
    expect(await value(kiosk, 'answers')).toBe('1')
    await tap(kiosk, '[data-action="done"]')
  })

  test('when the shift has closed and enough have answered, the tray is poured and the good shifts take colour', async () => {
    for (const mood of ['good', 'mixed', 'good', 'good', 'hard']) await answer(mood)
    await until(board, '[data-name="answers"][data-value="6"]')
    expect(await value(board, 'good')).toBe('0')
    await until(board, `${JAR}[data-state="still"]`)
    await stage.clock.jumpTo(EARLY_IS_OVER)
    await stage.server.settled(team)
    await until(board, `${JAR}[data-state="moving"]`)
    await until(board, '[data-name="good"][data-value="3"]')
    await until(board, '[data-name="answers"][data-value="0"]')
    await until(board, `${JAR}[data-state="still"]`)
    await until(kiosk, '[data-name="good"][data-value="3"]')
  })
})

describe('an idea, from the finger to the wall and back', () => {
  test('a lead lets words through one by one, and the kiosk says so', async () => {
    await stage.go(desk, 'team')
    await tap(desk, '[data-fold="lots"] button')
    await type(desk, '[data-form="lots"] [name="atLeast"]', '1')
    await tap(desk, '[data-form="lots"] [data-action="send"]')
    await until(desk, '[role="status"][data-told="true"]')
  })

  test('somebody leaves an idea and gets a ticket', async () => {
    await tap(kiosk, '[data-entry="idea"]')
    await tap(kiosk, '[data-choice="equipment"]')
    await typeOnGlass(kiosk, IDEA)
    expect(await kiosk.$eval('textarea', ({ value: written }) => written)).toBe(IDEA)
    expect(await words(kiosk, '.writing footer')).toContain('at once')
    await tap(kiosk, '[data-action="send"]')
    await until(kiosk, '[data-ticket]')
    ticket = await kiosk.$eval('[data-ticket]', found => found.getAttribute('data-ticket') ?? '')
    expect(ticket).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/)
    await tap(kiosk, '[data-action="done"]')
  })

  test('the board learns that there is an idea, and none of its words', async () => {
    await until(board, '[data-name="ideas-left"][data-value="1"], [data-name="ideas-new"][data-value="1"]')
    expect(heardByBoard.join('\n')).toContain('words-released')
    expect(heardByBoard.join('\n')).not.toMatch(/sluice|flickers/)
    expect(await everything(board)).not.toMatch(/sluice|flickers/)
  })

  test('a lead approves it with an answer, and it hangs on the wall', async () => {
    await stage.go(desk, 'ideas')
    await tap(desk, '[data-pile="waiting"] a[data-idea]')
    await until(desk, '.detail')
    expect(await words(desk, '.detail blockquote')).toBe(IDEA)
    await tap(desk, '.detail [data-action="show"]')
    await type(desk, '[data-form="show"] [name="answer"]', ANSWER)
    await tap(desk, '[data-form="show"] [data-action="send"]')
    await until(desk, '[data-shown]')
    await expect.poll(() => words(board, '[data-panel="ideas"]')).toContain(IDEA)
    expect(heardByBoard.join('\n')).toContain(IDEA)
    await expect.poll(() => words(board, '[data-panel="answered"]')).toContain(ANSWER)
    await expect.poll(() => words(kiosk)).toContain(ANSWER)
  })

  test('its author reads the answer on a phone and takes the idea back', async () => {
    const phone = await stage.open(`/i#${ticket}`)
    await until(phone, '[data-name="step"]')
    expect(await words(phone, '[data-name="words"]')).toBe(IDEA)
    expect(await words(phone)).toContain(ANSWER)
    expect(await words(phone)).toContain('Ada Okafor')
    expect(kept().filter(({ bytes }) => bytes.includes('sluice'))).not.toEqual([])
    await expect.poll(() => onDisk(board)).toContain('sluice')
    await tap(phone, '[data-action="take-back"]')
    await tap(phone, '[data-action="erase"]')
    await until(phone, '[data-name="step"][data-value="gone"]')
    expect(await everything(phone)).not.toContain('sluice')
  })

  test('its words are gone from every screen and from every file, the write-ahead log included', async () => {
    await expect.poll(() => everything(board)).not.toContain('sluice')
    await expect.poll(() => everything(kiosk)).not.toContain('sluice')
    await expect.poll(() => everything(desk)).not.toContain('sluice')
    for (const screen of [board, kiosk]) await expect.poll(() => onDisk(screen)).not.toContain('sluice')
    const files = kept()
    expect(files.map(({ path }) => path.slice(path.lastIndexOf('/') + 1)).join(' ')).toMatch(/-wal/)
    expect(files.filter(({ bytes }) => bytes.includes('sluice')).map(({ path }) => path)).toEqual([])
    expect(stage.server.logged.join('\n')).not.toContain('sluice')
  })
})
