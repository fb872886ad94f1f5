import { describe, expect, test } from 'vitest'
import { Amiss } from '../../kiosk/console/form/sending.ts'
import { besideField } from '../../kiosk/console/work/beside.ts'
import { drawingOf } from '../../kiosk/console/work/due-points.ts'
import { blankColumn, flowDraftOf, flowSet } from '../../kiosk/console/work/flow-draft.ts'
import { helpDraftOf, helpSet } from '../../kiosk/console/work/help-draft.ts'
import {
  blankKind,
  fromTemplate,
  type KindDraft,
  kindChanged,
  kindDefined,
  kindDraftOf,
} from '../../kiosk/console/work/kind-draft.ts'
import { requiredIn } from '../../kiosk/console/work/typing.tsx'
import { understand } from '../../server/door.ts'
import { newId } from '../../shared/id.ts'
import { ApiRefusal } from '../../shared/look/api.ts'
import { spansOf } from '../../shared/shifts.ts'
import { threeShifts } from '../../shared/templates.ts'
import { impossibleWork, workSettled } from '../../shared/work-settings.ts'
import { firstFlow, workTemplates } from '../../shared/work-templates.ts'

const clock = { timeZone: 'Europe/London', shifts: threeShifts }
const named = (key: string) => workTemplates.find(one => one.key === key)!
const drafted = (more: Partial<KindDraft> = {}): KindDraft => ({
  ...fromTemplate(named('discharges'), threeShifts),
  ...more,
})

/** The field that a draft is refused at, or the empty string. */
const refusedAt = (make: () => unknown) => {
  try {
    make()
    return ''
  } catch (error) {
    if (error instanceof Amiss) return error.field
    throw error
  }
}

describe('a kind of work', () => {
  test.each(workTemplates)('made from $name is taken by the server as it is', template => {
    const told = kindDefined(fromTemplate(template, threeShifts), threeShifts, [])
    if (told.type !== 'work-defined') throw new Error('another event')
    expect(impossibleWork(told)).toBe(null)
    expect(understand({ id: newId(), ...told }, 'lead').type).toBe('work-defined')
  })

  test('changed without a change is what it was', () => {
    const { type: _, ...given } = kindDefined(drafted(), threeShifts, []) as { type: string } & Parameters<
      typeof workSettled
    >[0]
    const settled = { key: 'discharges-by-noon', ...workSettled(given) }
    const told = kindChanged(kindDraftOf(settled, threeShifts), threeShifts, 'w')
    expect(told).toEqual({ ...given, key: undefined, type: 'work-changed', work: 'w' })
  })

  test.each([
    ['name', { name: ' ' }],
    ['unit', { unit: '' }],
    ['key', { key: 'Noon!' }],
    ['plan', { plan: {} }],
    ['plan:early-2', { plan: { early: ['8', '8', 'eight'] } }],
    ['plan:early-0', { plan: { early: ['10000'] } }],
    ['shape:early-0', { hours: { early: ['', ''] } }],
    ['shape:early-1', { hours: { early: ['1', '-1'] } }],
    ['within', { demand: 'feed', within: '4' }],
  ] satisfies [string, Partial<KindDraft>][])('is refused beside %s', (field, more) => {
    expect(refusedAt(() => kindDefined(drafted(more), threeShifts, []))).toBe(field)
  })

  test('is refused beside the break that has no time', () => {
    const breaks = [{ row: 7, from: '12:30', to: '12:30' }]
    expect(refusedAt(() => kindDefined(drafted({ breaks }), threeShifts, []))).toBe('breaks:7-to')
  })

  test('keeps no key that another has', () => {
    expect(refusedAt(() => kindDefined(drafted(), threeShifts, ['discharges-by-noon']))).toBe('key')
  })

  test('that is typed needs no plan, and one that is fed no curve', () => {
    const typed = kindDefined(drafted({ demand: 'typed', curve: 'even' }), threeShifts, [])
    expect(typed).toMatchObject({ plan: [], shape: [] })
    const fed = kindDefined(drafted({ demand: 'feed' }), threeShifts, [])
    expect(fed).toMatchObject({ plan: [], shape: [], curve: 'even', within: 60 })
  })
})

describe('the line that is drawn while somebody fills in', () => {
  const early = threeShifts[0]!
  const sharesOf = (draft: KindDraft) =>
    drawingOf(draft, early, clock, '2026-11-23')!.parts.map(({ share }) => Math.round(share * 1_000))

  test('grows by the hours that are typed', () => {
    expect(sharesOf(drafted())).toEqual([0, 125, 375, 750, 1_000, 1_000, 1_000])
    expect(drawingOf(drafted(), early, clock, '2026-11-23')).toMatchObject({ required: 8, isExample: false })
  })

  test('stands still in a break', () => {
    const breaks = [{ row: 1, from: '09:00', to: '10:00' }]
    const shares = sharesOf({ ...blankKind(threeShifts), breaks })
    expect(shares).toEqual([167, 333, 333, 500, 667, 833, 1_000])
  })

  test('is drawn for a made-up number until there is one', () => {
    expect(drawingOf(blankKind(threeShifts), early, clock, '2026-11-23')).toMatchObject({
      required: 20,
      isExample: true,
    })
  })
})

test('a number is written for its own shift, and only if it is another one', () => {
  const span = spansOf('2026-11-23', clock)[1]!
  const set = { work: 'w', was: '18', span }
  expect(requiredIn('now', '18', set)).toBe(null)
  expect(requiredIn('now', ' ', set)).toBe(null)
  expect(requiredIn('now', '0', set)).toEqual({
    ...{ type: 'work-required', work: 'w', required: 0 },
    ...{ day: '2026-11-23', shift: 'late' },
  })
  expect(refusedAt(() => requiredIn('next', '1.5', set))).toBe('next')
})

test('columns begin as many do, and are refused beside what is wrong with them', () => {
  const draft = flowDraftOf({ name: '', columns: [] })
  expect(flowSet(draft)).toEqual({ type: 'flow-set', ...firstFlow })
  const [first, second, ...rest] = draft.columns
  const at = (more: object) =>
    refusedAt(() => flowSet({ ...draft, columns: [{ ...first!, ...more }, second!, ...rest] }))
  expect(at({ name: '' })).toBe(`columns:${first!.row}-name`)
  expect(at({ name: second!.name })).toBe(`columns:${first!.row}-name`)
  expect(at({ limit: '0' })).toBe(`columns:${first!.row}-limit`)
  expect(at({ minutes: '10081' })).toBe(`columns:${first!.row}-minutes`)
  expect(at({ minutes: '10080' })).toBe('')
  expect(refusedAt(() => flowSet({ ...draft, name: '' }))).toBe('name')
  expect(refusedAt(() => flowSet({ ...draft, columns: [...draft.columns, blankColumn()] }))).not.toBe('')
})

test('calls for help begin as many do, and a list without a word in a row is refused there', () => {
  const draft = helpDraftOf({ kinds: [], places: [], responders: [], minutes: 5 })
  expect(helpSet(draft)).toMatchObject({ type: 'help-set', minutes: 5 })
  expect(refusedAt(() => helpSet({ ...draft, minutes: '0' }))).toBe('minutes')
  expect(refusedAt(() => helpSet({ ...draft, places: [{ row: 99, key: '', name: '' }] }))).toBe('row-99')
})

test('what the server objects to stands beside the field that it is about', () => {
  const refused = (code: 'column-in-use' | 'too-many-items' | 'slow-down') =>
    new ApiRefusal({ status: 409, code, message: 'No.', field: undefined, retryAfter: undefined })
  expect(besideField(refused('column-in-use'), 'flow-set')).toMatchObject({
    field: 'columns',
    message: 'No.',
  })
  expect(besideField(refused('too-many-items'), 'token-placed')).toMatchObject({ field: 'label' })
  const other = refused('slow-down')
  expect(besideField(other, 'token-placed')).toBe(other)
})
