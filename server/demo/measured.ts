import { addDays, mondayOf } from '../../shared/days.ts'
import { newId } from '../../shared/id.ts'
import type { House } from '../house.ts'
import type { Dice } from './chance.ts'
import type { Cast } from './play.ts'

const WEEKS = 26
const DAYS = 45

const falls = {
  type: 'measure-defined',
  key: 'falls',
  name: 'Falls',
  unit: 'a week',
  better: 'down',
  cadence: 'weekly',
  chart: 'xmr',
  target: 3,
  meaning: 'How often somebody fell, with or without harm.',
}
const pressure = {
  type: 'measure-defined',
  key: 'pressure-damage',
  name: 'Pressure damage',
  unit: 'a day',
  better: 'down',
  cadence: 'daily',
  chart: 'c',
  meaning: 'New on our watch; counted by the nurse in charge.',
  asked: true,
}

const panels = [
  { id: 'falls', kind: 'measure', size: 'large', settings: { measure: 'falls' } },
  { id: 'jar', kind: 'jar', size: 'medium', settings: {} },
  { id: 'cross', kind: 'safety-cross', size: 'medium', settings: { measure: 'pressure-damage' } },
  { id: 'ideas', kind: 'ideas', size: 'medium', settings: {} },
  { id: 'answered', kind: 'answered', size: 'medium', settings: {} },
  { id: 'qr', kind: 'qr', size: 'small', settings: {} },
]

/** A ward that measures: falls that grew fewer once something was changed, and a count of every day. */
export const measureWard = async (house: House, { team, leads }: Cast, dice: Dice, today: string) => {
  const stream = `team:${team}`
  const by = { kind: 'lead', id: leads[0]! } as const
  const [fallsId, pressureId] = [newId(), newId()]
  const changedOn = addDays(mondayOf(today), -7 * 9)
  const weeks = Array.from({ length: WEEKS }, (_, n) => addDays(mondayOf(today), -7 * (WEEKS - n)))
  const days = Array.from({ length: DAYS }, (_, n) => addDays(today, n - DAYS))
  await house.log.write(
    stream,
    [
      { ...falls, id: fallsId },
      { ...pressure, id: pressureId },
    ],
    by,
  )
  const readings = [
    ...weeks.map(x => ({ measure: fallsId, x, y: dice.around(x < changedOn ? 6 : 2) })),
    ...days.map(x => ({ measure: pressureId, x, y: dice.chance(0.12) ? 1 : 0 })),
  ]
  await house.log.write(
    stream,
    readings.map(reading => ({ id: newId(), type: 'reading-taken', source: 'demo', ...reading })),
    by,
  )
  const change = {
    type: 'annotation-made',
    measure: fallsId,
    x: changedOn,
    kind: 'change',
    text: 'hourly rounding starts',
  }
  await house.log.write(
    stream,
    [
      { id: newId(), ...change },
      { id: newId(), type: 'board-arranged', panels },
    ],
    by,
  )
}
