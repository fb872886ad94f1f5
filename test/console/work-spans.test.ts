import { expect, test } from 'vitest'
import { hookIn, lastInWords } from '../../kiosk/console/connections/hook-last.ts'
import { behindFor } from '../../kiosk/console/work/behind.ts'
import { clockOf, keptShifts, spanAfter } from '../../kiosk/console/work/spans.ts'
import { spanAt } from '../../shared/shifts.ts'
import { threeShifts } from '../../shared/templates.ts'
import type { WorkKind } from '../../shared/work-kind.ts'
import { newShift } from '../../shared/work-record.ts'
import { workSettled } from '../../shared/work-settings.ts'

const clock = { timeZone: 'Europe/London', shifts: threeShifts }
const at = (iso: string) => Date.parse(iso)
const shift = newShift({ bucket: 60 })
const kind = (more: Partial<WorkKind> = {}): WorkKind => ({
  ...workSettled({ name: 'Beds', unit: 'beds', demand: 'typed' }),
  ...{
    id: 'w',
    key: 'beds',
    shifts: {},
    reasonsByDay: {},
    behindSince: 0,
    heardAt: 0,
    madeAt: 0,
    ended: false,
  },
  ...more,
})

test('after the night comes the early shift of the next day', () => {
  const night = spanAt(at('2026-11-24T03:00:00Z'), clock)!
  expect(night).toMatchObject({ day: '2026-11-23', shift: 'night' })
  expect(spanAfter(night, clock)).toMatchObject({ day: '2026-11-24', shift: 'early' })
  expect(spanAfter(spanAt(at('2026-11-23T09:00:00Z'), clock)!, clock)).toMatchObject({ shift: 'late' })
})

test('the shift that is on leads, then those that were, the newest first; one to come waits', () => {
  const shifts = {
    '2026-11-22/night': shift,
    '2026-11-22/late': shift,
    '2026-11-23/late': shift,
  }
  const kept = keptShifts({ shifts }, clock, at('2026-11-23T09:30:00Z'))
  expect(kept.map(({ key }) => key)).toEqual(['2026-11-23/early', '2026-11-22/night', '2026-11-22/late'])
})

test('a shift of a pattern that the team has no more is kept without its hours', () => {
  const kept = keptShifts({ shifts: { '2026-11-22/long-day': shift } }, clock, at('2026-11-23T09:30:00Z'))
  expect(kept.map(({ key, span }) => [key, span === null])).toEqual([
    ['2026-11-23/early', false],
    ['2026-11-22/long-day', true],
  ])
})

test('an hour is said by the clock on the wall, summer or not', () => {
  expect(clockOf(at('2026-07-01T08:00:00Z'), clock)).toBe('09:00')
  expect(clockOf(at('2026-11-23T08:00:00Z'), clock)).toBe('08:00')
})

test('only who wants to be told is called, and only while the work is behind', () => {
  const work = {
    a: kind({ id: 'a', tell: ['ada'], behindSince: 5 }),
    b: kind({ id: 'b', tell: ['ada'] }),
    c: kind({ id: 'c', tell: ['lee'], behindSince: 5 }),
    d: kind({ id: 'd', tell: ['ada'], behindSince: 5, ended: true }),
  }
  expect(behindFor('ada', work).map(({ id }) => id)).toEqual(['a'])
  expect(behindFor('kim', work)).toEqual([])
})

test('what an address answered is said in words', () => {
  expect(lastInWords('500')).toBe('it answered 500')
  expect(lastInWords('no-connection')).toBe('it could not be reached')
})

test('an address that is told is whole', () => {
  expect(hookIn(' Pager ', ' https://pager.example/new ')).toEqual({
    name: 'Pager',
    url: 'https://pager.example/new',
  })
  expect(() => hookIn(' ', 'https://pager.example')).toThrow('Please say what it is for.')
  for (const url of ['', 'pager.example', 'https://', 'ftp://pager.example'])
    expect(() => hookIn('Pager', url)).toThrow('whole address')
})
