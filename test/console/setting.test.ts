import { expect, test } from 'vitest'
import {
  hanging,
  numberFrom,
  placementOf,
  settingsOf,
  withSetting,
} from '../../kiosk/console/arrange/arrangement.ts'
import { missingIn, timeZones } from '../../kiosk/console/home/starting.ts'
import { hangingIn, pastIn } from '../../kiosk/console/notices/hanging.ts'
import { inTreeOrder } from '../../kiosk/console/people/tree.ts'
import { keyFor, moved, withKeys } from '../../kiosk/console/team/draft.ts'
import { shiftTrouble, stretchesOf } from '../../kiosk/console/team/pattern.ts'
import { agoInWords, dayInWords } from '../../kiosk/console/when.ts'
import { isTimeZone } from '../../shared/shifts.ts'
import { firstBoard, oneShift, templates, threeShifts, twoShifts } from '../../shared/templates.ts'

test('every pattern to start from is one the server takes', () => {
  for (const shifts of [threeShifts, twoShifts, oneShift]) expect(shiftTrouble(shifts)).toBeNull()
})

test('what is wrong with shifts is said with their names', () => {
  const [early, late, night] = threeShifts
  expect(shiftTrouble([early!, { ...late!, name: '' }])).toMatchObject({ what: 'name' })
  expect(shiftTrouble([{ ...early!, to: '' }])).toMatchObject({ what: 'time', name: 'Early' })
  expect(shiftTrouble([early!, { ...late!, from: '07:00' }])).toEqual({
    ...{ what: 'twice', name: 'Early', other: 'Late' },
  })
  expect(shiftTrouble([early!, { ...late!, from: '13:30' }])).toMatchObject({ what: 'overlap' })
  expect(shiftTrouble([{ ...night!, to: '08:00' }, early!])).toMatchObject({ what: 'overlap' })
})

test('the picture of a day begins with its first shift and crosses midnight', () => {
  expect(stretchesOf(twoShifts).map(({ from, length }) => [from, length])).toEqual([
    ...[
      [0, 720],
      [720, 720],
    ],
  ])
})

test('a new choice gets a key of its own, and an old one keeps its key under a new name', () => {
  expect(keyFor('Ärzte & Pflege', [])).toBe('arzte-pflege')
  expect(keyFor('時間', [])).toBe('choice')
  expect(
    withKeys([
      { key: 'team', name: 'The night team' },
      { key: '', name: 'Team' },
      { key: '', name: 'Team!' },
    ]).map(({ key }) => key),
  ).toEqual(['team', 'team-2', 'team-3'])
})

test('moving past an end changes nothing', () => {
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c'])
  expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b'])
  expect(moved(['a', 'b', 'c'], 2, -2)).toEqual(['c', 'a', 'b'])
})

const panel = { kind: 'ideas', settings: { most: 4, reason: true, sentence: '' } }

test('a panel can hang twice, each under an id of its own', () => {
  expect(placementOf(panel, firstBoard)).toMatchObject({ id: 'ideas-2', kind: 'ideas', settings: {} })
})

test('only what differs from a panel’s own settings is kept', () => {
  const placed = placementOf(panel, [])
  const six = withSetting(panel, placed, ['most', 6])
  expect(six.settings).toEqual({ most: 6 })
  expect(settingsOf(panel, six)).toEqual({ most: 6, reason: true, sentence: '' })
  expect(withSetting(panel, six, ['most', 4]).settings).toEqual({})
  expect(settingsOf(panel, { ...placed, settings: { most: 'many' } }).most).toBe(4)
  expect([numberFrom('7', 4), numberFrom('', 4), numberFrom('x', 4)]).toEqual([7, 4, 4])
})

test('a notice hangs through its last day', () => {
  const notice = (id: string, until: string) => ({ id, until, text: id, on: '2026-11-20' })
  const all = [notice('over', '2026-11-22'), notice('today', '2026-11-23'), notice('open', '')]
  expect(hangingIn(all, '2026-11-23').map(({ id }) => id)).toEqual(['open', 'today'])
  expect(pastIn(all, '2026-11-23').map(({ id }) => id)).toEqual(['over'])
})

test('teams stand under their parents, and one whose parent is not mine at the top', () => {
  const team = (id: string, parent: string | null) => ({ id, name: id, parent, tier: 1 })
  const order = inTreeOrder([team('kestrel', 'medicine'), team('medicine', ''), team('stray', 'elsewhere')])
  expect(order.map(({ id, depth }) => `${id} ${depth}`)).toEqual(['medicine 1', 'kestrel 2', 'stray 1'])
})

test('set-up asks for what is missing, from top to bottom', () => {
  const start = {
    ...{ code: 'x', organisation: 'North', name: 'Ada', email: 'a@b', password: 'seven tall otters' },
    ...{ team: 'Heron', timeZone: 'Europe/London', template: templates[0]!.key },
  }
  expect(missingIn(start)).toBeNull()
  expect(missingIn({ ...start, organisation: ' ' })?.field).toBe('organisation')
  expect(missingIn({ ...start, password: 'short' })?.field).toBe('password')
})

test('every time zone on offer is one the server takes', () => {
  expect(timeZones().filter(zone => !isTimeZone(zone))).toEqual([])
})

test('days and hours are said as people say them', () => {
  expect(
    ['2026-11-23', '2026-11-22', '2026-11-16', '2025-11-16'].map(day => dayInWords(day, '2026-11-23')),
  ).toEqual([...['today', 'yesterday', 'Mon 16 Nov', '16 Nov 2025']])
  expect([0, 60_000, 7_200_000, 200_000_000].map(ms => agoInWords(0, ms))).toEqual([
    ...['just now', '1 minute ago', '2 hours ago', '2 days ago'],
  ])
})

test('whoever comes from a measure to hang it finds it last on the list, once, while there is room', () => {
  const hung = hanging('falls', firstBoard)
  expect(hung?.slice(0, -1)).toEqual(firstBoard)
  expect(hung?.at(-1)).toEqual({
    id: 'measure',
    kind: 'measure',
    size: 'medium',
    settings: { measure: 'falls' },
  })
  expect(hanging('falls', hung ?? [])).toBeNull()
  expect(hanging('meals', hung ?? [])?.at(-1)?.id).toBe('measure-2')
  const full = Array.from({ length: 12 }, () => placementOf({ kind: 'qr', settings: {} }, []))
  expect(hanging('falls', full)).toBeNull()
})
