import { describe, expect, test } from 'vitest'
import { heap } from '../../shared/look/jar/heap.ts'
import { Running } from '../../shared/look/jar/running.ts'
import { DROP_MS, POUR_MS } from '../../shared/look/jar/timeline.ts'

const pour = { id: 'p1', day: '2026-11-24', shift: 'late', answers: 14, good: 9 }

const opened = (view = { tray: 14, good: 38, pour: null }) => {
  const running = new Running()
  running.show(view, 0, false)
  return running
}

describe('what the jar shows while something moves', () => {
  test('a page that opens shows how things are, and nothing moves, not even an older pour', () => {
    const running = new Running()
    running.show({ tray: 3, good: 47, pour }, 0, false)
    expect(running.at(0, false)).toMatchObject({ tray: 3, heap: heap(47), pour: null, moving: false })
  })

  test('a tap lets one marble fall, and after less than half a second all is still', () => {
    const running = opened()
    running.show({ tray: 15, good: 38, pour: null }, 1000, false)
    const now = running.at(1000, false)
    expect(now).toMatchObject({ tray: 15, moving: true })
    expect(now.fallen(14)).toBe(0)
    expect(now.fallen(13)).toBe(Number.POSITIVE_INFINITY)
    expect(running.at(1000 + DROP_MS, false).moving).toBe(false)
  })

  test('six taps in one second all fall, one behind the other', () => {
    const running = opened({ tray: 0, good: 0, pour: null })
    for (let i = 1; i <= 6; i++) running.show({ tray: i, good: 0, pour: null }, i * 30, false)
    const { fallen, tray } = running.at(180, false)
    const times = [0, 1, 2, 3, 4, 5].map(fallen)
    expect(tray).toBe(6)
    for (const [i, time] of times.entries()) expect(time).toBeLessThan(times[i - 1] ?? 1000)
    expect(running.at(2000, false).moving).toBe(false)
  })

  test('the pour lasts three seconds and ends in the heap of its count', () => {
    const running = opened()
    running.show({ tray: 0, good: 47, pour }, 1000, false)
    expect(running.at(1000, false).pour).toMatchObject({ ms: 0 })
    expect(running.at(1000 + POUR_MS - 1, false).moving).toBe(true)
    expect(running.at(1000 + POUR_MS, false)).toMatchObject({
      pour: null,
      heap: heap(47),
      before: null,
      moving: false,
    })
  })

  test('a tap and a count that come during the pour are shown after it', () => {
    const running = opened()
    running.show({ tray: 0, good: 47, pour }, 1000, false)
    running.show({ tray: 2, good: 48, pour }, 2000, false)
    expect(running.at(2100, false)).toMatchObject({ tray: 0, pour: { ms: 1100 } })
    const after = running.at(1000 + POUR_MS, false)
    expect(after).toMatchObject({ tray: 2, heap: heap(48), pour: null, moving: true })
    expect(running.at(6000, false).moving).toBe(false)
  })

  test('the same pour told again is not poured again', () => {
    const running = opened()
    running.show({ tray: 0, good: 47, pour }, 0, false)
    running.at(POUR_MS, false)
    running.show({ tray: 0, good: 47, pour: { ...pour } }, 5000, false)
    expect(running.at(5000, false).moving).toBe(false)
  })

  test('who wants no motion sees the end at once, also in the middle of a pour', () => {
    const calm = opened()
    calm.show({ tray: 1, good: 47, pour }, 0, true)
    expect(calm.at(0, true)).toMatchObject({ tray: 1, heap: heap(47), pour: null, moving: false })
    const changed = opened()
    changed.show({ tray: 1, good: 47, pour }, 0, false)
    expect(changed.at(900, true)).toMatchObject({ tray: 1, heap: heap(47), pour: null, moving: false })
  })

  test('a hundred answers at once are news from before: they lie there', () => {
    const running = opened()
    running.show({ tray: 90, good: 38, pour: null }, 0, false)
    expect(running.at(0, false)).toMatchObject({ tray: 90, moving: false })
  })
})
