import { expect, test } from 'vitest'
import { hashOf, placeIn } from '../../kiosk/console/address.ts'
import { isWhole, readCode } from '../../kiosk/console/screens/code.ts'

test('the desk opens at the ideas when the address says nothing', () => {
  expect(placeIn('')).toEqual({ team: '', section: 'ideas', item: '', measure: '', pair: '' })
  expect(placeIn('#section=cellar').section).toBe('ideas')
})

test('a place survives its own address', () => {
  const place = { team: 'a-team', section: 'ideas', item: 'an-idea' } as const
  expect(placeIn(hashOf(place))).toEqual({ ...place, measure: '', pair: '' })
})

test('a screen’s QR opens its approval, however its code is spelled', () => {
  for (const hash of ['#pair=BCDFGHJK', '#pair=BCDF-GHJK', '#pair=bcdf%20ghjk'])
    expect(placeIn(hash)).toMatchObject({ section: 'screens', pair: 'BCDF-GHJK' })
})

test('a pairing code is read as it is typed', () => {
  expect(['b', 'bcdf', 'bcdfg', 'BCDF-', 'bcdf-ghjk', 'bcdf ghjkl'].map(readCode)).toEqual([
    ...['B', 'BCDF', 'BCDF-G', 'BCDF', 'BCDF-GHJK', 'BCDF-GHJK'],
  ])
  expect(readCode('aeiou 12')).toBe('')
  expect(['BCDF-GHJ', 'BCDF-GHJK'].map(isWhole)).toEqual([false, true])
})
