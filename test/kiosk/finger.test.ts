import { describe, expect, test } from 'vitest'
import { takingBack } from '../../kiosk/entries/marble/marble-drafts.ts'
import { quietAfter } from '../../kiosk/idle.ts'
import { nextLayout } from '../../kiosk/keyboard-layout.ts'
import { secondsLeft } from '../../kiosk/take-back.ts'
import { isInside, isOwnClick, isSecond, mayTake } from '../../kiosk/tap.ts'

const tap = (at: number, button: string, x = 100, y = 100) => ({ at, button, x, y })

describe('a button', () => {
  test('takes no second tap within 0.7 seconds', () => {
    const first = tap(1_000, 'good')
    expect(mayTake(tap(1_650, 'good'), first, 1_000)).toBe(false)
    expect(mayTake(tap(1_700, 'good'), first, 1_000)).toBe(true)
  })

  test('that came to lie under a double tap does not take its second half', () => {
    const first = tap(1_000, 'good')
    expect(mayTake(tap(1_250, 'breaks', 104, 98), first, null)).toBe(false)
    expect(mayTake(tap(1_250, 'done', 400, 100), first, null)).toBe(true)
    expect(mayTake(tap(1_600, 'breaks', 104, 98), first, null)).toBe(true)
  })

  test('is not pressed by the click that a browser makes of the touch before', () => {
    expect(isOwnClick({ detail: 1, timeStamp: 5_020 }, 5_000), 'what “Done” put under the finger').toBe(false)
    expect(isOwnClick({ detail: 0, timeStamp: 5_020 }, 5_000), 'Enter').toBe(true)
    expect(isOwnClick({ detail: 1, timeStamp: 9_000 }, 5_000), 'a switch or a screen reader').toBe(true)
  })

  test('takes no second finger, unless the first is a hand that leans or a drop of water', () => {
    const first = { id: 1, at: 1_000 }
    expect(isSecond({ id: 2, at: 1_300 }, first)).toBe(true)
    expect(isSecond({ id: 2, at: 3_000 }, first)).toBe(false)
    expect(isSecond({ id: 1, at: 1_300 }, first), 'a finger whose lifting got lost').toBe(false)
    expect(isSecond(first, null)).toBe(false)
  })

  test('does nothing for a finger that slid off', () => {
    const box = { left: 0, right: 100, top: 0, bottom: 50 }
    expect(isInside({ x: 50, y: 25 }, box)).toBe(true)
    expect(isInside({ x: 50, y: 51 }, box)).toBe(false)
  })
})

describe('a silence', () => {
  test('of 45 seconds warns, for twenty, and then wipes', () => {
    expect(quietAfter(44_999)).toEqual({ is: 'awake' })
    expect(quietAfter(45_000)).toEqual({ is: 'warning', secondsLeft: 20 })
    expect(quietAfter(64_100)).toEqual({ is: 'warning', secondsLeft: 1 })
    expect(quietAfter(65_000)).toEqual({ is: 'gone' })
  })
})

describe('a marble', () => {
  test('can be taken back for ten seconds', () => {
    expect(secondsLeft(1_000, 1_000)).toBe(10)
    expect(secondsLeft(1_000, 10_999)).toBe(1)
    expect(secondsLeft(1_000, 11_000)).toBe(0)
  })

  test('is taken back in the shift it was given in', () => {
    const given = { id: 'm', mood: 'good' as const, secret: 's'.repeat(26), happenedAt: 5, keptAt: 0 }
    expect(takingBack(given)).toMatchObject({
      type: 'mood-taken-back',
      mood: 'm',
      happenedAt: 5,
      secret: given.secret,
    })
  })
})

test('a capital is for one letter; figures stay until letters are asked for', () => {
  expect(nextLayout('shift', 'T')).toBe('default')
  expect(nextLayout('default', '{shift}')).toBe('shift')
  expect(nextLayout('default', '.')).toBe('shift')
  expect(nextLayout('numbers', '4')).toBe('numbers')
  expect(nextLayout('numbers', '{letters}')).toBe('default')
})
