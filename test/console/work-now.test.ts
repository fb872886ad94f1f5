import { expect, test } from 'vitest'
import { Amiss } from '../../kiosk/console/form/sending.ts'
import { fromTemplate, kindDefined } from '../../kiosk/console/work/kind-draft.ts'
import { breaksNow, shortNow, toldNow } from '../../kiosk/console/work/kind-now.ts'
import { threeShifts } from '../../shared/templates.ts'
import { workTemplates } from '../../shared/work-templates.ts'

const discharges = fromTemplate(workTemplates[0]!, threeShifts)

test('a part of the form that is folded says what it holds', () => {
  const breaks = [
    { from: '10:00', to: '10:15' },
    { from: '12:30', to: '13:00' },
  ]
  expect(breaksNow(breaks)).toBe('10:00–10:15, 12:30–13:00')
  expect(breaksNow([])).toBe('none')
  expect(shortNow(discharges)).toBe('looked at every hour; 7 reasons to choose from')
  expect(toldNow(['Ada Okafor', 'Tom Adeyemi'])).toBe('Ada Okafor, Tom Adeyemi')
  expect(toldNow([])).toBe('nobody')
})

test('a ninth person who is to be told is refused in words, not left out unsaid', () => {
  const tell = Array.from({ length: 9 }, (_, n) => `person-${n}`)
  const define = (some: readonly string[]) => () =>
    kindDefined({ ...discharges, tell: some }, threeShifts, [])
  expect(define(tell.slice(1))).not.toThrow()
  expect(define(tell)).toThrow(Amiss)
  expect(define(tell)).toThrow('Up to 8 people can be told. Please take some out.')
})
