import { describe, expect, test } from 'vitest'
import { aboutMeasures } from '../../board/about-measures.ts'
import { headlineOf } from '../../board/headline.ts'
import type { Reading, Settings } from '../../board/panel.ts'
import { cellsOf } from '../../board/panels/matrix/grid.ts'
import { matrix } from '../../board/panels/matrix/matrix.ts'
import { measure } from '../../board/panels/measure/measure.ts'
import { linesOf } from '../../board/panels/summary/lines.ts'
import { settingOf } from '../../board/panels/summary/room.ts'
import { summary } from '../../board/panels/summary/summary.ts'
import { type Scene, sceneOf } from '../../board/scene.ts'
import type { Measure } from '../../shared/measures.ts'
import type { State } from '../../shared/state.ts'
import { calm, measureOf, readingsOf } from '../look/measured.ts'
import { busyWeek, NOW, newTeam, TODAY } from './fixtures.ts'

/** Weeks that end the day before the board is looked at. */
const FROM = '2026-04-20'

const named = (key: string, values: readonly (number | null)[], more: Partial<Measure> = {}) =>
  measureOf([], { id: key, key, name: key, readings: readingsOf(values, FROM), baseline: 20, ...more })

const drop = (by: number) => [...calm(22, 5), ...Array(10).fill(5 - by)]
const all = [
  named('usual', calm(32)),
  named('better', drop(1.5)),
  named('worse', drop(-1.5)),
  named('short', calm(32), { target: 1 }),
  named('bettershort', drop(1.5), { target: 1 }),
  named('reliable', calm(32), { target: 9 }),
  named('other', drop(1.5), { better: 'neither' }),
  named('young', calm(4).concat(), { readings: readingsOf(calm(4), '2026-11-02') }),
]

const team = (measures: readonly Measure[], from: State = newTeam()): State => ({
  ...from,
  measures: Object.fromEntries(measures.map(one => [one.id, one])),
})
const sceneFor = (state: State) =>
  sceneOf({ now: NOW, heardAt: NOW, url: 'https://board.example' }, state.team)
const read = <Model extends Reading>(
  panel: { read: (state: State, settings: Settings, scene: Scene) => Model },
  state: State,
  settings: Settings = {},
) => panel.read(state, settings, sceneFor(state))

describe('a measure', () => {
  test('shows the one that was chosen, by its key', () => {
    const { measure: shown, heading, empty } = read(measure, team(all), { measure: 'worse' })
    expect(shown?.key).toBe('worse')
    expect([heading, empty]).toEqual(['worse', null])
  })

  test('says what to do where there is none, one that is gone, or one without readings', () => {
    expect(read(measure, newTeam()).empty).toContain('A lead chooses which one')
    expect(read(measure, team(all), { measure: 'gone' }).empty).toContain('No measure is called gone')
    expect(read(measure, team([named('fresh', [])])).empty).toContain('the first reading appears here')
    expect(read(measure, team([{ ...all[0]!, closed: true }]), { measure: 'usual' }).measure).toBeNull()
  })

  test('greys when the next reading is overdue, and says so', () => {
    const late = { ...all[0]!, readings: readingsOf(calm(30), '2026-01-05') }
    const { stale, overdue, asOf } = read(measure, team([late]))
    expect([stale, overdue]).toEqual([true, 'The next reading is overdue.'])
    expect(asOf).toEqual({ day: '2026-08-02' })
    expect(read(measure, team(all)).overdue).toBe('')
  })

  test('is as old as the newest value, and grey in lists, where the newest period has none', () => {
    const open = {
      ...all[2]!,
      readings: [...readingsOf(drop(-1.5), '2026-04-06'), ...readingsOf([null], '2026-11-16')],
    }
    const state = team([open])
    expect(read(measure, state).asOf).toEqual({ day: '2026-11-15' })
    expect(linesOf(state.measures, TODAY)[0]).toMatchObject({ isOld: true })
    expect(cellsOf(state.measures, TODAY).find(({ measures }) => measures.length > 0)).toMatchObject({
      row: 'concern',
      measures: [{ isOld: true }],
    })
  })

  test('that did not change is the same when another does, so that nothing of it is drawn again', () => {
    const before = read(measure, team(all), { measure: 'usual' })
    const changed = all.map(one => (one.key === 'worse' ? { ...one, decimals: 2 } : one))
    expect(read(measure, team(changed), { measure: 'usual' }).measure).toBe(before.measure)
  })
})

describe('the summary', () => {
  test('has what matters most first', () => {
    const keys = linesOf(team(all).measures, TODAY).map(({ measure }) => measure.key)
    expect(keys).toEqual(['worse', 'short', 'bettershort', 'other', 'better', 'usual', 'reliable', 'young'])
  })

  test('leaves out what is closed and greys what is overdue', () => {
    const late = { ...all[0]!, readings: readingsOf(calm(30), '2026-01-05') }
    const state = team([late, { ...all[1]!, closed: true }, all[2]!])
    const lines = linesOf(state.measures, TODAY)
    expect(lines.map(({ measure, isOld }) => [measure.key, isOld])).toEqual([
      ['worse', false],
      ['usual', true],
    ])
    expect(read(summary, state).stale).toBe(false)
    expect(read(summary, team([late])).stale).toBe(true)
  })

  test('works out anew only the one of sixty measures that was read', () => {
    const many = Array.from({ length: 60 }, (_, n) =>
      named(`m${n}`, calm(520), { readings: readingsOf(calm(520), '2016-12-05') }),
    )
    const before = new Set(linesOf(team(many).measures, TODAY).map(({ reckoned }) => reckoned))
    const more = many.map((one, n) =>
      n === 7
        ? { ...one, readings: [...one.readings.slice(1), { ...one.readings.at(-1)!, x: '2026-11-23' }] }
        : one,
    )
    const anew = linesOf(team(more).measures, TODAY).filter(({ reckoned }) => !before.has(reckoned))
    expect(anew.map(({ measure: one }) => one.key)).toEqual(['m7'])
  })
})

describe('the summary, in the room there is', () => {
  const lines = linesOf(
    team(Array.from({ length: 25 }, (_, n) => named(`m${n}`, calm(20), { target: 4 }))).measures,
    TODAY,
  )
  const onPages = ({ pages, onPage }: ReturnType<typeof settingOf>) => pages * onPage

  test('every measure has its page, and a quarter of an upright board shows several at a time', () => {
    for (const width of [10, 16, 20, 30, 50])
      for (const height of [2, 4, 7, 12, 24]) {
        const set = settingOf(lines, { width, height })
        expect(onPages(set)).toBeGreaterThanOrEqual(25)
        expect((set.pages - 1) * set.onPage).toBeLessThan(25)
      }
    expect(settingOf(lines, { width: 16, height: 7 }).onPage).toBeGreaterThan(1)
  })

  test('lines are large wherever smaller ones would not save many pages', () => {
    expect(settingOf(lines, { width: 40, height: 60 }).way).toBe('full')
    expect(settingOf(lines, { width: 14, height: 6 }).way).toBe('two')
  })

  test('one name of many words does not make little of all other lines', () => {
    const wordy = named('wordy', calm(20), {
      name: 'Interdisciplinary handovers without an interruption at night',
    })
    const all = linesOf(team([...lines.map(({ measure: one }) => one), wordy]).measures, TODAY)
    expect(settingOf(all, { width: 32, height: 20 }).onPage).toBeGreaterThan(5)
  })
})

describe('the matrix', () => {
  test('puts every measure in one place, by what it does and whether it meets its target', () => {
    const cells = cellsOf(team(all).measures, TODAY)
    const placeOf = (key: string) => {
      const found = cells.filter(({ measures }) => measures.some(one => one.key === key))
      expect(found).toHaveLength(1)
      return [found[0]!.row, found[0]!.column]
    }
    expect(placeOf('worse')).toEqual(['concern', 'none'])
    expect(placeOf('short')).toEqual(['common', 'fail'])
    expect(placeOf('bettershort')).toEqual(['improvement', 'fail'])
    expect(placeOf('reliable')).toEqual(['common', 'pass'])
    expect(placeOf('other')).toEqual(['neither', 'none'])
    expect(placeOf('young')).toEqual(['none', 'none'])
  })

  test('says what will appear here', () => {
    expect(read(matrix, newTeam()).empty).toContain('A lead makes the first one')
  })
})

describe('the headline', () => {
  const plain = (state: State) =>
    headlineOf(state, sceneFor(state), {
      measured: aboutMeasures(state.measures, TODAY),
      work: null,
    }).map(({ text }) => text.replaceAll('\u00a0', ' '))

  test('says first what gets worse, then what improves, and nothing of chance', () => {
    expect(plain(team(all, busyWeek()))).toEqual(['worse is getting worse.', 'One idea was answered today.'])
    expect(plain(team([all[0]!, all[1]!], busyWeek()))[0]).toBe('better is improving.')
    expect(plain(team([all[0]!], busyWeek()))).toHaveLength(2)
    expect(plain(team([all[0]!], busyWeek()))[0]).toBe('One idea was answered today.')
  })

  test('does not invite to an unused jar in the same breath', () => {
    expect(plain(team(all))).toEqual(['worse is getting worse.'])
  })

  test('says nothing of readings that are overdue', () => {
    const late = { ...all[2]!, readings: readingsOf(drop(-1.5), '2026-01-05') }
    expect(plain(team([late]))).toEqual(['The jar is empty. The first tap starts it.'])
  })
})
