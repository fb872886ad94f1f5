import { globSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../shared/id.ts'
import { chapters } from '../support/chapters.ts'
import { gone, tap, until, words } from '../support/finger.ts'
import { locked } from '../support/locked.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { xlsxOf } from '../support/xlsx.ts'

const MEASURE = newId()
/** Stands in every file that is brought, so that it would be found wherever it was kept. */
const MARK = 'quokka'
const PATIENCE_MS = 30_000

let stage: Stage
let desk: Page
let folder = ''
/** The files that the server looks at, as its answers call them. */
const looked: string[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'marblewall-files-'))
  stage = await openStage()
  const about = { key: 'falls', name: 'Falls', better: 'down', cadence: 'monthly', chart: 'c' }
  const { server } = stage
  await server.tell(server.admin, { type: 'measure-defined', ...about, id: MEASURE })
  desk = await stage.desk('measures')
  await tap(desk, `[data-measure="${MEASURE}"] a`)
  await until(desk, '.importing [data-form="import"]')
  desk.on('response', async answer => {
    if (answer.status() === 201 && answer.url().endsWith('/imports'))
      looked.push((await answer.json()).import)
  })
  // A refusal of a file is an answer, and the browser notes it.
  stage.pardon(/status of 4(10|13|22) .*\/imports/)
})
afterAll(async () => {
  await stage.close()
  rmSync(folder, { recursive: true, force: true })
})
chapters(() => stage.complaints)

const csv = (...lines: string[]) => `${lines.join('\r\n')}\r\n`
const isFile = (path: string) => statSync(path).isFile()

/** All that a server keeps that nobody took anything from. */
const kept = async () => {
  const { server } = stage
  const files = globSync('**/*', { cwd: server.folder }).sort()
  const marked = files
    .map(name => join(server.folder, name))
    .filter(path => isFile(path) && readFileSync(path).includes(MARK))
  const { heads, state } = await server.state()
  return {
    files,
    marked,
    heads,
    organisation: await server.house.log.head('org'),
    readings: state.measures[MEASURE]?.readings,
    mapping: server.house.directory.mappings.of(MEASURE),
    logged: server.logged.filter(line => line.includes(MARK)),
  }
}

/** Chooses a file and has it looked at. */
const bring = async (name: string, content: Buffer | string) => {
  const path = join(folder, name)
  writeFileSync(path, content)
  const field = await desk.waitForSelector('.importing input[name="file"]')
  await field?.uploadFile(path)
  // What was said of the file before is not said of this one.
  await gone(desk, '[data-form="import"] [data-wrong]')
  await tap(desk, '[data-form="import"] [data-action="send"]')
}

const said = (selector: string) =>
  desk.$$eval(`.importing ${selector}`, all => all.map(one => one.textContent ?? ''))

/** Whether the server still has the file that it looked at last. */
const isHeld = async () => {
  const { ask, team, admin } = stage.server
  const path = `/teams/${team}/imports/${looked.at(-1)}`
  const { status } = await ask('POST', path, { mapping: { dates: 'day-first' } }, admin)
  return status === 200
}

/** What the page says of a file whose lines it can read, one by one. */
const explained = async () => {
  await until(desk, '[data-look]', PATIENCE_MS)
  await expect.poll(isHeld).toBe(true)
  return {
    tally: (await said('[data-tally]'))[0],
    wrong: await said('[data-said="wrong"] li'),
    notes: await said('[data-said="note"] li'),
  }
}

/** What the page says of a file that is no table at all, and that the keyboard is where it is said. */
const refused = async () => {
  await until(desk, '[data-form="import"] [data-wrong]', PATIENCE_MS)
  await until(desk, '.importing input[name="file"]:focus')
  expect(await desk.$('[data-look]')).toBe(null)
  return (await said('[data-wrong]'))[0]
}

const leave = async () => {
  await tap(desk, '.importing [data-action="other-file"]')
  await until(desk, '[data-form="import"]')
}

test('dates as text and blank rows are named line by line, and left they leave nothing', async () => {
  const before = await kept()
  const lines = [
    '01/09/2026,14,',
    'last autumn,11,',
    ',,',
    '46054,9,',
    '12 March,9,',
    `,3,${MARK}`,
    '31/02/2026,8,',
  ]
  await bring('dates.csv', csv('Month,Falls,Note', ...lines))
  expect(await explained()).toEqual({
    tally: '1 row can be taken; 5 lines cannot be read.',
    wrong: [
      'Line 3, Month: “last autumn” is text that is no date. Write it as 2026-11-23 or 23/11/2026.',
      'Line 5, Month: “46054” is a date as Excel counts days. Format the column as a date and save the file again.',
      'Line 6, Month: “12 March” lacks the year. Write it as 2026-11-23 or 23/11/2026.',
      'Line 7, Month: There is no period in this row.',
      'Line 8, Month: There is no such day as “31/02/2026”.',
    ],
    notes: ['Line 4: This line is empty and is passed over.'],
  })
  await tap(desk, '[data-form="take"] [data-action="send"]')
  await until(desk, '[data-form="take"] [data-wrong]')
  expect(await words(desk, '[data-form="take"] [data-wrong]')).toBe(
    'Please say that these lines are left out, or correct the file and choose it again.',
  )
  expect(await isHeld()).toBe(true)
  await leave()
  await expect.poll(isHeld).toBe(false)
  expect(await kept()).toEqual(before)
})

test('a heading that stands twice is said once, and nothing of the file can be taken', async () => {
  const before = await kept()
  await bring('twice.csv', csv('Month,Falls,Falls,Note', `2026-09,7,9,${MARK}`))
  expect(await explained()).toEqual({
    tally: 'No row can be taken.',
    wrong: [
      'The heading “Falls” stands over the columns B and C. Give each its own heading, so that it is clear which is meant.',
    ],
    notes: [],
  })
  expect(await desk.$('[data-form="take"]')).toBe(null)
  await leave()
  await expect.poll(isHeld).toBe(false)
  expect(await kept()).toEqual(before)
})

test('a formula that failed is named with its line', async () => {
  const before = await kept()
  const book = xlsxOf([
    ['Month', 'Falls', 'Note'],
    [{ day: '2026-08-01' }, { error: '#DIV/0!' }, MARK],
    [{ day: '2026-09-01' }, { formula: 'B2*2' }],
    ['Third of October', 4],
  ])
  await bring('formula.xlsx', book)
  expect(await explained()).toMatchObject({
    tally: 'No row can be taken; 3 lines cannot be read.',
    wrong: [
      'Line 2, Falls: The formula in this cell failed and gives “#DIV/0!”. Correct it, or leave the cell empty.',
      'Line 3, Falls: The formula in this cell failed and gives “#NO RESULT”. Correct it, or leave the cell empty.',
      'Line 4, Month: “Third of October” is text that is no date. Write it as 2026-11-23 or 23/11/2026.',
    ],
  })
  await leave()
  await expect.poll(isHeld).toBe(false)
  expect(await kept()).toEqual(before)
})

test.each([
  [
    'a million rows',
    'rows.csv',
    () => `Month,Falls\n${`01/09/2026,14\n`.repeat(999_999)}02/09/2026,${MARK}\n`,
    'These are more than 5,000 rows. Keep only the last years of this measure.',
  ],
  [
    'a million rows from Excel',
    'rows.xlsx',
    () => xlsxOf(Array(1_000_000).fill([{ day: '2026-09-01' }, 14])),
    'This file is too large. Keep only the columns of this measure, and at most 5,000 rows.',
  ],
  [
    'a workbook under a password',
    'locked.xlsx',
    () =>
      locked(
        xlsxOf([
          ['Month', 'Falls', MARK],
          [{ day: '2026-09-01' }, 14],
        ]),
        'seven tall otters',
      ),
    'This file is protected with a password. Save a copy without one in Excel and choose that.',
  ],
  [
    'a file larger than any table of readings',
    'large.csv',
    () => `Month,Falls\n${MARK.repeat(3_000_000)}`,
    'This file is larger than 16 MB. Keep only the rows and columns of this measure.',
  ],
])('%s is told beside the file, and nothing is left', async (_, name, content, sentence) => {
  const before = await kept()
  const times = looked.length
  await bring(name, content())
  expect(await refused()).toBe(sentence)
  expect(looked.length).toBe(times)
  expect(await kept()).toEqual(before)
})

test('somebody who goes to another page leaves the file behind for nobody', async () => {
  await bring('dates.csv', csv('Month,Falls,Note', `01/09/2026,14,${MARK}`))
  await until(desk, '[data-look]')
  await expect.poll(isHeld).toBe(true)
  await stage.go(desk, 'team')
  await expect.poll(isHeld).toBe(false)
})
